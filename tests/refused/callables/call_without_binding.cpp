// expect: bptt: a call takes values bound to symbols, W\(w\), x\(xs\), after a workspace where there is one
#include "calls.hpp"

int main() {
  using namespace calls;
#ifdef VALID_TWIN
  of_net(W(Wv), h[-1_c](hv), x(xv));
#else
  of_net(Wv, hv, xv);
#endif
}
