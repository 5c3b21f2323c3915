// Losses of probabilities that underflow, as people write them: of sigmoids, written out, through names and products.
#include "losses_that_underflow.hpp"

BOOST_AUTO_TEST_SUITE(stable_logarithms_of_formulas)

BOOST_AUTO_TEST_CASE(a_sigmoid) {
  using namespace losses_that_underflow;
  constexpr auto logit = z[t] = w * component<0>(x[t]);
  is(3000, recurrence(logit, E[last] = -sum(log(sigmoid(-z[t])), t)));
  is(3000, recurrence(logit, E[last] = -sum(log(1_c - sigmoid(z[t])), t)));
  is(2000, recurrence(logit, s[t] = sigmoid(z[t]), E[last] = -sum(log(1_c - s[t - 1_c]), t)), s[-1_c](0.0));
  is(6000, recurrence(logit, s[t] = 1_c - sigmoid(z[t]), E[last] = -sum(log(s[t] * s[t]), t)));
  is(3000,
     recurrence(r[t] = sigmoid(w * x[t]),
                E[last] = -sum(log(1_c - component<0>(r[t])), t) - sum(component<0>(xlogy(y[t], r[t])), t)),
     classes);
}

BOOST_AUTO_TEST_CASE(written_out) {
  using namespace losses_that_underflow;
  constexpr auto logit = z[t] = w * component<0>(x[t]);
  is(3000, recurrence(logit, E[last] = -sum(log(1_c / (1_c + exp(z[t]))), t)));
  is(3000, recurrence(q[t] = w * x[t], E[last] = -sum(log(exp(component<1>(q[t])) / sum(exp(q[t]))), t)));
  is(3000, recurrence(q[t] = w * x[t], p[t] = exp(q[t]) / sum(exp(q[t])), E[last] = sum(cross_entropy(p[t], y[t]), t)),
     classes);
}

BOOST_AUTO_TEST_CASE(through_several_names_and_in_a_product_of_all_steps) {
  using namespace losses_that_underflow;
  is(1000, recurrence(probabilities, r[t] = p[t - 1_c], E[last] = cross_entropy(r[last], y[last])), classes, state);
  is_by_all_ways(3000, recurrence(probabilities, s[t] = s[t - 1_c] * component<1>(p[t]), E[last] = -log(s[last])),
                 s[-1_c](1.0));
  is(1000, recurrence(probabilities, r[last] = softmax(w * x[last]), E[last] = cross_entropy(r[last], y[last])),
     classes);
}

BOOST_AUTO_TEST_SUITE_END()
