// expect: bptt: a call takes the workspace of its own callable
#include "calls.hpp"

int main() {
  using namespace calls;
#ifdef VALID_TWIN
  workspace<decltype(of_chain)> memory;
  of_chain(memory, W(Wv), h[-1_c](hv), x(xv));
#else
  workspace<decltype(of_net)> memory;
  of_chain(memory, W(Wv), h[-1_c](hv), x(xv));
#endif
}
