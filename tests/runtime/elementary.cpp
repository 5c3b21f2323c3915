#include <array>
#include <complex>
#include <tuple>
#include <type_traits>

#include "units.hpp"

namespace el = bptt::elementary;

namespace {
using namespace units;

struct exp_function {
  static constexpr auto value(auto x) { return el::exp(x); }
  static long double truth(long double x) { return std::exp(x); }
};
struct log_function {
  static constexpr auto value(auto x) { return el::log(x); }
  static long double truth(long double x) { return std::log(x); }
};
struct tanh_function {
  static constexpr auto value(auto x) { return el::tanh(x); }
  static long double truth(long double x) { return std::tanh(x); }
};
struct sigmoid_function {
  static constexpr auto value(auto x) { return el::sigmoid(x); }
  static long double truth(long double x) {
    long double const e = std::exp(-std::abs(x));
    return (x < 0 ? e : 1) / (1 + e);
  }
};

using binary_numbers = std::tuple<double, float>;

// A number of somebody's own, found by argument-dependent lookup.
struct fixed {
  int hundredths;
  constexpr explicit fixed(int whole) : hundredths(100 * whole) {}
  constexpr fixed(int, int h) : hundredths(h) {}
  friend constexpr fixed operator+(fixed a, fixed b) { return {0, a.hundredths + b.hundredths}; }
  friend constexpr fixed operator-(fixed a) { return {0, -a.hundredths}; }
  friend constexpr fixed operator/(fixed a, fixed b) { return {0, 100 * a.hundredths / b.hundredths}; }
  friend constexpr fixed exp(fixed a) { return {0, 100 + a.hundredths}; }
  friend constexpr fixed log(fixed a) { return {0, a.hundredths - 100}; }
  friend constexpr fixed tanh(fixed a) { return {0, a.hundredths}; }
};

// --- at compile time -------------------------------------------------------------------------------------------------

template <class N>
constexpr bool constants_are_right() {
  using el::exp, el::log, el::tanh, el::sigmoid;
  static_assert(exp(N(0)) == 1 && log(N(1)) == 0 && tanh(N(0)) == 0 && sigmoid(N(0)) == N(0.5));
  static_assert(exp(infinity<N>) == infinity<N> && exp(-infinity<N>) == 0 && exp(N(1000)) == infinity<N> && exp(N(-1000)) == 0);
  static_assert(exp(limits<N>::max()) == infinity<N> && exp(limits<N>::lowest()) == 0);
  static_assert(log(N(0)) == -infinity<N> && log(N(-0.0)) == -infinity<N> && log(infinity<N>) == infinity<N>);
  static_assert(tanh(infinity<N>) == 1 && tanh(-infinity<N>) == -1 && tanh(limits<N>::max()) == 1);
  static_assert(sigmoid(infinity<N>) == 1 && sigmoid(-infinity<N>) == 0 && sigmoid(limits<N>::lowest()) == 0);
  static_assert(exp(not_a_number<N>) != exp(not_a_number<N>) && log(not_a_number<N>) != log(not_a_number<N>) && tanh(not_a_number<N>) != tanh(not_a_number<N>) && sigmoid(not_a_number<N>) != sigmoid(not_a_number<N>));
  static_assert(log(N(-1)) != log(N(-1)) && log(-infinity<N>) != log(-infinity<N>));
  static_assert(std::bit_cast<typename el::constants<N>::bits>(tanh(N(-0.0))) ==
                std::bit_cast<typename el::constants<N>::bits>(N(-0.0)));
  static_assert(log(smallest<N>) < log(limits<N>::min()) && log(limits<N>::max()) < infinity<N>);
  static_assert(tanh(smallest<N>) == smallest<N> && exp(smallest<N>) == 1);
  static_assert(std::is_same_v<decltype(tanh(N(1))), N>);
  return true;
}
static_assert(constants_are_right<double>() && constants_are_right<float>());
static_assert(el::exp(1.0) > 2.718281828459044 && el::exp(1.0) < 2.718281828459046);
static_assert(el::sigmoid(-700.0) > 9.85967654375976e-305 && el::sigmoid(-700.0) < 9.85967654375978e-305);
static_assert(el::exp(fixed(1)).hundredths == 200 && el::sigmoid(fixed(0)).hundredths == 50);

template <class Function, class N>
constexpr auto constant_values() {
  std::array<N, 64> values{};
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = Function::value(static_cast<N>(i) * N(0.375) + N(0.0625));
  return values;
}

template <class Function, class N>
void constants_are_the_values_of_run_time() {
  constexpr auto constants = constant_values<Function, N>();
  std::array<N, constants.size()> arguments{}, values{};
  for (std::size_t i = 0; i < values.size(); ++i) {
    N volatile const x = static_cast<N>(i) * N(0.375) + N(0.0625);
    arguments[i] = x;
  }
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = Function::value(arguments[i]);
  for (std::size_t i = 0; i < values.size(); ++i)
#if defined(__FMA__) || defined(__aarch64__)  // the compiler may contract, which changes the last place
    BOOST_TEST(units_off(values[i], static_cast<long double>(constants[i])) <= 2, "at " << arguments[i]);
#else
    SAME(values[i], constants[i]);
#endif
}

}  // namespace

BOOST_AUTO_TEST_SUITE(elementary)

BOOST_AUTO_TEST_CASE_TEMPLATE(constants_and_run_time_agree, N, binary_numbers) {
  constants_are_the_values_of_run_time<exp_function, N>();
  constants_are_the_values_of_run_time<log_function, N>();
  constants_are_the_values_of_run_time<tanh_function, N>();
  constants_are_the_values_of_run_time<sigmoid_function, N>();
}

BOOST_AUTO_TEST_CASE_TEMPLATE(error_of_exp, N, binary_numbers) {
  N const top = std::log(limits<N>::max()), bottom = std::log(limits<N>::min());
  within(2.0L, over<exp_function>(N(-1), N(1)));
  within(2.0L, over<exp_function>(N(-40), N(40)));
  within(2.0L, over<exp_function>(bottom, top * (1 - limits<N>::epsilon())));
  within(2.0L, over<exp_function>(bottom - N(40), bottom));  // denormal results, and 0
  within(2.0L, over_bits<exp_function>(smallest<N>, N(50)));
  within(2.0L, over_bits<exp_function>(-smallest<N>, N(-50)));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(error_of_log, N, binary_numbers) {
  within(1.6L, over<log_function>(N(0.5), N(2)));
  within(1.6L, over<log_function>(N(0.99), N(1.01)));
  within(1.6L, over<log_function>(N(0.70), N(0.715)));  // where the reduction switches
  within(1.6L, over<log_function>(N(1.40), N(1.43)));
  within(1.6L, over<log_function>(N(1), N(10'000)));
  within(1.6L, over_bits<log_function>(smallest<N>, limits<N>::max()));
  within(1.6L, over_bits<log_function>(smallest<N>, 4 * limits<N>::min()));  // denormal numbers
}

BOOST_AUTO_TEST_CASE_TEMPLATE(error_of_tanh, N, binary_numbers) {
  within(2.2L, over<tanh_function>(N(-0.18), N(0.18)));
  within(2.2L, over<tanh_function>(N(0.17), N(0.53)));  // one step of the reduction
  within(2.2L, over<tanh_function>(N(-3), N(3)));
  within(2.2L, over<tanh_function>(N(-22), N(22)));
  within(2.2L, over_bits<tanh_function>(smallest<N>, limits<N>::max()));
  within(2.2L, over_bits<tanh_function>(-smallest<N>, limits<N>::lowest()));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(error_of_sigmoid, N, binary_numbers) {
  N const bottom = std::log(limits<N>::min());
  within(2.9L, over<sigmoid_function>(N(-1), N(1)));
  within(2.9L, over<sigmoid_function>(N(-10), N(10)));
  within(2.9L, over<sigmoid_function>(N(10), N(40)));
  within(2.9L, over<sigmoid_function>(bottom, N(0)));
  within(2.9L, over<sigmoid_function>(bottom - N(40), bottom));
  within(2.9L, over_bits<sigmoid_function>(smallest<N>, limits<N>::max()));
  within(2.9L, over_bits<sigmoid_function>(-smallest<N>, limits<N>::lowest()));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(special_values, N, binary_numbers) {
  N volatile const zero = 0, infinite = infinity<N>, no_number = not_a_number<N>, one = 1, tiny = smallest<N>, huge = limits<N>::max();
  SAME(el::exp(N(zero)), N(1));
  SAME(el::exp(-zero), N(1));
  SAME(el::exp(N(infinite)), infinity<N>);
  SAME(el::exp(-infinite), N(0));
  SAME(el::exp(N(huge)), infinity<N>);
  SAME(el::exp(-huge), N(0));
  SAME(el::exp(N(tiny)), N(1));
  SAME(el::exp(N(no_number)), not_a_number<N>);
  SAME(el::exp(-no_number), not_a_number<N>);

  SAME(el::log(N(one)), N(0));
  SAME(el::log(N(zero)), -infinity<N>);
  SAME(el::log(-zero), -infinity<N>);
  SAME(el::log(N(infinite)), infinity<N>);
  SAME(el::log(-infinite), not_a_number<N>);
  SAME(el::log(-one), not_a_number<N>);
  SAME(el::log(-tiny), not_a_number<N>);
  SAME(el::log(-huge), not_a_number<N>);
  SAME(el::log(N(no_number)), not_a_number<N>);
  SAME(el::log(-no_number), not_a_number<N>);

  SAME(el::tanh(N(zero)), N(0));
  SAME(el::tanh(-zero), N(-0.0));
  SAME(el::tanh(N(infinite)), N(1));
  SAME(el::tanh(-infinite), N(-1));
  SAME(el::tanh(N(huge)), N(1));
  SAME(el::tanh(N(tiny)), smallest<N>);
  SAME(el::tanh(-tiny), -smallest<N>);
  SAME(el::tanh(limits<N>::min()), limits<N>::min());
  SAME(el::tanh(N(no_number)), not_a_number<N>);

  SAME(el::sigmoid(N(zero)), N(0.5));
  SAME(el::sigmoid(-zero), N(0.5));
  SAME(el::sigmoid(N(infinite)), N(1));
  SAME(el::sigmoid(-infinite), N(0));
  SAME(el::sigmoid(N(huge)), N(1));
  SAME(el::sigmoid(-huge), N(0));
  SAME(el::sigmoid(N(no_number)), not_a_number<N>);
}

// At the edge of the finite, the normal and the positive results: each side of the edge has what belongs there.
BOOST_AUTO_TEST_CASE_TEMPLATE(edges, N, binary_numbers) {
  N const largest = el::constants<N>::largest, above = std::nextafter(largest, infinity<N>);
  BOOST_TEST(static_cast<double>(std::exp(static_cast<long double>(largest)) / static_cast<long double>(limits<N>::max())) <= 1);
  BOOST_TEST(el::exp(largest) < infinity<N>);
  SAME(el::exp(above), infinity<N>);
  SAME(el::exp(el::constants<N>::exp_above), infinity<N>);
  N const vanishing = static_cast<N>(std::log(0.5L * smallest<N>));
  SAME(el::exp(vanishing * (1 - 4 * limits<N>::epsilon())), smallest<N>);
  SAME(el::exp(vanishing * (1 + 4 * limits<N>::epsilon())), N(0));
  SAME(el::sigmoid(vanishing * (1 - 4 * limits<N>::epsilon())), smallest<N>);
  SAME(el::sigmoid(vanishing * (1 + 4 * limits<N>::epsilon())), N(0));
  BOOST_TEST(el::log(limits<N>::max()) < largest + 1);
  BOOST_TEST(el::log(std::nextafter(limits<N>::min(), N(0))) <= el::log(limits<N>::min()));
  BOOST_TEST(el::log(2 * limits<N>::min()) >= el::log(std::nextafter(2 * limits<N>::min(), N(0))));
  long double const step = limits<N>::epsilon();
  BOOST_TEST(units_off(el::log(1 + limits<N>::epsilon()), std::log1p(step)) <= 1);
  BOOST_TEST(units_off(el::log(1 - limits<N>::epsilon()), std::log1p(-step)) <= 1);
}

// What the slopes 1 − y² and y(1 − y) rely upon: they are never below 0.
BOOST_AUTO_TEST_CASE_TEMPLATE(no_value_is_out_of_range, N, binary_numbers) {
  int outside = 0, not_odd = 0;
  for (int i = 0; i <= 200'000; ++i) {
    N const x = N(i) * N(40.0 / 200'000), y = el::tanh(x), p = el::sigmoid(x), q = el::sigmoid(-x);
    outside += !(y >= 0 && y <= 1 && p >= N(0.5) && p <= 1 && q > 0 && q <= N(0.5) && el::exp(-x) <= 1 && el::exp(x) >= 1);
    not_odd += !same(el::tanh(-x), -y);
  }
  BOOST_TEST(outside == 0);
  BOOST_TEST(not_odd == 0);
}

// A loop is what the compiler vectorises: it gives what single values give, but for the place a contraction changes.
BOOST_AUTO_TEST_CASE_TEMPLATE(loops, N, binary_numbers) {
  std::array<N, 83> x{}, y{};
  for (std::size_t i = 0; i < x.size(); ++i) x[i] = (static_cast<N>(i) - 40) / 3;
  x[3] = not_a_number<N>, x[10] = infinity<N>, x[11] = -infinity<N>, x[12] = N(-0.0), x[14] = limits<N>::max(), x[81] = smallest<N>;
  auto const check = [&]<class Function>(Function) {
    for (std::size_t i = 0; i < x.size(); ++i) y[i] = Function::value(x[i]);
    for (std::size_t i = 0; i < x.size(); ++i) {
      N volatile const alone = x[i];
      N const value = Function::value(N(alone));
      BOOST_TEST((same(y[i], value) || units_off(y[i], static_cast<long double>(value)) <= 2), y[i] << " and " << value << " at " << x[i]);
    }
  };
  check(exp_function{});
  check(log_function{});
  check(tanh_function{});
  check(sigmoid_function{});
}

BOOST_AUTO_TEST_CASE(other_numbers_bring_their_functions) {
  long double const x = 0.7L;
  BOOST_TEST((el::exp(x) == std::exp(x) && el::log(x) == std::log(x) && el::tanh(x) == std::tanh(x)));
  BOOST_TEST(el::sigmoid(x) == 1 / (1 + std::exp(-x)));
  static_assert(std::is_same_v<decltype(el::tanh(x)), long double>);

  std::complex<double> const z{0.3, 0.8};
  BOOST_TEST((el::exp(z) == std::exp(z) && el::log(z) == std::log(z) && el::tanh(z) == std::tanh(z)));
  BOOST_TEST(std::abs(el::sigmoid(z) - 1.0 / (1.0 + std::exp(-z))) <= 1e-15);

  BOOST_TEST(el::tanh(fixed(0, 30)).hundredths == 30);
  BOOST_TEST(el::log(fixed(0, 130)).hundredths == 30);
  BOOST_TEST(el::sigmoid(fixed(1)).hundredths == 100);
}

BOOST_AUTO_TEST_SUITE_END()
