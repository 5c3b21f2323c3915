// Notation of rules: each term with the condition under which it stands. Equations and programs: text.cpp.
#include <bptt/printing/text.hpp>

#include "printed_symbols.hpp"

namespace printed {
static_assert(text(rule(net2::net, truncated(E, chunks<2>), s)) ==
              "∂E/∂sₜ = w·∂E/∂zₜ₊₁ [t + 1 in the chunk of 2 of t] + sₜ [t = T−1]");
static_assert(text(rule(unroll<3>(recurrence(s[t] = a * s[t + 1_c] - b * s[t + 2_c], z[t] = s[1_c] * b,
                                             E[last] = sum(s[t], t) + z[last])),
                        E, s)) == "∂E/∂sₜ = a·∂E/∂sₜ₋₁ [t ≥ 1] − b·∂E/∂sₜ₋₂ [t ≥ 2] + (Σₜ ∂E/∂zₜ·b) [t = 1] + 1");
static_assert(text(rule(unroll<3>(recurrence(s[t] = a * s[t - 1_c], s[-1_c] = a * b, E[last] = s[last])), E, a)) ==
              "∂E/∂aₜ = ∂E/∂s₋₁·b [start] + ∂E/∂sₜ·sₜ₋₁");
static_assert(text(rule(unroll<3>(recurrence(s[t] = a * s[t - 1_c], E[last] = s[last])), truncated(E, window<2>), s)) ==
              "∂E/∂sₜ = ∂E/∂s⁽⁰⁾ₜ [t ≥ 0] + ∂E/∂s⁽¹⁾ₜ [t ≥ 0] + a·∂E/∂s⁽⁰⁾ₜ₊₁ [t = −1] + a·∂E/∂s⁽¹⁾ₜ₊₁ [t = −1]");
static_assert(text((types<struct a, struct b>{})) ==
              "a\n"
              "b");
static_assert(text(rule(net2::net, s[0_c], net2::x)) == "∂s₀/∂xₜ = u·∂s₀/∂zₜ");
static_assert(text(rule(unroll<3>(recurrence(s[t] = a * s[t - 2_c], E[last] = s[last])), E, s)) ==
              "∂E/∂sₜ = a·∂E/∂sₜ₊₂ [t + 2 < T] + 1 [t = T−1]");
static_assert(text(adjoint_rule<struct E, struct s, types<>>{}) == "∂E/∂sₜ = 0");
static_assert(text(step_term<-1, struct a>{}) == "a [t ≥ 1]" &&
              text(chunk_term<3, -2, struct a>{}) == "a [t − 2 in the chunk of 3 of t]");
static_assert(text(outer_term<-1, struct a>{}) == "a [t = T]" &&
              text(outer_term<1, add<struct a, struct b>>{}) == "(a + b) [t = −1]" &&
              text(outer_term<3, struct a>{}) == "a [t < 0, t ≥ −3, t + 3 < T]" &&
              text(outer_term<-2, struct a>{}) == "a [t ≥ T, t ≥ 2, t − 2 < T]");
static_assert(text(bounded_term<0, false, false, struct a>{}) == "a" &&
              text(bounded_term<0, true, true, struct a>{}) == "a [t ≥ 0, t < T]" &&
              text(bounded_term<2, true, false, struct a>{}) == "a [t ≥ −2]");
}  // namespace printed
