// expect: bptt: it is not proved that a formula is right, and its numbers do not show that it is wrong
// expect: "term 1
#include <bptt/bptt.hpp>

namespace formulas {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;
// clang-format on
#ifdef VALID_TWIN
static_assert(matches(2_c * sin(a) * cos(a), sin(a) * cos(a) + cos(a) * sin(a)));
#else
static_assert(matches(2_c * sin(a) * cos(a), sin(2_c * a)));
#endif
}  // namespace formulas
