// Sums, maxima and exponentials of many components: against long double and complex numbers of the standard library,
// with infinities and NaN, and in the same order as in constant evaluation.
#include <array>
#include <bptt/bptt.hpp>
#include <cmath>
#include <random>
#include <tuple>

#include "../units.hpp"

namespace wide {
using namespace bptt;
// clang-format off
template <int n> struct q : input<q<n>, n> {};
template <int n> struct y : input<y<n>, n> {};
template <int n> struct p : variable<p<n>, n> {};
template <int n> struct S : variable<S<n>> {};
template <int n> struct L : variable<L<n>> {};
// clang-format on
/// All that is made of exponentials, in one loss: Σₜ of the cross-entropy, log Σ exp(q) and Σ y∘log softmax(q).
template <int n>
constexpr auto net = unroll<3>(recurrence(p<n>{}[t] = log_softmax(q<n>{}[t]), S<n>{}[t] = logsumexp(q<n>{}[t]),
                                          L<n>{}[last] = sum(softmax_cross_entropy(q<n>{}[t], y<n>{}[t]) +
                                                                 square(S<n>{}[t]) - dot(y<n>{}[t], p<n>{}[t]),
                                                             t)));
template <int n>
constexpr auto slopes = gradient(net<n>, L<n>{}, wrt(q<n>{}, y<n>{}));

template <class N, int n>
using numbers = std::array<N, static_cast<std::size_t>(n)>;
template <class N, int n>
struct of_n {
  std::array<numbers<N, n>, 3> q, y;
  explicit of_n(unsigned seed) {
    std::mt19937 random(seed);
    for (std::size_t k = 0; k < 3; ++k)
      for (std::size_t i = 0; i < n; ++i) {
        q[k][i] = static_cast<N>(std::uniform_real_distribution<>(-4, 9)(random));
        y[k][i] = static_cast<N>(std::uniform_real_distribution<>(0, 1)(random));
      }
  }
};
/// The loss of one step, as it is written down, in long double.
template <class N, int n>
long double loss_of(numbers<N, n> const& q, numbers<N, n> const& y) {
  long double total = 0, loss = 0;
  for (N const v : q) total += std::exp(static_cast<long double>(v));
  long double const lse = std::log(total);
  for (std::size_t i = 0; i < n; ++i) loss += 2 * static_cast<long double>(y[i]) * (lse - q[i]);
  return loss + lse * lse;
}
template <class N, int n>
void check_gradient() {
  of_n<N, n> const of(n);
  auto const r = slopes<n>(q<n>{}(of.q), y<n>{}(of.y));
  long double const unit = std::numeric_limits<N>::epsilon();
  long double want = 0;
  for (std::size_t k = 0; k < 3; ++k) want += loss_of<N, n>(of.q[k], of.y[k]);
  BOOST_TEST(std::abs(r[L<n>{}] - want) <= 8 * n * unit * want,
             "loss of " << n << ": " << r[L<n>{}] << ", not " << want);
  for (std::size_t k = 0; k < 3; ++k) {
    long double total = 0, weight = 0;
    for (std::size_t i = 0; i < n; ++i) total += std::exp(static_cast<long double>(of.q[k][i])), weight += of.y[k][i];
    long double const lse = std::log(total);
    for (std::size_t i = 0; i < n; ++i) {
      long double const share = std::exp(static_cast<long double>(of.q[k][i]) - lse);
      long double const dq = 2 * (share * weight - of.y[k][i]) + 2 * lse * share, dy = 2 * (lse - of.q[k][i]);
      N const got_q = r[q<n>{}][k](static_cast<int>(i)), got_y = r[y<n>{}][k](static_cast<int>(i));
      BOOST_TEST(std::abs(got_q - dq) <= 64 * unit * (1 + std::abs(dq)), "dL/dq of " << n << " at " << i);
      BOOST_TEST(std::abs(got_y - dy) <= 64 * unit * (1 + std::abs(dy)), "dL/dy of " << n << " at " << i);
      // and by the loss itself
      if (std::is_same_v<N, double> && i % 7 == 0) {
        auto more = of.q[k], less = of.q[k];
        double const step = 1e-5;
        more[i] = static_cast<N>(more[i] + step), less[i] = static_cast<N>(less[i] - step);
        long double const by_difference = (loss_of<N, n>(more, of.y[k]) - loss_of<N, n>(less, of.y[k])) /
                                          (static_cast<long double>(more[i]) - static_cast<long double>(less[i]));
        BOOST_TEST(std::abs(got_q - by_difference) <= 1e-7 * (1 + std::abs(dq)), "difference of " << n << " at " << i);
      }
    }
  }
}
template <class N, int... n>
void check_gradients(std::integer_sequence<int, n...>) {
  (check_gradient<N, n>(), ...);
}

/// The order that reductions.hpp describes, number by number.
template <int n, class N, class F>
N in_chains(std::array<N, static_cast<std::size_t>(n)> const& v, F f) {
  constexpr int count = bptt::kernel::chains<n>;
  std::array<N, static_cast<std::size_t>(count)> lane;
  for (std::size_t i = 0; i < n; ++i) lane[i % count] = i < count ? v[i] : f(lane[i % count], v[i]);
  if (count == 1) return lane[0];
  std::size_t left = count;
  for (; left > 4; left /= 2)
    for (std::size_t i = 0; i < left / 2; ++i) lane[i] = f(lane[i], lane[i + left / 2]);
  return f(f(lane[0], lane[1 % count]), f(lane[2 % count], lane[3 % count]));
}
template <class N, int n>
void check_order() {
  of_n<N, n> const of(7 + n);
  auto const& v = of.q[1];
  auto const at = [&v](int i) { return v[static_cast<std::size_t>(i)]; };
  N const sum = bptt::kernel::reduce<bptt::kernel::sum_of_two, n>(at);
  N const most = bptt::kernel::reduce<bptt::kernel::greater_of_two, n>(at);
  BOOST_TEST(sum == (in_chains<n>(v, [](N a, N b) { return a + b; })), "sum of " << n);
  BOOST_TEST(most == *std::max_element(v.begin(), v.end()), "greatest of " << n);
}
template <class N, int... n>
void check_orders(std::integer_sequence<int, n...>) {
  (check_order<N, n + 1>(), ...);
}

/// What no number can be, at each component of a vector.
template <class N, int n>
void check_limits() {
  N const infinity = std::numeric_limits<N>::infinity();
  for (std::size_t i = 0; i < n; ++i) {
    of_n<N, n> of(3);
    for (auto& row : of.y) row = {};
    of.q[0][i] = ::units::not_a_number<N>;
    of.q[1][i] = -infinity;
    of.q[2][i] = infinity;
    of.y[1][(i + 1) % n] = 1;
    auto const r = slopes<n>(q<n>{}(of.q), y<n>{}(of.y));
    for (int k = 0; k < n; ++k) {
      BOOST_TEST(std::isnan(r[q<n>{}][0](k)), "NaN at " << i << " of " << n << " is lost at " << k);
      BOOST_TEST(std::isfinite(r[q<n>{}][1](k)), "-inf at " << i << " of " << n << " reaches " << k);
    }
    BOOST_TEST(r[q<n>{}][1](static_cast<int>(i)) == 0);
    BOOST_TEST(r[y<n>{}][1](static_cast<int>(i)) == infinity);
    BOOST_TEST(r[y<n>{}][2](static_cast<int>(i)) == 0);  // log 1 of the only one that is infinite
    auto const values = evaluate(net<n>)(q<n>{}(of.q), y<n>{}(of.y));
    BOOST_TEST(std::isnan(values[S<n>{}[0_c]]));
    BOOST_TEST(std::isfinite(values[S<n>{}[1_c]]));
    BOOST_TEST(values[S<n>{}[2_c]] == infinity);
  }
  of_n<N, n> none(3);
  for (auto& v : none.q[0]) v = -infinity;
  BOOST_TEST(evaluate(net<n>)(q<n>{}(none.q), y<n>{}(none.y))[S<n>{}[0_c]] == -infinity);
}
}  // namespace wide

BOOST_AUTO_TEST_SUITE(wide_reductions)

BOOST_AUTO_TEST_CASE_TEMPLATE(gradients_are_those_of_long_double, N, decltype(std::tuple<double, float>{})) {
  wide::check_gradients<N>(std::integer_sequence<int, 7, 8, 31, 100>{});
}
BOOST_AUTO_TEST_CASE_TEMPLATE(chains_are_in_order, N, decltype(std::tuple<double, float>{})) {
  wide::check_orders<N>(std::make_integer_sequence<int, 34>{});
  wide::check_orders<N>(std::integer_sequence<int, 62, 63, 64, 99, 256>{});
}
BOOST_AUTO_TEST_CASE_TEMPLATE(infinities_and_nan, N, decltype(std::tuple<double, float>{})) {
  wide::check_limits<N, 9>();
  wide::check_limits<N, 65>();
}

BOOST_AUTO_TEST_SUITE_END()
