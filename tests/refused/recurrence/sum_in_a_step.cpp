// expect: bptt: a sum over time stands in an equation of the last step, m\[last\] = sum\(e, t\); an equation of a step reads m\[last\]
// expect: sum_over_time_has_a_name<(bptt::)?mean_over_time<(bptt::)?ago<net::s, 0>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct m : variable<m> {} m;
inline constexpr struct g : variable<g> {} g;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto r = recurrence(s[t] = x[t] + s[t - 1_c], m[last] = mean(s[t], t), g[t] = s[t] - m[last]);
#else
inline constexpr auto r = recurrence(s[t] = x[t] + s[t - 1_c], g[t] = s[t] - mean(s[t], t));
#endif
}  // namespace net
