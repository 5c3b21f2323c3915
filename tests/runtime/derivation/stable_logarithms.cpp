// Losses of probabilities that underflow, of a softmax at any step.
#include "losses_that_underflow.hpp"

BOOST_AUTO_TEST_SUITE(stable_logarithms)

BOOST_AUTO_TEST_CASE(a_softmax_by_its_name) {
  using namespace losses_that_underflow;
  is(3000, recurrence(probabilities, E[last] = sum(cross_entropy(p[t], y[t]), t)), classes);
  is(1000, recurrence(probabilities, E[last] = cross_entropy(p[0_c], y[0_c])), classes);
  is(1000, recurrence(p[t] = softmax(w * x[t - 1_c]), E[last] = cross_entropy(p[last], y[last])), classes,
     x[-1_c](std::array{1000.0, 0.0}));
}

BOOST_AUTO_TEST_CASE(of_an_earlier_step) {
  using namespace losses_that_underflow;
  is_by_all_ways(2000, recurrence(probabilities, e[t] = cross_entropy(p[t - 1_c], y[t]), E[last] = sum(e[t], t)),
                 classes, state);
  is(2000, recurrence(probabilities, E[last] = -sum(log(component<1>(p[t - 1_c])), t)), state);
  is(1000, recurrence(probabilities, e[t] = cross_entropy(p[t + 1_c], y[t]), E[last] = e[0_c]), classes,
     p[last + 1_c](std::array{0.0, 1.0}));
}

BOOST_AUTO_TEST_CASE(a_component_or_a_dot_product) {
  using namespace losses_that_underflow;
  is(3000, recurrence(probabilities, E[last] = -sum(log(component<1>(p[t])), t)));
  is(3000, recurrence(probabilities, e[t] = dot(p[t], y[t]), E[last] = -sum(log(e[t]), t)), classes);
  is(2000, recurrence(probabilities, E[last] = -sum(log(dot(y[t], p[t - 1_c])), t)), classes, state);
  is(3000, recurrence(probabilities, E[last] = -sum(log(sum(hadamard(p[t], y[t]))), t)), classes);
  is(3000, recurrence(probabilities, E[last] = -sum(sum(xlogy(y[t], p[t])), t)), classes);
}

BOOST_AUTO_TEST_SUITE_END()
