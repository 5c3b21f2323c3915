// expect: bptt: a program has at least one step: unroll<T> needs T >= 1
// expect: has_steps<0>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct s : variable<s> {} s;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto net = unroll<1>(recurrence(s[t] = tanh(s[t - 1_c])));
#else
inline constexpr auto net = unroll<0>(recurrence(s[t] = tanh(s[t - 1_c])));
#endif
}  // namespace net
