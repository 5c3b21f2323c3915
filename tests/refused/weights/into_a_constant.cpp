// expect: bptt: what is loaded is changed, and must not be const
#include <bptt/weights.hpp>

#include "blocks.hpp"

int main() {
  using namespace blocks;
#ifdef VALID_TWIN
  parameters<decltype(net)> theta;
#else
  parameters<decltype(net)> const theta;
#endif
  return !weights::load("net.safetensors", weights::named(theta, weights::as("weight", w)));
}
