// expect: bptt: the two operands of a function of components have different shapes: .*broadcast<n>
// expect: components_conform<(bptt::)?max_of, (bptt::)?ago<net::h, 0>, (bptt::)?shape<3>, net::k, (bptt::)?shape<> ?>
// A scalar is not silently taken beside each component; an integer is.
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct h : variable<h, 3> {} h;
inline constexpr struct k : parameter<k> {} k;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto a = max(max(h[t], broadcast<3>(k)), 0_c);
#else
inline constexpr auto a = max(h[t], k);
#endif
}  // namespace net
