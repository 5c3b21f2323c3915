// Gradient equations, as in a textbook: the sum over the steps, the recursion, where it begins.
#include <bptt/printing/ascii.hpp>
#include <bptt/printing/latex.hpp>
#include <bptt/study/gradient_equations.hpp>

#include "../printing/printed_symbols.hpp"
#include "../same.hpp"

namespace printed {
// clang-format off
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct v : parameter<v, 2> {} v;
inline constexpr struct r : variable<r, 2> {} r;
inline constexpr struct g : variable<g> {} g;
inline constexpr struct m : variable<m> {} m;
// clang-format on
using net2::net, net2::cell, net2::x, net2::u, net2::w;
constexpr auto minus =
    unroll<3>(recurrence(z[t] = u * x[t] - w * s[t - 1_c], s[t] = func(z[t]), E[last] = mean(square(s[t]), t)));
constexpr auto vectors = unroll<2>(elman::cell);
constexpr auto with_names = unroll<2>(elman::with_names);
constexpr auto mixed =
    unroll<2>(recurrence(s[t] = tanh(w * s[t - 1_c]), s[-1_c] = sin(k), r[t] = concat(s[t], s[t - 1_c] * w) + v,
                         m[last] = dot(r[last], r[0_c]), E[last] = square(m[last]) * k));
constexpr auto backward = unroll<3>(recurrence(g[t] = w * g[t + 1_c] * s[t], s[t] = w * x[t], E[last] = sum(g[t], t)));
constexpr auto end_of_two =
    unroll<4>(recurrence(s[t] = tanh(w * s[t - 1_c]), z[t] = sin(w * z[t - 1_c]),
                         m[last] = mean(s[t], t) * mean(z[t], t), g[t] = k * g[t - 1_c] + m[last], E[last] = g[last]));
constexpr auto delayed = unroll<3>(recurrence(s[t] = k * x[t], g[t] = w * s[t - 1_c], E[last] = sum(square(g[t]), t)));
// the Elman net, with and without names for what is in between
static_assert(text(gradient_equations(vectors, elman::L, elman::W)) ==
              "∂L/∂W = Σₜ δₜ·hₜ₋₁ᵀ\n"
              "δₜ = (Vᵀ·((Σyₜ)·softmax(oₜ) − yₜ) + Wᵀ·δₜ₊₁) ∘ (1 − hₜ²)\n"
              "δ[T] = 0\n"
              "δₜ = ∂L/∂(b + W·hₜ₋₁ + U·xₜ)");
static_assert(text(gradient_equations(with_names, elman::L, elman::W)) ==
              "∂L/∂W = Σₜ δₜ·hₜ₋₁ᵀ\n"
              "δₜ = (Vᵀ·((Σyₜ)·yhatₜ − yₜ) + Wᵀ·δₜ₊₁) ∘ (1 − hₜ²)\n"
              "δ[T] = 0\n"
              "δₜ = ∂L/∂aₜ");
static_assert(latex(gradient_equations(vectors, elman::L, elman::W)) ==
              R"(\begin{aligned}
\frac{\partial L}{\partial W} &= \sum_{t} \delta_{t}\,h_{t-1}^{\top} \\
\delta_{t} &= (V^{\top}\,((\sum y_{t})\,\operatorname{softmax}(o_{t}) - y_{t}) + W^{\top}\,\delta_{t+1}) \circ (1 - h_{t}^{2}) \\
\delta_{T} &= 0 \\
\delta_{t} &= \frac{\partial L}{\partial (b + W\,h_{t-1} + U\,x_{t})}
\end{aligned})");
static_assert(latex(gradient_equations(with_names, elman::L, elman::W)) ==
              R"(\begin{aligned}
\frac{\partial L}{\partial W} &= \sum_{t} \delta_{t}\,h_{t-1}^{\top} \\
\delta_{t} &= (V^{\top}\,((\sum y_{t})\,\hat{y}_{t} - y_{t}) + W^{\top}\,\delta_{t+1}) \circ (1 - h_{t}^{2}) \\
\delta_{T} &= 0 \\
\delta_{t} &= \frac{\partial L}{\partial a_{t}}
\end{aligned})");
static_assert(ascii(gradient_equations(with_names, elman::L, elman::W)) ==
              "dL/dW = sum_t delta[t]*h[t-1]^T\n"
              "delta[t] = (V^T*((sum y[t])*yhat[t] - y[t]) + W^T*delta[t+1]) .* (1 - h[t]^2)\n"
              "delta[T] = 0\n"
              "delta[t] = dL/da[t]");
// other parameters, inputs, variables
static_assert(text(gradient_equations(with_names, elman::L, elman::V)) == "∂L/∂V = Σₜ ((Σyₜ)·yhatₜ − yₜ)·hₜᵀ");
static_assert(text(gradient_equations(vectors, elman::L, elman::b)) ==
              "∂L/∂b = Σₜ δₜ\n"
              "δₜ = (Vᵀ·((Σyₜ)·softmax(oₜ) − yₜ) + Wᵀ·δₜ₊₁) ∘ (1 − hₜ²)\n"
              "δ[T] = 0\n"
              "δₜ = ∂L/∂(b + W·hₜ₋₁ + U·xₜ)");
static_assert(text(gradient_equations(vectors, elman::L, elman::x)) ==
              "∂L/∂xₜ = Uᵀ·δₜ\n"
              "δₜ = (Vᵀ·((Σyₜ)·softmax(oₜ) − yₜ) + Wᵀ·δₜ₊₁) ∘ (1 − hₜ²)\n"
              "δ[T] = 0\n"
              "δₜ = ∂L/∂(b + W·hₜ₋₁ + U·xₜ)");
static_assert(text(gradient_equations(vectors, elman::L, h)) ==
              "δₜ = Vᵀ·((Σyₜ)·softmax(oₜ) − yₜ) + Wᵀ·(δₜ₊₁ ∘ (1 − hₜ₊₁²)) [t + 1 < T]\n"
              "δₜ = ∂L/∂hₜ");
// the loss at the end only; a mean; a loss at one step
static_assert(text(gradient_equations(net, E, u)) ==
              "∂E/∂u = Σₜ δₜ·xₜ\n"
              "δₜ = (sₜ [t = T−1] + w·δₜ₊₁)·func′(zₜ)\n"
              "δ[T] = 0\n"
              "δₜ = ∂E/∂zₜ");
static_assert(text(gradient_equations(minus, E, w)) ==
              "∂E/∂w = Σₜ (−δₜ·sₜ₋₁)\n"
              "δₜ = (2·sₜ/T − w·δₜ₊₁)·func′(zₜ)\n"
              "δ[T] = 0\n"
              "δₜ = ∂E/∂zₜ");
static_assert(text(gradient_equations(unroll<4>(cell), s[2_c], w)) ==
              "∂s₂/∂w = Σₜ δₜ·sₜ₋₁\n"
              "δₜ = (1 [t = 2] + w·δₜ₊₁)·func′(zₜ)\n"
              "δ[T] = 0\n"
              "δₜ = ∂s₂/∂zₜ");
// a variable of the end that two others read: its adjoint is one of those left
static_assert(text(gradient_equations(end_of_two, E, w)) ==
              "∂E/∂w = Σₜ (δ_sₜ·sₜ₋₁ + δ_zₜ·zₜ₋₁)\n"
              "δ_gₜ = 1 [t = T−1] + k·δ_gₜ₊₁\n"
              "δ_g[T] = 0\n"
              "δ_gₜ = ∂E/∂gₜ\n"
              "δ_m = Σₜ δ_gₜ\n"
              "δ_m = ∂E/∂m\n"
              "δ_sₜ = (δ_m·(1/T·Σₜ zₜ)/T + w·δ_sₜ₊₁)·(1 − sₜ²)\n"
              "δ_s[T] = 0\n"
              "δ_sₜ = ∂E/∂(w·sₜ₋₁)\n"
              "δ_zₜ = ((1/T·Σₜ sₜ)·δ_m/T + w·δ_zₜ₊₁)·cos(w·zₜ₋₁)\n"
              "δ_z[T] = 0\n"
              "δ_zₜ = ∂E/∂(w·zₜ₋₁)");
// several adjoints are left; backward in time; the adjoint of an initial state has an equation of its own
static_assert(text(gradient_equations(mixed, E, w)) ==
              "∂E/∂w = Σₜ (δ_sₜ·sₜ₋₁ + sₜ₋₁·component<1>(δ_rₜ))\n"
              "δ_rₜ = 2·k·m·r₀ [t = T−1] + 2·k·m·r[T−1] [t = 0]\n"
              "δ_r[T] = 0\n"
              "δ_rₜ = ∂E/∂rₜ\n"
              "δ_sₜ = (component<0>(δ_rₜ) + w·δ_sₜ₊₁ + component<1>(δ_rₜ₊₁)·w)·(1 − sₜ²)\n"
              "δ_s[T] = 0\n"
              "δ_sₜ = ∂E/∂(w·sₜ₋₁)");
static_assert(text(gradient_equations(backward, E, w)) ==
              "∂E/∂w = Σₜ (w·gₜ₊₁·δₜ·xₜ + δₜ·sₜ·gₜ₊₁)\n"
              "δₜ = 1 + w·δₜ₋₁·sₜ₋₁ [t ≥ 1]\n"
              "δₜ = ∂E/∂gₜ");
static_assert(text(gradient_equations(mixed, E, k)) ==
              "∂E/∂k = ∂E/∂s₋₁·cos(k) + m²\n"
              "∂E/∂s₋₁ = w·δ_s₀ + component<1>(δ_r₀)·w\n"
              "δ_rₜ = 2·k·m·r₀ [t = T−1] + 2·k·m·r[T−1] [t = 0]\n"
              "δ_r[T] = 0\n"
              "δ_rₜ = ∂E/∂rₜ\n"
              "δ_sₜ = (component<0>(δ_rₜ) + w·δ_sₜ₊₁ + component<1>(δ_rₜ₊₁)·w)·(1 − sₜ²)\n"
              "δ_s[T] = 0\n"
              "δ_sₜ = ∂E/∂(w·sₜ₋₁)");
// an adjoint that is not 0 by itself beyond the last step is not put in at another step
static_assert(text(gradient_equations(delayed, E, k)) ==
              "∂E/∂k = Σₜ w·δₜ₊₁·xₜ\n"
              "δₜ = 2·gₜ\n"
              "δ[T] = 0\n"
              "δₜ = ∂E/∂gₜ");
// truncation keeps its condition
static_assert(text(gradient_equations(minus, truncated(E, chunks<2>), w)) ==
              "∂E/∂w = Σₜ (−δₜ·sₜ₋₁)\n"
              "δₜ = (2·sₜ/T + (−w·δₜ₊₁) [t + 1 in the chunk of 2 of t])·func′(zₜ)\n"
              "δ[T] = 0\n"
              "δₜ = ∂E/∂zₜ");

// initial states: what is read of them, what else stands there, what lies beyond a short sequence
constexpr auto of_report = recurrence(s[t] = w * s[t - 1_c], E[last] = sum(square(s[t]), t) + square(s[-1_c]));
static_assert(text(gradient_equations(unroll<2>(of_report), E, s)) ==
              "δₜ = 2·sₜ + w·δₜ₊₁\n"
              "δ[T] = 0\n"
              "δₜ = ∂E/∂sₜ\n"
              "∂E/∂s₋₁ = w·δ₀ + 2·s₋₁");
constexpr auto started = recurrence(of_report, s[-1_c] = exp(k));
static_assert(text(gradient_equations(unroll<2>(started), E, k)) ==
              "∂E/∂k = ∂E/∂s₋₁·s₋₁\n"
              "∂E/∂s₋₁ = w·δ₀ + 2·s₋₁\n"
              "δₜ = 2·sₜ + w·δₜ₊₁\n"
              "δ[T] = 0\n"
              "δₜ = ∂E/∂sₜ");
constexpr auto two_lags =
    recurrence(s[t] = tanh(w * s[t - 1_c] + s[t - 3_c]), s[-1_c] = exp(k), E[last] = s[-1_c] * s[last] + s[1_c]);
static_assert(text(gradient_equations(unroll<1>(two_lags), E, k)) ==
              "∂E/∂k = ∂E/∂s₋₁·s₋₁\n"
              "∂E/∂s₋₁ = w·δ₀ + δ₂ [2 < T] + s[T−1]\n"
              "δₜ = (s₋₁ [t = T−1] + 1 [t = 1] + w·δₜ₊₁ + δₜ₊₃)·(1 − sₜ²)\n"
              "δ[T] = 0\n"
              "δ[T + 1] = 0\n"
              "δ[T + 2] = 0\n"
              "δₜ = ∂E/∂(w·sₜ₋₁ + sₜ₋₃)");
static_assert(text(gradient_equations(unroll<1>(two_lags), truncated(E, chunks<2>), k)) ==
              "∂E/∂k = ∂E/∂s₋₁·s₋₁\n"
              "∂E/∂s₋₁ = w·δ₀ + s[T−1]\n"
              "δₜ = (s₋₁ [t = T−1] + 1 [t = 1] + w·δₜ₊₁ [t + 1 in the chunk of 2 of t] + "
              "δₜ₊₃ [t + 3 in the chunk of 2 of t])·(1 − sₜ²)\n"
              "δ[T] = 0\n"
              "δ[T + 1] = 0\n"
              "δ[T + 2] = 0\n"
              "δₜ = ∂E/∂(w·sₜ₋₁ + sₜ₋₃)");
constexpr auto from_two_ends = unroll<3>(
    recurrence(g[t] = w * g[t + 1_c] * g[t + 2_c], g[last + 1_c] = k, g[last + 2_c] = k * k, E[last] = sum(g[t], t)));
static_assert(text(gradient_equations(from_two_ends, E, k)) ==
              "∂E/∂k = ∂E/∂g[T] + 2·∂E/∂g[T + 1]·k\n"
              "∂E/∂g[T] = w·δ[T−1]·g[T + 1] + w·g[T−1]·δ[T−2] [1 < T]\n"
              "∂E/∂g[T + 1] = w·g[T]·δ[T−1]\n"
              "δₜ = 1 + w·δₜ₋₁·gₜ₊₁ + w·gₜ₋₁·δₜ₋₂ [t ≥ 2]\n"
              "δ₋₁ = 0\n"
              "δₜ = ∂E/∂gₜ");

// the equations as a list
using delta_of_z = derivation::delta<struct z, true>;
static_assert(same(list::element<2, decltype(gradient_equations(net, E, u))::equations>{},
                   equation<after_last<delta_of_z, 1>, struct zero>{}));
}  // namespace printed
