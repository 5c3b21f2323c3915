// expect: bptt: a call needs so many bytes of stack: give it a workspace, g\(memory, W\(w\), ...\)
// expect: fits_on_the_stack<3
#include "calls.hpp"

int main() {
  using namespace calls;
  constexpr auto g = evaluate(long_net);
#ifdef VALID_TWIN
  static workspace<decltype(g)> memory;
  g.into(to(h[last](dh)), memory, W(Wv), h[-1_c](hv), x(many_xs));
#else
  g.into(to(h[last](dh)), W(Wv), h[-1_c](hv), x(many_xs));
#endif
}
