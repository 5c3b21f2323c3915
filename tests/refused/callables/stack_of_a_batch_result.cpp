// expect: bptt: a result of so many bytes would be on the stack: write it by into\(r, ...\), of a static result_type
// expect: fits_on_the_stack<12800
#include "calls.hpp"

int main() {
  using namespace calls;
  constexpr auto f = evaluate(batch<4>(long_net));
  static workspace<decltype(f)> memory;
#ifdef VALID_TWIN
  static result_type<decltype(f)> r;
  call_long_batch([&](auto... bound) { f.into(r, memory, bound...); });
#else
  call_long_batch([&](auto... bound) { return f(memory, bound...)[L][1]; });
#endif
}
