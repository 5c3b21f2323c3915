// expect: bptt: the right-hand side of an equation is a formula; a number is written 2_c, 0.5_c or is a constant<Self>
// expect: is_formula<double>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct s : variable<s> {} s;
inline constexpr struct k : constant<k> {} k;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto e = (s[t] = k);
#else
inline constexpr auto e = (s[t] = 0.5);
#endif
}  // namespace net
