// Steps and the references that they make.
#include <bptt/formula/nodes.hpp>
#include <type_traits>

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 2> {} x;
inline constexpr struct g : variable<g, 3> {} g;
inline constexpr struct s : variable<s> {} s;
// clang-format on
template <class Want, class Got>
constexpr bool is(Got) {
  return std::is_same_v<Want, Got>;
}
static_assert(is<ago<struct g, 0>>(g[t]) && is<ago<struct g, 0>>(g[t - 0_c]) && is<ago<struct g, 0>>(g[t + 0_c]));
static_assert(is<ago<struct g, 2>>(g[t - 2_c]) && is<ahead<struct g, 2>>(g[t + 2_c]));
static_assert(is<at_last<struct g>>(g[last]) && is<after_last<struct g, 1>>(g[last + 1_c]));
static_assert(is<at<struct x, 3>>(x[3_c]) && is<at<struct x, -1>>(x[-1_c]));
static_assert(std::is_same_v<shape_t<after_last<struct g, 1>>, shape<3>> && std::is_empty_v<after_last<struct g, 1>> &&
              std::is_empty_v<at<struct x, -1>>);
// equations of each kind
static_assert(is<equation<ago<struct g, 0>, ahead<struct g, 1>>>(g[t] = g[t + 1_c]));
static_assert(is<equation<at<struct g, -1>, after_last<struct g, 1>>>(g[-1_c] = g[last + 1_c]));
static_assert(is<equation<after_last<struct g, 1>, at_last<struct g>>>(g[last + 1_c] = g[last]));
// by a number: it is as large as what it defines
static_assert(is<equation<at<struct g, -1>, broadcast_of<struct zero, shape<3>>>>(g[-1_c] = zero));
static_assert(is<equation<ago<struct g, 0>, broadcast_of<decltype(0.5_c), shape<3>>>>(g[t] = 0.5_c));
static_assert(is<equation<at_last<struct s>, integer<2>>>(s[last] = 2_c) &&
              is<equation<at<struct s, -1>, struct zero>>(s[-1_c] = 0_c));
// and of a reference by itself
static_assert(is<equation<at<struct g, -1>, at<struct g, -1>>>(g[-1_c] = g[-1_c]));
}  // namespace
