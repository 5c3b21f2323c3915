// expect: bptt: a call needs so many bytes of stack: give it a workspace, g\(memory, W\(w\), ...\)
// expect: fits_on_the_stack<3
#include "calls.hpp"

int main() {
  using namespace calls;
  constexpr auto g = gradient(long_net, L, wrt(x));
#ifdef VALID_TWIN
  static workspace<decltype(g)> memory;
  call_long([&](auto... bound) { return g.into(to(x(dxs)), memory, bound...); });
#else
  call_long([&](auto... bound) { return g.into(to(x(dxs)), bound...); });
#endif
}
