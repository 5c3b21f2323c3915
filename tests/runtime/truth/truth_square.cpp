// Elman nets against the tables of truth/: square matrices, of which every transpose has the right shape, and the
// character net.
#include "../elman_net.hpp"
#include "charrnn_start.hpp"
#include "elman_m2m_square.hpp"
#include "truth_case.hpp"

BOOST_AUTO_TEST_SUITE(truth_square)

BOOST_AUTO_TEST_CASE(square_matrices) {
  using namespace bptt;
  using truth::want;
  namespace is = truth::elman_m2m_square;
  using n = truth_of_vectors::elman<is::D, is::H, is::C>;
  truth::report r("elman_m2m_square");
  constexpr auto net = unroll<is::T>(n::with_probabilities);
  auto const call = [](auto f) {
    return f(n::U(is::U), n::W(is::W), n::b(is::b), n::V(is::V), n::c(is::c), n::s[-1_c](is::s_init), n::x(is::x),
             n::y(is::y));
  };
  check_gradient(r, net, n::E, is::loss, call, want(n::U, is::grad::U), want(n::W, is::grad::W),
                 want(n::b, is::grad::b), want(n::V, is::grad::V), want(n::c, is::grad::c),
                 want(n::s[-1_c], is::grad::s_init), want(n::x, is::grad::x));
  r.compare_all(gradient<codegen::step_loop>(net, n::E, wrt(n::U[t], n::W[t], n::V[t], n::z[t], n::s[t], n::q[t])),
                call, want(n::U[t], is::grad_per_step::U), want(n::W[t], is::grad_per_step::W),
                want(n::V[t], is::grad_per_step::V), want(n::z[t], is::grad_nodes::z), want(n::s[t], is::grad_nodes::s),
                want(n::q[t], is::grad_nodes::q));
  r.compare_all(evaluate(net), call, want(n::E, is::loss), want(n::z[t], is::forward::z), want(n::s[t], is::forward::s),
                want(n::q[t], is::forward::q), want(n::o[t], is::forward::o));
}

BOOST_AUTO_TEST_CASE(character_net) {
  using namespace bptt;
  using truth::want;
  namespace is = truth::charrnn_start;
  using n = truth_of_vectors::elman<is::V, is::H, is::V>;
  truth::report r("charrnn_start");
  std::array<std::array<double, is::V>, is::T> x{}, y{};
  std::array<std::array<double, is::V>, is::H> dU{};
  for (std::size_t step = 0; step < is::T; ++step) {
    x[step][static_cast<std::size_t>(is::input_class[step])] = 1;
    y[step][static_cast<std::size_t>(is::target_class[step])] = 1;
  }
  constexpr std::size_t columns = std::size(is::grad::wxh_column);
  for (std::size_t i = 0; i < is::H; ++i)
    for (std::size_t j = 0; j < columns; ++j)
      dU[i][static_cast<std::size_t>(is::grad::wxh_column[j])] = is::grad::Wxh[i * columns + j];
  auto const call = [&](auto f) {
    return f(n::U(is::Wxh), n::W(is::Whh), n::b(zero), n::V(is::Why), n::c(zero), n::s[-1_c](zero), n::x(x), n::y(y));
  };
  auto const result = [&](auto g) {
    return r.compare_all(g, call, want(n::E, is::loss), want(n::U, dU), want(n::W, is::grad::Whh),
                         want(n::V, is::grad::Why), want(n::b, is::grad::bh), want(n::c, is::grad::by),
                         want(n::s[-1_c], is::grad::hprev), want(n::x, is::grad::x));
  }(gradient(unroll<is::T>(n::many_to_many), n::E, wrt(n::U, n::W, n::b, n::V, n::c, n::s[-1_c], n::x)));
  for (int i = 0; i < is::H; ++i) BOOST_TEST(result[n::U](i, 0) == 0.0);  // a character that is never read
}

BOOST_AUTO_TEST_SUITE_END()
