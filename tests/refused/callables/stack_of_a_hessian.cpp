// expect: bptt: a call needs so many bytes of stack: give it a workspace, g\(memory, W\(w\), ...\)
// expect: fits_on_the_stack<
#include "calls.hpp"

int main() {
  using namespace calls;
  constexpr auto g = hessian_vector_product(long_net, L, wrt(W));
#ifdef VALID_TWIN
  static workspace<decltype(g)> memory;
  call_long([&](auto... bound) { return g(memory, bound..., tangent(W)(Wv)); });
#else
  call_long([&](auto... bound) { return g(bound..., tangent(W)(Wv)); });
#endif
}
