// Lags and leads that are longer than the sequence: one program for every T. What nothing reads of the states and
// inputs outside of the sequence may be bound, its gradient is zero, and the others' are right.
#include <bptt/callables/batch.hpp>
#include <bptt/callables/chain.hpp>
#include <bptt/callables/hessian.hpp>
#include <bptt/callables/recompute.hpp>

#include "../callables/second_check.hpp"

namespace lags_beyond_the_sequence_by_hand {
using namespace bptt;
using by_hand::by;
using by_hand::check;
using by_hand::matrix;

// s reads four steps back, an input three; g runs backward and reads three steps ahead
template <int n>
struct net {
  static constexpr par<'W', n, n> W{};
  static constexpr par<'V', n, n> V{};
  static constexpr in<'x', n> x{};
  static constexpr var<'s', n> s{};
  static constexpr var<'g', n> g{};
  static constexpr var<'L'> L{};
  static constexpr auto cell = recurrence(s[t] = tanh(W * s[t - 4_c] + V * x[t - 3_c] + x[t]),
                                          g[t] = tanh(V * g[t + 3_c] + hadamard(s[t], x[t])),
                                          L[last] = sum(square(sum(g[t])) + dot(g[t], s[t - 2_c]), t));

  template <int T>
  static constexpr auto forward = [](auto const& p) {
    std::vector<matrix> states{p(s[-4_c]), p(s[-3_c]), p(s[-2_c]), p(s[-1_c])},
        inputs{p(x[-3_c]), p(x[-2_c]), p(x[-1_c])};
    for (int k = 0; k < T; ++k) {
      auto const at = static_cast<std::size_t>(k);
      inputs.push_back(p(x, k));
      states.push_back(by_hand::tanh_of(p(W) * states[at] + p(V) * inputs[at] + inputs[at + 3]));
    }
    std::vector<matrix> gs(T);
    gs.insert(gs.end(), {p(g[last + 1_c]), p(g[last + 2_c]), p(g[last + 3_c])});
    matrix loss;
    for (auto at = static_cast<std::size_t>(T); at-- > 0;) {
      gs[at] = by_hand::tanh_of(p(V) * gs[at + 3] + by_hand::times_each(states[at + 4], inputs[at + 3]));
      loss =
          loss + by_hand::dot(by_hand::sum_of(gs[at]), by_hand::sum_of(gs[at])) + by_hand::dot(gs[at], states[at + 2]);
    }
    return loss;
  };
  /// f(every key that a long program reads)
  template <class F>
  static constexpr auto with_keys(F f) {
    return f(W, V, x, s[-1_c], s[-2_c], s[-3_c], s[-4_c], x[-1_c], x[-2_c], x[-3_c], g[last + 1_c], g[last + 2_c],
             g[last + 3_c]);
  }
};

template <by kind, int n, int T, int zero_gradients>
void all_gradients() {
  using all = net<n>;
  all::with_keys([](auto... key) {
    check<kind, by_hand::signs::both, zero_gradients>(unroll<T>(all::cell), all::L, all::template forward<T>, key...);
  });
}

// in a batch, with recomputation, written to places, with forward values: the numbers of the gradient
template <int T>
void all_callables() {
  using all = net<2>;
  constexpr auto program = unroll<T>(all::cell);
  constexpr auto s = all::s;
  constexpr auto L = all::L;
  all::with_keys([=](auto... key) {
    by_hand::point<T, decltype(key)...> p(by_hand::signs::both);
    auto const call = [&](auto callable) {
      by_hand::poison_stack();
      return callable(key(p.flat(key))...);
    };
    constexpr auto targets = wrt(key..., all::W[t]);
    auto const expected = call(gradient(program, L, targets));
    auto const compare = [&](auto const& got, char const* what) {
      BOOST_TEST_CONTEXT(what) {
        BOOST_TEST(numbers::relative_error(got[L], expected[L]) <= 1e-14);
        auto const compare_one = [&](auto of) { BOOST_TEST(numbers::relative_error(got[of], expected[of]) <= 1e-13); };
        (compare_one(key), ...);
        compare_one(all::W[t]);
      }
    };
    compare(call(gradient(batch<1>(program), L, targets)), "batch");
    auto const values = call(gradient(program, L, targets, also(s[-1_c], s[-4_c], all::g[last + 1_c])));
    compare(values, "forward values");
    auto const is_handed_out = [&](auto state) {
      BOOST_TEST(numbers::relative_error(values.value(state), p.flat(state)) == 0);
    };
    is_handed_out(s[-1_c]), is_handed_out(s[-4_c]), is_handed_out(all::g[last + 1_c]);
    BOOST_TEST(numbers::relative_error(call(evaluate(program))[L], expected[L]) <= 1e-14);

    std::array<double, 2> of_state{1, 1};
    by_hand::poison_stack();
    gradient(program, L, wrt(s[-1_c])).into(to(s[-1_c](of_state)), key(p.flat(key))...);
    BOOST_TEST(numbers::relative_error(of_state, expected[s[-1_c]]) <= 1e-13);

    // states that nothing reads need not be bound
    auto const of_unread = gradient(unroll<1>(recurrence(s[t] = s[t - 4_c], L[last] = sum(s[last]))), L,
                                    wrt(s[-1_c], s[-4_c]))(s[-4_c](p.flat(s[-4_c])));
    BOOST_TEST(numbers::relative_error(of_unread[s[-1_c]], std::array{0, 0}) == 0);
    BOOST_TEST(numbers::relative_error(of_unread[s[-4_c]], std::array{1, 1}) == 0);
  });
}

// with recomputation, truncated, and with initial states that are formulas; only a pass forward in time can have all
template <int T>
void formulas_of_states() {
  constexpr par<'w'> w;
  constexpr par<'p'> p0;
  constexpr in<'x'> x;
  constexpr var<'s'> s;
  constexpr var<'L'> L;
  constexpr auto program = unroll<T>(recurrence(s[t] = tanh(w * s[t - 4_c] + x[t - 2_c]), s[-1_c] = exp(p0),
                                                s[-4_c] = sin(p0), L[last] = sum(square(s[t]), t)));
  auto const forward = [=](auto const& p) {
    std::vector<matrix> states{by_hand::each([](by_hand::complex z) { return std::sin(z); }, p(p0)), p(s[-3_c]),
                               p(s[-2_c]), by_hand::exp_of(p(p0))},
        inputs{p(x[-2_c]), p(x[-1_c])};
    matrix loss;
    for (int k = 0; k < T; ++k) {
      auto const at = static_cast<std::size_t>(k);
      inputs.push_back(p(x, k));
      states.push_back(by_hand::tanh_of(p(w) * states[at] + inputs[at]));
      loss = loss + by_hand::dot(states.back(), states.back());
    }
    return loss;
  };
  constexpr int zero_gradients = T == 1 ? 4 : 0;
  check<by::line, by_hand::signs::both, zero_gradients>(program, L, forward, w, p0, x, x[-1_c], x[-2_c], s[-2_c],
                                                        s[-3_c]);
  check<by::loop, by_hand::signs::both, zero_gradients>(program, L, forward, w, p0, x, x[-1_c], x[-2_c], s[-2_c],
                                                        s[-3_c]);
  by_hand::check_second<by::line>(program, L, forward, wrt(w, p0, x, x[-1_c], x[-2_c], s[-2_c], s[-3_c]), wrt());
  std::array<double, static_cast<std::size_t>(T)> const xs{};
  auto const call = [&](auto callable) {
    by_hand::poison_stack();
    return callable(w(0.5), p0(0.3), x(xs), x[-1_c](0.7), x[-2_c](0.2), s[-2_c](-0.4), s[-3_c](0.6));
  };
  constexpr auto targets = wrt(w, p0, s[-1_c], s[-2_c], s[-3_c], s[-4_c]);
  auto const whole = call(gradient(program, L, targets));
  auto const compare = [&](auto const& got) {
    auto const compare_one = [&](auto of) { BOOST_TEST(numbers::relative_error(got[of], whole[of]) <= 1e-14); };
    compare_one(L), compare_one(w), compare_one(p0);
    compare_one(s[-1_c]), compare_one(s[-2_c]), compare_one(s[-3_c]), compare_one(s[-4_c]);
  };
  compare(call(gradient(program, L, targets, recompute<1>)));
  compare(call(gradient(program, truncated(L, chunks<T>), targets)));
  compare(call(gradient(program, truncated(L, window<T>), targets)));
}

// an input of which the steps read what stands before the sequence only: it may be bound or not
template <int n>
void inputs_that_nothing_reads() {
  constexpr par<'w'> w;
  constexpr in<'x', n> x;
  constexpr var<'s'> s;
  constexpr var<'r'> r;
  constexpr var<'L'> L;
  constexpr auto cell = equations(s[t] = tanh(w * s[t - 1_c] + sum(square(x[t - 2_c]))));
  constexpr auto program = unroll<2>(recurrence(cell, L[last] = s[last]));
  double const first = std::tanh(0.5 * 0.3 + 0.49 * n), loss = std::tanh(0.5 * first + 0.04 * n);
  double const slope = 1 - loss * loss, of_w = slope * (first + 0.5 * (1 - first * first) * 0.3);
  auto const call = [&](auto callable, auto... more) {
    auto const all = [](double value) { return std::vector<double>(n, value); };
    by_hand::poison_stack();
    return callable(w(0.5), s[-1_c](0.3), x[-2_c](all(0.7)), x[-1_c](all(0.2)), more...);
  };
  auto const compare = [&](auto const& got) {
    BOOST_TEST(numbers::relative_error(got[L], loss) <= 1e-14);
    BOOST_TEST(numbers::relative_error(got[w], of_w) <= 1e-14);
    BOOST_TEST(numbers::relative_error(got[x], std::array<double, 2 * n>{}) == 0);
  };
  constexpr auto targets = wrt(w, x);
  std::vector<double> const of_steps(2 * n, 0.9);
  compare(call(gradient<codegen::straight_line>(program, L, targets)));
  compare(call(gradient<codegen::step_loop>(program, L, targets)));
  compare(call(gradient(program, L, targets), x(of_steps)));
  compare(call(gradient(program, L, targets, recompute<1>)));
  compare(call(gradient(batch<1>(program), L, targets)));
  compare(call(gradient(batch<1>(program), L, targets), x(of_steps)));
  compare(call(gradient(chain(unroll<2>(recurrence(cell)), unroll<1>(recurrence(r[t] = r[t - 1_c], L[last] = r[last])),
                              r[-1_c] = s[last]),
                        L, targets)));
  auto const of_a_step = call(gradient(program, L, wrt(x[1_c])));
  BOOST_TEST(numbers::relative_error(of_a_step[x[1_c]], std::array<double, n>{}) == 0);
  BOOST_TEST(numbers::relative_error(call(forward_gradient(program, L, wrt(w)))[w], of_w) <= 1e-14);
  BOOST_TEST(numbers::relative_error(call(evaluate(program))[L], loss) <= 1e-14);
  BOOST_TEST(numbers::relative_error(call(evaluate(program), x(of_steps))[L], loss) <= 1e-14);
}

// a chain hands over a state that the second net reads, and one that it would read if it were longer
template <by kind>
void chains() {
  constexpr par<'w'> w;
  constexpr var<'h'> h;
  constexpr var<'s'> s;
  constexpr var<'L'> L;
  constexpr auto program = chain(unroll<1>(recurrence(h[t] = tanh(w * h[t - 2_c]))),
                                 unroll<2>(recurrence(s[t] = sin(w * s[t - 4_c]), L[last] = sum(square(s[t]), t))),
                                 s[-1_c] = h[last], s[-3_c] = 2_c * h[last]);
  by_hand::check_net<kind, 2, by_hand::signs::both, 2>(
      program, L,
      [=](auto const& p) {
        matrix const end = by_hand::tanh_of(p(w) * p(h[-2_c])), two(2);
        auto const sine = [](by_hand::complex z) { return std::sin(z); };
        matrix const first = by_hand::each(sine, p(w) * p(s[-4_c])), second = by_hand::each(sine, p(w) * (two * end));
        return by_hand::dot(first, first) + by_hand::dot(second, second);
      },
      w, h[-1_c], h[-2_c], s[-2_c], s[-4_c]);
}
}  // namespace lags_beyond_the_sequence_by_hand

BOOST_AUTO_TEST_SUITE(lags_beyond_the_sequence)
using namespace lags_beyond_the_sequence_by_hand;

BOOST_AUTO_TEST_CASE(gradients) {
  all_gradients<by::line, 1, 1, 6>(), all_gradients<by::loop, 1, 1, 6>();
  all_gradients<by::line, 2, 2, 2>(), all_gradients<by::loop, 2, 2, 2>();
  all_gradients<by::line, 1, 3, 0>(), all_gradients<by::loop, 2, 5, 0>();
}
BOOST_AUTO_TEST_CASE(callables) {
  all_callables<1>();
  all_callables<2>();
}
BOOST_AUTO_TEST_CASE(initial_states_of_formulas) {
  formulas_of_states<1>();
  formulas_of_states<3>();
}
BOOST_AUTO_TEST_CASE(inputs_before_the_sequence) {
  inputs_that_nothing_reads<1>();
  inputs_that_nothing_reads<3>();
}
BOOST_AUTO_TEST_CASE(chain_with_a_state_that_nothing_reads) {
  chains<by::line>();
  chains<by::loop>();
}

BOOST_AUTO_TEST_SUITE_END()
