// Truncated backpropagation against its tables of truth/, twice: as a truncated loss, and as programs of a few steps
// each, which start from a state that is a value and no longer a formula: chunks of a sequence one after another, and a
// window that slides.
#include "../elman_net.hpp"
#include "tbptt_chunk3.hpp"
#include "tbptt_sliding3.hpp"
#include "truth_case.hpp"

namespace truth_of_truncation {
using namespace bptt;
namespace in = truth::elman_m2m;
using n = truth_of_vectors::elman<in::D, in::H, in::C>;

/// The gradients of a sequence, added up part by part; what is per step stands at its step.
struct sums {
  template <std::size_t size>
  using numbers = std::array<double, size>;
  double E = 0;
  numbers<in::H * in::D> U{};
  numbers<in::H * in::H> W{};
  numbers<in::H> b{}, s_init{};
  numbers<in::C * in::H> V{};
  numbers<in::C> c{};
  numbers<in::T * in::D> x{};
  numbers<in::T * in::H> z{}, s{};
  numbers<in::T * in::H * in::H> W_per_step{};

  /// Adds the gradients of the steps from `first` on.
  template <class Result>
  void add(Result const& r, std::size_t first) {
    E += r[n::E];
    to(U, r[n::U]), to(W, r[n::W]), to(b, r[n::b]), to(V, r[n::V]), to(c, r[n::c]);
    if (first == 0) to(s_init, r[n::s[-1_c]]);
    to(x, r[n::x], first * in::D);
    to(z, r[n::z[t]], first * in::H);
    to(s, r[n::s[t]], first * in::H);
    to(W_per_step, r[n::W[t]], first * in::H * in::H);
  }

 private:
  template <std::size_t size, class Part>
  static void to(std::array<double, size>& sum, Part const& part, std::size_t first = 0) {
    for (double const number : part) sum[first++] += number;
  }
};
constexpr auto targets = wrt(n::U, n::W, n::b, n::V, n::c, n::s[-1_c], n::x, n::z[t], n::s[t], n::W[t]);

/// `steps` values from step `first` on.
template <std::size_t steps, class V, std::size_t all>
std::array<V, steps> part(std::array<V, all> const& values, std::size_t first) {
  std::array<V, steps> some;
  std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(first), steps, some.begin());
  return some;
}

/// `steps` steps from step `first` on, from the state `before`; returns the state after them.
template <codegen code, std::size_t steps>
truth::vector<in::H> run_chunk(sums& sum, std::size_t first, truth::vector<in::H> const& before) {
  constexpr auto g = gradient<code>(unroll<static_cast<int>(steps)>(n::many_to_many), n::E, targets, also(n::s[last]));
  auto const r = g(n::U(in::U), n::W(in::W), n::b(in::b), n::V(in::V), n::c(in::c), n::s[-1_c](before),
                   n::x(part<steps>(in::x, first)), n::y(part<steps>(in::y, first)));
  sum.add(r, first);
  truth::vector<in::H> after;
  std::copy_n(r.value(n::s[last]).begin(), after.size(), after.begin());
  return after;
}

/// What the loss of step `first` + steps − 1 says of the steps of its window.
template <std::size_t steps>
void run_window(sums& sum, std::size_t first) {
  constexpr auto g = gradient(unroll<static_cast<int>(steps)>(n::many_to_one), n::E, targets);
  sum.add(g(n::U(in::U), n::W(in::W), n::b(in::b), n::V(in::V), n::c(in::c),
            n::s[-1_c](first == 0 ? in::s_init : in::forward::s[first - 1]), n::x(part<steps>(in::x, first)),
            n::one_y(in::y[first + steps - 1])),
          first);
}

/// All gradients of a truncated loss, by both kinds of code.
template <class Loss, class U, class W, class B, class S, class X, class... More>
void check_truncated(truth::report& r, Loss loss, U const& u, W const& w, B const& b, S const& s_init, X const& x,
                     More... more) {
  using truth::want;
  auto const call = [](auto f) {
    return f(n::U(in::U), n::W(in::W), n::b(in::b), n::V(in::V), n::c(in::c), n::s[-1_c](in::s_init), n::x(in::x),
             n::y(in::y));
  };
  check_gradient(r, unroll<in::T>(n::many_to_many), loss, in::loss, call, want(n::U, u), want(n::W, w), want(n::b, b),
                 want(n::V, in::grad::V), want(n::c, in::grad::c), want(n::s[-1_c], s_init), want(n::x, x), more...);
}
}  // namespace truth_of_truncation

BOOST_AUTO_TEST_SUITE(truth_truncation)

BOOST_AUTO_TEST_CASE(loss_truncated_by_chunks_of_3_steps) {
  using namespace truth_of_truncation;
  namespace is = truth::tbptt_chunk3;
  using truth::want;
  truth::report r("tbptt_chunk3");
  check_truncated(r, truncated(n::E, chunks<is::chunk>), is::grad::U, is::grad::W, is::grad::b, is::grad::s_init,
                  is::grad::x, want(n::W[t], is::grad_per_step::W), want(n::z[t], is::grad_nodes::z),
                  want(n::s[t], is::grad_nodes::s));
}

BOOST_AUTO_TEST_CASE(loss_truncated_by_a_window_of_3_steps) {
  using namespace truth_of_truncation;
  namespace is = truth::tbptt_sliding3;
  using truth::want;
  truth::report r("tbptt_sliding3");
  check_truncated(r, truncated(n::E, window<is::window>), is::grad::U, is::grad::W, is::grad::b, is::grad::s_init,
                  is::grad::x, want(n::W[t], is::grad_per_step::W));
}

BOOST_AUTO_TEST_CASE(chunks_of_3_steps) {
  using namespace truth_of_truncation;
  namespace is = truth::tbptt_chunk3;
  truth::report r("tbptt_chunk3");
  auto const check = [&](auto code) {
    sums sum;
    auto const after_3 = run_chunk<code(), is::chunk>(sum, 0, in::s_init);
    auto const after_6 = run_chunk<code(), is::chunk>(sum, 3, after_3);
    auto const after_7 = run_chunk<code(), 1>(sum, 6, after_6);
    r.compare("the loss", sum.E, in::loss);
    r.compare("U", sum.U, is::grad::U);
    r.compare("W", sum.W, is::grad::W);
    r.compare("b", sum.b, is::grad::b);
    r.compare("V", sum.V, in::grad::V);
    r.compare("c", sum.c, in::grad::c);
    r.compare("s[-1]", sum.s_init, is::grad::s_init);
    r.compare("x", sum.x, is::grad::x);
    r.compare("z[t]", sum.z, is::grad_nodes::z);
    r.compare("s[t]", sum.s, is::grad_nodes::s);
    r.compare("W[t]", sum.W_per_step, is::grad_per_step::W);
    r.compare("the state after step 2", after_3, in::forward::s[2]);
    r.compare("the state after step 5", after_6, in::forward::s[5]);
    r.compare("the state after step 6", after_7, in::forward::s[6]);
  };
  check(std::integral_constant<codegen, codegen::straight_line>{});
  check(std::integral_constant<codegen, codegen::step_loop>{});
}

BOOST_AUTO_TEST_CASE(window_of_3_steps) {
  using namespace truth_of_truncation;
  namespace is = truth::tbptt_sliding3;
  truth::report r("tbptt_sliding3");
  sums sum;
  run_window<1>(sum, 0);
  run_window<2>(sum, 0);
  for (std::size_t first = 0; first + is::window <= is::T; ++first) run_window<is::window>(sum, first);
  r.compare("the loss", sum.E, in::loss);
  r.compare("U", sum.U, is::grad::U);
  r.compare("W", sum.W, is::grad::W);
  r.compare("b", sum.b, is::grad::b);
  r.compare("V", sum.V, in::grad::V);
  r.compare("c", sum.c, in::grad::c);
  r.compare("s[-1]", sum.s_init, is::grad::s_init);
  r.compare("x", sum.x, is::grad::x);
  r.compare("W[t]", sum.W_per_step, is::grad_per_step::W);
}

BOOST_AUTO_TEST_SUITE_END()
