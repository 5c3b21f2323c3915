// expect: bptt: a formula is wrong: this is the first term that is
// expect: "a term of step 0 is missing:
// The gradient of a bias, of which the last step alone is counted.
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net = unroll<2>(recurrence(s[t] = tanh(w * s[t - 1_c] + k), E[last] = square(s[last]) / 2_c));
constexpr auto delta_1 = s[1_c] * (1_c - square(s[1_c]));
#ifdef VALID_TWIN
static_assert(matches(net, E, k, delta_1 + delta_1 * w * (1_c - square(s[0_c]))));
#else
static_assert(matches(net, E, k, delta_1));
#endif
}  // namespace net
