// expect: bptt: into\(\.\.\.\) has no place for a gradient that is asked for
#include "calls.hpp"

int main() {
  using namespace calls;
  // where a sequence may be shorter, the last step is no step of all
  constexpr auto g = gradient(net, L, wrt(h[t]));
#ifdef VALID_TWIN
  static result_type<decltype(g), double, decltype(bptt::length(2))> r;
#else
  static result_type<decltype(g)> r;
#endif
  g.into(r, W(Wv), h[-1_c](hv), x(xv), bptt::length(2));
}
