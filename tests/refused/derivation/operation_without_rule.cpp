// expect: bptt: an operation has no derivative rule: give it a function pullback\(node, c, y\)
// expect: has_derivative_rule<net::cube_of<(bptt::)?ago<net::s, 1> ?> ?>
// lines: 14
// Nothing is differentiated silently to zero.
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
template <class A>
struct cube_of : node {
  using shape = shape_t<A>;
};
#ifdef VALID_TWIN
template <class A>
constexpr auto pullback(cube_of<A>, auto c, auto) {
  return cotangents(3_c * hadamard(c, square(A{})));
}
#endif
// clang-format off
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
inline constexpr auto net = unroll<2>(recurrence(s[t] = cube_of<decltype(s[t - 1_c])>{}, E[last] = s[last]));
inline constexpr auto d = derivative(net, E, s[-1_c]);
}  // namespace net
