// expect: bptt: into\(...\) writes to a result that has a name: a temporary one is gone after the call
#include "calls.hpp"

int main() {
  using namespace calls;
  auto r = call_one(of_net);
#ifdef VALID_TWIN
  call_one([&](auto... bound) { return of_net.into(r, bound...); });
#else
  call_one([&](auto... bound) { return of_net.into(decltype(r){}, bound...); });
#endif
}
