// A block of parameters is bound, differentiated and written as a whole, and gives what its parts give by name.
#include <bptt/bptt.hpp>
#include <bptt/cells.hpp>
#include <bptt/train.hpp>
#include <span>

#include "../near.hpp"

namespace block {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 2> {} x;
inline constexpr struct U : parameter<U, 3, 2> {} U;
inline constexpr struct W : parameter<W, 3, 3> {} W;
inline constexpr struct b : parameter<b, 3> {} b;
inline constexpr struct v : parameter<v, 3> {} v;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct mu : constant<mu> {} mu;
inline constexpr struct h : variable<h, 3> {} h;
inline constexpr struct s : variable<s, 3> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto step = h[t] = tanh(U * x[t] + W * h[t - 1_c] + b);
constexpr auto net = unroll<3>(recurrence(step, E[last] = w * mean(dot(v, h[t]), t) + mu * dot(h[last], h[last])));
using all = parameters<decltype(net)>;

// each in the order in which the equations read it, without gaps; offsets are constants
static_assert(std::is_same_v<all::symbols, types<struct U, struct W, struct b, struct w, struct v>>);
static_assert(all::size() == 6 + 9 + 3 + 1 + 3 && sizeof(all) % 64 == 0);
static_assert(all::offset(U) == 0 && all::offset(W) == 6 && all::offset(b) == 15 && all::offset(w) == 18 &&
              all::offset(v) == 19);
constexpr auto entries = all::entries();
static_assert(entries[1].name == "W" && entries[1].rank == 2 && entries[1].rows == 3 && entries[1].cols == 3 &&
              entries[1].offset == 6 && entries[1].size == 9);
static_assert(entries[3].name == "w" && entries[3].rank == 0 && entries[3].size == 1 && entries[4].rank == 1 &&
              entries[4].rows == 3 && entries[4].cols == 1);
// those of a batch are those of a sequence; of floats it is another type
static_assert(std::is_same_v<parameters<decltype(batch<4>(net))>, all> &&
              std::is_same_v<parameters<decltype(net), float>::number, float>);
// two nets with the same parameters have one type
static_assert(std::is_same_v<parameters<decltype(unroll<1>(recurrence(step)))>,
                             parameters<decltype(unroll<7>(recurrence(step)))>>);

template <class Block>
constexpr Block numbered(double from = 1) {
  Block theta;
  for (std::size_t i = 0; i < theta.size(); ++i) {
    double const k = static_cast<double>(i) + from;
    theta[i] = static_cast<typename Block::number>(0.3 - 0.17 * k + 0.021 * k * k - 0.0005 * k * k * k);
  }
  return theta;
}
constexpr all theta = numbered<all>();
static_assert(theta[W](1, 2) == theta.data()[6 + 5] && theta[w] == theta[18] && theta[v](2) == *(theta.end() - 1));
static_assert([] {
  all changed = theta;
  changed[W](2, 1) = 7, changed[w] = 5;
  return changed[std::size_t(6 + 7)] == 7 && changed[18] == 5 && theta[18] != 5;
}());

constexpr double xs[6]{0.3, -0.5, 0.7, 0.2, -0.9, 0.4}, h0[3]{0.1, -0.2, 0.3};
constexpr auto g = gradient(net, E, wrt(theta));
static_assert(std::is_same_v<decltype(g), decltype(gradient(net, E, wrt(U, W, b, w, v))) const>);
static_assert(std::is_same_v<decltype(wrt(x, theta, h[-1_c])), decltype(wrt(x, U, W, b, w, v, h[-1_c]))>);
constexpr auto by_name =
    g(U(theta[U]), W(theta[W]), b(theta[b]), w(theta[w]), v(theta[v]), mu(0.5), x(xs), h[-1_c](h0));
constexpr auto as_a_whole = g(x(xs), theta, mu(0.5), h[-1_c](h0));

// the same numbers, by symbol and as a whole
template <class Block, class Result>
constexpr bool same(Block const& slope, Result const& r) {
  bool equal = slope[w] == r[w];
  auto const compare = [&](auto... symbol) {
    (
        [&] {
          for (std::size_t i = 0; i < r[symbol].size(); ++i) equal = equal && slope[symbol](i) == r[symbol](i);
        }(),
        ...);
  };
  compare(U, W, b, v);
  return equal;
}
struct slope_and_loss {
  all slope;
  double loss;
};
constexpr auto written = [] {
  slope_and_loss r{};
  r.loss = g.into(r.slope, theta, mu(0.5), x(xs), h[-1_c](h0));
  return r;
}();
static_assert(written.loss == by_name[E] && same(written.slope, by_name) && as_a_whole[E] == by_name[E]);
// beside other places
static_assert([] {
  all slope;
  double dx[6]{}, loss = 0;
  gradient(net, E, wrt(theta, x)).into(to(slope, x(dx), E(loss)), theta, mu(0.5), x(xs), h[-1_c](h0));
  auto const r = gradient(net, E, wrt(theta, x))(theta, mu(0.5), x(xs), h[-1_c](h0));
  return same(slope, by_name) && loss == by_name[E] && dx[3] == r[x][1](1);
}());
// in a workspace
static_assert([] {
  all slope;
  workspace<decltype(g)> memory;
  double const loss = g.into(slope, memory, theta, mu(0.5), x(xs), h[-1_c](h0));
  return same(slope, by_name) && g(memory, theta, mu(0.5), x(xs), h[-1_c](h0))[E] == loss;
}());

// the slope along a direction is the difference of the loss along it
static_assert([] {
  all const direction = numbered<all>(2.5);
  auto const loss = [&](double by) {
    all moved = theta;
    for (std::size_t i = 0; i < moved.size(); ++i) moved[i] += by * direction[i];
    return evaluate(net)(moved, mu(0.5), x(xs), h[-1_c](h0))[E];
  };
  double along = 0;
  for (std::size_t i = 0; i < theta.size(); ++i) along += written.slope[i] * direction[i];
  return near(along, (loss(1e-5) - loss(-1e-5)) / 2e-5, 1e-8) && along > 1e-2;
}());

// a net that reads some of them
constexpr auto alone = unroll<1>(recurrence(step));
static_assert(evaluate(alone)(theta, x({0.3, -0.5}), h[-1_c](h0))[h[last]](1) ==
              evaluate(alone)(U(theta[U]), W(theta[W]), b(theta[b]), x({0.3, -0.5}), h[-1_c](h0))[h[last]](1));

// a batch, in float
constexpr auto of_batch = [] {
  using floats = parameters<decltype(net), float>;
  struct {
    floats slope, by_name;
    float loss;
  } r{};
  constexpr floats start = numbered<floats>();
  float many[3 * 6]{}, h1[3 * 3]{};
  for (int i = 0; i < 18; ++i) many[i] = static_cast<float>(i % 5) / 4.f - 0.5f;
  constexpr auto of_three = gradient(batch<3>(net), E, wrt(theta));
  r.loss = of_three.into(r.slope, start, mu(0.5f), x(many), h[-1_c](h1));
  of_three.into(to(U(r.by_name[U]), W(r.by_name[W]), b(r.by_name[b]), w(r.by_name[w]), v(r.by_name[v])), U(start[U]),
                W(start[W]), b(start[b]), w(start[w]), v(start[v]), mu(0.5f), x(many), h[-1_c](h1));
  return r;
}();
static_assert([] {
  for (std::size_t i = 0; i < of_batch.slope.size(); ++i)
    if (of_batch.slope[i] != of_batch.by_name[i] || of_batch.slope[i] == 0) return false;
  return true;
}());

// a chain: what both nets and the link read, each once
constexpr auto two_nets =
    chain(unroll<2>(recurrence(step)),
          unroll<2>(recurrence(s[t] = tanh(W * s[t - 1_c] + b), E[last] = dot(v, s[last]))), s[-1_c] = w * h[last]);
using of_chain = parameters<decltype(two_nets)>;
static_assert(std::is_same_v<of_chain::symbols, types<struct U, struct W, struct b, struct w, struct v>>);
static_assert([] {
  of_chain slope;
  auto const start = numbered<of_chain>();
  constexpr auto f = gradient(two_nets, E, wrt(slope));
  double const loss = f.into(slope, start, x({0.3, -0.5, 0.7, 0.2}), h[-1_c](h0));
  auto const r =
      f(U(start[U]), W(start[W]), b(start[b]), w(start[w]), v(start[v]), x({0.3, -0.5, 0.7, 0.2}), h[-1_c](h0));
  return r[E] == loss && same(slope, r);
}());

// members of layers have the names that are printed
inline constexpr struct low : cells::lstm<low, 2, 3> {
} low;
static_assert(parameters<decltype(unroll<2>(recurrence(low(x[t]))))>::entries()[0].name == "low.W_ih");

// a span of all numbers, for optimisers of others
static_assert([] {
  all changed = theta;
  std::span<double> const numbers = changed;
  numbers[18] = 3;
  std::span<double, 22> const fixed(changed);
  return changed[w] == 3 && numbers.size() == 22 && fixed.size() == changed.size();
}());
}  // namespace block
