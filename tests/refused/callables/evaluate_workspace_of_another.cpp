// expect: bptt: a call takes the workspace of its own callable
#include "calls.hpp"

int main() {
  using namespace calls;
#ifdef VALID_TWIN
  workspace<decltype(values)> memory;
  call_one([&](auto const&... b) { return values(memory, b...); });
#else
  workspace<decltype(of_net)> memory;
  call_one([&](auto const&... b) { return values(memory, b...); });
#endif
}
