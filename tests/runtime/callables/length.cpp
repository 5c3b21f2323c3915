// A length that is known at run time: what is refused, and what is not read.
#include <array>
#include <boost/test/unit_test.hpp>
#include <bptt/bptt.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "batch_net.hpp"

namespace lengths_of_one {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 2> {} x;
inline constexpr struct y : input<y> {} y;
inline constexpr struct U : parameter<U, 3, 2> {} U;
inline constexpr struct W : parameter<W, 3, 3> {} W;
inline constexpr struct h : variable<h, 3> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
// an input before the first step and one after the last
constexpr auto cell = recurrence(h[t] = tanh(W * h[t - 1_c] + U * x[t - 1_c]),
                                 E[last] = mean(square(sum(h[t]) - y[t + 1_c]), t) + dot(h[last], U* x[last]));
template <int T>
constexpr auto g = gradient(unroll<T>(cell), E, wrt(W, U, x, y, x[-1_c], y[last + 1_c], h[-1_c]), also(h[last]));

struct values {
  std::array<double, 9> W = batches::some_numbers<9>();
  std::array<double, 6> U = batches::some_numbers<6>();
  std::array<double, 3> h = batches::some_numbers<3>();
  std::array<double, 2> before = batches::some_numbers<2>();
  std::vector<double> x, y;
  explicit values(std::size_t n) {
    for (std::size_t k = 0; k < n; ++k) {
      for (double v : batches::some_numbers<2>()) x.push_back(v);
      y.push_back(batches::some_numbers<1>()[0]);
    }
  }
  auto call(auto f, auto const& xs, auto const& ys, auto... more) const {
    return f(lengths_of_one::W(W), lengths_of_one::U(U), lengths_of_one::h[-1_c](h), lengths_of_one::x(xs),
             lengths_of_one::x[-1_c](before), lengths_of_one::y[last + 1_c](0.3), lengths_of_one::y(ys), more...);
  }
};
/// What looks like a matrix of Eigen.
struct matrix {
  int of_rows, of_cols;
  std::vector<double> numbers;
  int rows() const { return of_rows; }
  int cols() const { return of_cols; }
  double coeff(int i, int j) const { return numbers[static_cast<std::size_t>(i * of_cols + j)]; }
};
void check_same(auto const& a, auto const& b) {
  for (std::size_t i = 0; i < b.size(); ++i) BOOST_TEST(std::abs(a.begin()[i] - b.begin()[i]) <= 1e-15);
  for (std::size_t i = b.size(); i < a.size(); ++i) BOOST_TEST(a.begin()[i] == 0);
}
}  // namespace lengths_of_one

BOOST_AUTO_TEST_SUITE(length)

using namespace lengths_of_one;
using batches::refusal;

BOOST_AUTO_TEST_CASE(a_net_of_as_many_steps) {
  constexpr int T = 40, n = 11;
  values const v(n);
  auto const want = v.call(g<n>, v.x, v.y);
  auto const check = [&](auto const& r) {
    BOOST_TEST(std::abs(r[E] - want[E]) <= 1e-15);
    check_same(r[W], want[W]);
    check_same(r[U], want[U]);
    check_same(r[x], want[x]);
    check_same(r[y], want[y]);
    check_same(r[x[-1_c]], want[x[-1_c]]);
    BOOST_TEST(std::abs(r[y[last + 1_c]] - want[y[last + 1_c]]) <= 1e-15);
    check_same(r[h[-1_c]], want[h[-1_c]]);
    check_same(r.value(h[last]), want.value(h[last]));
  };
  check(v.call(g<T>, v.x, v.y, bptt::length(n)));
  // what stands beyond is not read
  std::vector<double> xs = v.x, ys = v.y;
  xs.resize(2 * T, std::numeric_limits<double>::quiet_NaN());
  ys.resize(T, std::numeric_limits<double>::quiet_NaN());
  check(v.call(g<T>, xs, ys, bptt::length(std::uint8_t{n})));
  // in rows, and a matrix with a row for each step
  std::vector<std::vector<double>> rows;
  for (std::size_t k = 0; k < n; ++k) rows.push_back({v.x[2 * k], v.x[2 * k + 1]});
  check(v.call(g<T>, rows, ys, bptt::length(n)));
  check(v.call(g<T>, matrix{n, 2, v.x}, ys, bptt::length(n)));
}

BOOST_AUTO_TEST_CASE(in_segments) {  // of which the last is full or not
  values const v(40);
  constexpr auto lag_2 = recurrence(h[t] = tanh(W * h[t - 1_c] + U * x[t] + h[t - 2_c]), E[last] = mean(sum(h[t]), t));
  auto const call = [&](auto f, int n) {
    return f(W(v.W), U(v.U), h[-1_c](v.h), h[-2_c](v.h), x(v.x), bptt::length(n));
  };
  for (int n : {3, 5, 11, 15, 40}) {
    auto const want = call(gradient(unroll<40>(lag_2), E, wrt(W, U, x, h[-2_c])), n);
    auto const r = call(gradient(unroll<40>(lag_2), E, wrt(W, U, x, h[-2_c]), recompute<5>), n);
    BOOST_TEST(std::abs(r[E] - want[E]) <= 1e-15);
    BOOST_TEST(std::abs(r[h[-2_c]](1) - want[h[-2_c]](1)) <= 1e-15);
    for (int i = 0; i < 9; ++i) BOOST_TEST(std::abs(r[W](i) - want[W](i)) <= 1e-14);
    for (int i = 0; i < 80; ++i) BOOST_TEST(std::abs(r[x].begin()[i] - want[x].begin()[i]) <= 1e-15);
  }
}

BOOST_AUTO_TEST_CASE(what_is_refused) {
  values const v(7);
  auto const with = [&](auto n) { return refusal([&] { (void)v.call(g<9>, v.x, v.y, bptt::length(n)); }); };
  BOOST_TEST(with(7) == "nothing is thrown");
  BOOST_TEST(with(0) == "bptt: the sequence has 0 steps: at least 1 and at most 9 are possible");
  BOOST_TEST(with(-1) == "bptt: the sequence has -1 steps: at least 1 and at most 9 are possible");
  BOOST_TEST(with(10u) == "bptt: the sequence has 10 steps: at least 1 and at most 9 are possible");
  // no length is cut to the bits of an int
  BOOST_TEST(with((1LL << 32) + 3) == "bptt: the sequence has 4294967299 steps: at least 1 and at most 9 are possible");
  BOOST_TEST(with(std::uint64_t(-1)) == "bptt: the sequence has -1 steps: at least 1 and at most 9 are possible");
  BOOST_TEST(with(6).find(" takes 12 or 18 numbers, 14 are bound") != std::string::npos);
  BOOST_TEST(with(9).find(" takes 18 numbers, 14 are bound") != std::string::npos);
  std::vector<std::vector<double>> rows(7, {1.0, 2.0});
  BOOST_TEST(refusal([&] {
               (void)v.call(g<9>, rows, v.y, bptt::length(6));
             }).find(" takes 12 or 18 numbers, 14 are bound") != std::string::npos);
  rows[3].push_back(0);
  BOOST_TEST(refusal([&] {
               (void)v.call(g<9>, rows, v.y, bptt::length(7));
             }).find(" takes 7 x 2 numbers, 7 x 3 are bound, at [3]") != std::string::npos);
  BOOST_TEST(refusal([&] {
               (void)v.call(g<9>, matrix{2, 7, v.x}, v.y, bptt::length(7));
             }).find(" takes 7 or 9 x 2 numbers, 2 x 7 are bound") != std::string::npos);
  BOOST_TEST(refusal([&] {
               (void)v.call(g<9>, std::array<double, 6>{}, v.y, bptt::length(7));
             }).find(" takes 14 or 18 numbers, 6 are bound") != std::string::npos);
  // what the net reads has to be there: step 2, and for h[-2] the step that reads it
  constexpr auto reads_step =
      gradient(unroll<5>(recurrence(h[t] = y[t] * h[t - 2_c], E[last] = dot(h[last], h[2_c]))), E, wrt(y));
  auto const few = [&](auto f, int n) {
    return refusal([&] { (void)f(y(v.y), h[-1_c](v.h), h[-2_c](v.h), bptt::length(n)); });
  };
  BOOST_TEST(few(reads_step, 2) == "bptt: the sequence has 2 steps: at least 3 and at most 5 are possible");
  constexpr auto lag = evaluate(unroll<5>(recurrence(h[t] = y[t] * h[t - 2_c], E[last] = sum(h[last]))));
  BOOST_TEST(few(lag, 1) == "bptt: the sequence has 1 steps: at least 2 and at most 5 are possible");
}

BOOST_AUTO_TEST_SUITE_END()
