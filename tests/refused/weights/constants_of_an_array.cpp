// expect: bptt: constants are written of a block of parameters: write_constants\("trained.hpp", "trained", theta\)
#include <array>
#include <bptt/train/parameters.hpp>
#include <bptt/weights/constants.hpp>

#include "blocks.hpp"

int main() {
  using namespace blocks;
#ifdef VALID_TWIN
  parameters<decltype(net)> theta;
#else
  std::array<double, 1> theta;
#endif
  return !weights::write_constants("trained.hpp", "trained", theta);
}
