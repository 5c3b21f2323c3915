// expect: bptt: a call takes the workspace of its own callable
#include "calls.hpp"

int main() {
  using namespace calls;
#ifdef VALID_TWIN
  workspace<decltype(of_batch)> memory;
  call_batch([&](auto const&... b) { return of_batch(memory, b...); });
#else
  workspace<decltype(gradient(batch<3>(net), L, wrt(W, h[-1_c])))> memory;
  call_batch([&](auto const&... b) { return of_batch(memory, b...); });
#endif
}
