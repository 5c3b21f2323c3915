// expect: bptt: it is undecided whether a formula is right: a proof is beyond its budget; prove it for fewer steps, or part by part
#include <bptt/bptt.hpp>

namespace logistic_map {
using namespace bptt;
// clang-format off
inline constexpr struct r : parameter<r> {} r;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
#ifdef VALID_TWIN
inline constexpr int T = 2;
#else
inline constexpr int T = 10;
#endif
constexpr auto net = unroll<T>(recurrence(s[t] = r * s[t - 1_c] * (1_c - s[t - 1_c]), E[last] = s[last]));
/// ∂s/∂r, forward in time
template <int k>
constexpr auto forward() {
  if constexpr (k < 0)
    return r - r;
  else
    return s[hana::int_c<k - 1>] * (1_c - s[hana::int_c<k - 1>]) +
           r * (1_c - 2_c * s[hana::int_c<k - 1>]) * forward<k - 1>();
}
static_assert(matches(net, E, r, forward<T - 1>()));
}  // namespace logistic_map
