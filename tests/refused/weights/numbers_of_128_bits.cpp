// expect: bptt: the numbers of a file are float, double, bool or integers of at most 64 bits
#include <bptt/weights.hpp>

#include "blocks.hpp"

int main() {
  using namespace blocks;
#ifdef VALID_TWIN
  parameters<decltype(net), double> theta;
#else
  parameters<decltype(net), long double> theta;
#endif
  return !weights::save("net.safetensors", theta);
}
