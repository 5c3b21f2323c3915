// expect: bptt: into\(\.\.\.\) has a place for a gradient that is not asked for, or for a value that is not there
#include "calls.hpp"

int main() {
  using namespace calls;
#ifdef VALID_TWIN
  call_one([](auto const&... b) { values.into(to(h[last](dh)), b...); });
#else
  call_one([](auto const&... b) { values.into(to(W(dW)), b...); });
#endif
}
