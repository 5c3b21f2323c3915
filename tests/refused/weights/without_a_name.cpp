// expect: bptt: what is saved and loaded is a block of parameters, an optimiser, an average; another thing has a name: as\("step", i\)
#include <bptt/bptt.hpp>
#include <bptt/weights.hpp>

int main() {
  int step = 3;
#ifdef VALID_TWIN
  return !bptt::weights::save("run.safetensors", bptt::weights::as("step", step));
#else
  return !bptt::weights::save("run.safetensors", step);
#endif
}
