// Second derivatives by hand: a net of which the loss is itself a first derivative, and the formulas for its gradient.
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
inline constexpr struct su : variable<su> {} su;
inline constexpr struct sw : variable<sw> {} sw;
inline constexpr struct Eu : variable<Eu> {} Eu;
inline constexpr struct Ew : variable<Ew> {} Ew;
inline constexpr struct f : function<f> {} f;      // any activation,
inline constexpr struct Phi : function<Phi> {} Phi;  // and any loss of the last state
// clang-format on
constexpr auto x0 = x[0_c];
constexpr auto x1 = x[1_c];
constexpr auto s0 = s[0_c];
constexpr auto s1 = s[1_c];
constexpr auto sm1 = s[-1_c];

// s_u and s_w, the derivatives of the state forward in time; the initial state depends on neither
constexpr auto net = unroll<2>(
    recurrence(z[t] = u * x[t] + w * s[t - 1_c] + k, s[t] = f(z[t]), su[t] = prime(f)(z[t]) * (x[t] + w * su[t - 1_c]),
               sw[t] = prime(f)(z[t]) * (s[t - 1_c] + w * sw[t - 1_c]), Eu[last] = prime(Phi)(s[last]) * su[last],
               Ew[last] = prime(Phi)(s[last]) * sw[last], su[-1_c] = zero, sw[-1_c] = zero));
constexpr auto fp0 = prime(f)(z[0_c]);
constexpr auto fp1 = prime(f)(z[1_c]);
constexpr auto fpp0 = prime(prime(f))(z[0_c]);
constexpr auto fpp1 = prime(prime(f))(z[1_c]);
constexpr auto slope = prime(Phi)(s1);
constexpr auto curvature = prime(prime(Phi))(s1);

constexpr auto s0_u = fp0 * x0;
constexpr auto s1_u = fp1 * (x1 + w * s0_u);
constexpr auto s0_uu = fpp0 * square(x0);
constexpr auto s1_uu = fpp1 * square(x1 + w * s0_u) + fp1 * w * s0_uu;
constexpr auto s0_w = fp0 * sm1;
constexpr auto s1_w = fp1 * (s0 + w * s0_w);
constexpr auto s0_uw = fpp0 * x0 * sm1;
constexpr auto s1_uw = fpp1 * (x1 + w * s0_u) * (s0 + w * s0_w) + fp1 * (s0_u + w * s0_uw);
constexpr auto s1_ww = fpp1 * square(s0 + w * s0_w) + fp1 * (2_c * s0_w + w * fpp0 * square(sm1));
static_assert(equivalent(net, su[1_c], s1_u));
static_assert(equivalent(net, sw[1_c], s1_w));
static_assert(equivalent(net, derivative(net, Eu, u), curvature * square(s1_u) + slope * s1_uu));
static_assert(equivalent(net, derivative(net, Eu, w), curvature * s1_u * s1_w + slope * s1_uw));
static_assert(equivalent(net, derivative(net, Ew, u), curvature * s1_u * s1_w + slope * s1_uw));
static_assert(equivalent(net, derivative(net, Ew, w), curvature * square(s1_w) + slope * s1_ww));
static_assert(equivalent(net, derivative(net, Eu, w), derivative(net, Ew, u)));  // the Hessian is symmetric
static_assert(equivalent(net, derivative(net, su[1_c], u), s1_uu));
static_assert(equivalent(net, derivative(net, sw[1_c], w), s1_ww));
static_assert(differ(net, derivative(net, Eu, u), slope * s1_uu));                     // Φ″ forgotten
static_assert(differ(net, derivative(net, Eu, u), curvature * s1_u + slope * s1_uu));  // not squared
static_assert(differ(net, derivative(net, Eu, u),
                     curvature * square(s1_u) + slope * fpp1 * square(x1 + w * s0_u)));  // s₀ bends too
static_assert(differ(net, derivative(net, Eu, w),
                     curvature * s1_u * s1_w + slope * (s1_uw - fp1 * s0_u)));  // the explicit w
static_assert(differ(net, derivative(net, Ew, w),
                     curvature * square(s1_w) + slope * (s1_ww - fp1 * s0_w)));  // 2s_w counted once
static_assert(differ(net, derivative(net, Ew, w),
                     curvature * square(s1_w) + slope * (fpp1 * square(s0 + w * s0_w) + fp1 * 2_c * s0_w)));
}  // namespace derivations
