// expect: bptt: to\(\.\.\.\) has two places for one gradient
#include "calls.hpp"

int main() {
  using namespace calls;
#ifdef VALID_TWIN
  call_one([](auto const&... b) { values.into(to(h[last](dh), h[1_c](v)), b...); });
#else
  call_one([](auto const&... b) { values.into(to(h[last](dh), h[2_c](v)), b...); });
#endif
}
