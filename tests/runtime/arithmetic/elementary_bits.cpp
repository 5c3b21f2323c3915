// A constant and the value of run time have the same bits, alone and in a loop, where the compiler does not contract to
// fused multiply-adds: this file is compiled with -ffp-contract=off.
#include <array>
#include <tuple>

#include "../units.hpp"
#include "elementary_functions.hpp"

namespace {
using namespace units;
using namespace elementary_functions;
using functions = std::tuple<exp_function, log_function, log1p_function, tanh_function, sigmoid_function,
                             softplus_function, sin_function, cos_function, sinh_function, cosh_function>;

template <class N>
constexpr auto arguments() {
  std::array<N, 96> x{};
  for (std::size_t i = 0; i < 64; ++i) x[i] = static_cast<N>(i) * N(0.375) - N(8.0625);
  N power = N(0.0009765625);
  for (std::size_t i = 64; i < 80; ++i, power *= N(-3.7)) x[i] = power;  // up to 10⁶
  constexpr N others[] = {N(0),
                          N(-0.0),
                          N(1),
                          N(-1),
                          smallest<N>,
                          -smallest<N>,
                          limits<N>::min(),
                          limits<N>::max(),
                          limits<N>::lowest(),
                          infinity<N>,
                          -infinity<N>,
                          bptt::elementary::constants<N>::largest,
                          N(-87.5),
                          N(-740),
                          N(0x1.8p90),
                          N(-0x1.3p120)};
  for (std::size_t i = 80; i < 96; ++i) x[i] = others[i - 80];
  return x;
}
template <class Function, class N>
constexpr auto values(std::array<N, 96> x) {
  for (auto& v : x) v = Function::value(v);
  return x;
}

template <class Function, class N>
void constants_are_the_values_of_run_time() {
  constexpr auto constants = values<Function>(arguments<N>());
  std::array<N, 96> x = arguments<N>(), y{};
  for (auto& v : x) {
    N volatile const hidden = v;
    v = hidden;
  }
  for (std::size_t i = 0; i < x.size(); ++i) y[i] = Function::value(x[i]);
  for (std::size_t i = 0; i < x.size(); ++i) {
    N volatile const hidden = x[i];
    SAME(Function::value(N(hidden)), constants[i]);
    SAME(y[i], constants[i]);
  }
}
}  // namespace

BOOST_AUTO_TEST_SUITE(elementary_bits)

BOOST_AUTO_TEST_CASE_TEMPLATE(constants_and_run_time_agree, Function, functions) {
  constants_are_the_values_of_run_time<Function, double>();
  constants_are_the_values_of_run_time<Function, float>();
}

BOOST_AUTO_TEST_SUITE_END()
