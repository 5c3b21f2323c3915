// expect: bptt: a divisor is a scalar; the quotients of components are hadamard\(a, reciprocal\(b\)\)
// expect: divisor_is_scalar<(bptt::)?ago<net::x, 0>, (bptt::)?shape<3>, net::d, (bptt::)?shape<3> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 3> {} x;
#ifdef VALID_TWIN
inline constexpr struct d : parameter<d> {} d;
inline constexpr struct e : parameter<e, 3> {} e;
inline constexpr auto b = hadamard(x[t], reciprocal(e)) + 1_c / e;
#else
inline constexpr struct d : parameter<d, 3> {} d;
#endif
// clang-format on
inline constexpr auto a = x[t] / d;
}  // namespace net
