// expect: bptt: a derivative is taken with respect to a parameter, or a variable or input of the net
#include "calls.hpp"

namespace calls {
inline constexpr struct letter : token<letter, 2> { } letter; }  // namespace calls

int main() {
  using namespace calls;
  // a list of rows is no formula
  constexpr auto read = [](auto of_state) {
    return unroll<2>(recurrence(h[t] = tanh(W * letter[t] + of_state), L[last] = dot(h[last], h[last])));
  };
#ifdef VALID_TWIN
  (void)derivative(read(h[t - 1_c]), L, W);
#else
  (void)derivative(read(h[t - 1_c]), L, sparse(W));
#endif
}
