// expect: bptt: a value is bound that has another size than its symbol
// expect: extents_of_steps<3, 2>
#include "calls.hpp"

int main() {
  using namespace calls;
#ifdef VALID_TWIN
  (void)of_net(W(Wv), h[-1_c](hv), x({{1.0, 2.0}, {3.0, 4.0}}), bptt::length(2));
#else
  (void)of_net(W(Wv), h[-1_c](hv), x({{1.0, 2.0}, {3.0, 4.0}, {5.0, 6.0}, {7.0, 8.0}}), bptt::length(2));
#endif
}
