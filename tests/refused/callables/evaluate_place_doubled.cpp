// expect: bptt: to\(\.\.\.\) has two places for one gradient
#include "calls.hpp"

int main() {
  using namespace calls;
#ifdef VALID_TWIN
  values.into(to(h[last](dh), h[1_c](v)), W(Wv), h[-1_c](hv), x(xv));
#else
  values.into(to(h[last](dh), h[2_c](v)), W(Wv), h[-1_c](hv), x(xv));
#endif
}
