// expect: bptt: a result of so many bytes would be on the stack: write it by into\(r, ...\), of a static result_type
// expect: fits_on_the_stack<12800
#include "calls.hpp"

int main() {
  using namespace calls;
  constexpr auto f = evaluate(batch<4>(long_net));
  static workspace<decltype(f)> memory;
#ifdef VALID_TWIN
  static result_type<decltype(f)> r;
  f.into(r, memory, W(Wv), h[-1_c](hs), x(many_batch_xs));
#else
  f(memory, W(Wv), h[-1_c](hs), x(many_batch_xs))[L][1];
#endif
}
