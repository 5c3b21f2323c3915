// expect: bptt: the result has no such value: ask for it in wrt
#include "calls.hpp"

int main() {
  using namespace calls;
  auto const r = call_one([](auto const&... b) { return of_chain(b...); });
  (void)r;
#ifdef VALID_TWIN
  r[W];
#else
  r[x];
#endif
}
