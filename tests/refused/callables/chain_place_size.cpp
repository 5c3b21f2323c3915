// expect: bptt: a gradient or value is written to a place that has another size than its symbol
#include "calls.hpp"

int main() {
  using namespace calls;
#ifdef VALID_TWIN
  of_chain.into(to(W(dW), h[-1_c](dh)), W(Wv), h[-1_c](hv), x(xv));
#else
  of_chain.into(to(W(dW), h[-1_c](three)), W(Wv), h[-1_c](hv), x(xv));
#endif
}
