// A net whose every tanh is saturated and whose target has a probability that is no double, against its table of
// truth/.
#include "../elman_net.hpp"
#include "stress_m2o.hpp"
#include "truth_case.hpp"

BOOST_AUTO_TEST_SUITE(truth_stress)

BOOST_AUTO_TEST_CASE(saturated_net) {
  using namespace bptt;
  using truth::want;
  namespace is = truth::stress_m2o;
  using n = truth_of_vectors::elman<is::D, is::H, is::C>;
  truth::report r("stress_m2o", 1e-9, 1);  // the slope 1 − s² of a saturated tanh is 0 in double: an error of 1e-99
  constexpr auto net = unroll<is::T>(n::many_to_one);
  auto const call = [](auto f) {
    return f(n::U(is::U), n::W(is::W), n::b(is::b), n::V(is::V), n::c(is::c), n::s[-1_c](is::s_init), n::x(is::x),
             n::one_y(is::y));
  };
  check_gradient_of_loop(r, net, n::E, is::loss, call, want(n::U, is::grad::U), want(n::W, is::grad::W),
                         want(n::b, is::grad::b), want(n::V, is::grad::V), want(n::c, is::grad::c),
                         want(n::s[-1_c], is::grad::s_init), want(n::x, is::grad::x));
  r.compare_all(evaluate(net), call, want(n::E, is::loss), want(n::s[t], is::forward::s),
                want(n::q[last], is::forward::q));
}

// Its last steps, spelled out: the steps before them have no share in the gradient that could be seen.
BOOST_AUTO_TEST_CASE(last_steps_of_the_saturated_net) {
  using namespace bptt;
  using truth::want;
  namespace is = truth::stress_m2o;
  using n = truth_of_vectors::elman<is::D, is::H, is::C>;
  constexpr int steps = 3;
  truth::report r("stress_m2o, last steps", 1e-9, 1);
  std::array<truth::vector<is::D>, steps> x;
  std::copy(is::x.end() - steps, is::x.end(), x.begin());
  auto const call = [&](auto f) {
    return f(n::U(is::U), n::W(is::W), n::b(is::b), n::V(is::V), n::c(is::c),
             n::s[-1_c](is::forward::s[is::T - 1 - steps]), n::x(x), n::one_y(is::y));
  };
  check_gradient(r, unroll<steps>(n::many_to_one), n::E, is::loss, call, want(n::U, is::grad::U),
                 want(n::W, is::grad::W), want(n::b, is::grad::b), want(n::V, is::grad::V), want(n::c, is::grad::c));
}

// Written with its probabilities: the loss is still finite, and so is all of its gradient.
BOOST_AUTO_TEST_CASE(saturated_net_of_probabilities) {
  using namespace bptt;
  using truth::want;
  namespace is = truth::stress_m2o;
  using n = truth_of_vectors::elman<is::D, is::H, is::C>;
  truth::report r("stress_m2o, probabilities", 1e-9, 1);
  constexpr auto net = unroll<is::T>(recurrence(n::s[t] = tanh(n::U * n::x[t] + n::W * n::s[t - 1_c] + n::b),
                                                n::o[last] = softmax(n::V * n::s[last] + n::c),
                                                n::E[last] = cross_entropy(n::o[last], n::one_y)));
  auto const call = [](auto f) {
    return f(n::U(is::U), n::W(is::W), n::b(is::b), n::V(is::V), n::c(is::c), n::s[-1_c](is::s_init), n::x(is::x),
             n::one_y(is::y));
  };
  check_gradient_of_loop(r, net, n::E, is::loss, call, want(n::U, is::grad::U), want(n::W, is::grad::W),
                         want(n::b, is::grad::b), want(n::V, is::grad::V), want(n::c, is::grad::c),
                         want(n::s[-1_c], is::grad::s_init), want(n::x, is::grad::x));
}

BOOST_AUTO_TEST_SUITE_END()
