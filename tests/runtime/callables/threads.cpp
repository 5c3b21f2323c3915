// A batch in parts over threads: the same bits as one after the other, for any number of threads, call after call; and
// the finite difference of the loss. The static test has what parts add up to.
#include <atomic>
#include <boost/test/unit_test.hpp>
#include <bptt/bptt.hpp>
#include <bptt/train.hpp>
#include <cmath>
#include <cstring>
#include <thread>
#include <vector>

namespace {
using namespace bptt;
// clang-format off
inline constexpr int B = 21, T = 6;
inline constexpr struct x : input<x, 3> {} x;
inline constexpr struct y : constant<y> {} y;
inline constexpr struct U : parameter<U, 5, 3> {} U;
inline constexpr struct W : parameter<W, 5, 5> {} W;
inline constexpr struct v : parameter<v, 5> {} v;
inline constexpr struct h : variable<h, 5> {} h;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr auto net =
    unroll<T>(recurrence(h[t] = tanh(U * x[t] + W * h[t - 1_c]), L[last] = square(dot(v, h[last]) - y)));
template <class N>
using block = parameters<decltype(net), N>;
constexpr auto g = gradient(batch<B>(net), L, wrt(block<double>{}, x));

template <class N>
struct numbers {
  block<N> theta;
  std::vector<N> xs = std::vector<N>(B * T * 3), ys = std::vector<N>(B);
  numbers() {
    for (std::size_t i = 0; i < theta.size(); ++i) theta[i] = N(0.4) * std::sin(N(1.3) * static_cast<N>(i) + N(0.2));
    for (std::size_t i = 0; i < xs.size(); ++i) xs[i] = std::cos(N(0.7) * static_cast<N>(i));
    for (std::size_t i = 0; i < ys.size(); ++i) ys[i] = std::sin(static_cast<N>(i));
  }
};
auto const serial = [](int n, auto body) {
  for (int i = 0; i < n; ++i) body(i);
};
auto const of_each = [](int n, auto body) {
  std::vector<std::jthread> running;
  for (int i = 0; i < n; ++i) running.emplace_back(body, i);
};
// two threads, each of which takes the next part
auto const of_two = [](int n, auto body) {
  std::atomic<int> next = 0;
  auto const work = [&] {
    for (int i = next++; i < n; i = next++) body(i);
  };
  std::jthread const other(work);
  work();
};

template <class N, int n>
void check() {
  numbers<N> const in;
  block<N> one, other;
  std::vector<N> dx(in.xs.size()), dx_of_threads(in.xs.size());
  static workspace<decltype(g), N, n> memory, memory_of_threads;
  auto const call = [&](block<N>& slope, std::vector<N>& dxs, auto const& how, auto& work) {
    return g.into(to(slope, x(dxs)), parts<n>(how), work, in.theta, x(in.xs), y(in.ys), h[-1_c](zero));
  };
  N const loss = call(one, dx, serial, memory);
  for (int i = 0; i < 100; ++i) {
    N const loss_of_threads = i % 2 == 0 ? call(other, dx_of_threads, of_each, memory_of_threads)
                                         : call(other, dx_of_threads, of_two, memory_of_threads);
    BOOST_REQUIRE(loss == loss_of_threads);
    BOOST_REQUIRE(std::memcmp(one.data(), other.data(), one.size() * sizeof(N)) == 0);
    BOOST_REQUIRE(dx == dx_of_threads);
  }
}
}  // namespace

BOOST_AUTO_TEST_SUITE(threads)

BOOST_AUTO_TEST_CASE(the_same_bits) {
  check<double, 3>();  // of seven sequences each
  check<float, 4>();   // of six, and three
}

BOOST_AUTO_TEST_CASE(the_finite_difference) {
  numbers<double> in;
  block<double> slope;
  std::vector<double> dx(in.xs.size());
  g.into(to(slope, x(dx)), parts<3>(of_each), in.theta, x(in.xs), y(in.ys), h[-1_c](zero));
  auto const loss = [&] {
    auto const r = evaluate(batch<B>(net))(parts<3>(of_two), in.theta, x(in.xs), y(in.ys), h[-1_c](zero));
    double sum = 0;
    for (int b = 0; b < B; ++b) sum += r[L][b];
    return sum / B;
  };
  auto const difference = [&](double& number) {
    double const was = number, step = 1e-6;
    number = was + step;
    double const up = loss();
    number = was - step;
    double const down = loss();
    number = was;
    return (up - down) / (2 * step);
  };
  for (std::size_t i = 0; i < in.theta.size(); ++i) BOOST_TEST(std::abs(slope[i] - difference(in.theta[i])) < 1e-8);
  for (std::size_t i = 0; i < in.xs.size(); i += 7) BOOST_TEST(std::abs(dx[i] - difference(in.xs[i])) < 1e-8);
}

BOOST_AUTO_TEST_SUITE_END()
