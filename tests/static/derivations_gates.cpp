// Right and wrong derivations by hand of gated steps: a leaky unit, a GRU and an LSTM with a peephole, of scalars and two steps.
#include "claims.hpp"

namespace derivations {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct y : constant<y> {} y;
inline constexpr struct h : variable<h> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto x0 = x[0_c];
constexpr auto x1 = x[1_c];
constexpr auto hm1 = h[-1_c];
constexpr auto h0 = h[0_c];
constexpr auto h1 = h[1_c];
constexpr auto e = h1 - y;

namespace leaky {
// clang-format off
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct n : variable<n> {} n;
// clang-format on
constexpr auto net = unroll<2>(recurrence(n[t] = tanh(w * h[t - 1_c] + u * x[t]), h[t] = (1_c - a) * h[t - 1_c] + a * n[t], E[last] = square(h[last] - y) / 2_c));
constexpr auto dE = claims(net, E);
constexpr auto slope0 = a * (1_c - square(n[0_c]));
constexpr auto slope1 = a * (1_c - square(n[1_c]));
constexpr auto carried = 1_c - a + w * slope1;  // ∂h₁/∂h₀
static_assert(dE.right(a, e * (n[1_c] - h0 + carried * (n[0_c] - hm1))));
static_assert(dE.right(a, e * (n[1_c] - h0) + e * (n[0_c] - hm1) + e * (w * slope1 - a) * (n[0_c] - hm1)));
static_assert(dE.right(w, e * (slope1 * h0 + carried * slope0 * hm1)));
static_assert(dE.right(h[-1_c], e * carried * (1_c - a + w * slope0)));
static_assert(dE.right(a, e / a * (h1 - h0 + carried * (h0 - hm1))));                    // n − h⁻ is (h − h⁻)/a
static_assert(dE.wrong(a, e * (n[1_c] - h0 + w * slope1 * (n[0_c] - hm1))));             // the leak forgotten
static_assert(dE.wrong(a, e * (n[1_c] + carried * n[0_c])));                             // the −h⁻ of 1 − a forgotten
static_assert(dE.wrong(a, e * (n[1_c] - h0 + (a + w * slope1) * (n[0_c] - hm1))));       // a for 1 − a
static_assert(dE.wrong(w, e * slope1 * h0));
static_assert(dE.wrong(w, e * (slope1 * h0 + (1_c - a) * slope0 * hm1)));                // the path through tanh forgotten
static_assert(dE.wrong(h[-1_c], e * (1_c - a) * (1_c - a)));
}  // namespace leaky

namespace gru {
// clang-format off
inline constexpr struct ar : parameter<ar> {} ar;
inline constexpr struct br : parameter<br> {} br;
inline constexpr struct az : parameter<az> {} az;
inline constexpr struct bz : parameter<bz> {} bz;
inline constexpr struct an : parameter<an> {} an;
inline constexpr struct bn : parameter<bn> {} bn;
inline constexpr struct r : variable<r> {} r;
inline constexpr struct z : variable<z> {} z;
inline constexpr struct n : variable<n> {} n;
// clang-format on
constexpr auto net = unroll<2>(recurrence(r[t] = sigmoid(ar * x[t] + br * h[t - 1_c]), z[t] = sigmoid(az * x[t] + bz * h[t - 1_c]),
                                          n[t] = tanh(an * x[t] + bn * (r[t] * h[t - 1_c])), h[t] = (1_c - z[t]) * n[t] + z[t] * h[t - 1_c],
                                          E[last] = square(h[last] - y) / 2_c));
constexpr auto dE = claims(net, E);
constexpr auto n0 = n[0_c];
constexpr auto n1 = n[1_c];
constexpr auto r0 = r[0_c];
constexpr auto r1 = r[1_c];
constexpr auto z0 = z[0_c];
constexpr auto z1 = z[1_c];
// the derivatives by what the gates' functions are applied to, last step first
constexpr auto dn1 = e * (1_c - z1) * (1_c - square(n1));
constexpr auto dr1 = dn1 * bn * h0 * r1 * (1_c - r1);
constexpr auto dz1 = e * (h0 - n1) * z1 * (1_c - z1);
constexpr auto dh0 = e * z1 + br * dr1 + bz * dz1 + bn * r1 * dn1;
constexpr auto dn0 = dh0 * (1_c - z0) * (1_c - square(n0));
constexpr auto dr0 = dn0 * bn * hm1 * r0 * (1_c - r0);
constexpr auto dz0 = dh0 * (hm1 - n0) * z0 * (1_c - z0);
static_assert(dE.right(h[0_c], dh0));
static_assert(dE.right(an, dn1 * x1 + dn0 * x0));
static_assert(dE.right(bn, dn1 * r1 * h0 + dn0 * r0 * hm1));
static_assert(dE.right(bz, dz1 * h0 + dz0 * hm1));
static_assert(dE.right(br, dr1 * h0 + dr0 * hm1));
static_assert(dE.right(az, dz0 * x0 + dz1 * x1));
static_assert(dE.right(h[-1_c], dh0 * z0 + br * dr0 + bz * dz0 + bn * r0 * dn0));
static_assert(dE.right(bz, derivative(net, E, h[1_c]) * (h0 - n1) * (z1 - square(z1)) * h0 + derivative(net, E, h[0_c]) * (hm1 - n0) * (z0 - square(z0)) * hm1));
static_assert(dE.wrong(h[0_c], br * dr1 + bz * dz1 + bn * r1 * dn1));              // the carried state forgotten
static_assert(dE.wrong(h[0_c], e * z1 + bz * dz1 + bn * r1 * dn1));                // the path through the reset gate
static_assert(dE.wrong(h[0_c], e * z1 + br * dr1 + bz * dz1 + bn * dn1));          // the reset gate itself
static_assert(dE.wrong(h[0_c], e * (1_c - z1) + br * dr1 + bz * dz1 + bn * r1 * dn1));
static_assert(dE.wrong(bn, dn1 * h0 + dn0 * hm1));                                 // r∘h⁻ is what b_n multiplies
static_assert(dE.wrong(bz, e * (n1 - h0) * z1 * (1_c - z1) * h0 + dz0 * hm1));     // the sign of one gate
static_assert(dE.wrong(bz, dz1 * h1 + dz0 * h0));                                  // a step late
static_assert(dE.wrong(br, dr1 * h0));                                             // the initial state dropped
}  // namespace gru

namespace lstm {
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
constexpr auto net = unroll<2>(recurrence(i[t] = sigmoid(ai * x[t] + bi * h[t - 1_c]), f[t] = sigmoid(af * x[t] + bf * h[t - 1_c]),
                                          g[t] = tanh(ag * x[t] + bg * h[t - 1_c]), c[t] = f[t] * c[t - 1_c] + i[t] * g[t],
                                          o[t] = sigmoid(ao * x[t] + bo * h[t - 1_c] + po * c[t]), h[t] = o[t] * tanh(c[t]), E[last] = square(h[last] - y) / 2_c));
constexpr auto dE = claims(net, E);
constexpr auto i0 = i[0_c];
constexpr auto i1 = i[1_c];
constexpr auto f0 = f[0_c];
constexpr auto f1 = f[1_c];
constexpr auto g0 = g[0_c];
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
constexpr auto dg0 = dc0 * i0 * (1_c - square(g0));
constexpr auto di0 = dc0 * g0 * i0 * (1_c - i0);
constexpr auto df0 = dc0 * cm1 * f0 * (1_c - f0);
static_assert(dE.right(c[last], dc1));
static_assert(dE.right(c[last], e * o1 / square(cosh(c1)) + po * e * h1 * (1_c - o1)));   // h = o·tanh c
static_assert(dE.right(h[0_c], dh0));
static_assert(dE.right(c[0_c], dc0));
static_assert(dE.right(c[-1_c], dc0 * f0));
static_assert(dE.right(bg, dg1 * h0 + dg0 * hm1));
static_assert(dE.right(bf, df1 * h0 + df0 * hm1));
static_assert(dE.right(bi, di0 * hm1 + di1 * h0));
static_assert(dE.right(ao, do1 * x1 + do0 * x0));
static_assert(dE.right(po, do1 * c1 + do0 * c0));
static_assert(dE.right(h[-1_c], bi * di0 + bf * df0 + bg * dg0 + bo * do0));
static_assert(dE.right(bf, derivative(net, E, c[1_c]) * c0 * (f1 - square(f1)) * h0 + derivative(net, E, c[0_c]) * cm1 * (f0 - square(f0)) * hm1));
static_assert(dE.wrong(c[last], e * o1 * (1_c - square(tanh(c1)))));                              // the peephole forgotten
static_assert(dE.wrong(c[last], e * o1 * (1_c - square(c1)) + po * do1));                         // 1 − c² for 1 − tanh²c
static_assert(dE.wrong(h[0_c], bi * di1 + bf * df1 + bg * dg1));                                  // the output gate forgotten
static_assert(dE.wrong(c[0_c], dh0 * o0 * (1_c - square(tanh(c0))) + po * do0));                  // the path from cell to cell
static_assert(dE.wrong(c[0_c], dc1 * f1));                                                        // that path alone
static_assert(dE.wrong(c[0_c], dc1 * f0 + dh0 * o0 * (1_c - square(tanh(c0))) + po * do0));       // the gate of the wrong step
static_assert(dE.wrong(c[-1_c], dc0));                                                            // the first gate forgotten
static_assert(dE.wrong(bf, dc1 * c1 * f1 * (1_c - f1) * h0 + df0 * hm1));                         // c(t) for c(t − 1)
static_assert(dE.wrong(bf, df1 * h0));
static_assert(dE.wrong(bi, dc1 * g1 * (1_c - i1) * h0 + di0 * hm1));                              // a factor i lost
static_assert(dE.wrong(bg, dc1 * i1 * g1 * (1_c - g1) * h0 + dg0 * hm1));                         // σ′ for tanh′
static_assert(dE.wrong(po, do1 * c0 + do0 * cm1));                                                // the peephole sees c(t), not c(t − 1)
static_assert(dE.wrong(ao, do1 * x1));
}  // namespace lstm
}  // namespace derivations
