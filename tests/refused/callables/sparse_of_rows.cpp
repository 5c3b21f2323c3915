// expect: bptt: sparse\(Emb\) is of a table that is read by Emb \* k\[t\] alone
#include "calls.hpp"

namespace calls {
inline constexpr struct letter : token<letter, 2> { } letter; }  // namespace calls

int main() {
  using namespace calls;
  constexpr auto read = [](auto of_state) {
    return unroll<2>(recurrence(h[t] = tanh(W * letter[t] + of_state), L[last] = dot(h[last], h[last])));
  };
#ifdef VALID_TWIN
  (void)gradient(read(h[t - 1_c]), L, wrt(sparse(W)));
#else
  (void)gradient(read(h[t - 1_c]), L, wrt(sparse(transpose(W))));
#endif
}
