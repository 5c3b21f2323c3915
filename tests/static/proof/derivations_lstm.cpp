// Right and wrong derivations by hand of an LSTM with a peephole, of scalars and two steps.
#include "derivations_gates.hpp"

namespace derivations {
namespace lstm {
constexpr auto e = prime(C)(h1);
// clang-format off
inline constexpr struct ai : parameter<ai> {} ai;
inline constexpr struct bi : parameter<bi> {} bi;
inline constexpr struct af : parameter<af> {} af;
inline constexpr struct bf : parameter<bf> {} bf;
inline constexpr struct ag : parameter<ag> {} ag;
inline constexpr struct bg : parameter<bg> {} bg;
inline constexpr struct ao : parameter<ao> {} ao;
inline constexpr struct bo : parameter<bo> {} bo;
inline constexpr struct po : parameter<po> {} po;
inline constexpr struct i : variable<i> {} i;
inline constexpr struct f : variable<f> {} f;
inline constexpr struct g : variable<g> {} g;
inline constexpr struct o : variable<o> {} o;
inline constexpr struct c : variable<c> {} c;
// clang-format on
constexpr auto net = unroll<2>(recurrence(
    i[t] = sigmoid(ai * x[t] + bi * h[t - 1_c]), f[t] = sigmoid(af * x[t] + bf * h[t - 1_c]),
    g[t] = tanh(ag * x[t] + bg * h[t - 1_c]), c[t] = f[t] * c[t - 1_c] + i[t] * g[t],
    o[t] = sigmoid(ao * x[t] + bo * h[t - 1_c] + po * c[t]), h[t] = o[t] * tanh(c[t]), E[last] = C(h[last])));
constexpr auto dE = claims(net, E);
constexpr auto i1 = i[1_c];
constexpr auto f0 = f[0_c];
constexpr auto f1 = f[1_c];
constexpr auto g1 = g[1_c];
constexpr auto o0 = o[0_c];
constexpr auto o1 = o[1_c];
constexpr auto c0 = c[0_c];
constexpr auto c1 = c[1_c];
constexpr auto cm1 = c[-1_c];
constexpr auto do1 = e * tanh(c1) * o1 * (1_c - o1);
constexpr auto dc1 = e * o1 * (1_c - square(tanh(c1))) + po * do1;
constexpr auto dg1 = dc1 * i1 * (1_c - square(g1));
constexpr auto di1 = dc1 * g1 * i1 * (1_c - i1);
constexpr auto df1 = dc1 * c0 * f1 * (1_c - f1);
constexpr auto dh0 = bi * di1 + bf * df1 + bg * dg1 + bo * do1;
constexpr auto do0 = dh0 * tanh(c0) * o0 * (1_c - o0);
constexpr auto dc0 = dc1 * f1 + dh0 * o0 * (1_c - square(tanh(c0))) + po * do0;
static_assert(dE.right(c[last], dc1));
static_assert(dE.right(c[last], e * o1 / square(cosh(c1)) + po * e * h1 * (1_c - o1)));  // h = o·tanh c
static_assert(dE.right(h[0_c], dh0));
static_assert(dE.right(c[0_c], dc0));
static_assert(dE.right(c[-1_c], dc0 * f0));
static_assert(dE.right(bg[1_c], dg1 * h0));
static_assert(dE.right(bf[1_c], df1 * h0));
static_assert(dE.right(bi[1_c], di1 * h0));
static_assert(dE.right(po, do1 * c1 + do0 * c0));
static_assert(dE.wrong(c[last], e * o1 *(1_c - square(tanh(c1)))));              // the peephole forgotten
static_assert(dE.wrong(c[last], e * o1 *(1_c - square(c1)) + po * do1));         // 1 − c² for 1 − tanh²c
static_assert(dE.wrong(h[0_c], bi * di1 + bf * df1 + bg * dg1));                 // the output gate forgotten
static_assert(dE.wrong(c[0_c], dh0 * o0 *(1_c - square(tanh(c0))) + po * do0));  // the path from cell to cell
static_assert(dE.wrong(bf[1_c], dc1 * c1 * f1 *(1_c - f1) * h0));                // c(t) for c(t − 1)
static_assert(dE.wrong(bi[1_c], dc1 * g1 *(1_c - i1) * h0));                     // a factor i lost
static_assert(dE.wrong(bg[1_c], dc1 * i1 * g1 *(1_c - g1) * h0));                // σ′ for tanh′
static_assert(dE.wrong(po, do1 * c0 + do0 * cm1));  // the peephole sees c(t), not c(t − 1)
static_assert(dE.wrong(ao, do1 * x1));
}  // namespace lstm
}  // namespace derivations
