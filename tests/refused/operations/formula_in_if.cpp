// expect: bptt: a formula is no condition of C\+\+, a > 0_c \? b : c: write where\(a > 0_c, b, c\)
// A formula in an `if` of C++.
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto bounded(auto z) {
#ifdef VALID_TWIN
  return where(z < 1_c || !(w > 0_c), z, 1_c);
#else
  if (z < 1_c || !(w > 0_c)) return z;
  return z;
#endif
}
inline constexpr auto program = unroll<3>(recurrence(s[t] = bounded(w * s[t - 1_c]), E[last] = s[last]));
}  // namespace net
