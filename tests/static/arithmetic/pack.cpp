// Packs: how many numbers they have, with every instruction set. Their sums run in tests/runtime/kernel.cpp.
#include <bptt/arithmetic/pack.hpp>

using namespace bptt::kernel;  // the stages behind what people write: tested here, used by nobody else

namespace {
static_assert(lanes<double> * sizeof(double) == register_bytes && lanes<float> * sizeof(float) == register_bytes &&
              lanes<double> >= 2);
static_assert(has_packs<float> && has_packs<double> && !has_packs<long double> && !has_packs<int>);
static_assert(lanes<long double> == 1 && std::is_same_v<pack<long double, 1>, long double>);
static_assert(sizeof(pack<double, 2>) == 16 && sizeof(pack<float, lanes<float>>) == register_bytes && registers >= 16);
}  // namespace
