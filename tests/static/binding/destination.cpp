// Gradients written to places of the caller, in memory of the caller: the same numbers.
#include <bptt/callables/evaluate.hpp>
#include <bptt/callables/gradient.hpp>

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 2> {} x;
inline constexpr struct W : parameter<W, 3, 3> {} W;
inline constexpr struct U : parameter<U, 3, 2> {} U;
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct h : variable<h, 3> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net = unroll<4>(recurrence(h[t] = tanh(W * h[t - 1_c] + U * x[t]), E[last] = k * dot(h[last], h[last])));
constexpr auto g = gradient(net, E, wrt(W, U, k, h[-1_c], x));
constexpr std::array<double, 9> w{1, .2, .3, .4, .5, .6, .7, .8, .9};
constexpr std::array<std::array<double, 2>, 3> u{{{1, 2}, {3, 4}, {5, 6}}};
constexpr std::array<double, 8> xs{.1, .2, .3, .4, -.5, .6, .7, .8};
constexpr std::array<double, 3> h0{.1, .2, .3};
constexpr bool ok() {
  auto r = g(W(w), U(u), k(2), h[-1_c](h0), x(xs));
  std::array<std::array<double, 3>, 3> dW{};
  std::array<double, 6> dU{};
  double dk = 0;
  std::array<double, 3> dh{};
  std::array<double, 8> dx{};
  double loss = g.into(to(W(dW), U(dU), k(dk), h[-1_c](dh), x(dx)), W(w), U(u), k(2), h[-1_c](h0), x(xs));
  auto r2 = r;
  double loss2 = g.into(r2, W(w), U(u), k(3), h[-1_c](h0), x(xs));
  bool same = loss == r[E] && dk == r[k] && loss2 == r2[E] && loss2 != loss;
  for (int i = 0; i < 9; ++i) same = same && dW[std::size_t(i / 3)][std::size_t(i % 3)] == r[W](i / 3, i % 3);
  for (std::size_t i = 0; i < 8; ++i) same = same && dx[i] == r[x].data()[i];
  workspace<decltype(g)> memory;
  same = same && g(memory, W(w), U(u), k(2), h[-1_c](h0), x(xs))[E] == loss;
  same = same && g.into(r2, memory, W(w), U(u), k(2), h[-1_c](h0), x(xs)) == loss;
  return same;
}
static_assert(ok());
static_assert(std::is_empty_v<decltype(g)>);
// the values of a net, over those of another call and in memory of the caller
constexpr bool values() {
  constexpr auto f = evaluate(net);
  auto const want = f(W(w), U(u), k(2), h[-1_c](h0), x(xs));
  auto got = f(W(w), U(u), k(3), h[-1_c](h0), x(xs));
  bool const other = got[E] != want[E];
  f.into(got, W(w), U(u), k(2), h[-1_c](h0), x(xs));
  workspace<decltype(f)> memory;
  return other && got[E] == want[E] && got[h[1_c]](2) == want[h[1_c]](2) &&
         f(memory, W(w), U(u), k(2), h[-1_c](h0), x(xs))[h[2_c]](1) == want[h[2_c]](1);
}
static_assert(values());
}  // namespace
