// expect: bptt: into\(...\) writes to a result that has a name: a temporary one is gone after the call
#include "calls.hpp"

int main() {
  using namespace calls;
  auto r = of_net(W(Wv), h[-1_c](hv), x(xv));
#ifdef VALID_TWIN
  of_net.into(r, W(Wv), h[-1_c](hv), x(xv));
#else
  of_net.into(decltype(r){}, W(Wv), h[-1_c](hv), x(xv));
#endif
}
