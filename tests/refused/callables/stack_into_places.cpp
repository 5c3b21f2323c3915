// expect: bptt: a call needs so many bytes of stack: give it a workspace, g\(memory, W\(w\), ...\)
// expect: fits_on_the_stack<3
#include "calls.hpp"

int main() {
  using namespace calls;
  constexpr auto g = gradient(long_net, L, wrt(x));
#ifdef VALID_TWIN
  static workspace<decltype(g)> memory;
  g.into(to(x(dxs)), memory, W(Wv), h[-1_c](hv), x(many_xs));
#else
  g.into(to(x(dxs)), W(Wv), h[-1_c](hv), x(many_xs));
#endif
}
