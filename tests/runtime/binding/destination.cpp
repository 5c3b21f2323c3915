// What a place can be: a number, an array, a nested array, a range. (That the numbers are right, however a call is
// made, is the law of calls.)
#include <boost/test/unit_test.hpp>
#include <bptt/bptt.hpp>
#include <span>
#include <string>
#include <vector>

#include "../numbers.hpp"

namespace {
namespace n {
using namespace bptt;
// clang-format off
inline constexpr int D = 2, H = 9, T = 6, B = 3;
inline constexpr struct x : input<x, D> {} x;
inline constexpr struct W : parameter<W, H, H> {} W;
inline constexpr struct U : parameter<U, H, D> {} U;
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct h : variable<h, H> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net = unroll<T>(recurrence(h[t] = tanh(W * h[t - 1_c] + U * x[t]), E[last] = k * dot(h[last], h[last])));
constexpr auto g = gradient(net, E, wrt(W, U, k, h[-1_c], x, h[2_c]), also(h[last]));
constexpr auto of_batch = gradient(batch<B>(net), E, wrt(W, k, h[-1_c], x), also(h[last], E));
}  // namespace n

std::vector<double> some(std::size_t size, int from) {
  std::vector<double> v(size);
  for (std::size_t i = 0; i < size; ++i) v[i] = ((static_cast<int>(i) + from) * 7919 % 23 - 11) * 0.05;
  return v;
}
struct values {
  std::vector<double> W = some(81, 1), U = some(18, 2), h = some(27, 3), x = some(36, 4);
  /// f(bindings...) of one sequence, or of all of a batch.
  auto one(auto const& f) const {
    using namespace bptt;
    return f(n::W(W), n::U(U), n::k(1.5), n::h[-1_c](std::span<double const>(h).first(9)),
             n::x(std::span<double const>(x).first(12)));
  }
  auto batch(auto const& f) const {
    using namespace bptt;
    return f(n::W(W), n::U(U), n::k(1.5), n::h[-1_c](h), n::x(x));
  }
};
template <std::size_t rows, std::size_t cols>
using matrix = std::array<std::array<double, cols>, rows>;

bool same(auto const& place, auto const& view) { return numbers::flat(place) == numbers::flat(view); }
}  // namespace

BOOST_AUTO_TEST_SUITE(destination)

BOOST_AUTO_TEST_CASE(of_one_sequence) {
  using namespace n;
  values const v;
  auto const r = v.one([](auto const&... b) { return g(b...); });
  matrix<H, H> dW;
  std::vector<std::array<double, D>> dx(T);
  std::vector<double> dU(18);
  double dk = 0, dh[H], dh2[H];
  std::array<double, H> h_last;
  auto const to_all = to(h[2_c](dh2), x(dx), W(dW), U(std::span<double>(dU)), k(dk), h[last](h_last), h[-1_c](dh));
  BOOST_TEST(v.one([&](auto const&... b) { return g.into(to_all, b...); }) == r[E]);
  BOOST_TEST((same(dW, r[W]) && same(dx, r[x]) && same(dU, r[U]) && dk == r[k] && same(dh, r[h[-1_c]]) &&
              same(dh2, r[h[2_c]]) && same(h_last, r.value(h[last]))));
}

BOOST_AUTO_TEST_CASE(of_a_batch) {
  using namespace n;
  values const v;
  auto const r = v.batch([](auto const&... b) { return of_batch(b...); });
  matrix<H, H> dW;                 // shared
  std::array<matrix<T, D>, B> dx;  // a matrix for each sequence
  double dk = 0, dh[B][H];
  std::vector<double> losses(B);
  std::vector<std::array<double, H>> h_last(B);
  auto const to_all = to(x(dx), W(dW), k(dk), also(E(losses)), h[last](h_last), h[-1_c](dh));
  BOOST_TEST(v.batch([&](auto const&... b) { return of_batch.into(to_all, b...); }) == r[E]);
  BOOST_TEST((same(dW, r[W]) && same(dx, r[x]) && dk == r[k] && same(dh, r[h[-1_c]]) &&
              same(h_last, r.value(h[last])) && losses[2] == r.loss(2) && losses[0] == r.value(E)[0]));
}

BOOST_AUTO_TEST_CASE(size_known_at_run_time) {
  using namespace n;
  values const v;
  std::vector<double> dW(80), dh(9), dU(18), dx(12), dh2(9), h_last(9), of_all(27);
  double dk = 0;
  auto const says = [](char const* what) { return [=](auto const& e) { return std::string(e.what()) == what; }; };
  BOOST_CHECK_EXCEPTION(v.one([&](auto const&... b) {
    return g.into(to(W(dW), h[-1_c](dh), h[2_c](dh2), U(dU), x(dx), k(dk), h[last](h_last)), b...);
  }),
                        std::invalid_argument, says("bptt: W takes 81 numbers, 80 are bound"));
  dW.resize(81);
  BOOST_CHECK_EXCEPTION(v.batch([&](auto const&... b) {
    return of_batch.into(to(W(dW), h[-1_c](dh), k(dk), x(dx), h[last](of_all), also(E(dh))), b...);
  }),
                        std::invalid_argument, says("bptt: h takes 27 numbers, 9 are bound"));
  dh.resize(27);
  BOOST_CHECK_EXCEPTION(v.one([&](auto const&... b) { return evaluate(net).into(to(h[t](dh)), b...); }),
                        std::invalid_argument, says("bptt: h takes 54 numbers, 27 are bound"));
}

BOOST_AUTO_TEST_SUITE_END()
