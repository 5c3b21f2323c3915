// expect: bptt: so many bytes of what is bound would be copied to the stack: bind numbers of the type of the call
// expect: fits_on_the_stack<32000
#include "calls.hpp"

int main() {
  using namespace calls;
  constexpr auto g = gradient(long_net, L, wrt(W));
  static workspace<decltype(g)> memory;
#ifdef VALID_TWIN
  g(memory, W(Wv), h[-1_c](hv), x(many_xs));
#else
  g(memory, W(Wv), h[-1_c](hv), x(many_floats));
#endif
}
