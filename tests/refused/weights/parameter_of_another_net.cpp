// expect: bptt: the net of a block has no such parameter
#include <bptt/train/parameters.hpp>
#include <bptt/weights/names.hpp>

#include "blocks.hpp"

inline constexpr struct v : bptt::parameter<v> {
} v;

int main() {
  using namespace blocks;
  parameters<decltype(net)> theta;
#ifdef VALID_TWIN
  return &weights::named(theta, weights::as("weight", w)).block != &theta;
#else
  return &weights::named(theta, weights::as("weight", v)).block != &theta;
#endif
}
