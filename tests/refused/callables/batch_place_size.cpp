// expect: bptt: a gradient or value is written to a place that has another size than its symbol
#include "calls.hpp"

int main() {
  using namespace calls;
#ifdef VALID_TWIN
  call_batch([](auto const&... b) { return of_batch.into(to(W(dW), h[-1_c](dhs)), b...); });
#else
  call_batch([](auto const&... b) { return of_batch.into(to(W(dW), h[-1_c](dh)), b...); });
#endif
}
