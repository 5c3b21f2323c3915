// What is wrong with derivations that people make by hand: of a net of one unit with an output, and of a net of vectors
// with a loss at every step.
#include <bptt/study/diagnosis.hpp>

namespace one_unit {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct y : constant<y> {} y;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct v : parameter<v> {} v;
inline constexpr struct z : variable<z> {} z;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct q : variable<q> {} q;
inline constexpr struct o : variable<o> {} o;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net =
    unroll<2>(recurrence(z[t] = u * x[t] + w * s[t - 1_c] + k, s[t] = tanh(z[t]), q[last] = v * s[last],
                         o[last] = sigmoid(q[last]), E[last] = square(o[last] - y) / 2_c));
constexpr auto out = o[last];
constexpr auto outer_part = (out - y) * out * (1_c - out) * v;
constexpr auto s0 = s[0_c];
constexpr auto s1 = s[1_c];
constexpr auto x0 = x[0_c];
constexpr auto x1 = x[1_c];
constexpr auto fp0 = 1_c - square(s0);
constexpr auto fp1 = 1_c - square(s1);

/// Is this what is said of a formula that is different, in so many lines?
template <class Target, class Mine>
constexpr bool says(Target, Mine, int faults, std::string_view message) {
  constexpr auto d = diagnosis(net, E, Target{}, Mine{});
  return d.answer == verdict::different && decltype(d)::faults::size == faults && text(d) == message;
}
// the path through the state is dropped
static_assert(says(u, outer_part * fp1 * x1, 1,
                   "a term of step 0 is missing: (o − y)·o·(1 − o)·v·(1 − s₁²)·w·(1 − s₀²)·x₀"));
// f′(z₀) is dropped
static_assert(says(u, outer_part * fp1 *(x1 + w * x0), 1,
                   "term 2 of step 0: the factor 1 − s₀² is missing: (o − y)·o·(1 − o)·v·(1 − s₁²)·w·x₀ should be (o − "
                   "y)·o·(1 − o)·v·(1 − s₁²)·w·(1 − s₀²)·x₀"));
// w twice
static_assert(says(u, outer_part * fp1 *(x1 + square(w) * fp0 * x0), 1,
                   "term 2 of step 0: the factor w is there once too often: (o − y)·o·(1 − o)·v·(1 − s₁²)·w²·(1 − "
                   "s₀²)·x₀ should be (o − y)·o·(1 − o)·v·(1 − s₁²)·w·(1 − s₀²)·x₀"));
// f′(s) in place of f′(z)
static_assert(says(u, outer_part *(1_c - square(tanh(s1))) * (x1 + w * (1_c - square(tanh(s0))) * x0), 2,
                   "term 1 of step 1: 1 − tanh(s₁)² stands where 1 − s₁² belongs: (o − y)·o·(1 − o)·v·(1 − "
                   "tanh(s₁)²)·x₁ should be (o − y)·o·(1 − o)·v·(1 − s₁²)·x₁\n"
                   "term 2 of step 0: 1 − tanh(s₁)², 1 − tanh(s₀)² stand where 1 − s₁², 1 − s₀² belong: (o − y)·o·(1 − "
                   "o)·v·(1 − tanh(s₁)²)·w·(1 − tanh(s₀)²)·x₀ should be (o − y)·o·(1 − o)·v·(1 − s₁²)·w·(1 − s₀²)·x₀"));
// the path through the state is dropped, in ∂E/∂w
static_assert(says(w, outer_part * fp1 * s0, 1,
                   "a term of step 0 is missing: (o − y)·o·(1 − o)·v·(1 − s₁²)·w·(1 − s₀²)·s₋₁"));
// steps off by one
static_assert(says(w, outer_part * fp1 *(s1 + w * fp0 * s0), 2,
                   "term 1 of step 1: a factor is taken at the wrong step, s₁ stands where s₀ belongs: (o − y)·o·(1 − "
                   "o)·v·(1 − s₁²)·s₁ should be (o − y)·o·(1 − o)·v·(1 − s₁²)·s₀\n"
                   "term 2 of step 0: a factor is taken at the wrong step, s₀ stands where s₋₁ belongs: (o − y)·o·(1 − "
                   "o)·v·(1 − s₁²)·w·(1 − s₀²)·s₀ should be (o − y)·o·(1 − o)·v·(1 − s₁²)·w·(1 − s₀²)·s₋₁"));
// y − o in place of o − y
static_assert(says(
    u, (y - out) * out * (1_c - out) * v * fp1 * (x1 + w * fp0 * x0), 2,
    "term 1 of step 1: the sign is wrong: (y − o)·o·(1 − o)·v·(1 − s₁²)·x₁ should be (o − y)·o·(1 − o)·v·(1 − s₁²)·x₁\n"
    "term 2 of step 0: the sign is wrong: (y − o)·o·(1 − o)·v·(1 − s₁²)·w·(1 − s₀²)·x₀ should be (o − y)·o·(1 − "
    "o)·v·(1 − s₁²)·w·(1 − s₀²)·x₀"));
// only the last step counts
static_assert(says(k, outer_part * fp1, 1, "a term of step 0 is missing: (o − y)·o·(1 − o)·v·(1 − s₁²)·w·(1 − s₀²)"));
// the slope of the sigmoid in place of that of tanh
static_assert(says(u, outer_part * s1 *(1_c - s1) * (x1 + w * s0 * (1_c - s0) * x0), 2,
                   "term 1 of step 1: s₁, 1 − s₁ stand where 1 − s₁² belongs: (o − y)·o·(1 − o)·v·s₁·(1 − s₁)·x₁ "
                   "should be (o − y)·o·(1 − o)·v·(1 − s₁²)·x₁\n"
                   "term 2 of step 0: s₁, 1 − s₁, s₀, 1 − s₀ stand where 1 − s₁², 1 − s₀² belong: (o − y)·o·(1 − "
                   "o)·v·s₁·(1 − s₁)·w·s₀·(1 − s₀)·x₀ should be (o − y)·o·(1 − o)·v·(1 − s₁²)·w·(1 − s₀²)·x₀"));
// right ones in unusual forms
template <class Target, class Mine>
constexpr bool is_right(Target, Mine) {
  constexpr auto d = diagnosis(net, E, Target{}, Mine{});
  return d.answer == verdict::equal && decltype(d)::faults::size == 0;
}
static_assert(is_right(u, outer_part * fp1 *(x1 + w * fp0 * x0)) &&
              is_right(u, outer_part / square(cosh(z[1_c])) * (x1 + w * x0 / square(cosh(z[0_c])))) &&
              is_right(w, outer_part *(1_c - s1) * (1_c + s1) * (s0 + w * (1_c - s0) * (1_c + s0) * s[-1_c])));
}  // namespace one_unit

namespace vectors {
using namespace bptt;
// clang-format off
inline constexpr struct U : parameter<U, 4, 3> {} U;
inline constexpr struct W : parameter<W, 4, 4> {} W;
inline constexpr struct V : parameter<V, 2, 4> {} V;
inline constexpr struct b : parameter<b, 4> {} b;
inline constexpr struct c : parameter<c, 2> {} c;
inline constexpr struct x : input<x, 3> {} x;
inline constexpr struct y : input<y, 2> {} y;
inline constexpr struct h : variable<h, 4> {} h;
inline constexpr struct o : variable<o, 2> {} o;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr auto net = unroll<2>(recurrence(h[t] = tanh(U * x[t] + W * h[t - 1_c] + b), o[t] = V * h[t] + c,
                                          L[last] = sum(softmax_cross_entropy(o[t], y[t]), t)));
template <int step>
constexpr auto e = softmax(o[hana::int_c<step>]) * sum(y[hana::int_c<step>]) - y[hana::int_c<step>];
template <int step>
constexpr auto slope = 1_c - square(h[hana::int_c<step>]);
constexpr auto d1 = hadamard(transpose(V) * e<1>, slope<1>);
constexpr auto d0 = hadamard(transpose(V) * e<0> + transpose(W) * d1, slope<0>);

template <class Target, class Mine>
constexpr bool says(Target, Mine, int faults, std::string_view message) {
  constexpr auto d = diagnosis(net, L, Target{}, Mine{});
  return d.answer == verdict::different && decltype(d)::faults::size == faults && text(d) == message;
}
/// Of a formula some terms are right.
template <class Target, class Mine, class... Right>
constexpr bool right_terms(Target, Mine, Right... expected) {
  return [&]<class... Term>(types<Term...>) {
    return sizeof...(Term) == sizeof...(Right) && ((Term::is_right == expected) && ...);
  }(typename decltype(diagnosis(net, L, Target{}, Mine{}))::terms{});
}
static_assert(diagnosis(net, L, W, outer(d1, h[0_c]) + outer(d0, h[-1_c])).answer == verdict::equal);
// W in place of Wᵀ
static_assert(
    says(W, outer(d1, h[0_c]) + outer(hadamard(transpose(V) * e<0> + W * d1, slope<0>), h[-1_c]), 1,
         "term 3 of step 0: the factor Wᵀ is transposed, W stands where Wᵀ belongs: (W·(Vᵀ·(softmax(o₁)·(Σy₁) − y₁) ∘ "
         "(1 − h₁²)) ∘ (1 − h₀²))·h₋₁ᵀ should be diag(1 − h₀²)·Wᵀ·diag(1 − h₁²)·Vᵀ·((Σy₁)·softmax(o₁) − y₁)·h₋₁ᵀ"));
// hₜ in place of hₜ₋₁
static_assert(says(
    W, outer(d1, h[1_c]) + outer(d0, h[0_c]), 3,
    "term 1 of step 1: a factor is taken at the wrong step, h₁ stands where h₀ belongs: (Vᵀ·(softmax(o₁)·(Σy₁) − y₁) ∘ "
    "(1 − h₁²))·h₁ᵀ should be diag(1 − h₁²)·Vᵀ·((Σy₁)·softmax(o₁) − y₁)·h₀ᵀ\n"
    "term 2 of step 0: a factor is taken at the wrong step, h₀ stands where h₋₁ belongs: (Vᵀ·(softmax(o₀)·(Σy₀) − y₀) "
    "∘ (1 − h₀²))·h₀ᵀ should be diag(1 − h₀²)·Vᵀ·((Σy₀)·softmax(o₀) − y₀)·h₋₁ᵀ\n"
    "term 3 of step 0: a factor is taken at the wrong step, h₀ stands where h₋₁ belongs: (Wᵀ·(Vᵀ·(softmax(o₁)·(Σy₁) − "
    "y₁) ∘ (1 − h₁²)) ∘ (1 − h₀²))·h₀ᵀ should be diag(1 − h₀²)·Wᵀ·diag(1 − h₁²)·Vᵀ·((Σy₁)·softmax(o₁) − y₁)·h₋₁ᵀ"));
// the outer products the other way round
static_assert(says(
    W, outer(h[0_c], d1) + outer(h[-1_c], d0), 3,
    "term 1 of step 1: its factors are the right ones, but not as they are multiplied: transposed, or in another "
    "order: h₀·(Vᵀ·(softmax(o₁)·(Σy₁) − y₁) ∘ (1 − h₁²))ᵀ should be diag(1 − h₁²)·Vᵀ·((Σy₁)·softmax(o₁) − y₁)·h₀ᵀ\n"
    "term 2 of step 0: its factors are the right ones, but not as they are multiplied: transposed, or in another "
    "order: h₋₁·(Vᵀ·(softmax(o₀)·(Σy₀) − y₀) ∘ (1 − h₀²))ᵀ should be diag(1 − h₀²)·Vᵀ·((Σy₀)·softmax(o₀) − y₀)·h₋₁ᵀ\n"
    "term 3 of step 0: its factors are the right ones, but not as they are multiplied: transposed, or in another "
    "order: h₋₁·(Wᵀ·(Vᵀ·(softmax(o₁)·(Σy₁) − y₁) ∘ (1 − h₁²)) ∘ (1 − h₀²))ᵀ should be diag(1 − h₀²)·Wᵀ·diag(1 − "
    "h₁²)·Vᵀ·((Σy₁)·softmax(o₁) − y₁)·h₋₁ᵀ"));
// the loss of step 0 does not reach its state
static_assert(says(W, outer(d1, h[0_c]) + outer(hadamard(transpose(W) * d1, slope<0>), h[-1_c]), 1,
                   "a term of step 0 is missing: diag(1 − h₀²)·Vᵀ·((Σy₀)·softmax(o₀) − y₀)·h₋₁ᵀ"));
// a sum over steps cut short
static_assert(says(b, d1, 2,
                   "a term of step 0 is missing: diag(1 − h₀²)·Wᵀ·diag(1 − h₁²)·Vᵀ·((Σy₁)·softmax(o₁) − y₁)\n"
                   "a term of step 0 is missing: diag(1 − h₀²)·Vᵀ·((Σy₀)·softmax(o₀) − y₀)"));
// the slope of the wrong step
static_assert(says(W,
                   outer(d1, h[0_c]) +
                       outer(hadamard(transpose(V) * e<0> + transpose(W) * hadamard(transpose(V) * e<1>, slope<0>),
                                      slope<0>),
                             h[-1_c]),
                   1,
                   "term 3 of step 0: a factor is taken at the wrong step, 1 − h₀² stands where 1 − h₁² belongs: "
                   "(Wᵀ·(Vᵀ·(softmax(o₁)·(Σy₁) − y₁) ∘ (1 − h₀²)) ∘ (1 − h₀²))·h₋₁ᵀ should be diag(1 − h₀²)·Wᵀ·diag(1 "
                   "− h₁²)·Vᵀ·((Σy₁)·softmax(o₁) − y₁)·h₋₁ᵀ"));
// the same for V
static_assert(says(V, outer(e<1>, h[1_c]), 1, "a term of step 0 is missing: ((Σy₀)·softmax(o₀) − y₀)·h₀ᵀ"));
static_assert(right_terms(W, outer(d1, h[0_c]) + outer(hadamard(transpose(V) * e<0> + W * d1, slope<0>), h[-1_c]), true,
                          true, false) &&
              right_terms(b, d1, true));
static_assert(right_terms(W, outer(d1, h[1_c]) + outer(d0, h[0_c]), false, false, false) &&
              right_terms(W, outer(d1, h[0_c]) + outer(hadamard(transpose(W) * d1, slope<0>), h[-1_c]), true, true));
}  // namespace vectors
