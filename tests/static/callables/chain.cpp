// Two linear nets in sequence, whose values and gradients are exact.
#include <bptt/callables/chain.hpp>

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct x : input<x> {} x;
inline constexpr struct h : variable<h> {} h;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr auto net = chain(unroll<2>(recurrence(h[t] = w * h[t - 1_c] + x[t])),
                           unroll<3>(recurrence(s[t] = w * s[t - 1_c], L[last] = square(s[last]))), s[-1_c] = h[last]);
constexpr auto forward = evaluate(net)(w(2), x({1, 1}), h[-1_c](1));
static_assert(forward[h[1_c]] == 7 && forward[s[0_c]] == 14 && forward[L] == 56 * 56);

constexpr auto g = gradient(net, L, wrt(w, x, h[0_c], s[1_c], s[-1_c]), also(h[last], s[last]));
constexpr auto r = g(w(2), x({1, 1}), h[-1_c](1));
// s₂ = w³·(w²·h₋₁ + w·x₀ + x₁):  dL/dw = 2·s₂·(3·w²·7 + w³·(2·w + 1)), and dL/ds₋₁ = 2·s₂·w³
static_assert(r[L] == 56 * 56 && r[w] == 2 * 56 * (84 + 40) && r[x][0] == 2 * 56 * 16 && r[x][1] == 2 * 56 * 8);
static_assert(r[h[0_c]] == 2 * 56 * 16 && r[s[1_c]] == 2 * 56 * 2 && r[s[-1_c]] == 2 * 56 * 8 &&
              r.value(h[last]) == 7 && r.value(s[last]) == 56);

// Kept: of each net what its own gradient keeps, and what the second passes back.
constexpr auto of_first = gradient(unroll<2>(recurrence(h[t] = w * h[t - 1_c] + x[t])), h[last], wrt(w));
static_assert(std::is_empty_v<decltype(g)> && workspace_bytes<decltype(g)> > workspace_bytes<decltype(of_first)>);
}  // namespace
