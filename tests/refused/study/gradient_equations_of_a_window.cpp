// expect: bptt: gradient equations are those of the whole gradient, or of one that is truncated by chunks
// expect: has_one_recursion<bptt::truncated_loss<net::E, bptt::window_of<2>\s*>\s*>
#include <bptt/study/gradient_equations.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto steps = unroll<3>(recurrence(s[t] = w * s[t - 1_c], E[last] = s[last]));
#ifdef VALID_TWIN
inline constexpr auto found = gradient_equations(steps, truncated(E, chunks<2>), w);
#else
inline constexpr auto found = gradient_equations(steps, truncated(E, window<2>), w);
#endif
}  // namespace net
