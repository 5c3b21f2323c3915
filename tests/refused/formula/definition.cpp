// expect: bptt: the two sides of an equation have different shapes
// expect: definition_conforms<net::h, (bptt::)?shape<4>, .*tanh_of<.*ago<net::x, 0> ?>, (bptt::)?shape<3> ?>
// A definition of another shape than its symbol.
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 3> {} x;
#ifdef VALID_TWIN
inline constexpr struct h : variable<h, 3> {} h;
#else
inline constexpr struct h : variable<h, 4> {} h;
#endif
// clang-format on
inline constexpr auto e = (h[t] = tanh(x[t]));
}  // namespace net
