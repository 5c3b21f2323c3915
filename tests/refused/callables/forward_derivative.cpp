// expect: bptt: a derivative is derived forward with respect to a scalar
// expect: target_is_a_number<net::w, bptt::shape<2>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct w : parameter<w, 2> {} w;
inline constexpr struct h : variable<h, 2> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
inline constexpr auto steps = unroll<2>(recurrence(h[t] = tanh(k * h[t - 1_c] + w), E[last] = dot(h[last], w)));
#ifdef VALID_TWIN
inline constexpr auto d = forward_derivative(steps, E, k);
#else
inline constexpr auto d = forward_derivative(steps, E, w);
#endif
}  // namespace net
