// expect: bptt: a gradient or value is written to a place that has another size than its symbol
#include "calls.hpp"

int main() {
  using namespace calls;
#ifdef VALID_TWIN
  call_one([](auto const&... b) { values.into(to(h[t](xv)), b...); });
#else
  call_one([](auto const&... b) { values.into(to(h[t](dh)), b...); });
#endif
}
