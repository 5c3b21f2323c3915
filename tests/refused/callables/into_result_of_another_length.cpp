// expect: bptt: into\(\.\.\.\) has no place for a gradient that is asked for
#include "calls.hpp"

int main() {
  using namespace calls;
  auto r = gradient(net, L, wrt(x))(W(Wv), h[-1_c](hv), x(xv));
  constexpr auto one_step = unroll<1>(recurrence(h[t] = tanh(W * h[t - 1_c] + x[t]), L[last] = dot(h[last], h[last])));
  auto shorter = gradient(one_step, L, wrt(x))(W(Wv), h[-1_c](hv), x(v));
  (void)r, (void)shorter;
#ifdef VALID_TWIN
  gradient(net, L, wrt(x)).into(r, W(Wv), h[-1_c](hv), x(xv));
#else
  gradient(net, L, wrt(x)).into(shorter, W(Wv), h[-1_c](hv), x(xv));
#endif
}
