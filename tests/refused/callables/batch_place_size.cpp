// expect: bptt: a gradient or value is written to a place that has another size than its symbol
#include "calls.hpp"

int main() {
  using namespace calls;
#ifdef VALID_TWIN
  of_batch.into(to(W(dW), h[-1_c](dhs)), W(Wv), h[-1_c](hs), x(xs));
#else
  of_batch.into(to(W(dW), h[-1_c](dh)), W(Wv), h[-1_c](hs), x(xs));
#endif
}
