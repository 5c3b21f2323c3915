// Proofs: what `equivalent` accepts and what it refuses. Right and wrong derivations of the gradients of small nets, as people write them.
#include <bptt/equivalent.hpp>

#include "same.hpp"
#include "thread.hpp"

namespace algebra {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct b : parameter<b> {} b;
inline constexpr struct c : parameter<c> {} c;
inline constexpr struct p : parameter<p, 3> {} p;
inline constexpr struct q : parameter<q, 3> {} q;
inline constexpr struct M : parameter<M, 3, 3> {} M;
inline constexpr struct f : function<f> {} f;
inline constexpr struct g : function<g> {} g;
// clang-format on
// sums and products of scalars
static_assert(equivalent(a + b, b + a));
static_assert(equivalent(a * b, b * a));
static_assert(equivalent(a * (b + c), a * b + a * c));
static_assert(equivalent((a + b) * (a - b), square(a) - square(b)));
static_assert(equivalent(square(a + b), a * a + 2_c * a * b + b * b));
static_assert(equivalent(-(a - b), b - a));
static_assert(equivalent(a - a, zero));
static_assert(equivalent(a / 2_c + a / 3_c, 5_c * a / 6_c));
static_assert(!equivalent(a, b));
static_assert(!equivalent(a, 2_c * a));
static_assert(!equivalent(a, -a));
static_assert(!equivalent(a, a * a));
static_assert(!equivalent(a + b, a - b));
static_assert(!equivalent(a / 2_c, a / 3_c));
static_assert(!equivalent(a * b, a * c));
static_assert(!equivalent(zero, one));
static_assert(!equivalent(a * a * b, a * b * b));
// quotients, where both are defined
static_assert(equivalent(a / b, a * (1_c / b)));
static_assert(equivalent(a / b + c / b, (a + c) / b));
static_assert(equivalent(a / b + b / a, (a * a + b * b) / (a * b)));
static_assert(equivalent((a * a - b * b) / (a - b), a + b));
static_assert(equivalent(a / (b / c), a * c / b));
static_assert(equivalent(1_c / (1_c / a), a));
static_assert(!equivalent(a / b, b / a));
static_assert(!equivalent(a / b, a / c));
static_assert(!equivalent(a / (b - b), a / (b - b)));  // defined nowhere
static_assert(!equivalent(a / (b - b), a));
static_assert(!equivalent(a, a / (b - b)));
// functions of formulas
static_assert(equivalent(f(a + b), f(b + a)));
static_assert(equivalent(f(a) * prime(f)(b * c), prime(f)(c * b) * f(a)));
static_assert(equivalent(tanh(2_c * a), tanh(a + a)));
static_assert(equivalent(exp(a) / exp(b) * exp(b), exp(a)));
static_assert(equivalent(f(f(a - b)), f(f(-b + a))));
static_assert(!equivalent(f(a), f(b)));
static_assert(!equivalent(f(a), g(a)));
static_assert(!equivalent(f(a), prime(f)(a)));
static_assert(!equivalent(prime(f)(a), prime(prime(f))(a)));
static_assert(!equivalent(tanh(a), sigmoid(a)));
static_assert(!equivalent(f(a + b), f(a) + f(b)));
static_assert(!equivalent(f(a) * f(a), f(a * a)));
// vectors and matrices: sums and scalings, products as they stand
static_assert(equivalent(p + q, q + p));
static_assert(equivalent(a * p + b * p, (a + b) * p));
static_assert(equivalent(p / a, (1_c / a) * p));
static_assert(equivalent(M * p + q, q + M * p));
static_assert(equivalent(a * (M * p), (M * p) * a));
static_assert(equivalent(p - p, zeros<3>{}));
static_assert(!equivalent(M * p, M * q));
static_assert(!equivalent(M * p, transpose(M) * p));
static_assert(!equivalent(M * M * p, M * p));
static_assert(!equivalent(hadamard(p, q), p + q));
static_assert(!equivalent(square(p), p));
static_assert(!equivalent(dot(p, q), dot(p, p)));
static_assert(!equivalent(outer(p, q), outer(q, p)));
static_assert(!equivalent(softmax(p), p));
static_assert(!equivalent(softmax(p), softmax(q)));
}  // namespace algebra

// Names stand for their definitions where the net is given.
namespace definitions {
using namespace thread;
static_assert(equivalent(net, z[1_c], a[1_c] + b[1_c]));
static_assert(equivalent(net, s[1_c], func(x[1_c] * u + w * s[0_c])));
static_assert(equivalent(net, s[0_c], func(x[0_c] * u + w * s[-1_c])));
static_assert(equivalent(net, s[last], s[1_c]));
static_assert(equivalent(net, q[last], v * func(z[1_c])));
static_assert(equivalent(net, E[last], func_3(func_2(s[1_c] * v))));
static_assert(!equivalent(net, s[1_c], s[0_c]));
static_assert(!equivalent(net, s[0_c], s[-1_c]));
static_assert(!equivalent(net, s[1_c], func(x[1_c] * u)));
static_assert(!equivalent(s[1_c], func(z[1_c])));  // without the net: two names
static_assert(equivalent(s[last], s[last]));
}  // namespace definitions

// The question's formulas.
namespace question {
using namespace thread;
constexpr auto Eo = prime(func_3)(o[last]);
constexpr auto oq = prime(func_2)(q[last]);
constexpr auto s1 = prime(func)(z[1_c]);
constexpr auto s0 = prime(func)(z[0_c]);
static_assert(equivalent(derivative(net, E, u), Eo * oq * v * s1 * (x[1_c] + w * s0 * x[0_c])));
static_assert(equivalent(derivative(net, E, w), Eo * oq * v * s1 * (s[0_c] + w * s0 * s[-1_c])));
static_assert(equivalent(derivative(net, E, u[1_c]), Eo * oq * v * s1 * x[1_c]));
static_assert(equivalent(derivative(net, E, u[0_c]), Eo * oq * v * s1 * w * s0 * x[0_c]));
static_assert(!equivalent(derivative(net, s[1_c], s[0_c]), w));  // what a comment says
static_assert(equivalent(derivative(net, s[1_c], s[0_c]), w * s1));
static_assert(equivalent(derivative(net, z[1_c], s[0_c]), w));
static_assert(equivalent(derivative(net, E, s[last]), Eo * oq * v));
static_assert(equivalent(derivative(net, E, s[1_c]), derivative(net, E, s[last])));
}  // namespace question

namespace any_activation {
using namespace thread;
// clang-format off
inline constexpr struct k : parameter<k> {} k;
// clang-format on
template <int step>
constexpr auto X = x[hana::int_c<step>];
template <int step>
constexpr auto S = s[hana::int_c<step>];
template <int step>
constexpr auto fp = prime(func)(z[hana::int_c<step>]);

namespace many_to_one {
template <int T>
constexpr auto net = unroll<T>(recurrence(z[t] = u * x[t] + w * s[t - 1_c] + k, s[t] = func(z[t]), q[last] = v * s[last],
                                          o[last] = func_2(q[last]), E[last] = func_3(o[last])));
constexpr auto C = prime(func_3)(o[last]) * prime(func_2)(q[last]);

static_assert(equivalent(derivative(net<1>, E, u), C * v * fp<0> * X<0>));
static_assert(equivalent(derivative(net<1>, E, w), C * v * fp<0> * S<-1>));
static_assert(equivalent(derivative(net<1>, E, v), C * S<0>));
static_assert(equivalent(derivative(net<1>, E, k), C * v * fp<0>));
static_assert(equivalent(derivative(net<1>, E, S<-1>), C * v * w * fp<0>));

static_assert(equivalent(derivative(net<2>, E, u), C * v * fp<1> * (X<1> + w * fp<0> * X<0>)));
static_assert(equivalent(derivative(net<2>, E, w), C * v * fp<1> * (S<0> + w * fp<0> * S<-1>)));
static_assert(equivalent(derivative(net<2>, E, v), C * S<1>));
static_assert(equivalent(derivative(net<2>, E, k), C * v * fp<1> * (1_c + w * fp<0>)));
static_assert(equivalent(derivative(net<2>, E, S<-1>), C * v * w * w * fp<1> * fp<0>));

static_assert(equivalent(derivative(net<3>, E, u), C * v * fp<2> * (X<2> + w * fp<1> * (X<1> + w * fp<0> * X<0>))));
static_assert(equivalent(derivative(net<3>, E, w), C * v * fp<2> * (S<1> + w * fp<1> * (S<0> + w * fp<0> * S<-1>))));
static_assert(equivalent(derivative(net<3>, E, v), C * S<2>));
static_assert(equivalent(derivative(net<3>, E, k), C * v * fp<2> * (1_c + w * fp<1> * (1_c + w * fp<0>))));
static_assert(equivalent(derivative(net<3>, E, S<-1>), C * v * w * w * w * fp<2> * fp<1> * fp<0>));

static_assert(equivalent(derivative(net<4>, E, u),
                         C * v * fp<3> * (X<3> + w * fp<2> * (X<2> + w * fp<1> * (X<1> + w * fp<0> * X<0>)))));
static_assert(equivalent(derivative(net<4>, E, w),
                         C * v * fp<3> * (S<2> + w * fp<2> * (S<1> + w * fp<1> * (S<0> + w * fp<0> * S<-1>)))));
static_assert(equivalent(derivative(net<4>, E, v), C * S<3>));
static_assert(equivalent(derivative(net<4>, E, k), C * v * fp<3> * (1_c + w * fp<2> * (1_c + w * fp<1> * (1_c + w * fp<0>)))));
static_assert(equivalent(derivative(net<4>, E, S<-1>), C * v * w * w * w * w * fp<3> * fp<2> * fp<1> * fp<0>));

// the recursion: δ_{T−1} = C·v·f′(z_{T−1}), δ_t = w·f′(z_t)·δ_{t+1}
static_assert(equivalent(derivative(net<4>, E, z[3_c]), C * v * fp<3>));
static_assert(equivalent(derivative(net<4>, E, z[1_c]), w * fp<1> * derivative(net<4>, E, z[2_c])));
static_assert(equivalent(derivative(net<4>, E, X<1>), u * derivative(net<4>, E, z[1_c])));
static_assert(equivalent(derivative(net<4>, E, u[1_c]), X<1> * derivative(net<4>, E, z[1_c])));
static_assert(equivalent(derivative(net<4>, E, S<-1>), w * derivative(net<4>, E, z[0_c])));
static_assert(equivalent(derivative(net<4>, E, u), derivative(net<4>, E, u[0_c]) + derivative(net<4>, E, u[1_c]) +
                                                       derivative(net<4>, E, u[2_c]) + derivative(net<4>, E, u[3_c])));
}  // namespace many_to_one

namespace many_to_many {
template <int T>
constexpr auto net = unroll<T>(recurrence(z[t] = u * x[t] + w * s[t - 1_c] + k, s[t] = func(z[t]), q[t] = v * s[t],
                                          o[t] = func_2(q[t]), E[last] = sum(func_3(o[t]), t)));
template <int step>
constexpr auto A = prime(func_3)(o[hana::int_c<step>]) * prime(func_2)(q[hana::int_c<step>]);

static_assert(equivalent(derivative(net<2>, E, u), A<1> * fp<1> * v * X<1> + fp<0> * X<0> * (A<0> * v + A<1> * fp<1> * v * w)));
static_assert(equivalent(derivative(net<2>, E, w), A<1> * fp<1> * S<0> * v + fp<0> * S<-1> * (A<0> * v + A<1> * fp<1> * v * w)));
static_assert(equivalent(derivative(net<2>, E, k), A<1> * fp<1> * v + fp<0> * (A<0> * v + A<1> * fp<1> * v * w)));
static_assert(equivalent(derivative(net<2>, E, v), A<0> * S<0> + A<1> * S<1>));
static_assert(equivalent(derivative(net<2>, E, S<-1>), fp<0> * w * (A<0> * v + A<1> * fp<1> * v * w)));

constexpr auto tail = A<1> * v + A<2> * fp<2> * v * w;
static_assert(equivalent(derivative(net<3>, E, u),
                         A<2> * fp<2> * v * X<2> + fp<0> * X<0> * (A<0> * v + fp<1> * w * tail) + fp<1> * X<1> * tail));
static_assert(equivalent(derivative(net<3>, E, w),
                         A<2> * fp<2> * S<1> * v + fp<0> * S<-1> * (A<0> * v + fp<1> * w * tail) + fp<1> * S<0> * tail));
static_assert(equivalent(derivative(net<3>, E, k), A<2> * fp<2> * v + fp<0> * (A<0> * v + fp<1> * w * tail) + fp<1> * tail));
static_assert(equivalent(derivative(net<3>, E, v), A<0> * S<0> + A<1> * S<1> + A<2> * S<2>));
static_assert(equivalent(derivative(net<3>, E, S<-1>), fp<0> * w * (A<0> * v + fp<1> * w * tail)));
static_assert(!equivalent(derivative(net<3>, E, v), A<2> * S<2>));
static_assert(!equivalent(derivative(net<3>, E, k), A<2> * fp<2> * v + A<1> * fp<1> * v + A<0> * fp<0> * v));
}  // namespace many_to_many
}  // namespace any_activation

// Nets A, S, A3, B, B1, M: activations that are known, so that tanh′ may be written as 1 − s².
namespace derivations {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct v : parameter<v> {} v;
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct y : constant<y> {} y;
inline constexpr struct z : variable<z> {} z;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct q : variable<q> {} q;
inline constexpr struct o : variable<o> {} o;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto x0 = x[0_c], x1 = x[1_c], x2 = x[2_c];
constexpr auto s0 = s[0_c], s1 = s[1_c], s2 = s[2_c];
constexpr auto sm1 = s[-1_c];

constexpr auto A_of = recurrence(z[t] = u * x[t] + w * s[t - 1_c] + k, s[t] = tanh(z[t]), q[last] = v * s[last],
                                 o[last] = sigmoid(q[last]), E[last] = square(o[last] - y) / 2_c);
namespace A {
constexpr auto net = unroll<2>(A_of);
constexpr auto E_o = o[last] - y;
constexpr auto o_q = o[last] * (1_c - o[last]);
constexpr auto fp0 = 1_c - s0 * s0, fp1 = 1_c - s1 * s1;
constexpr auto right(auto target, auto formula) { return equivalent(net, derivative(net, E, target), formula); }
constexpr auto wrong(auto target, auto formula) { return !right(target, formula); }
static_assert(right(u, E_o * o_q * v * fp1 * (x1 + w * fp0 * x0)));                                                // R01
static_assert(right(u, E_o * o_q * v * fp1 * x1 + E_o * o_q * v * fp1 * w * fp0 * x0));                            // R02
static_assert(right(u, (x0 * fp0 * w + x1) * v * fp1 * o_q * E_o));                                                // R03
static_assert(right(u, (o[last] - y) * o[last] * (1_c - o[last]) * v * (1_c - square(s1)) *
                           (x1 + w * (1_c - square(s0)) * x0)));                                                   // R04
static_assert(right(w, E_o * o_q * v * (1_c - s1) * (1_c + s1) * (s0 + w * (1_c - s0) * (1_c + s0) * sm1)));       // R07
static_assert(right(u, E_o * o_q * v * (1_c - square(tanh(z[1_c]))) * (x1 + w * (1_c - square(tanh(z[0_c]))) * x0)));
static_assert(wrong(u, E_o * o_q * v * fp1 * x1));                                                                 // W01
static_assert(wrong(u, E_o * o_q * v * fp1 * (x1 + w * x0)));                                                      // W02
static_assert(wrong(u, E_o * o_q * v * fp1 * (x1 + square(w) * fp0 * x0)));                                        // W04
static_assert(wrong(u, E_o * o_q * v * (1_c - square(tanh(s1))) * (x1 + w * (1_c - square(tanh(s0))) * x0)));      // W06
static_assert(wrong(w, E_o * o_q * v * fp1 * s0));                                                                 // W07
static_assert(wrong(w, E_o * o_q * v * fp1 * (s1 + w * fp0 * s0)));                                                // W09
static_assert(wrong(u, (y - o[last]) * o[last] * (1_c - o[last]) * v * fp1 * (x1 + w * fp0 * x0)));                // W12
static_assert(wrong(k, E_o * o_q * v * fp1));                                                                      // W16
static_assert(right(k, E_o * o_q * v * fp1 * (1_c + w * fp0)));
static_assert(wrong(u, E_o * o_q * v * s1 * (1_c - s1) * (x1 + w * s0 * (1_c - s0) * x0)));                        // W21
}  // namespace A

namespace S {
constexpr auto net = unroll<2>(recurrence(z[t] = u * x[t] + w * s[t - 1_c] + k, s[t] = sigmoid(z[t]), q[last] = v * s[last],
                                          o[last] = sigmoid(q[last]), E[last] = square(o[last] - y) / 2_c));
constexpr auto c = (o[last] - y) * o[last] * (1_c - o[last]) * v;
static_assert(equivalent(net, derivative(net, E, u), c * s1 * (1_c - s1) * (x1 + w * s0 * (1_c - s0) * x0)));      // R15
static_assert(!equivalent(net, derivative(net, E, u), c * (1_c - s1 * s1) * (x1 + w * (1_c - s0 * s0) * x0)));     // tanh′ for σ′
}  // namespace S

namespace A3 {
constexpr auto net = unroll<3>(A_of);
constexpr auto c = (o[last] - y) * o[last] * (1_c - o[last]) * v;
constexpr auto fp0 = 1_c - s0 * s0, fp1 = 1_c - s1 * s1, fp2 = 1_c - s2 * s2;
static_assert(equivalent(net, derivative(net, E, u), c * fp2 * (x2 + w * fp1 * (x1 + w * fp0 * x0))));             // R23
static_assert(!equivalent(net, derivative(net, E, u), c * fp2 * (x2 + w * fp1 * x1)));                             // W28
}  // namespace A3

// two classes, softmax and cross-entropy component by component; the targets sum to one
namespace B {
// clang-format off
inline constexpr struct va : parameter<va> {} va;
inline constexpr struct vb : parameter<vb> {} vb;
inline constexpr struct ca : parameter<ca> {} ca;
inline constexpr struct cb : parameter<cb> {} cb;
inline constexpr struct ya : constant<ya> {} ya;
inline constexpr struct qa : variable<qa> {} qa;
inline constexpr struct qb : variable<qb> {} qb;
inline constexpr struct pa : variable<pa> {} pa;
inline constexpr struct pb : variable<pb> {} pb;
// clang-format on
constexpr auto yb = 1_c - ya;
constexpr auto net = unroll<2>(recurrence(
    z[t] = u * x[t] + w * s[t - 1_c] + k, s[t] = tanh(z[t]), qa[last] = va * s[last] + ca, qb[last] = vb * s[last] + cb,
    pa[last] = exp(qa[last]) / (exp(qa[last]) + exp(qb[last])), pb[last] = exp(qb[last]) / (exp(qa[last]) + exp(qb[last])),
    E[last] = -(ya * log(pa[last]) + yb * log(pb[last]))));
constexpr auto oa = pa[last];
constexpr auto ob = pb[last];
constexpr auto rest = (1_c - s1 * s1) * (x1 + w * (1_c - s0 * s0) * x0);
static_assert(equivalent(net, oa + ob, one));
static_assert(equivalent(net, derivative(net, E, qa[last]), oa - ya));
static_assert(equivalent(net, derivative(net, E, u), ((oa - ya) * va + (ob - yb) * vb) * rest));                   // R18
static_assert(equivalent(net, derivative(net, E, u),
                         (-(ya / oa) * (oa * (1_c - oa) * va - oa * ob * vb) - (yb / ob) * (ob * (1_c - ob) * vb - ob * oa * va)) *
                             rest));                                                                               // R19
static_assert(!equivalent(net, derivative(net, E, u),
                          ((oa - ya) * oa * (1_c - oa) * va + (ob - yb) * ob * (1_c - ob) * vb) * rest));          // W24
}  // namespace B

namespace M {
// clang-format off
inline constexpr struct d : input<d> {} d;  // a target per step
// clang-format on
constexpr auto net = unroll<2>(recurrence(z[t] = u * x[t] + w * s[t - 1_c] + k, s[t] = tanh(z[t]), q[t] = v * s[t], o[t] = sigmoid(q[t]),
                                          E[last] = sum(square(o[t] - d[t]) / 2_c, t)));
constexpr auto a0 = (o[0_c] - d[0_c]) * o[0_c] * (1_c - o[0_c]);
constexpr auto a1 = (o[1_c] - d[1_c]) * o[1_c] * (1_c - o[1_c]);
constexpr auto fp0 = 1_c - s0 * s0, fp1 = 1_c - s1 * s1;
static_assert(equivalent(net, derivative(net, E, u), (a0 * v + w * a1 * v * fp1) * fp0 * x0 + a1 * v * fp1 * x1)); // R26
static_assert(!equivalent(net, derivative(net, E, u), a0 * v * fp0 * x0 + a1 * v * fp1 * x1));                     // W31
}  // namespace M
}  // namespace derivations
