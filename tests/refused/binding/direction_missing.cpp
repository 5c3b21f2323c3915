// expect: bptt: a symbol of the net is not bound to a value
// expect: is_bound<.*tangent_of<net::w
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct h : variable<h> {} h;
// clang-format on
inline constexpr auto product =
    hessian_vector_product(unroll<3>(recurrence(h[t] = tanh(w * h[t - 1_c]))), h[last], wrt(w));
#ifdef VALID_TWIN
inline constexpr auto result = product(w(0.5), h[-1_c](0.25), tangent(w)(1.0));
#else
inline constexpr auto result = product(w(0.5), h[-1_c](0.25));
#endif
}  // namespace net
