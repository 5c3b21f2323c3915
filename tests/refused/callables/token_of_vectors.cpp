// expect: bptt: a value is bound that has another size than its symbol
// expect: value_fits<calls::letter, bptt::numeric::extents<2>
#include "calls.hpp"

namespace calls {
inline constexpr struct letter : token<letter, 2> { } letter; }  // namespace calls

int main() {
  using namespace calls;
  constexpr auto read = evaluate(unroll<2>(recurrence(h[t] = W * letter[t])));
#ifdef VALID_TWIN
  (void)read(W(Wv), letter({0, 1}));
#else
  (void)read(W(Wv), letter({{1, 0}, {0, 1}}));  // one-hot vectors
#endif
}
