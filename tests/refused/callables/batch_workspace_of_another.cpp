// expect: bptt: a call takes the workspace of its own callable
#include "calls.hpp"

int main() {
  using namespace calls;
#ifdef VALID_TWIN
  workspace<decltype(of_batch)> memory;
  of_batch(memory, W(Wv), h[-1_c](hs), x(xs));
#else
  workspace<decltype(gradient(batch<3>(net), L, wrt(W, h[-1_c])))> memory;
  of_batch(memory, W(Wv), h[-1_c](hs), x(xs));
#endif
}
