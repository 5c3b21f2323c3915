// expect: bptt: to\(\.\.\.\) has two places for one gradient
#include "calls.hpp"

int main() {
  using namespace calls;
#ifdef VALID_TWIN
  call_product([](auto const&... b) { return product.into(to(W(dW), h[-1_c](dh)), b...); });
#else
  call_product([](auto const&... b) { return product.into(to(W(dW), W(Wv), h[-1_c](dh)), b...); });
#endif
}
