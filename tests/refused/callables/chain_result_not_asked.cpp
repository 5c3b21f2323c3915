// expect: bptt: the result has no such value: ask for it in wrt
#include "calls.hpp"

int main() {
  using namespace calls;
  auto const r = of_chain(W(Wv), h[-1_c](hv), x(xv));
  (void)r;
#ifdef VALID_TWIN
  r[W];
#else
  r[x];
#endif
}
