// expect: bptt: to\(\.\.\.\) has two places for one gradient
#include "calls.hpp"

int main() {
  using namespace calls;
#ifdef VALID_TWIN
  of_batch.into(to(W(dW), h[-1_c](dhs)), W(Wv), h[-1_c](hs), x(xs));
#else
  of_batch.into(to(W(dW), W(Wv), h[-1_c](dhs)), W(Wv), h[-1_c](hs), x(xs));
#endif
}
