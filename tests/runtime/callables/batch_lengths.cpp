// Batches of sequences of different lengths: each has the gradient of the program with as many steps.
#include <array>
#include <boost/test/unit_test.hpp>
#include <bptt/bptt.hpp>
#include <cstddef>
#include <span>
#include <vector>

#include "../complex_step.hpp"
#include "batch_net.hpp"

namespace batches {
// both ways, lags of one and two, a mean over time, a value of the last step, products that are stacked and transposed
// copies
template <int D, int H, int C>
struct both_ways {
  // clang-format off
  static constexpr struct x_ : input<x_, D> {} x{};
  static constexpr struct y_ : input<y_, C> {} y{};
  static constexpr struct U_ : parameter<U_, H, D> {} U{};
  static constexpr struct W_ : parameter<W_, H, H> {} W{};
  static constexpr struct K_ : parameter<K_, H, H> {} K{};
  static constexpr struct R_ : parameter<R_, H, H> {} R{};
  static constexpr struct V_ : parameter<V_, C, H> {} V{};
  static constexpr struct p_ : parameter<p_, H> {} p{};
  static constexpr struct h_ : variable<h_, H> {} h{};
  static constexpr struct g_ : variable<g_, H> {} g{};
  static constexpr struct E_ : variable<E_> {} E{};
  // clang-format on
  static constexpr auto cell = recurrence(h[t] = tanh(W * h[t - 1_c] + K * h[t - 2_c] + U * x[t]),
                                          g[t] = tanh(R * g[t + 1_c] + U * x[t] + hadamard(p, h[t])),
                                          E[last] = mean(softmax_cross_entropy(V * g[t], y[t]), t) + dot(h[last], p));
};

template <int D, int H, int C, int T, int... n>
void check_lengths() {
  using net = both_ways<D, H, C>;
  constexpr int sequences = sizeof...(n);
  constexpr auto targets = wrt(net::U, net::W, net::K, net::R, net::V, net::p, net::x, net::h[-1_c], net::h[-2_c],
                               net::g[last + 1_c], net::W[t], net::h[t], net::h[last], net::g[1_c]);
  constexpr auto values = also(net::h[last], net::g[t], net::h[1_c]);
  auto const Uv = some_numbers<H * D>();
  auto const Wv = some_numbers<H * H>();
  auto const Kv = some_numbers<H * H>();
  auto const Rv = some_numbers<H * H>();
  auto const Vv = some_numbers<C * H>();
  auto const pv = some_numbers<H>();
  auto const h1 = for_each_sequence<sequences, H>();
  auto const h2 = for_each_sequence<sequences, H>();
  auto const gv = for_each_sequence<sequences, H>();
  auto const xv = for_each_sequence<sequences, T * D>();
  auto const yv = for_each_sequence<sequences, T * C>();
  std::span<double const> const xs(xv[0].data(), static_cast<std::size_t>(sequences * T * D)),
      ys(yv[0].data(), static_cast<std::size_t>(sequences * T * C));
  std::vector<int> const length{n...};
  by_hand::poison_stack();
  auto const both = gradient(batch<sequences>(unroll<T>(net::cell)), net::E, targets, values)(
      net::U(Uv), net::W(Wv), net::K(Kv), net::R(Rv), net::V(Vv), net::p(pv), net::h[-1_c](h1), net::h[-2_c](h2),
      net::g[last + 1_c](gv), net::x(xs), net::y(ys), lengths(length));

  // for each sequence the program with as many steps as it has
  std::size_t b = 0;
  std::vector<long double> loss, dU, dW, dK, dR, dV, dp, dWt;
  auto const add = [](std::vector<long double>& to, auto const& of_one) {
    auto const one = numbers::flat(of_one);
    if (to.size() < one.size()) to.resize(one.size());
    for (std::size_t i = 0; i < one.size(); ++i) to[i] += one[i] / sequences;
  };
  auto const check_one = [&]<int steps>(std::integral_constant<int, steps>) {
    std::span<double const, static_cast<std::size_t>(steps * D)> const x_of(xv[b].data(),
                                                                            static_cast<std::size_t>(steps * D));
    std::span<double const, static_cast<std::size_t>(steps * C)> const y_of(yv[b].data(),
                                                                            static_cast<std::size_t>(steps * C));
    auto const one = gradient<codegen::step_loop>(unroll<steps>(net::cell), net::E, targets, values)(
        net::U(Uv), net::W(Wv), net::K(Kv), net::R(Rv), net::V(Vv), net::p(pv), net::h[-1_c](h1[b]),
        net::h[-2_c](h2[b]), net::g[last + 1_c](gv[b]), net::x(x_of), net::y(y_of));
    BOOST_TEST(numbers::relative_error(both.loss(b), one[net::E]) <= 1e-14);
    auto const each = [&](char const* what, auto const& got, auto const& want, double factor) {
      auto w = numbers::flat(want), have = numbers::flat(got);
      for (auto& v : w) v *= factor;
      BOOST_TEST(have.size() >= w.size());
      for (std::size_t i = w.size(); i < have.size(); ++i)
        BOOST_TEST(have[i] == 0, what << ", sequence " << b << ": a step that it does not have");
      have.resize(w.size());
      double const error = numbers::relative_error(have, w);
      BOOST_TEST(error <= 5e-14, what << " of sequence " << b << " is off by " << error);
    };
    each("x", both[net::x][b], one[net::x], 1.0 / sequences);
    each("h[-1]", both[net::h[-1_c]][b], one[net::h[-1_c]], 1.0 / sequences);
    each("h[-2]", both[net::h[-2_c]][b], one[net::h[-2_c]], 1.0 / sequences);
    each("g[last + 1]", both[net::g[last + 1_c]][b], one[net::g[last + 1_c]], 1.0 / sequences);
    each("h[t]", both[net::h[t]][b], one[net::h[t]], 1.0 / sequences);
    each("h[last]", both[net::h[last]][b], one[net::h[last]], 1.0 / sequences);
    each("g[1]", both[net::g[1_c]][b], one[net::g[1_c]], 1.0 / sequences);
    each("the value of h[last]", both.value(net::h[last])[b], one.value(net::h[last]), 1);
    each("the value of h[1]", both.value(net::h[1_c])[b], one.value(net::h[1_c]), 1);
    each("the value of g[t]", both.value(net::g[t])[b], one.value(net::g[t]), 1);
    add(loss, one[net::E]);
    add(dU, one[net::U]);
    add(dW, one[net::W]);
    add(dK, one[net::K]);
    add(dR, one[net::R]);
    add(dV, one[net::V]);
    add(dp, one[net::p]);
    add(dWt, one[net::W[t]]);
    ++b;
  };
  (check_one(std::integral_constant<int, n>{}), ...);
  BOOST_TEST(numbers::relative_error(both[net::E], loss) <= 1e-14);
  BOOST_TEST(numbers::relative_error(both[net::U], dU) <= 1e-14);
  BOOST_TEST(numbers::relative_error(both[net::W], dW) <= 1e-14);
  BOOST_TEST(numbers::relative_error(both[net::K], dK) <= 1e-14);
  BOOST_TEST(numbers::relative_error(both[net::R], dR) <= 1e-14);
  BOOST_TEST(numbers::relative_error(both[net::V], dV) <= 1e-14);
  BOOST_TEST(numbers::relative_error(both[net::p], dp) <= 1e-14);
  dWt.resize(T * H * H);
  BOOST_TEST(numbers::relative_error(both[net::W[t]], dWt) <= 1e-14);
}

// a mask: the state stands still where it is 0, and the loss of the step does not count
// clang-format off
inline constexpr struct m : input<m> {} m;
inline constexpr struct W : parameter<W, 3, 3> {} W;
inline constexpr struct target : input<target, 3> {} target;
// clang-format on
constexpr auto masked = recurrence(h[t] = where(m[t], tanh(W* h[t - 1_c] + r[t] * u), h[t - 1_c]),
                                   L[last] = sum(m[t] * softmax_cross_entropy(h[t], target[t]), t) + dot(h[last], y));
constexpr auto unmasked = recurrence(h[t] = tanh(W * h[t - 1_c] + r[t] * u),
                                     L[last] = sum(softmax_cross_entropy(h[t], target[t]), t) + dot(h[last], y));
}  // namespace batches

BOOST_AUTO_TEST_SUITE(batch_lengths)

using namespace batches;

BOOST_AUTO_TEST_CASE(different_lengths) {
  check_lengths<2, 5, 3, 12, 2, 11>();  // beyond eight steps stacked products are made in parts
}

BOOST_AUTO_TEST_CASE(different_lengths_of_truncated_gradients) {
  constexpr auto cell = recurrence(h[t] = tanh(A * h[t - 1_c] + r[t] * u), L[last] = k * sum(dot(h[t], y), t));
  values const v;
  auto const check = [&](auto how) {
    auto const both = gradient(bptt::batch<B>(unroll<T>(cell)), truncated(L, how), wrt(u, r))(
        u(v.u), r(v.r), h[-1_c](v.h0), A(v.A), k(v.k), y(v.y), lengths({5, 3}));
    auto const full = gradient(unroll<5>(cell), truncated(L, how), wrt(u, r))(u(v.u), r(v.r[0]), h[-1_c](v.h0[0]),
                                                                              A(v.A[0]), k(v.k[0]), y(v.y[0]));
    auto const three = gradient(unroll<3>(cell), truncated(L, how), wrt(u, r))(
        u(v.u), r(std::span<double const, 3>(v.r[1].data(), 3)), h[-1_c](v.h0[1]), A(v.A[1]), k(v.k[1]), y(v.y[1]));
    BOOST_TEST(numbers::relative_error(both.loss(1), three[L]) <= 1e-15);
    for (std::size_t i = 0; i < 3; ++i) {
      BOOST_TEST(numbers::relative_error(both[u][i], (full[u][i] + three[u][i]) / 2) <= 1e-13);  // terms cancel
      BOOST_TEST(numbers::relative_error(both[r][1][i], three[r][i] / 2) <= 1e-14);
    }
    BOOST_TEST(both[r][1][3] == 0);
    BOOST_TEST(numbers::relative_error(both[r][0][3], full[r][3] / 2) <= 1e-14);
  };
  check(chunks<2>);
  check(window<2>);
}

BOOST_AUTO_TEST_CASE(
    different_lengths_from_computed_states) {  // what runs back in time starts from where the other one ends
  constexpr auto cell = recurrence(h[t] = tanh(A * h[t - 1_c] + r[t] * u), back[last + 1_c] = hadamard(u, h[last]),
                                   back[t] = tanh(A * back[t + 1_c] + r[t] * h[t]), L[last] = k * dot(back[0_c], y));
  values const v;
  auto const both = gradient(bptt::batch<B>(unroll<T>(cell)), L, wrt(u, r, h[-1_c]))(
      u(v.u), r(v.r), h[-1_c](v.h0), A(v.A), k(v.k), y(v.y), lengths({3, 5}));
  auto const three = gradient(unroll<3>(cell), L, wrt(u, r, h[-1_c]))(
      u(v.u), r(std::span<double const, 3>(v.r[0].data(), 3)), h[-1_c](v.h0[0]), A(v.A[0]), k(v.k[0]), y(v.y[0]));
  auto const five = gradient(unroll<5>(cell), L, wrt(u, r, h[-1_c]))(u(v.u), r(v.r[1]), h[-1_c](v.h0[1]), A(v.A[1]),
                                                                     k(v.k[1]), y(v.y[1]));
  BOOST_TEST(numbers::relative_error(both.loss(0), three[L]) <= 1e-15);
  BOOST_TEST(numbers::relative_error(both.loss(1), five[L]) <= 1e-15);
  for (std::size_t i = 0; i < 3; ++i) {
    BOOST_TEST(numbers::relative_error(both[u][i], (three[u][i] + five[u][i]) / 2) <= 1e-14);
    BOOST_TEST(numbers::relative_error(both[r][0][i], three[r][i] / 2) <= 1e-14);
    BOOST_TEST(numbers::relative_error(both[h[-1_c]][0][i], three[h[-1_c]][i] / 2) <= 1e-14);
    BOOST_TEST(numbers::relative_error(both[h[-1_c]][1][i], five[h[-1_c]][i] / 2) <= 1e-14);
  }
}

BOOST_AUTO_TEST_CASE(lengths_out_of_range) {
  values const v;
  auto const call_with = [&](auto const& n) {
    evaluate(bptt::batch<B>(net_of_constants))(u(v.u), r(v.r), h[-1_c](v.h0), A(v.A), k(v.k), y(v.y), lengths(n));
  };
  BOOST_TEST(refusal([&] {
               call_with(std::array{5, 0});
             }) == "bptt: sequence 1 of the batch has 0 steps: at least 1 and at most 5 are possible");
  BOOST_TEST(refusal([&] {
               call_with(std::array{6, 1});
             }) == "bptt: sequence 0 of the batch has 6 steps: at least 1 and at most 5 are possible");
  BOOST_TEST(refusal([&] {
               call_with(std::vector{1, 1, 1});
             }) == "bptt: sequence_lengths takes 2 numbers, 3 are bound");
  // what the net reads has to be there: step 2, and for h[-2] the step that reads it
  constexpr auto reads_step = unroll<T>(recurrence(h[t] = r[t] * h[t - 1_c], L[last] = dot(h[last], h[2_c])));
  BOOST_TEST(refusal([&] {
               gradient(bptt::batch<B>(reads_step), L, wrt(r))(r(v.r), h[-1_c](v.h0), lengths({4, 2}));
             }).find("has 2 steps: at least 3 and") != std::string::npos);
  constexpr auto lag_2 = unroll<T>(recurrence(h[t] = r[t] * h[t - 2_c], L[last] = dot(h[last], h[last])));
  BOOST_TEST(refusal([&] {
               evaluate(bptt::batch<B>(lag_2))(r(v.r), h[-1_c](v.h0), h[-2_c](v.h0), lengths({4, 1}));
             }).find("has 1 steps: at least 2 and") != std::string::npos);
  BOOST_TEST(refusal([&] {
               gradient(bptt::batch<B>(lag_2), L, wrt(r))(r(v.r), h[-1_c](v.h0), h[-2_c](v.h0), lengths({4, 2}));
             }) == "nothing is thrown");
}

BOOST_AUTO_TEST_CASE(masks) {
  values const v;
  auto const targets = for_each_sequence<B, 3 * T>();
  std::array<double, 9> const Wv = some_numbers<9>();
  constexpr int short_steps = 2;
  auto const masked_steps =
      gradient(bptt::batch<B>(unroll<T>(masked)), L, wrt(W, u, r, target, h[-1_c], y), also(h[last]))(
          W(Wv), u(v.u), r(v.r), h[-1_c](v.h0), y(v.y), target(std::span<double const>(targets[0].data(), 3 * T * B)),
          m({{1, 1, 1, 1, 1}, {1, 1, 0, 0, 0}}));
  auto const by_length =
      gradient(bptt::batch<B>(unroll<T>(unmasked)), L, wrt(W, u, r, target, h[-1_c], y), also(h[last]))(
          W(Wv), u(v.u), r(v.r), h[-1_c](v.h0), y(v.y), target(std::span<double const>(targets[0].data(), 3 * T * B)),
          lengths({T, short_steps}));
  auto const one = gradient(unroll<short_steps>(unmasked), L, wrt(W, r))(
      W(Wv), u(v.u), r(std::span<double const, 2>(v.r[1].data(), 2)), h[-1_c](v.h0[1]), y(v.y[1]),
      target(std::span<double const, 6>(targets[1].data(), 6)));
  auto const same = [&](auto symbol) {
    return numbers::relative_error(masked_steps[symbol], by_length[symbol]) <= 1e-15;
  };
  BOOST_TEST(same(L));
  BOOST_TEST(same(W));
  BOOST_TEST(same(u));
  BOOST_TEST(same(r));
  BOOST_TEST(same(target));
  BOOST_TEST(same(h[-1_c]));
  BOOST_TEST(same(y));
  BOOST_TEST(numbers::relative_error(masked_steps.value(h[last]), by_length.value(h[last])) == 0);
  BOOST_TEST(numbers::relative_error(masked_steps.loss(1), one[L]) <= 1e-15);
  for (std::size_t i = 0; i < 2; ++i)
    BOOST_TEST(numbers::relative_error(masked_steps[r][1][i], one[r][i] / B) <= 1e-14);
  BOOST_TEST(masked_steps[r][1][2] == 0);
}

BOOST_AUTO_TEST_SUITE_END()
