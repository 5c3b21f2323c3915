// Functions of which the name is known, and those with a value: the node, the slope.
#include <bptt/operations/named_function.hpp>

#include "../same.hpp"

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct p : parameter<p, 3> {} p;
inline constexpr struct y : variable<y> {} y;
inline constexpr struct f : function<f> {} f;
inline constexpr struct cube : function<cube> {
  static constexpr auto value(auto x) { return x * x * x; }
  static constexpr auto slope(auto x) { return 3 * x * x; }
} cube;
// clang-format on
static_assert(shape_of(f(a)) == shape<>{} && shape_of(cube(p)) == shape<3>{} && elementwise_node<decltype(f(p))>);
static_assert(same(decltype(f(a))::slope(a, y), prime(f)(a)) && same(prime(f)(a), primed<struct f, struct a>{}));
static_assert(decltype(cube(a))::value(2.0) == 8.0 && decltype(prime(cube)(a))::value(2.0) == 12.0);
static_assert(std::is_empty_v<decltype(f)> && std::is_empty_v<decltype(prime(prime(f)))>);
}  // namespace
