// expect: bptt: to\(\.\.\.\) has two places for one gradient
#include "calls.hpp"

int main() {
  using namespace calls;
#ifdef VALID_TWIN
  call_batch([](auto const&... b) { return of_batch.into(to(W(dW), h[-1_c](dhs)), b...); });
#else
  call_batch([](auto const&... b) { return of_batch.into(to(W(dW), W(Wv), h[-1_c](dhs)), b...); });
#endif
}
