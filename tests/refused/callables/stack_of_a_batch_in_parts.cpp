// expect: bptt: a call needs so many bytes of stack: give it a workspace, g\(memory, W\(w\), ...\)
#include "calls.hpp"

int main() {
  using namespace calls;
  constexpr auto of_long = gradient(batch<4>(long_net), L, wrt(W));
  auto const run = [](int n, auto const& body) {
    for (int i = 0; i < n; ++i) body(i);
  };
#ifdef VALID_TWIN
  static workspace<decltype(of_long), double, 4> memory;
  of_long.into(to(W(dW)), parts<4>(run), memory, W(Wv), h[-1_c](hs), x(many_batch_xs));
#else
  of_long.into(to(W(dW)), parts<4>(run), W(Wv), h[-1_c](hs), x(many_batch_xs));
#endif
}
