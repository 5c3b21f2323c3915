// Right and wrong derivations by hand of a leaky unit and of a GRU, of scalars and two steps.
#include "derivations_gates.hpp"

namespace derivations {
namespace leaky {
constexpr auto e = h1 - y;
// clang-format off
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct n : variable<n> {} n;
// clang-format on
constexpr auto net =
    unroll<2>(recurrence(n[t] = tanh(w * h[t - 1_c] + u * x[t]), h[t] = (1_c - a) * h[t - 1_c] + a * n[t],
                         E[last] = square(h[last] - y) / 2_c));
constexpr auto dE = claims(net, E);
constexpr auto slope0 = a * (1_c - square(n[0_c]));
constexpr auto slope1 = a * (1_c - square(n[1_c]));
constexpr auto carried = 1_c - a + w * slope1;  // ∂h₁/∂h₀
static_assert(dE.right(a, e *(n[1_c] - h0 + carried * (n[0_c] - hm1))));
static_assert(dE.right(a, e *(n[1_c] - h0) + e * (n[0_c] - hm1) + e * (w * slope1 - a) * (n[0_c] - hm1)));
static_assert(dE.right(w, e *(slope1 * h0 + carried * slope0 * hm1)));
static_assert(dE.right(h[-1_c], e * carried *(1_c - a + w * slope0)));
static_assert(dE.right(a, e / a * (h1 - h0 + carried * (h0 - hm1))));              // n − h⁻ is (h − h⁻)/a
static_assert(dE.wrong(a, e *(n[1_c] - h0 + w * slope1 * (n[0_c] - hm1))));        // the leak forgotten
static_assert(dE.wrong(a, e *(n[1_c] + carried * n[0_c])));                        // the −h⁻ of 1 − a forgotten
static_assert(dE.wrong(a, e *(n[1_c] - h0 + (a + w * slope1) * (n[0_c] - hm1))));  // a for 1 − a
static_assert(dE.wrong(w, e * slope1 * h0));
static_assert(dE.wrong(w, e *(slope1 * h0 + (1_c - a) * slope0 * hm1)));  // the path through tanh forgotten
static_assert(dE.wrong(h[-1_c], e *(1_c - a) * (1_c - a)));
}  // namespace leaky

namespace gru {
constexpr auto e = prime(C)(h1);
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
constexpr auto net =
    unroll<2>(recurrence(r[t] = sigmoid(ar * x[t] + br * h[t - 1_c]), z[t] = sigmoid(az * x[t] + bz * h[t - 1_c]),
                         n[t] = tanh(an * x[t] + bn * (r[t] * h[t - 1_c])),
                         h[t] = (1_c - z[t]) * n[t] + z[t] * h[t - 1_c], E[last] = C(h[last])));
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
static_assert(dE.right(h[0_c], dh0));
static_assert(dE.right(an[1_c], dn1 * x1));
static_assert(dE.right(an[0_c], dn0 * x0));
static_assert(dE.right(bn[1_c], dn1 * r1 * h0));
static_assert(dE.right(bn[0_c], dn0 * r0 * hm1));
static_assert(dE.right(bz[1_c], dz1 * h0));
static_assert(dE.right(bz[0_c], derivative(net, E, h[0_c]) * (hm1 - n0) * (z0 - square(z0)) * hm1));
static_assert(dE.right(br[1_c], dr1 * h0));
static_assert(dE.wrong(h[0_c], br * dr1 + bz * dz1 + bn * r1 * dn1));      // the carried state forgotten
static_assert(dE.wrong(h[0_c], e * z1 + bz * dz1 + bn * r1 * dn1));        // the path through the reset gate
static_assert(dE.wrong(h[0_c], e * z1 + br * dr1 + bz * dz1 + bn * dn1));  // the reset gate itself
static_assert(dE.wrong(h[0_c], e *(1_c - z1) + br * dr1 + bz * dz1 + bn * r1 * dn1));
static_assert(dE.wrong(bn[0_c], dn0 * hm1));                            // r∘h⁻ is what b_n multiplies
static_assert(dE.wrong(bn[1_c], dn1 * r1 * h1));                        // a step late
static_assert(dE.wrong(bz[1_c], e *(n1 - h0) * z1 * (1_c - z1) * h0));  // the sign of one gate
static_assert(dE.wrong(br[1_c], dn1 * bn * r1 *(1_c - r1) * h0));       // the h⁻ that the gate lets through
static_assert(dE.wrong(an, dn1 * x1));                                  // the last step only
}  // namespace gru
}  // namespace derivations
