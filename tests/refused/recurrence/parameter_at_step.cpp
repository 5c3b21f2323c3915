// expect: bptt: an equation of a step reads parameters and constants by name, inputs and variables at a step
// expect: leaf_of_a_step<(bptt::)?ago<net::W, 0>
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
inline constexpr auto r = recurrence(h[t] = tanh(W[t] * h[t - 1_c]));
#endif
}  // namespace net
