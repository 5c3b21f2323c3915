// Every rule of rules.hpp, as the derivative of a net of one step that consists of little else.
#include <bptt/derivation/rules.hpp>

#include "../same.hpp"

using namespace bptt::simplified;  // the builders, and the stages of a derivation: tested here, used by nobody else
using namespace bptt::derivation;

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;  // scalars
inline constexpr struct b : parameter<b> {} b;
inline constexpr struct p : parameter<p, 3> {} p;  // vectors
inline constexpr struct q : parameter<q, 3> {} q;
inline constexpr struct r : parameter<r, 2> {} r;
inline constexpr struct y : constant<y, 3> {} y;
inline constexpr struct M : parameter<M, 2, 3> {} M;  // matrices
inline constexpr struct N : parameter<N, 3, 3> {} N;
inline constexpr struct E : variable<E> {} E;  // the loss
inline constexpr struct v : variable<v> {} v;
inline constexpr struct f : function<f> {} f;
// clang-format on
constexpr literal<2> two;
template <class Shape, class A>
constexpr broadcast_of<A, Shape> broadcast(A) {
  return {};
}

// ∂E/∂(target) where E = formula
template <class Formula, class Target>
constexpr auto d(Formula formula, Target target) {
  constexpr auto net = unroll<1>(recurrence(E[last] = formula));
  static_assert(shape_of(derivative(net, E, target)) == shape_of(target));
  return formula_of(derivative(net, E, target));
}

// A + B:  Ā = C, B̄ = C
static_assert(same(d(a + b, a), one));
static_assert(same(d(a + b, b), one));
static_assert(same(d(a + a, a), two));
static_assert(same(d(dot(p, q + y), q), p));

// A − B:  Ā = C, B̄ = −C
static_assert(same(d(a - b, a), one));
static_assert(same(d(a - b, b), neg<struct one>{}));
static_assert(same(d(dot(p, y - q), q), -p));

// −A:  Ā = −C
static_assert(same(d(-a, a), neg<struct one>{}));
static_assert(same(d(-(-a), a), one));

// A·B of scalars:  Ā = C·B, B̄ = A·C
static_assert(same(d(a * b, a), b));
static_assert(same(d(a * b, b), a));
static_assert(same(d(a * a, a), two * a));

// s·B:  s̄ = Σ C∘B, B̄ = s·C
static_assert(same(d(dot(p, a * q), a), dot(p, q)));
static_assert(same(d(dot(p, a * q), q), a * p));
static_assert(same(d(dot(p, q * a), a), dot(q, p)));
static_assert(same(d(dot(p, q * a), q), a * p));

// A·b:  Ā = c·bᵀ, b̄ = Aᵀ·c
static_assert(same(d(dot(r, M * p), M), outer(r, p)));
static_assert(same(d(dot(r, M * p), p), transpose(M) * r));

// A·B:  Ā = C·Bᵀ, B̄ = Aᵀ·C
static_assert(same(d(dot(r, (M * N) * p), M), outer(r, p) * transpose(N)));
static_assert(same(d(dot(r, (M * N) * p), N), transpose(M) * outer(r, p)));
static_assert(same(d(dot(N, p * transpose(q)), p), N * q));
static_assert(same(d(dot(N, p * transpose(q)), q), transpose(N) * p));

// Y = A/s:  Ā = C/s, s̄ = −(Σ C∘Y)/s
static_assert(same(d(a / b, a), one / b));
static_assert(same(d(a / two, a), one / two));
static_assert(same(d(dot(p, q / b), q), p / b));
static_assert(equivalent(derivative(unroll<1>(recurrence(E[last] = a / b)), E, b), -(E[last] / b)));

// A∘B:  Ā = C∘B, B̄ = A∘C
static_assert(same(d(dot(y, hadamard(p, q)), p), hadamard(y, q)));
static_assert(same(d(dot(y, hadamard(p, q)), q), hadamard(p, y)));

// Y = A⊘B:  Ā = C⊘B, B̄ = −(C∘Y)⊘B
static_assert(same(d(dot(y, quotient(p, q)), p), quotient(y, q)));
static_assert(same(d(dot(y, quotient(p, q)), q), -quotient(hadamard(y, quotient(p, q)), q)));

// aᵀb:  ā = c·b, b̄ = c·a
static_assert(same(d(dot(p, q), p), q));
static_assert(same(d(dot(p, q), q), p));
static_assert(same(d(a * dot(p, q), p), a * q));
static_assert(same(d(a * dot(p, q), q), a * p));
static_assert(same(d(dot(p, p), p), two * p));

// a·bᵀ:  ā = C·b, b̄ = Cᵀ·a
static_assert(same(d(dot(N, outer(p, q)), p), N * q));
static_assert(same(d(dot(N, outer(p, q)), q), transpose(N) * p));

// Aᵀ:  Ā = Cᵀ
static_assert(same(d(dot(p, transpose(N) * q), N), outer(q, p)));

// Σ of the components:  every component of Ā is c
static_assert(same(d(sum(p), p), broadcast<shape<3>>(one)));
static_assert(same(d(a * sum(p), p), broadcast<shape<3>>(a)));
static_assert(same(d(sum(M * p), p), transpose(M) * broadcast<shape<2>>(one)));  // row sums, no matrix
static_assert(same(d(sum(M * p), M), outer(broadcast<shape<2>>(one), p)));
static_assert(same(d(sum(a * q), a), sum(q)));
static_assert(same(d(sum(a * q), q), broadcast<shape<3>>(a)));
static_assert(same(d(sum(hadamard(p, q)), p), q));
static_assert(same(d(sum(p / a), p), broadcast<shape<3>>(one / a)));
static_assert(same(d(sum(p - q), q), -broadcast<shape<3>>(one)));

// s in every component:  s̄ = ΣC
static_assert(same(d(dot(p, broadcast<shape<3>>(a)), a), sum(p)));

// f(z):  z̄ = C∘f′(z), of scalars and of vectors. Where the value has a name, the slope is written with it:
static_assert(same(d(exp(a), a), E[last]));                        // exp′ = y
static_assert(same(d(tanh(a), a), one - square(E[last])));         // tanh′ = 1 − y²
static_assert(same(d(sigmoid(a), a), E[last] * (one - E[last])));  // σ′ = y(1 − y)
static_assert(same(d(log(a), a), one / a));                        // log′ = 1/z
static_assert(same(d(square(a), a), two * a));                     // (z²)′ = 2z
static_assert(same(d(f(a), a), prime(f)(a)));
static_assert(same(d(f(a * b), a), prime(f)(a * b) * b));
static_assert(same(d(prime(f)(a), a), prime(prime(f))(a)));
static_assert(same(d(sqrt(a), a), one / (two * E[last])));
static_assert(same(d(reciprocal(a), a), -square(E[last])));
static_assert(same(d(sin(a * b), a), cos(a * b) * b));
static_assert(same(d(cos(a), a), -sin(a)));
static_assert(same(d(atan(a * b), a), b / (one + square(a * b))));
static_assert(same(d(sinh(a), a), cosh(a)));
static_assert(same(d(cosh(a), a), sinh(a)));
static_assert(same(d(relu(a), a), heaviside(a)));
static_assert(same(d(softplus(a), a), sigmoid(a)));
static_assert(same(d(abs(a), a), sign(a)));
static_assert(same(d(a * sign(a), a), sign(a)));                          // nothing is passed back through a sign,
static_assert(same(d(sum(hadamard(p, heaviside(p))), p), heaviside(p)));  // and through a step
static_assert(same(d(sign(a * b), a), zero) && same(d(dot(q, heaviside(p)), p), zeros<3>{}));
constexpr auto through_a_sign =
    unroll<3>(recurrence(v[t] = sign(v[t - 1_c]), E[last] = sum(heaviside(v[t]), t) + v[last]));
static_assert(text(rule(through_a_sign, E, v)) == "∂E/∂vₜ = 1 [t = T−1]");  // without a term 0
// and without a name as it stands:
static_assert(same(d(dot(p, exp(q)), q), hadamard(p, exp(q))));
static_assert(same(d(dot(p, tanh(q)), q), hadamard(p, minus(one, square(tanh(q))))));
static_assert(same(d(dot(p, sigmoid(q)), q), hadamard(p, hadamard(sigmoid(q), minus(one, sigmoid(q))))));
static_assert(same(d(dot(p, log(q)), q), quotient(p, q)));
static_assert(same(d(dot(p, square(q)), q), two * hadamard(p, q)));
static_assert(same(d(dot(p, f(q)), q), hadamard(p, prime(f)(q))));
static_assert(same(d(dot(p, sqrt(q)), q), quotient(p, two * sqrt(q))));
static_assert(same(d(dot(p, reciprocal(q)), q), -hadamard(p, square(reciprocal(q)))));
static_assert(same(d(dot(p, cos(q)), q), -hadamard(p, sin(q))));
static_assert(same(d(dot(p, atan(q)), q), quotient(p, one + square(q))));
static_assert(same(d(dot(N, abs(N)), N), abs(N) + hadamard(N, sign(N))));

// Aⁿ:  Ā = C∘n·Aⁿ⁻¹
static_assert(same(d(pow(a, 3_c), a), literal<3>{} * square(a)));
static_assert(same(d(pow(a, -1_c), a), -pow(a, -2_c)));
static_assert(same(d(pow(a, -2_c), a), -(two * pow(a, -3_c))));
static_assert(same(d(dot(p, pow(q, 5_c)), q), literal<5>{} * hadamard(p, pow(q, 4_c))));
static_assert(same(d(dot(p, pow(q, -3_c)), q), -(literal<3>{} * hadamard(p, pow(q, -4_c)))));
static_assert(same(d(a * pow(b, 1_c) + pow(b, 0_c), b), a));
// Y = Aᴮ:  Ā = C∘B∘Aᴮ⁻¹, B̄ = C∘Y∘log A
static_assert(same(d(pow(a, b), a), product_or_zero_of<struct b, pow_of<struct a, sub<struct b, struct one>>>{}));
static_assert(same(d(pow(a, b), b), xlogy(E[last], a)));
static_assert(same(d(dot(y, pow(p, q)), p),
                   hadamard(y, product_or_zero_of<struct q, pow_of<struct p, sub<struct q, struct one>>>{})));
static_assert(same(d(dot(y, pow(p, q)), q), hadamard(y, xlogy(pow(p, q), p))));
static_assert(same(d(pow(a, ratio<1, 2>), a), pow(a, ratio<-1, 2>) / two));
static_assert(same(d(pow(2_c, b), b), xlogy(E[last], two)));

// f(a, b):  ā = C∘∂f/∂a, b̄ = C∘∂f/∂b
static_assert(same(d(max(a, b), a), one - exceeds(b, a)) && same(d(max(a, b), b), exceeds(b, a)));
static_assert(same(d(dot(y, max(p, q)), q), hadamard(y, exceeds(q, p))) &&
              same(d(dot(y, min(p, q)), p), hadamard(y, minus(one, exceeds(p, q)))));
static_assert(same(d(dot(y, max(q, 0_c)), q), hadamard(y, minus(one, exceeds(zero, q)))) &&
              same(d(max(b * b, 1_c), b), two *(one - exceeds(one, b * b)) * b));
static_assert(same(d(hypot(a, b), a), direction_cosine_of<struct a, struct b>{}) &&
              same(d(a * hypot(a, b), b), a * direction_cosine_of<struct b, struct a>{}));
static_assert(same(d(dot(y, atan2(p, q)), p), hadamard(y, inversion_of<struct q, struct p>{})) &&
              same(d(dot(y, atan2(p, q)), q), -hadamard(y, inversion_of<struct p, struct q>{})));
static_assert(same(d(exceeds(a, b), a), zero) && same(d(a * exceeds(a, b), a), exceeds(a, b)));

// −Σ yᵢ log σ(qᵢ) + (1 − yᵢ) log(1 − σ(qᵢ)):  q̄ = c·(σ(q) − y), ȳ = −c·q
static_assert(same(d(sigmoid_cross_entropy(a, b), a), sigmoid(a) - b));
static_assert(same(d(sigmoid_cross_entropy(a, b), b), -a));
static_assert(same(d(b * sigmoid_cross_entropy(q, y), q), b *(sigmoid(q) - y)));
static_assert(same(d(b * sigmoid_cross_entropy(q, y), y), -(b * q)));

// derivatives of derivatives: every function that a rule writes has a rule
template <class Formula, class Target>
constexpr auto second(Formula formula, Target target) {
  return d(dot(y, d(dot(y, formula), target)), target);
}
static_assert(same(second(sin(q), q), -hadamard(hadamard(y, y), sin(q))) &&
              same(second(cos(q), q), -hadamard(hadamard(y, y), cos(q))));
static_assert(same(second(sinh(q), q), hadamard(hadamard(y, y), sinh(q))) &&
              same(second(cosh(q), q), hadamard(hadamard(y, y), cosh(q))));
static_assert(same(second(relu(q), q), zeros<3>{}) && same(second(abs(q), q), zeros<3>{}));
static_assert(same(second(softplus(q), q), hadamard(hadamard(y, y), hadamard(sigmoid(q), minus(one, sigmoid(q))))));
static_assert(same(second(pow(q, 4_c), q), literal<12>{} * hadamard(hadamard(y, y), square(q))));
static_assert(shape_of(second(atan(q), q)) == shape<3>{});
static_assert(shape_of(second(sqrt(q), q)) == shape<3>{} && shape_of(second(reciprocal(q), q)) == shape<3>{} &&
              shape_of(second(pow(q, p), q)) == shape<3>{});
static_assert(same(second(max(p, q), q), zeros<3>{}) && same(second(min(p, q), p), zeros<3>{}) &&
              shape_of(second(hypot(p, q), q)) == shape<3>{} && shape_of(second(atan2(p, q), p)) == shape<3>{});
static_assert(shape_of(second(pow(p, q), q)) == shape<3>{} &&
              shape_of(d(d(sigmoid_cross_entropy(a, b), a), a)) == shape<>{});

// y = softmax(v):  v̄ = y∘C − y·(yᵀC)
static_assert(same(d(dot(p, softmax(q)), q), hadamard(softmax(q), p) - dot(softmax(q), p) * softmax(q)));
// log softmax(v):  v̄ = C − softmax(v)·ΣC
static_assert(same(d(dot(p, log_softmax(q)), q), p - sum(p) * softmax(q)));
// −Σ yᵢ log pᵢ:  p̄ = −c·(y⊘p), ȳ = −c·log p
static_assert(same(d(cross_entropy(p, y), p), -quotient(y, p)));
static_assert(same(d(cross_entropy(p, y), y), -log(p)));
static_assert(same(d(a * cross_entropy(p, y), p), -(a * quotient(y, p))));
// log Σ exp(vᵢ):  v̄ = c·softmax(v)
static_assert(same(d(a * logsumexp(q), q), a * softmax(q)) && same(d(a * logsumexp(q), a), logsumexp(q)));
// −Σ yᵢ log softmax(q)ᵢ:  q̄ = c·(softmax(q)·Σy − y), ȳ = −c·log softmax(q)
static_assert(same(d(softmax_cross_entropy(q, y), q), sum(y) * softmax(q) - y));
static_assert(same(d(softmax_cross_entropy(q, y), y), -log_softmax(q)));
static_assert(same(d(a * softmax_cross_entropy(q, y), q), a *(sum(y) * softmax(q) - y)));

// o·Σy − y comes out of the rules where softmax and cross-entropy are equations of their own.
// clang-format off
inline constexpr struct z : variable<z, 3> {} z;
inline constexpr struct o : variable<o, 3> {} o;
// clang-format on
constexpr auto classifier =
    unroll<1>(recurrence(z[last] = N * p, o[last] = softmax(z[last]), E[last] = cross_entropy(o[last], y)));
static_assert(same(formula_of(derivative(classifier, E, z[last])), sum(y) * o[last] - y));
constexpr auto fused = unroll<1>(recurrence(z[last] = N * p, E[last] = softmax_cross_entropy(z[last], y)));
static_assert(same(formula_of(derivative(fused, E, z[last])), sum(y) * softmax(z[last]) - y));

// A rule for a node of one's own is a function beside it.
template <class A>
struct cube_of : node {
  using shape = shape_t<A>;
};
template <class A>
constexpr auto pullback(cube_of<A>, auto c, auto) {
  return cotangents(times(literal<3>{}, hadamard_product(c, square(A{}))));
}
static_assert(same(d(cube_of<struct a>{}, a), literal<3>{} * square(a)));
static_assert(has_derivative_rule<cube_of<struct a>>);
template <class A>
struct mystery_of : node {
  using shape = shape_t<A>;
};
static_assert(!has_derivative_rule<mystery_of<struct a>>);
}  // namespace
