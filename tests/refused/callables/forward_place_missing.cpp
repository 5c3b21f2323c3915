// expect: bptt: into\(\.\.\.\) has no place for a gradient that is asked for
#include "calls.hpp"

int main() {
  using namespace calls;
#ifdef VALID_TWIN
  forward.into(to(W(dW), h[-1_c](dh)), W(Wv), h[-1_c](hv), x(xv));
#else
  forward.into(to(W(dW)), W(Wv), h[-1_c](hv), x(xv));
#endif
}
