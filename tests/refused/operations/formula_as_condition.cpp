// expect: bptt: a formula is no condition of C\+\+, a > 0_c \? b : c: write where\(a > 0_c, b, c\)
// Whether w * s[t - 1_c] is above 0 is not known where the equation is written.
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct x : input<x> {} x;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
#ifdef VALID_TWIN
constexpr auto leaky = where(w * s[t - 1_c] > 0_c, w* s[t - 1_c], x[t]);
#else
constexpr auto leaky = w * s[t - 1_c] > 0_c ? w* s[t - 1_c] : w* s[t - 1_c];
#endif
inline constexpr auto program = unroll<3>(recurrence(s[t] = leaky, E[last] = s[last]));
}  // namespace net
