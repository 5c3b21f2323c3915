// expect: bptt: a workspace has the parts of the call: for parts<4>\(run\) it is workspace<decltype\(g\), float, 4>
#include "calls.hpp"

int main() {
  using namespace calls;
  auto const run = [](int n, auto const& body) {
    for (int i = 0; i < n; ++i) body(i);
  };
#ifdef VALID_TWIN
  workspace<decltype(of_batch), double, 2> memory;
#else
  workspace<decltype(of_batch)> memory;
#endif
  of_batch(parts<2>(run), memory, W(Wv), h[-1_c](hs), x(xs));
}
