// expect: bptt: an optimiser is that of a block of parameters or of a std::array: train::adam<decltype\(theta\)>
#include <array>
#include <bptt/bptt.hpp>
#include <bptt/train.hpp>
#include <vector>

#ifdef VALID_TWIN
bptt::train::adam<std::array<double, 3>> adam;
#else
bptt::train::adam<std::vector<double>> adam;
#endif
