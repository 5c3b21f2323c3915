// expect: bptt: a gradient or value is written to a place that has another size than its symbol
#include "calls.hpp"

int main() {
  using namespace calls;
#ifdef VALID_TWIN
  values.into(to(h[t](xv)), W(Wv), h[-1_c](hv), x(xv));
#else
  values.into(to(h[t](dh)), W(Wv), h[-1_c](hv), x(xv));
#endif
}
