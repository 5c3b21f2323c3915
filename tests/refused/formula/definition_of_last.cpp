// expect: bptt: the two sides of an equation have different shapes
// expect: definition_conforms<net::E, (bptt::)?shape<>, .*hadamard_of<.*at_last<net::h>.*, (bptt::)?shape<4> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct h : variable<h, 4> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto e = (E[last] = dot(h[last], h[last]));
#else
inline constexpr auto e = (E[last] = hadamard(h[last], h[last]));
#endif
}  // namespace net
