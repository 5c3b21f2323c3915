// expect: bptt: a token is bound by its ids, which are integers
// expect: has_elements_for<calls::letter, double>
#include "calls.hpp"

namespace calls {
inline constexpr struct letter : token<letter, 2> { } letter; }  // namespace calls

int main() {
  using namespace calls;
  constexpr auto read = evaluate(unroll<2>(recurrence(h[t] = W * letter[t])));
#ifdef VALID_TWIN
  (void)read(W(Wv), letter({0, 1}));
#else
  (void)read(W(Wv), letter({0.0, 1.0}));
#endif
}
