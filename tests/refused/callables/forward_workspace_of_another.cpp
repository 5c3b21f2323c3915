// expect: bptt: a call takes the workspace of its own callable
#include "calls.hpp"

int main() {
  using namespace calls;
#ifdef VALID_TWIN
  workspace<decltype(forward)> memory;
  forward(memory, W(Wv), h[-1_c](hv), x(xv));
#else
  workspace<decltype(of_net)> memory;
  forward(memory, W(Wv), h[-1_c](hv), x(xv));
#endif
}
