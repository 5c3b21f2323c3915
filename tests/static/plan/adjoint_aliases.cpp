// Adjoints that are other names of each other.
#include <bptt/plan/adjoint_aliases.hpp>

using namespace bptt::derivation;
using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct a : variable<a> {} a;
inline constexpr struct b : variable<b> {} b;
inline constexpr struct z : variable<z> {} z;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
// ∂E/∂a = ∂E/∂b = ∂E/∂z, where z = a + b
using net = decltype(recurrence(a[t] = w * x[t], b[t] = w * s[t - 1_c], z[t] = a[t] + b[t], s[t] = tanh(z[t]),
                                E[last] = s[last]));
static_assert(std::is_same_v<stored_for<struct E, net, struct a>::type, struct z> &&
              std::is_same_v<stored_for<struct E, net, struct b>::type, struct z>);
static_assert(std::is_same_v<stored_for<struct E, net, struct z>::type, struct z> &&
              std::is_same_v<stored_for<struct E, net, struct s>::type, struct s>);
using names = by_stored_adjoints<struct E, net, 5>;
template <class S>
using adjoint_of = bar<struct E, S>;
static_assert(std::is_same_v<image_of<ahead<adjoint_of<struct a>, 1>, names>, ahead<adjoint_of<struct z>, 1>>);
static_assert(std::is_same_v<image_of<sum_over_time<mul<struct w, ago<adjoint_of<struct b>, 0>>>, names>,
                             sum_over_time<mul<struct w, ago<adjoint_of<struct z>, 0>>>>);
static_assert(std::is_same_v<image_of<after_last<adjoint_of<struct s>, 2>, names>, at<adjoint_of<struct s>, 6>>);
}  // namespace
