// Elman nets of vectors and matrices against the tables of truth/: a loss at the end, a loss at every step, in float.
#include "../elman_net.hpp"
#include "elman_m2m.hpp"
#include "elman_m2o.hpp"
#include "truth_case.hpp"

BOOST_AUTO_TEST_SUITE(truth_elman)

BOOST_AUTO_TEST_CASE(many_to_one) {
  using namespace bptt;
  using truth::want;
  namespace is = truth::elman_m2o;
  using n = truth_of_vectors::elman<is::D, is::H, is::C>;
  truth::report r("elman_m2o");
  constexpr auto net = unroll<is::T>(n::many_to_one);
  auto const call = [](auto f) {
    return f(n::U(is::U), n::W(is::W), n::b(is::b), n::V(is::V), n::c(is::c), n::s[-1_c](is::s_init), n::x(is::x),
             n::one_y(is::y));
  };
  check_gradient(r, net, n::E, is::loss, call, want(n::U, is::grad::U), want(n::W, is::grad::W),
                 want(n::b, is::grad::b), want(n::V, is::grad::V), want(n::c, is::grad::c),
                 want(n::s[-1_c], is::grad::s_init), want(n::x, is::grad::x));
  r.compare_all(gradient(net, n::E, wrt(n::U[t], n::W[t], n::b[t], n::z[t], n::s[t], n::q[last])), call,
                want(n::U[t], is::grad_per_step::U), want(n::W[t], is::grad_per_step::W),
                want(n::b[t], is::grad_per_step::b), want(n::z[t], is::grad_nodes::z), want(n::s[t], is::grad_nodes::s),
                want(n::q[last], is::grad_nodes::q));
  r.compare_all(evaluate(net), call, want(n::E, is::loss), want(n::z[t], is::forward::z), want(n::s[t], is::forward::s),
                want(n::q[last], is::forward::q));
}

BOOST_AUTO_TEST_CASE(many_to_many) {
  using namespace bptt;
  using truth::want;
  namespace is = truth::elman_m2m;
  using n = truth_of_vectors::elman<is::D, is::H, is::C>;
  truth::report r("elman_m2m");
  constexpr auto net = unroll<is::T>(n::many_to_many);
  auto const call = [](auto f) {
    return f(n::U(is::U), n::W(is::W), n::b(is::b), n::V(is::V), n::c(is::c), n::s[-1_c](is::s_init), n::x(is::x),
             n::y(is::y));
  };
  check_gradient(r, net, n::E, is::loss, call, want(n::U, is::grad::U), want(n::W, is::grad::W),
                 want(n::b, is::grad::b), want(n::V, is::grad::V), want(n::c, is::grad::c),
                 want(n::s[-1_c], is::grad::s_init), want(n::x, is::grad::x), want(n::z[t], is::grad_nodes::z),
                 want(n::s[t], is::grad_nodes::s), want(n::q[t], is::grad_nodes::q));
  r.compare_all(
      gradient<codegen::step_loop>(net, n::E, wrt(n::U[t], n::W[t], n::b[t], n::V[t], n::c[t], n::W[3_c], n::s[2_c])),
      call, want(n::U[t], is::grad_per_step::U), want(n::W[t], is::grad_per_step::W),
      want(n::b[t], is::grad_per_step::b), want(n::V[t], is::grad_per_step::V), want(n::c[t], is::grad_per_step::c),
      want(n::W[3_c], is::grad_per_step::W[3]), want(n::s[2_c], is::grad_nodes::s[2]));
  r.compare_all(evaluate(unroll<is::T>(n::with_probabilities)), call, want(n::E, is::loss),
                want(n::z[t], is::forward::z), want(n::s[t], is::forward::s), want(n::q[t], is::forward::q),
                want(n::o[t], is::forward::o), want(n::o[5_c], is::forward::o[5]));
}

BOOST_AUTO_TEST_CASE(many_to_many_in_float) {
  using namespace bptt;
  using numbers::converted;
  using truth::want;
  namespace is = truth::elman_m2m;
  using n = truth_of_vectors::elman<is::D, is::H, is::C>;
  truth::report r("elman_m2m in float", 1e-5);
  auto const call = [](auto f) {
    return f(n::U(converted<float>(is::U)), n::W(converted<float>(is::W)), n::b(converted<float>(is::b)),
             n::V(converted<float>(is::V)), n::c(converted<float>(is::c)), n::s[-1_c](converted<float>(is::s_init)),
             n::x(converted<float>(is::x)), n::y(converted<float>(is::y)));
  };
  auto const g = gradient(unroll<is::T>(n::many_to_many), n::E, wrt(n::U, n::W, n::b, n::V, n::c, n::s[-1_c], n::x));
  auto const result = r.compare_all(g, call, want(n::E, is::loss), want(n::U, is::grad::U), want(n::W, is::grad::W),
                                    want(n::b, is::grad::b), want(n::V, is::grad::V), want(n::c, is::grad::c),
                                    want(n::s[-1_c], is::grad::s_init), want(n::x, is::grad::x));
  static_assert(std::is_same_v<std::remove_cvref_t<decltype(result[n::E])>, float>);
}

BOOST_AUTO_TEST_SUITE_END()
