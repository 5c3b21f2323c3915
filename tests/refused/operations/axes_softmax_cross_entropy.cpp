// expect: bptt: two operands that go together component by component have different axes
// expect: component_axes_agree<(bptt::)?ago<net::h, 0>, (bptt::)?axes<net::hidden>, (bptt::)?ago<net::h, 1>, (bptt::)?axes<(bptt::)?earlier<net::hidden, 1> ?> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct hidden : axis<4> {} hidden;
inline constexpr struct h : variable<h, hidden> {} h;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto a = softmax_cross_entropy(h[t], h[t]);
#else
inline constexpr auto a = softmax_cross_entropy(h[t], h[t - 1_c]);
#endif
}  // namespace net
