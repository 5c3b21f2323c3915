// expect: bptt: a workspace stands before what is bound, and has a name: workspace<decltype\(g\)> memory;
#include "calls.hpp"

int main() {
  using namespace calls;
  using memory_of_net = workspace<decltype(of_net)>;
  [[maybe_unused]] memory_of_net memory;
#ifdef VALID_TWIN
  call_one([&](auto... bound) { return of_net(memory, bound...); });
#else
  call_one([&](auto... bound) { return of_net(memory_of_net{}, bound...); });
#endif
}
