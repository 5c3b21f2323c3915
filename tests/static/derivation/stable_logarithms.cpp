// Stable forms: the logarithm of a softmax becomes a formula of its logits, wherever the softmax is defined; likewise
// of a sigmoid, of products and sums.
#include <bptt/derivation/stable_logarithms.hpp>

#include "../near.hpp"
#include "../same.hpp"

using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct y : input<y, 2> {} y;
inline constexpr struct q : variable<q, 2> {} q;
inline constexpr struct p : variable<p, 2> {} p;
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct h : parameter<h, 2> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
template <class Formula, class... Equation>
constexpr stable_t<Formula, log_scope<types<Equation...>>> in(Formula, Equation...) {
  return {};
}
// by itself, and inside of a formula
static_assert(same(in(cross_entropy(softmax(h), y[t])), softmax_cross_entropy(h, y[t])));
static_assert(same(in(log(softmax(h))), log_softmax(h)));
static_assert(same(in(k * (sum(log(softmax(h))) - cross_entropy(softmax(h), y[t]))),
                   k *(sum(log_softmax(h)) - softmax_cross_entropy(h, y[t]))));
static_assert(same(in(sum(cross_entropy(softmax(q[t]), y[t]), t)), sum(softmax_cross_entropy(q[t], y[t]), t)));
// by an equation of the same moment
static_assert(same(in(cross_entropy(p[t], y[t]), p[t] = softmax(q[t])), softmax_cross_entropy(q[t], y[t])));
static_assert(same(in(log(p[last]), p[last] = softmax(h)), log_softmax(h)));
static_assert(same(in(sum(cross_entropy(p[t], y[t]), t), p[t] = softmax(q[t])),
                   sum(softmax_cross_entropy(q[t], y[t]), t)));
// by an equation of the steps, at the last of them
static_assert(same(in(cross_entropy(p[last], y[last]), p[t] = softmax(k * q[t])),
                   softmax_cross_entropy(k * q[last], y[last])));
// elsewhere by the variable that holds the logarithm of each step
using log_p = logarithm_of<ago<struct p, 0>>;
static_assert(same(in(log(p[last]), p[t] = softmax(q[t - 1_c])), at_last<log_p>{}));
static_assert(same(in(log(p[last]), p[t] = softmax(q[t + 1_c])), at_last<log_p>{}));
static_assert(same(in(log(p[t - 1_c]), p[t] = softmax(q[t])), ago<log_p, 1>{}));
static_assert(same(in(log(component<1>(p[0_c])), p[t] = softmax(q[t])), component<1>(at<log_p, 0>{})));
static_assert(same(in(cross_entropy(p[t - 1_c], y[t]), p[t] = softmax(q[t])),
                   -sum(product_or_zero_of<decltype(y[t]), ago<log_p, 1>>{})));
// an initial state has its own equation, or stays
static_assert(same(in(log(p[-1_c]), p[t] = softmax(q[t]), p[-1_c] = softmax(h)), log_softmax(h)));
static_assert(same(in(log(p[-1_c]), p[t] = softmax(q[t])), log(p[-1_c])));
// of a sigmoid and what it leaves of 1, through names, pieces, products and sums
static_assert(same(in(log(p[t]), p[t] = sigmoid(q[t])), -softplus(-q[t])));
static_assert(same(in(log(1_c - component<0>(p[t])), p[t] = sigmoid(q[t])), component<0>(-softplus(q[t]))));
static_assert(same(in(log(1_c - p[t - 1_c]), p[t] = sigmoid(q[t])),
                   ago<logarithm_of<sub<struct one, ago<struct p, 0>>>, 1>{}));
static_assert(same(in(log(hadamard(p[t], y[t])), p[t] = exp(q[t])), q[t] + log(y[t])));
static_assert(same(in(log(1_c / (1_c + exp(k)))), -softplus(k)));
static_assert(same(in(log(sigmoid(k) / exp(k))), -(softplus(-k) + k)));
static_assert(same(in(log(sum(exp(h)) + exp(k))), logaddexp(logsumexp(h), k)));
static_assert(same(in(log(dot(p[t], y[t])), p[t] = softmax(q[t])),
                   weighted_logsumexp_of<log_softmax_of<ago<struct q, 0>>, ago<struct y, 0>>{}));
static_assert(same(in(log(sum(hadamard(exp(h), exp(q[t]))))), logsumexp(h + q[t])));
static_assert(same(in(xlogy(y[t], softmax(h))), product_or_zero_of<ago<struct y, 0>, log_softmax_of<struct h>>{}));
// what is not known stays: a product whose sign is not known, a literal
static_assert(same(in(log(k * sum(h))), log(k * sum(h))) && same(in(log(2_c * k)), log(2_c * k)));
static_assert(same(in(log(dot(h, y[t]))), log(dot(h, y[t]))));
static_assert(same(in(log(1_c - p[t]), p[t] = softmax(q[t])), log(1_c - p[t])));
static_assert(same(in(log(p[t]), p[t] = tanh(q[t])), log(p[t])));
static_assert(same(in(cross_entropy(p[t], y[t]), p[t] = tanh(q[t])), -sum(xlogy(y[t], p[t]))));
static_assert(same(in(softmax(h) + log(h)), softmax(h) + log(h)));

// the equations of logarithms, and of those of their initial states that two steps read
template <class... Equation>
constexpr stable_equations<types<Equation...>> equations_of(Equation...) {
  return {};
}
constexpr auto lagged = equations_of(p[t] = hadamard(p[t - 2_c], softmax(q[t])), E[last] = sum(log(p[last])));
static_assert(
    same(decltype(lagged)::rewritten{},
         types<decltype(p[t] = hadamard(p[t - 2_c], softmax(q[t]))), decltype(E[last] = sum(at_last<log_p>{}))>{}));
static_assert(same(decltype(lagged)::logarithms{},
                   types<equation<ago<log_p, 0>, decltype(ago<log_p, 2>{} + log_softmax(q[t]))>>{}));
static_assert(
    same(decltype(lagged)::initial_logarithms{},
         types<equation<at<log_p, -1>, decltype(log(p[-1_c]))>, equation<at<log_p, -2>, decltype(log(p[-2_c]))>>{}));
// where p is a target it stays in the formulas
static_assert(same(stable_t<decltype(log(p[t])), log_scope<types<decltype(p[t] = softmax(q[t]))>, types<struct p>>>{},
                   ago<log_p, 0>{}));

// logits at which the softmax underflows
constexpr auto net = unroll<1>(recurrence(p[t] = softmax(h), E[last] = cross_entropy(p[last], y[last])));
constexpr auto r = gradient(net, E, wrt(h))(h({0.0, 1000.0}), y({{1.0, 0.0}}));
static_assert(r[E] == 1000 && r[h](0) == -1 && r[h](1) == 1);
}  // namespace
