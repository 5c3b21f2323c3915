// expect: bptt: the length of a sequence is an integer
#include "calls.hpp"

int main() {
  using namespace calls;
#ifdef VALID_TWIN
  (void)of_net(W(Wv), h[-1_c](hv), x(xv), bptt::length(2));
#else
  (void)of_net(W(Wv), h[-1_c](hv), x(xv), bptt::length(2.0));
#endif
}
