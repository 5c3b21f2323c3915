// Equations, rules and programs as text.
#include <bptt/printing/text.hpp>

namespace equations {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct p : parameter<p, 3> {} p;
inline constexpr struct M : parameter<M, 3, 3> {} M;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct h : variable<h, 3> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
static_assert(text(h[t] = tanh(M * h[t - 1_c])) == "hₜ = tanh(M·hₜ₋₁)");
static_assert(text(E[last] = dot(h[last], p)) == "E = hᵀ·p");
static_assert(text(recurrence(s[t] = a * s[t - 1_c], E[last] = s[last])) == "sₜ = a·sₜ₋₁\nE = s[T−1]");
}  // namespace equations

// the net of the two steps
namespace net2 {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct z : variable<z> {} z;
inline constexpr struct E : variable<E> {} E;
inline constexpr struct func : function<func> {} func;
// clang-format on
constexpr auto net =
    unroll<2>(recurrence(z[t] = u * x[t] + w * s[t - 1_c], s[t] = func(z[t]), E[last] = square(s[last]) / 2_c));
static_assert(text(derivative(net, E, w)) == "s₁·func′(z₁)·(s₀ + w·func′(z₀)·s₋₁)");
static_assert(text(derivative(net, E, u)) == "s₁·func′(z₁)·(x₁ + w·func′(z₀)·x₀)");
static_assert(text(derivative(net, E, s[-1_c])) == "w·w·s₁·func′(z₁)·func′(z₀)");
static_assert(text(derivative(net, s[1_c], s[0_c])) == "w·func′(z₁)");
static_assert(text(net) ==
              "z₀ = u·x₀ + w·s₋₁\n"
              "s₀ = func(z₀)\n"
              "z₁ = u·x₁ + w·s₀\n"
              "s₁ = func(z₁)\n"
              "E = s₁²/2");
static_assert(text(adjoints(net, E)) ==
              "∂E/∂s₁ = s₁\n"
              "∂E/∂z₁ = ∂E/∂s₁·func′(z₁)\n"
              "∂E/∂s₀ = w·∂E/∂z₁\n"
              "∂E/∂z₀ = ∂E/∂s₀·func′(z₀)\n"
              "∂E/∂s₋₁ = w·∂E/∂z₀\n"
              "∂E/∂w = ∂E/∂z₁·s₀ + ∂E/∂z₀·s₋₁\n"
              "∂E/∂u = ∂E/∂z₁·x₁ + ∂E/∂z₀·x₀");
// no equation for what the loss does not depend on, and none for the steps that it does not see
constexpr auto partly = unroll<2>(recurrence(s[t] = w * s[t - 1_c], z[t] = u * s[t], E[last] = s[last]));
static_assert(text(adjoints(partly, E)) ==
              "∂E/∂s₁ = 1\n"
              "∂E/∂s₀ = w·∂E/∂s₁\n"
              "∂E/∂s₋₁ = w·∂E/∂s₀\n"
              "∂E/∂w = ∂E/∂s₁·s₀ + ∂E/∂s₀·s₋₁");
static_assert(text(rule(net, E, z)) == "∂E/∂zₜ = ∂E/∂sₜ·func′(zₜ)");
static_assert(text(rule(net, E, s)) == "∂E/∂sₜ = w·∂E/∂zₜ₊₁ [t + 1 < T] + sₜ [t = T−1]");
static_assert(text(rule(net, E, w)) == "∂E/∂wₜ = ∂E/∂zₜ·sₜ₋₁");
static_assert(text(adjoint(net, E, s[0_c])) == "w·∂E/∂z₁");
// a negative term has its sign before it; one with a sum in it keeps its parentheses
constexpr auto less = unroll<2>(
    recurrence(s[t] = u * x[t] - w * s[t - 1_c], z[t] = u * s[t] - w * s[t], E[last] = z[last] - (u - w) * s[last]));
static_assert(text(rule(less, E, s)) ==
              "∂E/∂sₜ = (−w·∂E/∂sₜ₊₁) [t + 1 < T] + u·∂E/∂zₜ − w·∂E/∂zₜ + (−(u − w)) [t = T−1]");
static_assert(text(rule(less, E, w)) == "∂E/∂wₜ = −∂E/∂sₜ·sₜ₋₁ − ∂E/∂zₜ·sₜ + sₜ [t = T−1]");
}  // namespace net2

// Two namespaces declare symbols of one name: where both are in a text, they bear their namespaces.
namespace encoder {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct h : variable<h> {} h;
inline constexpr struct theta : parameter<theta>, written<"θ"> {} theta;
struct layer {};
inline constexpr struct b : parameter<b>, member_of<layer> {} b;
// clang-format on
}  // namespace encoder
namespace decoder {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct h : variable<h> {} h;
inline constexpr struct angle : parameter<angle>, written<"θ"> {} angle;
struct layer {};
inline constexpr struct b : parameter<b>, member_of<layer> {} b;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr auto both = unroll<1>(recurrence(encoder::h[t] = encoder::w * encoder::h[t - 1_c],
                                           h[t] = sin(w * h[t - 1_c]) + encoder::h[t], L[last] = h[last]));
static_assert(text(both) ==
              "encoder::h₀ = encoder::w·encoder::h₋₁\n"
              "decoder::h₀ = sin(decoder::w·decoder::h₋₁) + encoder::h₀\n"
              "L = decoder::h₀");
static_assert(text(rule(both, L, encoder::h)) == "∂L/∂encoder::hₜ = w·∂L/∂encoder::hₜ₊₁ [t + 1 < T] + ∂L/∂decoder::hₜ");
static_assert(text(rule(both, L, w)) == "∂L/∂wₜ = ∂L/∂hₜ·cos(w·hₜ₋₁)·hₜ₋₁");  // those of one namespace alone
static_assert(text(encoder::theta + angle) == "encoder::θ + decoder::θ" && text(encoder::theta) == "θ");
static_assert(text(encoder::b * b + w) == "encoder::layer.b·decoder::layer.b + w");
}  // namespace decoder
