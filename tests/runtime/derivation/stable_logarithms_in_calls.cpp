// Stable logarithms in batches and chains, of what is a target of the gradient, of zeros, and of what is not known.
#include <algorithm>
#include <type_traits>

#include "../numbers.hpp"
#include "losses_that_underflow.hpp"

BOOST_AUTO_TEST_SUITE(stable_logarithms_in_calls)

BOOST_AUTO_TEST_CASE(in_batches) {
  using namespace losses_that_underflow;
  constexpr auto net = unroll<T>(recurrence(probabilities, E[last] = sum(cross_entropy(p[t - 1_c], y[t]), t)));
  std::array<std::array<std::array<double, 2>, T>, 2> xs{}, ys{};
  for (auto& sequence : xs) sequence.fill({1000.0, 0.0});
  for (auto& sequence : ys) sequence.fill({0.0, 1.0});
  std::array<std::array<double, 2>, 2> states{{{0, 1}, {0, 1}}};
  auto const all = [&](auto f, auto... more) { return f(w(1.0), x(xs), y(ys), p[-1_c](states), more...); };
  auto const whole = all(gradient(batch<2>(net), E, wrt(w)));
  BOOST_TEST((whole[E] == 2000 && whole[w] == 2000));
  auto const parts = all(gradient(batch<2>(net), E, wrt(w)), lengths(std::array{2, 3}));
  BOOST_TEST((parts[E] == 1500 && parts[w] == 1500));
}

BOOST_AUTO_TEST_CASE(in_a_chain) {
  using namespace losses_that_underflow;
  constexpr auto first = unroll<T>(recurrence(probabilities));
  constexpr auto second = unroll<2>(recurrence(r[t] = r[t - 1_c], E[last] = -component<1>(r[last])));
  auto const result = gradient(chain(first, second, r[-1_c] = log(p[0_c])), E, wrt(w))(w(1.0), x(logits));
  BOOST_TEST((result[E] == 1000 && result[w] == 1000));
}

BOOST_AUTO_TEST_CASE(targets_that_are_probabilities) {
  using namespace losses_that_underflow;
  double const some[T][2] = {{1, 0}, {0, 0.5}, {2, 1}};
  auto const slopes = [&](auto recurrence, auto... more) {
    return gradient(unroll<T>(recurrence), E, wrt(w, p[t], p[2_c]), also(p[t]))(w(1.0), x(some), more...);
  };
  auto const compare = [](auto const& r, std::size_t lag) {
    for (std::size_t k = 0; k + lag < T; ++k) {
      BOOST_TEST(r[p[t]][k](0) == 0);
      BOOST_TEST(r[p[t]][k](1) * r.value(p[t])[k](1) == -1, boost::test_tools::tolerance(1e-15));
    }
  };
  auto const now = slopes(recurrence(probabilities, E[last] = sum(cross_entropy(p[t], y[t]), t)), classes);
  auto const later =
      slopes(recurrence(probabilities, E[last] = sum(cross_entropy(p[t - 1_c], y[t]), t)), classes, state);
  auto const chosen = slopes(recurrence(probabilities, E[last] = -sum(log(component<1>(p[t])), t)));
  compare(now, 0);
  compare(chosen, 0);
  compare(later, 1);
  BOOST_TEST((now[p[2_c]](1) == now[p[t]][2](1) && later[p[2_c]](1) == 0));
  auto const without = gradient(unroll<T>(recurrence(probabilities, E[last] = sum(cross_entropy(p[t], y[t]), t))), E,
                                wrt(w))(w(1.0), x(some), classes);
  BOOST_TEST(now[w] == without[w], boost::test_tools::tolerance(1e-15));
  // where they underflow the other gradients are right still
  auto const zeros = bound_to(
      gradient(unroll<T>(recurrence(probabilities, E[last] = sum(cross_entropy(p[t], y[t]), t))), E, wrt(w, p[t])),
      classes);
  BOOST_TEST((zeros[E] == 3000 && zeros[w] == 3000 && zeros[p[t]][1](0) == 0 && zeros[p[t]][1](1) == -inf));
  // of 1 − σ(z), of a variable of the end, and of an initial state
  auto const wrong =
      gradient(unroll<T>(recurrence(s[t] = sigmoid(w * component<0>(x[t])), E[last] = -log(1_c - s[0_c]))), E,
               wrt(s[t]), also(s[t]))(w(1.0), x(some));
  BOOST_TEST(wrong[s[t]][0] * (1 - wrong.value(s[t])[0]) == 1, boost::test_tools::tolerance(1e-15));
  auto const at_end =
      gradient(unroll<T>(recurrence(r[last] = softmax(w * x[last]), E[last] = cross_entropy(r[last], y[last]))), E,
               wrt(r[last]), also(r[last]))(w(1.0), x(some), classes);
  BOOST_TEST(at_end[r[last]](1) * at_end.value(r[last])(1) == -1, boost::test_tools::tolerance(1e-15));
  auto const first = gradient(unroll<T>(recurrence(probabilities, E[last] = cross_entropy(p[-1_c], y[0_c]))), E,
                              wrt(p[-1_c]))(w(1.0), x(some), classes, p[-1_c](std::array{0.0, 0.25}));
  BOOST_TEST((first[p[-1_c]](0) == 0 && first[p[-1_c]](1) == -4));
}

// max(p, 0) hides p: its logarithm is computed as it stands, and at numbers of a middle size it is the same.
BOOST_AUTO_TEST_CASE(truncated_far_back_and_from_a_state_by_an_equation) {
  using namespace losses_that_underflow;
  constexpr auto hidden = [](auto p) { return max(p, 0_c); };
  constexpr auto itself = [](auto p) { return p; };
  double const start[] = {0.2, 0.7}, some[T][2] = {{0.1, -0.2}, {0.3, 0.5}, {-0.6, 0.7}};
  auto const equal = [](auto const& one, auto const& other, auto... key) {
    double const apart = std::max({numbers::relative_error(one[key], other[key])...});
    BOOST_TEST(apart <= 1e-14);
  };
  auto const lagged = [&](auto as) {
    return recurrence(p[t] = softmax(w * p[t - 1_c] + x[t]), E[last] = sum(log(component<1>(as(p[t - 1_c]))), t));
  };
  auto const truncated_as = [&](auto how) {
    auto const slopes = [&](auto as) {
      return gradient(unroll<T>(lagged(as)), truncated(E, how), wrt(w, p[-1_c]))(w(0.7), x(some), p[-1_c](start));
    };
    equal(slopes(itself), slopes(hidden), E, w, p[-1_c]);
  };
  truncated_as(window<2>);
  truncated_as(chunks<2>);

  auto const of_four_steps_before = [&](auto as) {  // in a sequence of three: two states are read, and two are not
    return gradient(
        unroll<T>(recurrence(p[t] = softmax(w * x[t]), E[last] = sum(log(component<0>(as(p[t - 4_c]))), t))), E,
        wrt(p[-4_c]))(w(0.7), x(some), p[-4_c](start), p[-3_c](start), p[-2_c](start));
  };
  equal(of_four_steps_before(itself), of_four_steps_before(hidden), E, p[-4_c]);

  auto const from_an_equation = [&](auto as) {
    return gradient(
        unroll<T>(recurrence(p[t] = softmax(w * p[t - 1_c]), p[-1_c] = softmax(segment<0, 2>(a)),
                             E[last] = sum(log(component<1>(as(p[t - 1_c]))), t) * log(component<0>(as(p[-1_c]))))),
        E, wrt(w, a, p[-1_c]))(w(0.7), a({0.2, 0.4, 0.0}));
  };
  equal(from_an_equation(itself), from_an_equation(hidden), E, w, a, p[-1_c]);
}

BOOST_AUTO_TEST_CASE(zeros_and_ones) {
  using namespace losses_that_underflow;
  // p = (½, ½, 0) of the first class
  auto const given = gradient(one_step(cross_entropy(a, b)), E, wrt(a))(a({0.5, 0.5, 0.0}), b({1.0, 0.0, 0.0}));
  BOOST_TEST(given[E] == 0.69314718055994531, boost::test_tools::tolerance(1e-15));
  BOOST_TEST((given[a](0) == -2 && given[a](1) == 0 && given[a](2) == 0));
  // a net that is right and sure, in float: its loss is 0 and so are its slopes
  float const sure[T][2] = {{60, -60}, {60, -60}, {60, -60}}, right[T][2] = {{1, 0}, {1, 0}, {1, 0}};
  auto const no_loss = [&](auto cell, auto... more) {
    auto const result = gradient(unroll<T>(cell), E, wrt(w))(w(1.0f), x(sure), more...);
    static_assert(std::is_same_v<decltype(result[E] + 0), float>);
    BOOST_TEST((result[E] == 0 && result[w] == 0));
  };
  no_loss(recurrence(probabilities, E[last] = sum(cross_entropy(p[t], y[t]), t)), y(right));
  no_loss(recurrence(probabilities, E[last] = sum(cross_entropy(p[t - 1_c], y[t]), t)), y(right),
          p[-1_c](std::array{1.0f, 0.0f}));
  no_loss(recurrence(probabilities, E[last] = -sum(log(dot(p[t], y[t])), t)), y(right));
  no_loss(recurrence(probabilities, E[last] = -log(component<0>(p[0_c]))));
}

BOOST_AUTO_TEST_CASE(weights_of_any_sign) {
  using namespace losses_that_underflow;
  // log(2·p₀ − p₁) of p = softmax(log 3, 0, anything that has no weight)
  auto const r =
      gradient(one_step(log(dot(softmax(a), b))), E, wrt(a, b))(a({1.0986122886681098, 0.0, 0.0}), b({2.0, -1.0, 0.0}));
  BOOST_TEST(r[E] == 0.0, boost::test_tools::tolerance(1e-15));  // 2·3/5 − 1/5 = 1
  double const da[] = {0.6, -0.4, -0.2}, db[] = {0.6, 0.2, 0.2};
  for (int i = 0; i < 3; ++i) {
    BOOST_TEST(r[a](i) == da[i], boost::test_tools::tolerance(1e-14));
    BOOST_TEST(r[b](i) == db[i], boost::test_tools::tolerance(1e-14));
  }
}

BOOST_AUTO_TEST_CASE(what_is_not_recognised_is_what_it_was) {
  using namespace losses_that_underflow;
  auto const value = [](auto formula, std::array<double, 3> as) {
    auto const r = gradient(one_step(formula), E, wrt(a))(a(as), b({1.0, 2.0, 4.0}));
    return std::array{r[E], r[a](0)};
  };
  BOOST_TEST((value(log(dot(a, b)), {-1.0, 1.0, 0.0}) == std::array{0.0, 1.0}));
  BOOST_TEST(
      (value(log(component<0>(a) * component<1>(a) * component<0>(b)), {-0.5, -2.0, 0.0}) == std::array{0.0, -2.0}));
  BOOST_TEST((value(cross_entropy(a, b), {1.0, 1.0, 1.0}) == std::array{0.0, -1.0}));
}

BOOST_AUTO_TEST_SUITE_END()
