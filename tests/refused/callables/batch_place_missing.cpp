// expect: bptt: into\(\.\.\.\) has no place for a gradient that is asked for
#include "calls.hpp"

int main() {
  using namespace calls;
#ifdef VALID_TWIN
  call_batch([](auto const&... b) { return of_batch.into(to(W(dW), h[-1_c](dhs)), b...); });
#else
  call_batch([](auto const&... b) { return of_batch.into(to(W(dW)), b...); });
#endif
}
