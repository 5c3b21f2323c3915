// expect: bptt: a call takes the workspace of its own callable
#include "calls.hpp"

int main() {
  using namespace calls;
#ifdef VALID_TWIN
  workspace<decltype(product)> memory;
  call_product([&](auto const&... b) { return product(memory, b...); });
#else
  workspace<decltype(of_net)> memory;
  call_product([&](auto const&... b) { return product(memory, b...); });
#endif
}
