// A batch of sequences against its table of truth/: the mean of the losses is the mean of the gradients of single
// sequences.
#include "../elman_net.hpp"
#include "elman_batch.hpp"
#include "truth_case.hpp"

namespace truth_of_batches {
using namespace bptt;
namespace is = truth::elman_batch;
using n = truth_of_vectors::elman<is::D, is::H, is::C>;
constexpr auto net = unroll<is::T>(n::many_to_one);

/// What sequence k reads: its own part of the inputs and the initial states.
constexpr auto inputs_of(std::size_t k) {
  truth::matrix<is::T, is::D> x{};
  for (std::size_t step = 0; step < is::T; ++step) x[step] = is::x[step][k];
  return x;
}
auto call_of(std::size_t k) {
  return [k](auto f) {
    return f(n::U(is::U), n::W(is::W), n::b(is::b), n::V(is::V), n::c(is::c), n::s[-1_c](is::s_init[k]),
             n::x(inputs_of(k)), n::one_y(is::y[k]));
  };
}

/// The mean over the batch of what `value_of(k)`, a range of numbers, is for sequence k.
template <class F>
auto mean_of(F value_of) {
  std::vector<double> mean;
  for (std::size_t k = 0; k < is::B; ++k) {
    auto const value = value_of(k);
    mean.resize(value.size());
    for (std::size_t i = 0; i < mean.size(); ++i) mean[i] += value.data()[i] / is::B;
  }
  return mean;
}
}  // namespace truth_of_batches

BOOST_AUTO_TEST_SUITE(truth_batch)

BOOST_AUTO_TEST_CASE(mean_of_the_losses_of_a_batch) {
  using namespace truth_of_batches;
  truth::report r("elman_batch");
  auto const check = [&](auto g) {
    auto const result = [&]<std::size_t... k>(std::index_sequence<k...>) { return std::array{call_of(k)(g)...}; }
    (std::make_index_sequence<is::B>{});
    auto const mean_gradient = [&](auto target) { return mean_of([&](std::size_t k) { return result[k][target]; }); };
    r.compare("U", mean_gradient(n::U), is::grad::U);
    r.compare("W", mean_gradient(n::W), is::grad::W);
    r.compare("b", mean_gradient(n::b), is::grad::b);
    r.compare("V", mean_gradient(n::V), is::grad::V);
    r.compare("c", mean_gradient(n::c), is::grad::c);
    r.compare("U[t]", mean_gradient(n::U[t]), is::grad_per_step::U);
    r.compare("W[t]", mean_gradient(n::W[t]), is::grad_per_step::W);
    r.compare("b[t]", mean_gradient(n::b[t]), is::grad_per_step::b);
    double E = 0;
    for (std::size_t k = 0; k < is::B; ++k) {
      E += result[k][n::E] / is::B;
      r.compare("the loss of a sequence", result[k][n::E], is::forward::E_n[k]);
      truth::vector<is::H> s_init = is::grad::s_init[k];  // of the mean, to which one sequence of B contributes
      for (double& number : s_init) number *= is::B;
      r.compare("s[-1]", result[k][n::s[-1_c]], s_init);
      truth::matrix<is::T, is::D> x{};
      truth::matrix<is::T, is::H> s{};
      for (std::size_t step = 0; step < is::T; ++step) {
        for (std::size_t i = 0; i < is::D; ++i) x[step][i] = is::grad::x[step][k][i] * is::B;
        for (std::size_t i = 0; i < is::H; ++i) s[step][i] = is::grad_nodes::s[step][k][i] * is::B;
      }
      r.compare("x", result[k][n::x], x);
      r.compare("s[t]", result[k][n::s[t]], s);
    }
    r.compare("the loss", E, is::loss);
  };
  constexpr auto targets = wrt(n::U, n::W, n::b, n::V, n::c, n::s[-1_c], n::x, n::s[t], n::U[t], n::W[t], n::b[t]);
  check(gradient<codegen::straight_line>(net, n::E, targets));
  check(gradient<codegen::step_loop>(net, n::E, targets));
  for (std::size_t k = 0; k < is::B; ++k) {
    auto const values = call_of(k)(evaluate(net));
    truth::matrix<is::T, is::H> s{};
    for (std::size_t step = 0; step < is::T; ++step) s[step] = is::forward::s[step][k];
    r.compare("s", values[n::s[t]], s);
    r.compare("q", values[n::q[last]], is::forward::q[k]);
  }
}

BOOST_AUTO_TEST_SUITE_END()
