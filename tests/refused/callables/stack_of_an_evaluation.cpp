// expect: bptt: a call needs so many bytes of stack: give it a workspace, g\(memory, W\(w\), ...\)
// expect: fits_on_the_stack<3
#include "calls.hpp"

int main() {
  using namespace calls;
  constexpr auto g = evaluate(long_net);
#ifdef VALID_TWIN
  static workspace<decltype(g)> memory;
  call_long([&](auto... bound) { return g.into(to(h[last](dh)), memory, bound...); });
#else
  call_long([&](auto... bound) { return g.into(to(h[last](dh)), bound...); });
#endif
}
