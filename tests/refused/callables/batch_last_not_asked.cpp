// expect: bptt: the result has no such value: ask for it in wrt\(...\), or in also\(...\)
#include "calls.hpp"

int main() {
  using namespace calls;
  // a sequence may be shorter: its last state is not that of the last of all steps
  auto const f = [](auto asked) { return gradient(batch<4>(net), L, wrt(W), asked)(W(Wv), h[-1_c](hs), x(xs)); };
#ifdef VALID_TWIN
  auto const r = f(also(h[t], h[last]));
#else
  auto const r = f(also(h[t]));
#endif
  (void)r.value(h[last]);
}
