// A net with tied weights against its table of truth/: one matrix is the embedding, where it is read transposed, and
// makes the logits.
#include "tied_embedding.hpp"
#include "truth_case.hpp"

namespace truth_of_tied_weights {
using namespace bptt;
namespace is = truth::tied_embedding;
// clang-format off
inline constexpr struct x : input<x, is::K> {} x;
inline constexpr struct y : input<y, is::K> {} y;
inline constexpr struct M : parameter<M, is::K, is::H> {} M;
inline constexpr struct W : parameter<W, is::H, is::H> {} W;
inline constexpr struct b : parameter<b, is::H> {} b;
inline constexpr struct c : parameter<c, is::K> {} c;
inline constexpr struct s : variable<s, is::H> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
}  // namespace truth_of_tied_weights

BOOST_AUTO_TEST_SUITE(truth_tied)

BOOST_AUTO_TEST_CASE(tied_embedding) {
  using namespace truth_of_tied_weights;
  using truth::want;
  truth::report r("tied_embedding");
  constexpr auto net = unroll<is::T>(recurrence(s[t] = tanh(transpose(M) * x[t] + W * s[t - 1_c] + b),
                                                E[last] = sum(softmax_cross_entropy(M * s[t] + c, y[t]), t)));
  auto const call = [](auto f) {
    return f(M(is::M), W(is::W), b(is::b), c(is::c), s[-1_c](is::s_init), x(is::x), y(is::y));
  };
  check_gradient(r, net, E, is::loss, call, want(M, is::grad::M), want(W, is::grad::W), want(b, is::grad::b),
                 want(c, is::grad::c), want(s[-1_c], is::grad::s_init), want(s[t], is::grad_nodes::s));
  r.compare_all(gradient<codegen::step_loop>(net, E, wrt(M[t], W[t], b[t], c[t], M[2_c])), call,
                want(M[t], is::grad_per_step::M), want(W[t], is::grad_per_step::W), want(b[t], is::grad_per_step::b),
                want(c[t], is::grad_per_step::c), want(M[2_c], is::grad_per_step::M[2]));
  r.compare_all(evaluate(net), call, want(E, is::loss), want(s[t], is::forward::s));
}

BOOST_AUTO_TEST_SUITE_END()
