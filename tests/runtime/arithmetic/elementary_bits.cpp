// A constant and the value of run time have the same bits, alone and in a loop, where the compiler does not contract to
// fused multiply-adds: this file is compiled with -ffp-contract=off.
#include <array>
#include <utility>

#include "../units.hpp"
#include "elementary_functions.hpp"

namespace {
using namespace units;
using namespace elementary_functions;

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
/// The same of two numbers: each argument with each tenth one.
template <class Function, class N>
constexpr auto values_of_two(std::array<N, 96> const& x, std::size_t first) {
  std::array<N, 96> y{};
  for (std::size_t i = 0; i < x.size(); ++i) y[i] = Function::value(x[i], x[(10 * i + first) % 96]);
  return y;
}
template <std::size_t first, class Function, class N>
void constants_of_two_are_the_values_of_run_time() {
  constexpr auto constants = values_of_two<Function>(arguments<N>(), first);
  std::array<N, 96> x = arguments<N>();
  for (auto& v : x) {
    N volatile const hidden = v;
    v = hidden;
  }
  auto const in_a_loop = values_of_two<Function>(x, first);
  for (std::size_t i = 0; i < x.size(); ++i) {
    N volatile const a = x[i], b = x[(10 * i + first) % 96];
    SAME(Function::value(N(a), N(b)), constants[i]);
    SAME(in_a_loop[i], constants[i]);
  }
}
}  // namespace

BOOST_AUTO_TEST_SUITE(elementary_bits)

BOOST_AUTO_TEST_CASE_TEMPLATE(constants_and_run_time_agree, Function, all) {
  constants_are_the_values_of_run_time<Function, double>();
  constants_are_the_values_of_run_time<Function, float>();
}

BOOST_AUTO_TEST_CASE_TEMPLATE(constants_and_run_time_agree_of_two, Function, all_of_two) {
  [&]<std::size_t... i>(std::index_sequence<i...>) {
    (constants_of_two_are_the_values_of_run_time<i, Function, double>(), ...);
    (constants_of_two_are_the_values_of_run_time<i, Function, float>(), ...);
  }
  (std::make_index_sequence<10>{});
}

BOOST_AUTO_TEST_SUITE_END()
