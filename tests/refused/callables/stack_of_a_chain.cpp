// expect: bptt: a call needs so many bytes of stack: give it a workspace, g\(memory, W\(w\), ...\)
// expect: fits_on_the_stack<3
#include "calls.hpp"

int main() {
  using namespace calls;
  constexpr auto g =
      gradient(chain(unroll<many>(recurrence(h[t] = tanh(W * h[t - 1_c] + x[t]))),
                     unroll<2>(recurrence(s[t] = tanh(W * s[t - 1_c]), L[last] = sum(s[last]))), s[-1_c] = h[last]),
               L, wrt(W));
#ifdef VALID_TWIN
  static workspace<decltype(g)> memory;
  g(memory, W(Wv), h[-1_c](hv), x(many_xs));
#else
  g(W(Wv), h[-1_c](hv), x(many_xs));
#endif
}
