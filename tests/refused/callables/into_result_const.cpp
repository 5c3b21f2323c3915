// expect: bptt: into\(\.\.\.\) takes the result of an earlier call
#include "calls.hpp"

int main() {
  using namespace calls;
  auto r = of_net(W(Wv), h[-1_c](hv), x(xv));
  auto const fixed = r;
  (void)fixed;
#ifdef VALID_TWIN
  of_net.into(r, W(Wv), h[-1_c](hv), x(xv));
#else
  of_net.into(fixed, W(Wv), h[-1_c](hv), x(xv));
#endif
}
