// expect: bptt: a call takes the workspace of its own callable
#include "calls.hpp"

int main() {
  using namespace calls;
#ifdef VALID_TWIN
  workspace<decltype(product)> memory;
  product(memory, W(Wv), h[-1_c](hv), x(xv), tangent(W)(Wv), tangent(h)[-1_c](v));
#else
  workspace<decltype(of_net)> memory;
  product(memory, W(Wv), h[-1_c](hv), x(xv), tangent(W)(Wv), tangent(h)[-1_c](v));
#endif
}
