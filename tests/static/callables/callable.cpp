// All ways of calling everything that is called, in constant evaluation.
#include "../calls.hpp"

namespace calls {
template <class Row>
inline constexpr bool the_law_holds = law<Row, double>::holds();
template <class... Row>
constexpr bool check(types<Row...>) {
  static_assert((the_law_holds<Row> && ...));
  return true;
}
static_assert(check(rows{}));
}  // namespace calls
