// expect: bptt: a file has blocks of parameters, optimisers, numbers, arrays of numbers and random generators
#include <bptt/bptt.hpp>
#include <bptt/weights/names.hpp>
#include <optional>

int main() {
#ifdef VALID_TWIN
  double loss = 3;
#else
  std::optional<double> loss = 3.0;
#endif
  return &bptt::weights::as("loss", loss).thing != &loss;
}
