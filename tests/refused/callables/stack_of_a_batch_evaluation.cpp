// expect: bptt: a call needs so many bytes of stack: give it a workspace, g\(memory, W\(w\), ...\)
// expect: fits_on_the_stack<3
#include "calls.hpp"

int main() {
  using namespace calls;
  constexpr auto g = evaluate(batch<4>(long_net));
#ifdef VALID_TWIN
  static workspace<decltype(g)> memory;
  g.into(to(h[last](dhs)), memory, W(Wv), h[-1_c](hs), x(many_batch_xs));
#else
  g.into(to(h[last](dhs)), W(Wv), h[-1_c](hs), x(many_batch_xs));
#endif
}
