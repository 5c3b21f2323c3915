// expect: bptt: the two operands of a function of components have different shapes
// expect: components_conform<(bptt::)?pow_of, (bptt::)?ago<net::x, 0>, (bptt::)?shape<3>, net::k, (bptt::)?shape<> ?>
// A scalar exponent is not silently taken to each component.
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 3> {} x;
#ifdef VALID_TWIN
inline constexpr struct k : parameter<k, 3> {} k;
#else
inline constexpr struct k : parameter<k> {} k;
#endif
// clang-format on
inline constexpr auto a = pow(x[t], k);
}  // namespace net
