// expect: bptt: into\(\.\.\.\) has a place for a gradient that is not asked for, or for a value that is not there
#include "calls.hpp"

int main() {
  using namespace calls;
#ifdef VALID_TWIN
  values.into(to(h[last](dh)), W(Wv), h[-1_c](hv), x(xv));
#else
  values.into(to(W(dW)), W(Wv), h[-1_c](hv), x(xv));
#endif
}
