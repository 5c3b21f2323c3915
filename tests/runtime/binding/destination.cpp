// Gradients written to memory of the caller.
#include <boost/test/unit_test.hpp>
#include <bptt/bptt.hpp>
#include <limits>
#include <span>
#include <vector>

namespace {
namespace n {
using namespace bptt;
// clang-format off
inline constexpr int D = 2, H = 9, T = 6;
inline constexpr struct x : input<x, D> {} x;
inline constexpr struct W : parameter<W, H, H> {} W;
inline constexpr struct U : parameter<U, H, D> {} U;
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct h : variable<h, H> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net = unroll<T>(recurrence(h[t] = tanh(W * h[t - 1_c] + U * x[t]), E[last] = k * dot(h[last], h[last])));
constexpr auto g = gradient(net, E, wrt(W, U, k, h[-1_c], x, h[2_c]));
}  // namespace n

/// Values, the same ones for the same `from`.
template <class N>
std::vector<N> numbers(std::size_t n, int from) {
  std::vector<N> v(n);
  for (std::size_t i = 0; i < n; ++i) v[i] = static_cast<N>(((static_cast<int>(i) + from) * 7919 % 23 - 11) * 0.05);
  return v;
}
template <class N>
struct values {
  std::vector<N> W = numbers<N>(81, 1), U = numbers<N>(18, 2), h = numbers<N>(9, 3), x = numbers<N>(12, 4);
  N k = N(1.5);
  /// f(bindings...)
  auto operator()(auto const& f) const {
    using namespace bptt;
    return f(n::W(W), n::U(U), n::k(k), n::h[-1_c](h), n::x(x));
  }
};
/// What is handed out before the call: nothing of it must be left.
template <class N>
constexpr N not_a_number = std::numeric_limits<N>::quiet_NaN();

/// An object that hands out the numbers of a key.
template <class N>
struct parameters {
  N w[81], u[18], k, h[9], x[12], h2[9];
  template <class Key>
  N* numbers() {
    if constexpr (std::is_same_v<Key, struct n::W>)
      return w;
    else if constexpr (std::is_same_v<Key, struct n::U>)
      return u;
    else if constexpr (std::is_same_v<Key, struct n::k>)
      return &k;
    else if constexpr (std::is_same_v<Key, bptt::at<struct n::h, -1>>)
      return h;
    else if constexpr (std::is_same_v<Key, struct n::x>)
      return x;
    else
      return h2;
  }
};

bptt::workspace<decltype(n::g)> memory;
bptt::workspace<decltype(n::g), float> memory_of_floats;

template <class N>
void check(auto& of_caller) {
  using namespace n;
  values<N> const v;
  auto const r = v([](auto const&... b) { return g(b...); });
  auto const want = [&](auto const& of, std::size_t i) { return of.data()[i]; };
  std::array<std::array<N, H>, H> dW;
  for (auto& row : dW) row.fill(not_a_number<N>);
  std::vector<std::array<N, D>> dx(T);
  std::vector<N> dU(18, not_a_number<N>);
  N dk = not_a_number<N>, dh[H], dh2[H];
  for (N& number : of_caller.memory.numbers) number = not_a_number<N>;  // nothing of it is read before it is written
  N const loss = v([&](auto const&... b) {
    return g.into(to(h[2_c](dh2), x(dx), W(dW), U(std::span<N>(dU)), k(dk), h[-1_c](dh)), of_caller, b...);
  });
  BOOST_TEST(loss == r[E]);
  BOOST_TEST(dk == r[k]);
  for (std::size_t i = 0; i < 81; ++i) BOOST_TEST(dW[i / H][i % H] == want(r[W], i));
  for (std::size_t i = 0; i < 18; ++i) BOOST_TEST(dU[i] == want(r[U], i));
  for (std::size_t i = 0; i < 12; ++i) BOOST_TEST(dx[i / D][i % D] == want(r[x], i));
  for (std::size_t i = 0; i < 9; ++i) BOOST_TEST((dh[i] == want(r[h[-1_c]], i) && dh2[i] == want(r[h[2_c]], i)));

  parameters<N> p;
  BOOST_TEST(v([&](auto const&... b) { return g.into(p, b...); }) == r[E]);
  for (std::size_t i = 0; i < 81; ++i) BOOST_TEST(p.w[i] == want(r[W], i));
  for (std::size_t i = 0; i < 12; ++i) BOOST_TEST(p.x[i] == want(r[x], i));

  // over the result of another call
  auto again =
      v([&](auto const& w, auto const& u, auto const&, auto const&... b) { return g(of_caller, w, u, k(N(7)), b...); });
  BOOST_TEST(again[k] == r[k]);
  BOOST_TEST(again[E] != r[E]);
  v([&](auto const&... b) { return g.into(again, b...); });
  BOOST_TEST(again[E] == r[E]);
  for (std::size_t i = 0; i < 81; ++i) BOOST_TEST(want(again[W], i) == want(r[W], i));
}
}  // namespace

BOOST_AUTO_TEST_SUITE(destination)

BOOST_AUTO_TEST_CASE(places_results_and_objects) {
  check<double>(memory);
  check<float>(memory_of_floats);
}

BOOST_AUTO_TEST_CASE(size_known_at_run_time) {
  using namespace n;
  values<double> const v;
  std::vector<double> dW(80), dh(9), dU(18), dx(12), dh2(9);
  double dk = 0;
  BOOST_CHECK_EXCEPTION(
      v([&](auto const&... b) { return g.into(to(W(dW), h[-1_c](dh), h[2_c](dh2), U(dU), x(dx), k(dk)), b...); }),
      std::invalid_argument, [](auto const& e) {
        return std::string(e.what()).find("W takes 81 numbers, 80 are bound") != std::string::npos;
      });
}

BOOST_AUTO_TEST_CASE(batches) {
  using namespace n;
  constexpr auto of_batch = gradient(batch<3>(net), E, wrt(W, h[-1_c]));
  auto const Wv = numbers<double>(81, 1), Uv = numbers<double>(18, 2), hv = numbers<double>(27, 3),
             xv = numbers<double>(36, 4), other = numbers<double>(36, 5);
  auto const want = of_batch(W(Wv), U(Uv), k(1.5), h[-1_c](hv), x(xv));
  static workspace<decltype(of_batch)> of_caller;
  auto got = of_batch(of_caller, W(Wv), U(Uv), k(1.5), h[-1_c](hv), x(other));
  BOOST_TEST(got[E] != want[E]);
  BOOST_TEST(of_batch.into(got, W(Wv), U(Uv), k(1.5), h[-1_c](hv), x(xv)) == want[E]);
  for (int i = 0; i < 81; ++i) BOOST_TEST(got[W](i) == want[W](i));
  BOOST_TEST(of_batch.into(got, of_caller, W(Wv), U(Uv), k(1.5), h[-1_c](hv), x(other), lengths({6, 2, 4})) != want[E]);
  of_batch.into(got, of_caller, W(Wv), U(Uv), k(1.5), h[-1_c](hv), x(xv));
  BOOST_TEST(got[E] == want[E]);
  for (std::size_t i = 0; i < 27; ++i) BOOST_TEST(got[h[-1_c]].data()[i] == want[h[-1_c]].data()[i]);
}

BOOST_AUTO_TEST_SUITE_END()
