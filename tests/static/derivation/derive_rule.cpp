// Adjoint rules at a symbolic step t, and what becomes of them at the steps of a program.
#include <bptt/derivation/derive_rule.hpp>

#include "../same.hpp"
#include "../thread.hpp"

using namespace bptt::simplified;  // the builders, and the stages of a derivation: tested here, used by nobody else
using namespace bptt::derivation;

namespace rules_of_the_thread {
using namespace thread;

// clang-format off
constexpr ago<bar<struct E, struct a>, 0> Ea;
constexpr ago<bar<struct E, struct b>, 0> Eb;
constexpr ahead<bar<struct E, struct b>, 1> Eb_next;
constexpr ago<bar<struct E, struct z>, 0> Ez;
constexpr ago<bar<struct E, struct s>, 0> Es;
constexpr at_last<bar<struct E, struct q>> Eq;
constexpr at_last<bar<struct E, struct o>> Eo;
// clang-format on
template <class Symbol, class... Term>
constexpr adjoint_rule<struct E, Symbol, types<Term...>> sum_of_terms(Symbol, Term...) {
  return {};
}
template <int lag, class Formula>
constexpr step_term<lag, Formula> from_step(Formula) {
  return {};
}
template <class Formula>
constexpr last_term<Formula> from_the_end(Formula) {
  return {};
}

static_assert(same(rule(net, E, a), sum_of_terms(a, from_step<0>(Ez))));
static_assert(same(rule(net, E, b), sum_of_terms(b, from_step<0>(Ez))));
static_assert(same(rule(net, E, z), sum_of_terms(z, from_step<0>(Es * prime(func)(z[t])))));
static_assert(same(rule(net, E, s), sum_of_terms(s, from_step<1>(Eb_next * w), from_the_end(Eq * v))));
static_assert(same(rule(net, E, q), sum_of_terms(q, from_the_end(Eo * prime(func_2)(q[last])))));
static_assert(same(rule(net, E, o), sum_of_terms(o, from_the_end(prime(func_3)(o[last])))));
static_assert(same(rule(net, E, u), sum_of_terms(u, from_step<0>(x[t] * Ea))));
static_assert(same(rule(net, E, w), sum_of_terms(w, from_step<0>(s[t - 1_c] * Eb))));
static_assert(same(rule(net, E, v), sum_of_terms(v, from_the_end(s[t] * Eq))));
static_assert(same(rule(net, E, x), sum_of_terms(x, from_step<0>(Ea * u))));
// a rule does not know T
static_assert(same(rule(unroll<1>(rnn), E, s), rule(unroll<1000>(rnn), E, s)));

// At a step, a term whose guard does not hold is not there: boundary terms vanish.
constexpr auto five = unroll<5>(rnn);
template <int k>
constexpr at<bar<struct E, struct b>, k> Eb_at;
static_assert(same(adjoint(five, E, s[last]), Eq * v));
static_assert(same(adjoint(five, E, s[4_c]), Eq * v));
static_assert(same(adjoint(five, E, s[3_c]), Eb_at<4> * w));
static_assert(same(adjoint(five, E, s[0_c]), Eb_at<1> * w));
static_assert(same(adjoint(five, E, s[-1_c]), Eb_at<0> * w));
static_assert(same(adjoint(unroll<1>(rnn), E, s[0_c]), Eq * v));
static_assert(same(adjoint(five, E, w[0_c]), s[-1_c] * at<bar<struct E, struct b>, 0>{}));
static_assert(same(adjoint(five, E, w[3_c]), s[2_c] * Eb_at<3>));
static_assert(same(adjoint(five, E, v[3_c]), zero));
static_assert(same(adjoint(five, E, v[4_c]), s[4_c] * Eq));

// Inner steps have one type up to the step index: the rule of the first inner step, shifted, is that of any other.
template <int by>
struct shifted_by {
  template <class X>
  static X of(X);
  template <class S, int k>
  static at<S, k + by> of(at<S, k>);
};
template <int by, class Formula>
constexpr substitute<Formula, shifted_by<by>> later(Formula) {
  return {};
}
static_assert(same(adjoint(five, E, s[2_c]), later<2>(adjoint(five, E, s[0_c]))));
static_assert(same(adjoint(five, E, z[3_c]), later<3>(adjoint(five, E, z[0_c]))));
static_assert(same(adjoint(five, E, w[4_c]), later<4>(adjoint(five, E, w[0_c]))));
static_assert(same(adjoint(five, E, s[3_c]), later<-96>(adjoint(unroll<101>(rnn), E, s[99_c]))));
}  // namespace rules_of_the_thread

namespace a_loss_inside {
using namespace thread;
// A loss that is a variable of a step is named with its step, and seeds its own adjoint there.
static_assert(same(adjoint(net, s[1_c], s[1_c]), one));
static_assert(same(adjoint(net, s[1_c], z[1_c]), at<bar<at<struct s, 1>, struct s>, 1>{} * prime(func)(z[1_c])));
static_assert(same(adjoint(net, s[1_c], s[0_c]), at<bar<at<struct s, 1>, struct b>, 1>{} * w));
static_assert(same(adjoint(net, s[last], s[last]), one));
static_assert(same(adjoint(net, s[0_c], v[1_c]), zero));  // s does not depend on v
static_assert(same(adjoint(net, s[0_c], q[last]), zero));
}  // namespace a_loss_inside

namespace lags {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
template <int lead>
constexpr ahead<bar<struct E, struct s>, lead> Es_in;
template <int step>
constexpr at<bar<struct E, struct s>, step> Es;

// a lag of 2
constexpr auto second = unroll<4>(recurrence(s[t] = w * s[t - 2_c] + u * x[t], E[last] = s[last]));
static_assert(
    same(rule(second, E, s),
         adjoint_rule<struct E, struct s,
                      types<step_term<2, mul<struct w, ahead<bar<struct E, struct s>, 2>>>, last_term<struct one>>>{}));
static_assert(same(adjoint(second, E, s[3_c]), one));
static_assert(same(adjoint(second, E, s[2_c]), zero));
static_assert(same(adjoint(second, E, s[1_c]), w * Es<3>));
static_assert(same(adjoint(second, E, s[-1_c]), w * Es<1>));
static_assert(same(adjoint(second, E, s[-2_c]), w * Es<0>));
static_assert(same(adjoint(second, E, w[1_c]), Es<1> * s[-1_c]));
static_assert(same(formula_of(derivative(second, E, s[-1_c])), w * w));
static_assert(same(formula_of(derivative(second, E, s[-2_c])), zero));

// several lags, of inputs too
constexpr auto several =
    unroll<4>(recurrence(s[t] = w * s[t - 1_c] + k * s[t - 3_c] + u * x[t - 2_c], E[last] = s[last]));
static_assert(
    same(rule(several, E, s),
         adjoint_rule<struct E, struct s,
                      types<step_term<1, mul<struct w, ahead<bar<struct E, struct s>, 1>>>,
                            step_term<3, mul<struct k, ahead<bar<struct E, struct s>, 3>>>, last_term<struct one>>>{}));
static_assert(
    same(rule(several, E, x),
         adjoint_rule<struct E, struct x, types<step_term<2, mul<struct u, ahead<bar<struct E, struct s>, 2>>>>>{}));
static_assert(same(adjoint(several, E, s[2_c]), w * Es<3>));
static_assert(same(adjoint(several, E, s[0_c]), w * Es<1> + k * Es<3>));
static_assert(same(adjoint(several, E, s[-1_c]), w * Es<0> + k * Es<2>));
static_assert(same(adjoint(several, E, s[-2_c]), k * Es<1>));
static_assert(same(adjoint(several, E, s[-3_c]), k * Es<0>));
static_assert(same(adjoint(several, E, x[1_c]), u * Es<3>));
static_assert(same(adjoint(several, E, x[3_c]), zero));
static_assert(same(adjoint(several, E, x[-1_c]), u * Es<1>));

// sums and means over time
constexpr auto summed = unroll<3>(recurrence(s[t] = w * s[t - 1_c], E[last] = sum(square(s[t] - x[t]), t)));
static_assert(same(adjoint(summed, E, s[2_c]), literal<2>{} * (s[2_c] - x[2_c])));
static_assert(same(adjoint(summed, E, s[0_c]), w * Es<1> + literal<2>{} * (s[0_c] - x[0_c])));
static_assert(same(adjoint(summed, E, x[0_c]), -(literal<2>{} * (s[0_c] - x[0_c]))));
static_assert(same(adjoint(summed, E, s[-1_c]), w * Es<0>));
constexpr auto averaged = unroll<3>(recurrence(s[t] = w * s[t - 1_c], E[last] = mean(s[t], t)));
static_assert(same(rule(averaged, E, s),
                   adjoint_rule<struct E, struct s,
                                types<step_term<1, mul<struct w, ahead<bar<struct E, struct s>, 1>>>,
                                      step_term<0, bptt::div<struct one, step_count>>>>{}));
// a lag inside a sum over time
constexpr auto lagged = unroll<3>(recurrence(s[t] = w * x[t], E[last] = sum(s[t] * s[t - 1_c], t)));
static_assert(same(adjoint(lagged, E, s[0_c]), s[-1_c] + s[1_c]));
static_assert(same(adjoint(lagged, E, s[2_c]), s[1_c]));
static_assert(same(adjoint(lagged, E, s[-1_c]), s[0_c]));
// a state read at a fixed step, and a parameter read at the end and at every step
constexpr auto fixed = unroll<3>(recurrence(s[t] = w * s[t - 1_c], E[last] = w * s[last] * s[1_c]));
static_assert(same(adjoint(fixed, E, s[2_c]), w * s[1_c]));
static_assert(same(adjoint(fixed, E, s[1_c]), w * Es<2> + w * s[2_c]));
static_assert(same(adjoint(fixed, E, w[1_c]), Es<1> * s[0_c]));
static_assert(same(adjoint(fixed, E, w[2_c]), Es<2> * s[1_c] + s[1_c] * s[2_c]));
}  // namespace lags

// A step that reads its state four times: as a tree, 4^T paths; as equations, linear in T.
namespace four_reads {
using namespace bptt;
// clang-format off
inline constexpr struct p : parameter<p, 4> {} p;
inline constexpr struct W : parameter<W, 4, 4> {} W;
inline constexpr struct i : variable<i, 4> {} i;
inline constexpr struct f : variable<f, 4> {} f;
inline constexpr struct o : variable<o, 4> {} o;
inline constexpr struct g : variable<g, 4> {} g;
inline constexpr struct c : variable<c, 4> {} c;
inline constexpr struct h : variable<h, 4> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto cell =
    recurrence(i[t] = sigmoid(W * h[t - 1_c]), f[t] = sigmoid(W * h[t - 1_c] + p), o[t] = sigmoid(W * h[t - 1_c] - p),
               g[t] = tanh(W * h[t - 1_c]), c[t] = hadamard(f[t], c[t - 1_c]) + hadamard(i[t], g[t]),
               h[t] = hadamard(o[t], tanh(c[t])), E[last] = dot(h[last], h[last]));

template <class X>
constexpr int nodes = 1;
template <template <class...> class Node, class... A>
constexpr int nodes<Node<A...>> = 1 + (0 + ... + nodes<A>);
constexpr int of_adjoints(auto program) { return nodes<typename decltype(adjoints(program, E))::equations>; }
constexpr int n4 = of_adjoints(unroll<4>(cell)), n8 = of_adjoints(unroll<8>(cell)), n12 = of_adjoints(unroll<12>(cell));
static_assert(n8 > n4);
static_assert(n12 - n8 == n8 - n4);
static_assert((n8 - n4) / 4 <= 220);  // nodes per step
// a step has as many adjoint equations as it has variables; two initial states, two parameters
static_assert(decltype(adjoints(unroll<8>(cell), E))::equations::size == 8 * 6 + 4);
}  // namespace four_reads

// Terms that are pieces side by side, under one condition, are one term; those under another condition are not.
namespace pieces_side_by_side {
using namespace bptt;
// clang-format off
inline constexpr struct v : variable<v, 6> {} v;
inline constexpr struct p : variable<p, 2> {} p;
inline constexpr struct q : variable<q, 2> {} q;
inline constexpr struct r : variable<r, 2> {} r;
inline constexpr struct x : input<x, 6> {} x;
inline constexpr struct E : variable<E> {} E;
// clang-format on
template <class R>
constexpr auto terms_of_v = decltype(rule(unroll<3>(R{}), E, v))::terms::size;
constexpr auto in_any_order =
    recurrence(v[t] = x[t] + v[t - 1_c], p[t] = segment<4, 2>(v[t]), q[t] = segment<0, 2>(v[t]),
               r[t] = segment<2, 2>(v[t]), E[last] = sum(dot(p[t], q[t]) + dot(q[t], r[t]), t));
static_assert(text(rule(unroll<3>(in_any_order), E, v)) ==
              "∂E/∂vₜ = ∂E/∂vₜ₊₁ [t + 1 < T] + concat(∂E/∂qₜ, ∂E/∂rₜ, ∂E/∂pₜ)");
constexpr auto with_a_lag =
    recurrence(v[t] = x[t], p[t] = segment<0, 2>(v[t]), q[t] = segment<2, 2>(v[t - 1_c]),
               r[t] = segment<4, 2>(v[t - 1_c]), E[last] = sum(dot(p[t], q[t]) + dot(q[t], r[t]), t));
static_assert(text(rule(unroll<3>(with_a_lag), E, v)) ==
              "∂E/∂vₜ = pad<0, 6>(∂E/∂pₜ) + pad<2, 6>(concat(∂E/∂qₜ₊₁, ∂E/∂rₜ₊₁)) [t + 1 < T]");
static_assert(terms_of_v<std::remove_const_t<decltype(in_any_order)>> == 2 &&
              terms_of_v<std::remove_const_t<decltype(with_a_lag)>> == 2);
// a pair with a gap between stays a pair
constexpr auto with_a_gap =
    recurrence(v[t] = x[t], p[t] = segment<0, 2>(v[t]), q[t] = segment<4, 2>(v[t]), E[last] = sum(dot(p[t], q[t]), t));
static_assert(text(rule(unroll<3>(with_a_gap), E, v)) == "∂E/∂vₜ = pad<0, 6>(∂E/∂pₜ) + pad<4, 6>(∂E/∂qₜ)");
}  // namespace pieces_side_by_side
