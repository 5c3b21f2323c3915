// Every float there is through every elementary function: the largest error in units in the last place, against the C
// library's functions of double. Takes minutes:
//   cmake --build . --target elementary_exhaustive && tests/elementary_exhaustive [NAME...]
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <limits>

#include "../runtime/arithmetic/elementary_functions.hpp"

namespace {
constexpr double allowed = 3;

// 2^-e of the unit 2^e in the last place that float has at `truth`.
double per_unit(double truth) {
  int const exponent = std::max(static_cast<int>((std::bit_cast<std::uint64_t>(truth) >> 52) & 0x7ff) - 1023, -126);
  return std::bit_cast<double>(static_cast<std::uint64_t>(1023 - (exponent - 23)) << 52);
}
double units_off(float value, double truth) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (value != value || truth != truth) return value != value && truth != truth ? 0 : infinity;
  if (std::abs(value) > std::numeric_limits<float>::max() || std::abs(truth) == infinity)
    return value == static_cast<float>(truth) ? 0 : infinity;
  if (value == 0 && truth == 0) return std::signbit(value) == std::signbit(truth) ? 0 : infinity;
  return std::abs(static_cast<double>(value) - truth) * per_unit(truth);
}

template <class Function>
bool test() {
  constexpr std::uint32_t block = 4096;
  static float x[block], y[block];
  double worst = 0;
  float at = 0;
  std::uint32_t first = 0;
  do {
    for (std::uint32_t i = 0; i < block; ++i) x[i] = std::bit_cast<float>(first + i);
    for (std::uint32_t i = 0; i < block; ++i) y[i] = Function::value(x[i]);
    for (std::uint32_t i = 0; i < block; ++i)
      if (double const off = units_off(y[i], Function::truth(static_cast<double>(x[i]))); off > worst)
        worst = off, at = x[i];
    first += block;
  } while (first != 0);
  std::printf("%-9s %.3f units at %a%s\n", Function::called, worst, static_cast<double>(at),
              worst <= allowed ? "" : ", allowed are 3");
  std::fflush(stdout);
  return worst <= allowed;
}
}  // namespace

int main(int count, char** names) {
  bool good = true;
  elementary_functions::for_each(elementary_functions::all{}, [&]<class Function>(Function) {
    bool wanted = count == 1;
    for (int i = 1; i < count; ++i) wanted = wanted || std::strcmp(names[i], Function::called) == 0;
    if (wanted) good = test<Function>() && good;
  });
  return good ? 0 : 1;
}
