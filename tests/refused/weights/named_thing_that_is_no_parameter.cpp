// expect: bptt: named\(theta, ...\) takes as\("fc.weight", V\) and pytorch\("lstm", layer\)
#include <bptt/train/parameters.hpp>
#include <bptt/weights/names.hpp>

#include "blocks.hpp"

int main() {
  using namespace blocks;
  parameters<decltype(net)> theta;
  int step = 3;
#ifdef VALID_TWIN
  return &weights::named(theta, weights::as("weight", w)).block != &theta || weights::as("step", step).thing != 3;
#else
  return &weights::named(theta, weights::as("step", step)).block != &theta;
#endif
}
