// bptt/recurrence.hpp is enough to write recurrences and to unroll them.
#include <bptt/recurrence.hpp>

namespace bptt {  // names of the wings that are not included: they are free
struct derivative {};
struct gradient {};
}  // namespace bptt

namespace by_recurrence {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
// clang-format on
constexpr auto cell = recurrence(s[t] = tanh(w * s[t - 1_c]));
static_assert(unroll<5>(cell).steps == 5);
}  // namespace by_recurrence
