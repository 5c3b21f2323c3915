// expect: bptt: variables of one step need each other in a cycle
// expect: order_of_evaluation_exists<.*ago<net::h, 0>
// Every step reads step 0, step 0 itself as well.
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct W : parameter<W, 4, 4> {} W;
inline constexpr struct h : variable<h, 4> {} h;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto r = recurrence(h[t] = tanh(W * h[t - 1_c]));
#else
inline constexpr auto r = recurrence(h[t] = tanh(W * h[0_c]));
#endif
}  // namespace net
