// expect: bptt: into\(\.\.\.\) has no place for a gradient that is asked for
#include "calls.hpp"

int main() {
  using namespace calls;
#ifdef VALID_TWIN
  call_one([](auto const&... b) { return of_chain.into(to(W(dW), h[-1_c](dh)), b...); });
#else
  call_one([](auto const&... b) { return of_chain.into(to(W(dW)), b...); });
#endif
}
