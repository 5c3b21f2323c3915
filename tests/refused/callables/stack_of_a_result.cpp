// expect: bptt: a result of so many bytes would be on the stack: write it by into\(r, ...\), of a static result_type
// expect: fits_on_the_stack<32000
#include "calls.hpp"

int main() {
  using namespace calls;
  constexpr auto g = gradient(long_net, L, wrt(W, x));
  static workspace<decltype(g)> memory;
#ifdef VALID_TWIN
  static result_type<decltype(g)> r;
  g.into(r, memory, W(Wv), h[-1_c](hv), x(many_xs));
#else
  g(memory, W(Wv), h[-1_c](hv), x(many_xs))[L];
#endif
}
