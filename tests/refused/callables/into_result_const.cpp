// expect: bptt: into\(\.\.\.\) takes the result of an earlier call
#include "calls.hpp"

int main() {
  using namespace calls;
  auto r = call_one([](auto const&... b) { return of_net(b...); });
  auto const fixed = r;
  (void)fixed;
#ifdef VALID_TWIN
  call_one([&](auto const&... b) { return of_net.into(r, b...); });
#else
  call_one([&](auto const&... b) { return of_net.into(fixed, b...); });
#endif
}
