// expect: bptt: a batch has one part at least: parts<n> needs n >= 1
#include "calls.hpp"

int main() {
  auto const run = [](int n, auto const& body) {
    for (int i = 0; i < n; ++i) body(i);
  };
#ifdef VALID_TWIN
  (void)bptt::parts<1>(run);
#else
  (void)bptt::parts<0>(run);
#endif
}
