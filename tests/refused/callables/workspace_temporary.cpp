// expect: bptt: a workspace stands before what is bound, and has a name: workspace<decltype\(g\)> memory;
#include "calls.hpp"

int main() {
  using namespace calls;
  using memory_of_net = workspace<decltype(of_net)>;
  [[maybe_unused]] memory_of_net memory;
#ifdef VALID_TWIN
  of_net(memory, W(Wv), h[-1_c](hv), x(xv));
#else
  of_net(memory_of_net{}, W(Wv), h[-1_c](hv), x(xv));
#endif
}
