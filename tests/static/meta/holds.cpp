// BPTT_HOLDS is the condition of a static_assert, commas and all.
#include <bptt/meta/holds.hpp>

namespace {
template <class, class>
inline constexpr bool are_two = true;
template <int... n>
constexpr bool all_positive() {
  static_assert(BPTT_HOLDS(((n > 0) && ...)), "a message");
  return true;
}
static_assert(BPTT_HOLDS(are_two<int, char>) && all_positive<1, 2>());
static_assert(BPTT_HOLDS(are_two<int, char> && !are_two<int, int *> == false), "a message");
}  // namespace
