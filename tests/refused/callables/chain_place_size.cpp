// expect: bptt: a gradient or value is written to a place that has another size than its symbol
#include "calls.hpp"

int main() {
  using namespace calls;
#ifdef VALID_TWIN
  call_one([](auto const&... b) { return of_chain.into(to(W(dW), h[-1_c](dh)), b...); });
#else
  call_one([](auto const&... b) { return of_chain.into(to(W(dW), h[-1_c](three)), b...); });
#endif
}
