// Right and wrong derivations by hand of the gradients of small nets, as people write them: what is proved and what is refused.
#include <bptt/equivalent.hpp>

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
constexpr auto x0 = x[0_c];
constexpr auto x1 = x[1_c];
constexpr auto x2 = x[2_c];
constexpr auto s0 = s[0_c];
constexpr auto s1 = s[1_c];
constexpr auto s2 = s[2_c];
constexpr auto sm1 = s[-1_c];

constexpr auto A_of = recurrence(z[t] = u * x[t] + w * s[t - 1_c] + k, s[t] = tanh(z[t]), q[last] = v * s[last],
                                 o[last] = sigmoid(q[last]), E[last] = square(o[last] - y) / 2_c);
namespace A {
constexpr auto net = unroll<2>(A_of);
constexpr auto E_o = o[last] - y;
constexpr auto o_q = o[last] * (1_c - o[last]);
constexpr auto fp0 = 1_c - s0 * s0;
constexpr auto fp1 = 1_c - s1 * s1;
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
constexpr auto fp0 = 1_c - s0 * s0;
constexpr auto fp1 = 1_c - s1 * s1;
constexpr auto fp2 = 1_c - s2 * s2;
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
constexpr auto fp0 = 1_c - s0 * s0;
constexpr auto fp1 = 1_c - s1 * s1;
static_assert(equivalent(net, derivative(net, E, u), (a0 * v + w * a1 * v * fp1) * fp0 * x0 + a1 * v * fp1 * x1)); // R26
static_assert(!equivalent(net, derivative(net, E, u), a0 * v * fp0 * x0 + a1 * v * fp1 * x1));                     // W31
}  // namespace M
}  // namespace derivations
