// Right and wrong derivations by hand where softmax meets cross-entropy: component by component, and as vectors.
#include "claims.hpp"

namespace derivations {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct z : variable<z> {} z;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto s0 = s[0_c];
constexpr auto s1 = s[1_c];
constexpr auto rest = (1_c - s1 * s1) * (x[1_c] + w * (1_c - s0 * s0) * x[0_c]);  // ∂s₁/∂u
constexpr auto z_of_t = u * x[t] + w * s[t - 1_c] + k;

// two classes, component by component
namespace components {
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
constexpr auto oa = pa[last];
constexpr auto ob = pb[last];

// the targets sum to one
namespace B {
constexpr auto yb = 1_c - ya;
constexpr auto net = unroll<2>(recurrence(
    z[t] = z_of_t, s[t] = tanh(z[t]), qa[last] = va * s[last] + ca, qb[last] = vb * s[last] + cb,
    pa[last] = exp(qa[last]) / (exp(qa[last]) + exp(qb[last])),
    pb[last] = exp(qb[last]) / (exp(qa[last]) + exp(qb[last])), E[last] = -(ya * log(pa[last]) + yb * log(pb[last]))));
constexpr auto dE = claims(net, E);
static_assert(dE.right(u, ((oa - ya) * va + (ob - yb) * vb) * rest));  // R18
static_assert(dE.right(u, (-(ya / oa) * (oa * (1_c - oa) * va - oa * ob * vb) -
                           (yb / ob) * (ob * (1_c - ob) * vb - ob * oa * va)) *
                              rest));  // R19
static_assert(equivalent(net, oa + ob, one));
static_assert(dE.right(qa[last], oa - ya));
static_assert(dE.right(qb[last], ya - oa));  // the two sum to zero
static_assert(dE.right(ca, 1_c - ob - ya));
static_assert(dE.right(u, (oa - ya) * (va - vb) * rest));
static_assert(dE.right(va, s1 *(1_c / (1_c + exp(qb[last] - qa[last])) - ya)));
static_assert(dE.right(va, s1 *(sigmoid(qa[last] - qb[last]) - ya)));  // two classes are one sigmoid
static_assert(dE.right(ya, log(ob) - log(oa)));
static_assert(dE.right(ya, qb[last] - qa[last]));
static_assert(equivalent(net, E[last], log(exp(qa[last]) + exp(qb[last])) - ya * qa[last] - yb * qb[last]));
static_assert(dE.wrong(u, ((oa - ya) * oa * (1_c - oa) * va + (ob - yb) * ob * (1_c - ob) * vb) * rest));  // W24
static_assert(dE.wrong(u, (-(ya / oa) * oa * (1_c - oa) * va - (yb / ob) * ob * (1_c - ob) * vb) *
                              rest));  // the coupling of the components dropped
static_assert(dE.wrong(u, (-(ya / oa) * (oa * (1_c - oa) * va + oa * ob * vb) -
                           (yb / ob) * (ob * (1_c - ob) * vb + ob * oa * va)) *
                              rest));
static_assert(dE.wrong(u, ((oa - ya) * va - (ob - yb) * vb) * rest));
static_assert(dE.wrong(u, ((oa - yb) * va + (ob - ya) * vb) * rest));  // the targets exchanged
static_assert(dE.wrong(qa[last], ya - oa));
static_assert(dE.wrong(qa[last], -(ya / oa)));  // the derivative by p
static_assert(dE.wrong(va, s1 *(sigmoid(qb[last] - qa[last]) - ya)));
static_assert(dE.wrong(ya, qa[last] - qb[last]));
static_assert(dE.wrong(ya, -log(oa)));  // that y_b depends on y_a is forgotten
}  // namespace B

// any targets
namespace B1 {
// clang-format off
inline constexpr struct yb : constant<yb> {} yb;
// clang-format on
constexpr auto net = unroll<2>(recurrence(
    z[t] = z_of_t, s[t] = tanh(z[t]), qa[last] = va * s[last] + ca, qb[last] = vb * s[last] + cb,
    pa[last] = exp(qa[last]) / (exp(qa[last]) + exp(qb[last])),
    pb[last] = exp(qb[last]) / (exp(qa[last]) + exp(qb[last])), E[last] = -(ya * log(pa[last]) + yb * log(pb[last]))));
constexpr auto dE = claims(net, E);
static_assert(dE.right(u, ((oa * (ya + yb) - ya) * va + (ob * (ya + yb) - yb) * vb) * rest));
static_assert(dE.right(u, (-(ya / oa) * (oa * (1_c - oa) * va - oa * ob * vb) -
                           (yb / ob) * (ob * (1_c - ob) * vb - ob * oa * va)) *
                              rest));
static_assert(dE.right(u, (oa * yb - ob * ya) * (va - vb) * rest));
static_assert(dE.wrong(u, ((oa - ya) * va + (ob - yb) * vb) * rest));  // right only where the targets sum to one
static_assert(dE.wrong(u, ((oa * ya - ya) * va + (ob * yb - yb) * vb) * rest));
static_assert(dE.wrong(u, (oa * ya - ob * yb) * (va - vb) * rest));
}  // namespace B1
}  // namespace components

// as vectors
namespace vectors {
// clang-format off
inline constexpr int classes = 3;
inline constexpr struct v : parameter<v, classes> {} v;
inline constexpr struct c : parameter<c, classes> {} c;
inline constexpr struct y : constant<y, classes> {} y;
inline constexpr struct q : variable<q, classes> {} q;
inline constexpr struct p : variable<p, classes> {} p;
inline constexpr struct l : variable<l, classes> {} l;
inline constexpr struct n : variable<n> {} n;
// clang-format on
constexpr auto o = p[last];

constexpr auto net = unroll<2>(recurrence(z[t] = z_of_t, s[t] = tanh(z[t]), q[last] = v * s[last] + c,
                                          p[last] = softmax(q[last]), l[last] = log_softmax(q[last]),
                                          n[last] = logsumexp(q[last]), E[last] = cross_entropy(p[last], y)));
constexpr auto dE = claims(net, E);
static_assert(dE.right(q[last], sum(y) * o - y));
static_assert(dE.right(q[last], o * sum(y) - y));
static_assert(dE.right(q[last],
                       -(diag(o) - outer(o, o)) * hadamard(y, reciprocal(o))));  // the Jacobian of softmax, and −y ⊘ p
static_assert(dE.right(q[last], (outer(o, o) - diag(o)) * hadamard(reciprocal(o), y)));
static_assert(dE.right(q[last], (o * transpose(o) - diag(o)) * diag(reciprocal(o)) * y));
static_assert(dE.right(q[last], dot(o, hadamard(y, reciprocal(o))) * o - hadamard(o, hadamard(y, reciprocal(o)))));
static_assert(dE.right(q[last], sum(y) * softmax(v * s1 + c) - y));
static_assert(dE.right(c, softmax(q[last]) * sum(y) - y));
static_assert(dE.right(v, s1 *(sum(y) * o - y)));
static_assert(dE.right(u, dot(sum(y) * o - y, v) * rest));
static_assert(dE.right(u, (sum(y) * dot(o, v) - dot(y, v)) * rest));
static_assert(dE.right(u, sum(hadamard(v, sum(y) * o - y)) * rest));
static_assert(dE.right(u, dot(v, (diag(o) - outer(o, o)) * -hadamard(y, reciprocal(o))) * rest));
static_assert(dE.right(u, -(dot(y, v) - sum(y) * dot(v, o)) * rest));
static_assert(dE.right(y, -log(o)));
static_assert(dE.right(y, -l[last]));
static_assert(dE.right(p[last], -hadamard(y, reciprocal(o))));
static_assert(equivalent(net, derivative(net, p[last], q[last]), diag(o) - outer(o, o)));
static_assert(equivalent(net, derivative(net, p[last], q[last]), diag(o) - o * transpose(o)));
static_assert(equivalent(net, derivative(net, p[last], q[last]), transpose(diag(softmax(q[last])) - outer(o, o))));
static_assert(equivalent(net, derivative(net, p[last], q[last]),
                         diag(o) * (identity<classes>{} - outer(broadcast<classes>(one), o))));
static_assert(equivalent(net, derivative(net, l[last], q[last]),
                         identity<classes>{} - outer(broadcast<classes>(one), o)));
static_assert(equivalent(net, derivative(net, n[last], q[last]), o));
static_assert(equivalent(net, derivative(net, n[last], u), dot(o, v) * rest));
static_assert(equivalent(net, E[last], sum(y) * logsumexp(q[last]) - dot(y, q[last])));
static_assert(equivalent(net, E[last], -dot(y, l[last])));
static_assert(equivalent(net, E[last], -dot(y, log(softmax(q[last])))));
static_assert(equivalent(net, sum(o), one));
static_assert(equivalent(net, l[last], q[last] - broadcast<classes>(n[last])));
static_assert(dE.wrong(q[last], o - y));  // the targets are any: Σy·p − y
static_assert(dE.wrong(q[last], y - sum(y) * o));
static_assert(dE.wrong(q[last], -diag(o) * hadamard(y, reciprocal(o))));  // the coupling dropped
static_assert(dE.wrong(q[last], -(diag(o) + outer(o, o)) * hadamard(y, reciprocal(o))));
static_assert(dE.wrong(q[last], -(diag(o) - diag(square(o))) * hadamard(y, reciprocal(o))));  // p(1 − p) only
static_assert(dE.wrong(q[last], (diag(o) - outer(o, o)) * hadamard(y, reciprocal(o))));       // the sign
static_assert(dE.wrong(q[last], (diag(o) - outer(o, o)) * (sum(y) * o - y)));  // the Jacobian a second time
static_assert(dE.wrong(q[last], -(diag(o) - outer(o, o)) * y));                // ⊘ p forgotten
static_assert(dE.wrong(q[last], hadamard(sum(y) * o - y, hadamard(o, 1_c - o))));
static_assert(dE.wrong(q[last], sum(o) * o - y));  // the wrong sum
static_assert(dE.wrong(c, s1 *(sum(y) * o - y)));
static_assert(dE.wrong(v, sum(y) * o - y));
static_assert(dE.wrong(u, dot(o - y, v) * rest));
static_assert(dE.wrong(u, sum(sum(y) * o - y) * sum(v) * rest));  // a sum of products is no product of sums
static_assert(dE.wrong(u, sum(v) * rest));
static_assert(dE.wrong(y, log(o)));
static_assert(differ(net, derivative(net, p[last], q[last]), diag(o)));
static_assert(differ(net, derivative(net, p[last], q[last]), diag(o) - diag(square(o))));
static_assert(differ(net, derivative(net, p[last], q[last]), outer(o, o) - diag(o)));
static_assert(differ(net, derivative(net, l[last], q[last]),
                     identity<classes>{} - outer(o, broadcast<classes>(one))));  // the transpose
static_assert(differ(net, E[last], logsumexp(q[last]) - dot(y, q[last])));       // Σy forgotten
static_assert(differ(net, E[last], dot(y, l[last])));
static_assert(differ(net, E[last], sum(y) * log(sum(q[last])) - dot(y, q[last])));

// the same loss by its own function, and targets that sum to one because the last is what the others leave
namespace of_logits {
// clang-format off
inline constexpr struct g : constant<g, classes - 1> {} g;
// clang-format on
constexpr auto target = concat(g, 1_c - sum(g));
constexpr auto net = unroll<2>(recurrence(z[t] = z_of_t, s[t] = tanh(z[t]), q[last] = v * s[last] + c,
                                          E[last] = softmax_cross_entropy(q[last], target)));
constexpr auto dE = claims(net, E);
static_assert(equivalent(sum(target), one));
static_assert(dE.right(q[last], softmax(q[last]) - target));
static_assert(dE.right(q[last], sum(target) * softmax(q[last]) - target));
static_assert(dE.right(u, dot(softmax(q[last]) - target, v) * rest));
static_assert(dE.wrong(q[last], target - softmax(q[last])));
static_assert(dE.wrong(q[last], sum(g) * softmax(q[last]) - target));
static_assert(dE.wrong(u, dot(softmax(q[last]), v) * rest));
}  // namespace of_logits
}  // namespace vectors
}  // namespace derivations
