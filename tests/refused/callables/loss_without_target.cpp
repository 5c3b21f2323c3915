// expect: bptt: the loss depends on none of the targets
// expect: loss_depends_on_a_target<.*net::E
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct b : parameter<b> {} b;
inline constexpr struct h : variable<h> {} h;
inline constexpr struct o : variable<o> {} o;
inline constexpr struct E : variable<E> {} E;
// clang-format on
inline constexpr auto steps =
    unroll<3>(recurrence(h[t] = tanh(w * h[t - 1_c]), o[t] = b * h[t], E[last] = square(h[last])));
#ifdef VALID_TWIN
inline constexpr auto product = hessian_vector_product(steps, E, wrt(w, b));
#else
inline constexpr auto product = hessian_vector_product(steps, E, wrt(b));
#endif
}  // namespace net
