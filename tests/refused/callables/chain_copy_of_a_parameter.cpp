// expect: bptt: a parameter of both nets of a chain has no copies of steps
#include "calls.hpp"

int main() {
  using namespace calls;
#ifdef VALID_TWIN
  gradient(two_nets, L, wrt(W, s[1_c]));
#else
  gradient(two_nets, L, wrt(W[t], s[1_c]));
#endif
}
