// Bidirectional layers: what the second cell defines is read at the step after, and what it reads of others at its own.
#include <bptt/cells.hpp>

#include "../same.hpp"

namespace of_both {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 3> {} x;
inline constexpr struct there : cells::elman<there, 3, 2> {} there;
inline constexpr struct back : cells::elman<back, 3, 2> {} back;
inline constexpr struct deep : cells::lstm<deep, 3, 2> {} deep;
inline constexpr struct top : cells::gru<top, 4, 2> {} top;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto both = cells::bidirectional(there, back);

static_assert(same(both(x[t]),
                   equations(there(x[t]), back.h[t] = tanh(back.W_ih * x[t] + back.W_hh * back.h[t + 1_c] + back.b))));
static_assert(same(both.h[t], concat(there.h[t], back.h[t])) &&
              same(both.h[last], concat(there.h[last], back.h[last])));
static_assert(same(both(x[t - 1_c]),
                   equations(there(x[t - 1_c]),
                             back.h[t] = tanh(back.W_ih * x[t - 1_c] + back.W_hh * back.h[t + 1_c] + back.b))));
static_assert(same(cells::stacked(x[t], both, top), equations(both(x[t]), top(concat(there.h[t], back.h[t])))));

// each state that the cell carries runs backward; a gate is read at its own step
constexpr auto memory = recurrence(cells::reversed(deep(x[t])), E[last] = sum(dot(deep.h[t], deep.h[t]), t));
static_assert(text(memory) ==
              "deep.aₜ = deep.W_ih·xₜ + deep.b_ih + deep.W_hh·deep.hₜ₊₁ + deep.b_hh\n"
              "deep.iₜ = σ(segment<0, 2>(deep.aₜ))\ndeep.fₜ = σ(segment<2, 2>(deep.aₜ))\n"
              "deep.gₜ = tanh(segment<4, 2>(deep.aₜ))\ndeep.oₜ = σ(segment<6, 2>(deep.aₜ))\n"
              "deep.cₜ = deep.fₜ ∘ deep.cₜ₊₁ + deep.iₜ ∘ deep.gₜ\ndeep.hₜ = deep.oₜ ∘ tanh(deep.cₜ)\n"
              "E = Σₜ deep.hₜᵀ·deep.hₜ");
constexpr auto net = recurrence(both(x[t]), E[last] = sum(dot(both.h[t], both.h[t]), t));
static_assert(std::is_empty_v<decltype(gradient(unroll<4>(net), E,
                                                wrt(there.W_ih, back.W_hh, there.h[-1_c], back.h[last + 1_c])))>);
}  // namespace of_both
