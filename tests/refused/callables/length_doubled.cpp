// expect: bptt: a symbol is bound twice
// expect: is_bound_once<bptt::sequence_length
#include "calls.hpp"

int main() {
  using namespace calls;
#ifdef VALID_TWIN
  (void)of_net(W(Wv), h[-1_c](hv), x(xv), bptt::length(2));
#else
  (void)of_net(W(Wv), h[-1_c](hv), x(xv), bptt::length(2), bptt::length(2));
#endif
}
