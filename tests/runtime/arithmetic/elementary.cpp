#include <array>
#include <complex>
#include <tuple>
#include <type_traits>

#include "../units.hpp"
#include "elementary_functions.hpp"

namespace el = bptt::elementary;

namespace {
using namespace units;
using namespace elementary_functions;
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

// --- at compile time ----------------------------------------------------------------------------

template <class N>
constexpr bool constants_are_right() {
  using el::exp, el::log, el::tanh, el::sigmoid;
  static_assert(exp(N(0)) == 1 && log(N(1)) == 0 && tanh(N(0)) == 0 && sigmoid(N(0)) == N(0.5));
  static_assert(exp(infinity<N>) == infinity<N> && exp(-infinity<N>) == 0 && exp(N(1000)) == infinity<N> &&
                exp(N(-1000)) == 0);
  static_assert(exp(limits<N>::max()) == infinity<N> && exp(limits<N>::lowest()) == 0);
  static_assert(log(N(0)) == -infinity<N> && log(N(-0.0)) == -infinity<N> && log(infinity<N>) == infinity<N>);
  static_assert(tanh(infinity<N>) == 1 && tanh(-infinity<N>) == -1 && tanh(limits<N>::max()) == 1);
  static_assert(sigmoid(infinity<N>) == 1 && sigmoid(-infinity<N>) == 0 && sigmoid(limits<N>::lowest()) == 0);
  static_assert(exp(not_a_number<N>) != exp(not_a_number<N>) && log(not_a_number<N>) != log(not_a_number<N>) &&
                tanh(not_a_number<N>) != tanh(not_a_number<N>) && sigmoid(not_a_number<N>) != sigmoid(not_a_number<N>));
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

}  // namespace

BOOST_AUTO_TEST_SUITE(elementary)

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
  within(3.0L, over<sigmoid_function>(N(-1), N(1)));
  within(3.0L, over<sigmoid_function>(N(-10), N(10)));
  within(3.0L, over<sigmoid_function>(N(10), N(40)));
  within(3.0L, over<sigmoid_function>(bottom, N(0)));
  within(3.0L, over<sigmoid_function>(bottom - N(40), bottom));
  within(3.0L, over_bits<sigmoid_function>(smallest<N>, limits<N>::max()));
  within(3.0L, over_bits<sigmoid_function>(-smallest<N>, limits<N>::lowest()));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(error_of_log1p, N, binary_numbers) {
  within(1.8L, over<log1p_function>(N(-0.999), N(1)));
  within(1.8L, over<log1p_function>(N(-0.3), N(-0.28)));  // where the reduction switches
  within(1.8L, over<log1p_function>(N(0.40), N(0.43)));
  within(1.8L, over<log1p_function>(N(1), N(10'000)));
  within(1.8L, over_bits<log1p_function>(smallest<N>, limits<N>::max()));
  within(1.8L, over_bits<log1p_function>(-smallest<N>, N(-1) + limits<N>::epsilon() / 2));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(error_of_softplus, N, binary_numbers) {
  N const bottom = std::log(limits<N>::min());
  within(2.8L, over<softplus_function>(N(-1), N(1)));
  within(2.8L, over<softplus_function>(N(-40), N(40)));
  within(2.8L, over<softplus_function>(bottom, N(0)));
  within(2.8L, over<softplus_function>(bottom - N(40), bottom));
  within(2.8L, over_bits<softplus_function>(smallest<N>, limits<N>::max()));
  within(2.8L, over_bits<softplus_function>(-smallest<N>, limits<N>::lowest()));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(error_of_sin_and_cos, N, binary_numbers) {
  within(2.7L, over<sin_function>(N(-2), N(2)));
  within(2.7L, over<sin_function>(N(-100), N(100)));
  within(2.7L, over<sin_function>(-el::largest_angle<N>, el::largest_angle<N>));
  within(2.7L, over_bits<sin_function>(smallest<N>, el::largest_angle<N>));
  within(2.7L, over_bits<sin_function>(-smallest<N>, -el::largest_angle<N>));
  within(2.7L, over<cos_function>(N(-2), N(2)));
  within(2.7L, over<cos_function>(N(-100), N(100)));
  within(2.7L, over<cos_function>(-el::largest_angle<N>, el::largest_angle<N>));
  within(2.7L, over_bits<cos_function>(smallest<N>, el::largest_angle<N>));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(error_of_atan, N, binary_numbers) {
  within(2.0L, over<atan_function>(N(-1), N(1)));
  within(2.0L, over<atan_function>(N(0.41), N(0.42)));  // where the reduction switches
  within(2.0L, over<atan_function>(N(0.999), N(1.001)));
  within(2.0L, over<atan_function>(N(2.41), N(2.42)));
  within(2.0L, over<atan_function>(N(-100), N(100)));
  within(2.0L, over_bits<atan_function>(smallest<N>, limits<N>::max()));
  within(2.0L, over_bits<atan_function>(-smallest<N>, limits<N>::lowest()));
}

// Where the angle is next to a multiple of π/2, all but the last digits cancel. Of long double's π not enough digits
// are known there beyond 10⁶.
BOOST_AUTO_TEST_CASE_TEMPLATE(angles_at_multiples_of_a_quarter_turn, N, binary_numbers) {
  worst sine, cosine;
  for (int i = 1; i < 600'000; i += 7) {
    N const x = static_cast<N>(i * 1.57079632679489661923L);
    long double const s = units_off(el::sin(x), std::sin(static_cast<long double>(x))),
                      c = units_off(el::cos(x), std::cos(static_cast<long double>(x)));
    if (!(s <= sine.off)) sine = {s, x};
    if (!(c <= cosine.off)) cosine = {c, x};
  }
  within(2.7L, sine);
  within(2.7L, cosine);
}

// Beyond `largest_angle`. The C library's own reduction to long double is exact enough.
BOOST_AUTO_TEST_CASE_TEMPLATE(large_angles, N, binary_numbers) {
  within(2.7L, over_bits<sin_function>(el::largest_angle<N>, limits<N>::max()));
  within(2.7L, over_bits<sin_function>(-el::largest_angle<N>, limits<N>::lowest()));
  within(2.7L, over_bits<cos_function>(el::largest_angle<N>, limits<N>::max()));
  within(2.7L, over_bits<cos_function>(-el::largest_angle<N>, limits<N>::lowest()));
  // of all numbers of double the one that is nearest to a multiple of π/2 (J.-M. Muller, Elementary functions, 2006,
  // table 11.1)
  double const x = 0x1.6ac5b262ca1ffp+849;
  BOOST_TEST(units_off(el::cos(x), -4.6871659242546276e-19L) <= 3);
  BOOST_TEST(std::abs(el::sin(x)) == 1);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(error_of_sinh_and_cosh, N, binary_numbers) {
  N const top = el::constants<N>::sinh_largest;
  within(2.3L, over<sinh_function>(N(-1), N(1)));
  within(2.3L, over<sinh_function>(N(-20), N(20)));
  within(2.3L, over<sinh_function>(-top, top));
  within(2.3L, over_bits<sinh_function>(smallest<N>, top));
  within(2.3L, over_bits<sinh_function>(-smallest<N>, -top));
  within(2.3L, over<cosh_function>(N(-1), N(1)));
  within(2.3L, over<cosh_function>(N(-20), N(20)));
  within(2.3L, over<cosh_function>(-top, top));
  within(2.3L, over_bits<cosh_function>(smallest<N>, top));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(special_values, N, binary_numbers) {
  N volatile const zero = 0, infinite = infinity<N>, no_number = not_a_number<N>, one = 1, tiny = smallest<N>,
                   huge = limits<N>::max();
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

  SAME(el::log1p(N(zero)), N(0));
  SAME(el::log1p(-zero), N(-0.0));
  SAME(el::log1p(N(tiny)), smallest<N>);
  SAME(el::log1p(-tiny), -smallest<N>);
  SAME(el::log1p(-one), -infinity<N>);
  SAME(el::log1p(-one - one), not_a_number<N>);
  SAME(el::log1p(-huge), not_a_number<N>);
  SAME(el::log1p(N(infinite)), infinity<N>);
  SAME(el::log1p(-infinite), not_a_number<N>);
  SAME(el::log1p(N(no_number)), not_a_number<N>);

  SAME(el::softplus(N(infinite)), infinity<N>);
  SAME(el::softplus(-infinite), N(0));
  SAME(el::softplus(N(huge)), limits<N>::max());
  SAME(el::softplus(-huge), N(0));
  SAME(el::softplus(N(no_number)), not_a_number<N>);

  SAME(el::sin(N(zero)), N(0));
  SAME(el::sin(-zero), N(-0.0));
  SAME(el::sin(N(tiny)), smallest<N>);
  SAME(el::sin(-tiny), -smallest<N>);
  SAME(el::sin(N(infinite)), not_a_number<N>);
  SAME(el::sin(-infinite), not_a_number<N>);
  SAME(el::sin(N(no_number)), not_a_number<N>);
  SAME(el::cos(N(zero)), N(1));
  SAME(el::cos(-zero), N(1));
  SAME(el::cos(N(tiny)), N(1));
  SAME(el::cos(N(infinite)), not_a_number<N>);
  SAME(el::cos(-infinite), not_a_number<N>);
  SAME(el::cos(N(no_number)), not_a_number<N>);
  SAME(el::sin_within(N(no_number)), not_a_number<N>);
  SAME(el::cos_within(N(no_number)), not_a_number<N>);

  SAME(el::atan(N(zero)), N(0));
  SAME(el::atan(-zero), N(-0.0));
  SAME(el::atan(N(tiny)), smallest<N>);
  SAME(el::atan(N(one)), static_cast<N>(std::atan(1.0L)));
  SAME(el::atan(N(infinite)), static_cast<N>(std::atan(infinity<long double>)));
  SAME(el::atan(-huge), -static_cast<N>(std::atan(infinity<long double>)));
  SAME(el::atan(N(no_number)), not_a_number<N>);

  SAME(el::sinh(N(zero)), N(0));
  SAME(el::sinh(-zero), N(-0.0));
  SAME(el::sinh(-tiny), -smallest<N>);
  SAME(el::sinh(N(infinite)), infinity<N>);
  SAME(el::sinh(-infinite), -infinity<N>);
  SAME(el::sinh(N(huge)), infinity<N>);
  SAME(el::sinh(N(no_number)), not_a_number<N>);
  SAME(el::cosh(N(zero)), N(1));
  SAME(el::cosh(-zero), N(1));
  SAME(el::cosh(-infinite), infinity<N>);
  SAME(el::cosh(-huge), infinity<N>);
  SAME(el::cosh(N(no_number)), not_a_number<N>);
}

// At the edge of the finite, the normal and the positive results: each side of the edge has what belongs there.
BOOST_AUTO_TEST_CASE_TEMPLATE(edges, N, binary_numbers) {
  N const largest = el::constants<N>::largest, above = std::nextafter(largest, infinity<N>);
  BOOST_TEST(static_cast<double>(std::exp(static_cast<long double>(largest)) /
                                 static_cast<long double>(limits<N>::max())) <= 1);
  BOOST_TEST(el::exp(largest) < infinity<N>);
  SAME(el::exp(above), infinity<N>);
  SAME(el::exp(el::constants<N>::exp_above), infinity<N>);
  N const vanishing = static_cast<N>(std::log(0.5L * smallest<N>));
  SAME(el::exp(vanishing * (1 - 4 * limits<N>::epsilon())), smallest<N>);
  SAME(el::exp(vanishing * (1 + 4 * limits<N>::epsilon())), N(0));
  SAME(el::sigmoid(vanishing * (1 - 4 * limits<N>::epsilon())), smallest<N>);
  SAME(el::sigmoid(vanishing * (1 + 4 * limits<N>::epsilon())), N(0));
  SAME(el::softplus(vanishing * (1 - 4 * limits<N>::epsilon())), smallest<N>);
  SAME(el::softplus(vanishing * (1 + 4 * limits<N>::epsilon())), N(0));
  N const top = el::constants<N>::sinh_largest;
  BOOST_TEST((el::sinh(top) < infinity<N> && el::cosh(top) < infinity<N>));
  SAME(el::sinh(std::nextafter(top, infinity<N>)), infinity<N>);
  for (int i = 0; i < 400; ++i) {  // whichever exponent the reduction finds
    N volatile const beyond = std::nextafter(top, infinity<N>) + N(i) * N(0.01);
    BOOST_TEST((el::sinh(N(beyond)) == infinity<N> && el::cosh(N(beyond)) == infinity<N>), "at " << beyond);
  }
  SAME(el::cosh(std::nextafter(top, infinity<N>)), infinity<N>);
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
    outside +=
        !(y >= 0 && y <= 1 && p >= N(0.5) && p <= 1 && q > 0 && q <= N(0.5) && el::exp(-x) <= 1 && el::exp(x) >= 1);
    outside += !(std::abs(el::sin(x)) <= 1 && std::abs(el::cos(x)) <= 1 && el::cosh(x) >= 1 && el::softplus(-x) > 0 &&
                 el::softplus(x) >= x);
    not_odd += !same(el::tanh(-x), -y);
  }
  BOOST_TEST(outside == 0);
  BOOST_TEST(not_odd == 0);
}

// A loop is what the compiler vectorises: it gives what single values give, but for the place a contraction changes.
BOOST_AUTO_TEST_CASE_TEMPLATE(loops, N, binary_numbers) {
  std::array<N, 83> x{}, y{};
  for (std::size_t i = 0; i < x.size(); ++i) x[i] = (static_cast<N>(i) - 40) / 3;
  x[3] = not_a_number<N>, x[10] = infinity<N>, x[11] = -infinity<N>, x[12] = N(-0.0), x[14] = limits<N>::max(),
  x[81] = smallest<N>;
  for_each(all{}, [&]<class Function>(Function) {
    auto z = x;
    if constexpr (std::is_same_v<Function, sin_function> || std::is_same_v<Function, cos_function>)
      for (auto& v : z) v = std::abs(v) <= el::largest_angle<N> ? v : 0;  // what is beyond has a branch
    for (std::size_t i = 0; i < z.size(); ++i) y[i] = Function::value(z[i]);
    for (std::size_t i = 0; i < z.size(); ++i) {
      N volatile const alone = z[i];
      N const value = Function::value(N(alone));
      BOOST_TEST((same(y[i], value) || units_off(y[i], static_cast<long double>(value)) <= 2),
                 y[i] << " and " << value << " at " << z[i]);
    }
  });
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
