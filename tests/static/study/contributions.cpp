// Contributions: the paths from the loss to a symbol, each a product, and that they add up to the derivative.
#include <algorithm>
#include <bptt/printing/latex.hpp>
#include <bptt/proof/equivalent.hpp>
#include <bptt/study/contributions.hpp>

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
using net2::net, net2::x, net2::u, net2::w;
constexpr auto minus =
    unroll<3>(recurrence(z[t] = u * x[t] - w * s[t - 1_c], s[t] = func(z[t]), E[last] = mean(square(s[t]), t)));
constexpr auto vectors = unroll<2>(elman::cell);
constexpr auto with_names = unroll<2>(elman::with_names);
constexpr auto mixed =
    unroll<2>(recurrence(s[t] = tanh(w * s[t - 1_c]), s[-1_c] = sin(k), r[t] = concat(s[t], s[t - 1_c] * w) + v,
                         m[last] = dot(r[last], r[0_c]), E[last] = square(m[last]) * k));
constexpr auto backward = unroll<3>(recurrence(g[t] = w * g[t + 1_c] * s[t], s[t] = w * x[t], E[last] = sum(g[t], t)));
// the net of the two steps: a line per step, the last first, the factors in the order of the chain
static_assert(text(contributions(net, E, u)) ==
              "step 1: s₁·func′(z₁)·x₁\n"
              "step 0: s₁·func′(z₁)·w·func′(z₀)·x₀");
static_assert(text(contributions(net, E, w)) ==
              "step 1: s₁·func′(z₁)·s₀\n"
              "step 0: s₁·func′(z₁)·w·func′(z₀)·s₋₁");
static_assert(latex(contributions(net, E, u)) ==
              R"(\begin{aligned}
\text{step }1:\quad & s_{1}\,\mathrm{func}'(z_{1})\,x_{1} \\
\text{step }0:\quad & s_{1}\,\mathrm{func}'(z_{1})\,w\,\mathrm{func}'(z_{0})\,x_{0}
\end{aligned})");
static_assert(text(contributions(net, E, s[-1_c])) == "start: s₁·func′(z₁)·w·func′(z₀)·w");
static_assert(text(contributions(net, E, x[0_c])) == "step 0: s₁·func′(z₁)·w·func′(z₀)·u");
static_assert(text(contributions(net, E, u[1_c])) == "step 1: s₁·func′(z₁)·x₁");
// what the loss does not depend on
static_assert(text(contributions(net, z[0_c], u[1_c])) == "0");
// a loss at every step: a path for each step of the loss; signs in front
static_assert(
    text(contributions(minus, E, w)) ==
    "step 2: −2·s₂/3·func′(z₂)·s₁\n"
    "step 1: 2·s₂/3·func′(z₂)·w·func′(z₁)·s₀ − 2·s₁/3·func′(z₁)·s₀\n"
    "step 0: −2·s₂/3·func′(z₂)·w·func′(z₁)·w·func′(z₀)·s₋₁ + 2·s₁/3·func′(z₁)·w·func′(z₀)·s₋₁ − 2·s₀/3·func′(z₀)·s₋₁");
static_assert(text(contributions(minus, E, s)) ==
              "step 2: 2·s₂/3\n"
              "step 1: −2·s₂/3·func′(z₂)·w + 2·s₁/3\n"
              "step 0: 2·s₂/3·func′(z₂)·w·func′(z₁)·w − 2·s₁/3·func′(z₁)·w + 2·s₀/3");
static_assert(text(contributions(minus, truncated(E, chunks<2>), w)) ==
              "step 2: −2·s₂/3·func′(z₂)·s₁\n"
              "step 1: −2·s₁/3·func′(z₁)·s₀\n"
              "step 0: 2·s₁/3·func′(z₁)·w·func′(z₀)·s₋₁ − 2·s₀/3·func′(z₀)·s₋₁");
static_assert(text(contributions(minus, truncated(E, window<2>), w)) ==
              "step 2: −2·s₂/3·func′(z₂)·s₁\n"
              "step 1: −2·s₁/3·func′(z₁)·s₀ + 2·s₂/3·func′(z₂)·w·func′(z₁)·s₀\n"
              "step 0: −2·s₀/3·func′(z₀)·s₋₁ + 2·s₁/3·func′(z₁)·w·func′(z₀)·s₋₁");
// vectors: matrices in the order of their product, the loss at its right end
static_assert(text(contributions(vectors, elman::L, elman::W)) ==
              "step 1: diag(1 − h₁²)·Vᵀ·((Σy₁)·softmax(o₁) − y₁)·h₀ᵀ\n"
              "step 0: diag(1 − h₀²)·Wᵀ·diag(1 − h₁²)·Vᵀ·((Σy₁)·softmax(o₁) − y₁)·h₋₁ᵀ + diag(1 − "
              "h₀²)·Vᵀ·((Σy₀)·softmax(o₀) − y₀)·h₋₁ᵀ");
static_assert(text(contributions(vectors, elman::L, h[-1_c])) ==
              "start: Wᵀ·diag(1 − h₀²)·Wᵀ·diag(1 − h₁²)·Vᵀ·((Σy₁)·softmax(o₁) − y₁) + Wᵀ·diag(1 − "
              "h₀²)·Vᵀ·((Σy₀)·softmax(o₀) − y₀)");
static_assert(
    text(contributions(with_names, elman::L, elman::W[0_c])) ==
    "step 0: diag(1 − h₀²)·Wᵀ·diag(1 − h₁²)·Vᵀ·((Σy₁)·yhat₁ − y₁)·h₋₁ᵀ + diag(1 − h₀²)·Vᵀ·((Σy₀)·yhat₀ − y₀)·h₋₁ᵀ");
// an initial state, an end that reads two steps, pieces
static_assert(text(contributions(mixed, E, k)) ==
              "step 1: m²\n"
              "start: component<0>(2·k·m·r₀)·w·(1 − s₁²)·w·(1 − s₀²)·cos(k) + component<0>(2·k·m·r₁)·w·(1 − "
              "s₀²)·cos(k) + component<1>(2·k·m·r₀)·w·w·(1 − s₀²)·cos(k) + component<1>(2·k·m·r₁)·w·cos(k)");
static_assert(text(contributions(mixed, E, v)) ==
              "step 1: 2·k·m·r₀\n"
              "step 0: 2·k·m·r₁");
// backward in time
static_assert(text(contributions(backward, E, w)) ==
              "step 2: w·s₀·w·s₁·w·g₃·x₂ + w·s₁·w·g₃·x₂ + w·g₃·x₂ + w·s₀·w·s₁·s₂·g₃ + w·s₁·s₂·g₃ + s₂·g₃\n"
              "step 1: w·s₀·w·g₂·x₁ + w·g₂·x₁ + w·s₀·s₁·g₂ + s₁·g₂\n"
              "step 0: w·g₁·x₀ + s₀·g₁");
static_assert(text(contributions(backward, E, g[last + 1_c])) == "step 3: w·s₀·w·s₁·w·s₂ + w·s₁·w·s₂ + w·s₂");

// the list of the paths: the step of the symbol, the step at which the path leaves the loss, the product
using slope_1 = decltype(prime(func)(z[1_c]));
using slope_0 = decltype(prime(func)(z[0_c]));
using last_path = path_term<1, 1, mul<mul<at<struct s, 1>, slope_1>, at<struct net2::x, 1>>>;
using first_path =
    path_term<0, 1, mul<mul<mul<mul<at<struct s, 1>, slope_1>, struct net2::w>, slope_0>, at<struct net2::x, 0>>>;
static_assert(same(decltype(contributions(net, E, u))::terms{}, types<last_path, first_path>{}));
template <class... Path>
constexpr bool leave_the_loss_at(types<Path...>, std::initializer_list<int> steps) {
  int const found[]{Path::loss_step...};
  return std::equal(steps.begin(), steps.end(), found, found + sizeof...(Path));
}
static_assert(leave_the_loss_at(decltype(contributions(minus, E, w))::terms{}, {2, 2, 1, 2, 1, 0}));

// they add up to the derivative
template <class Net, class Loss, class Target>
constexpr bool add_up(Net net_of_steps, Loss loss, Target target) {
  return []<class... Path>(auto n, auto l, auto to, types<Path...>) {
    return equivalent(derivative(n, l, to), derivation::plus_all(typename Path::formula{}...));
  }(net_of_steps, loss, target, typename decltype(contributions(net_of_steps, loss, target))::terms{});
}
static_assert(add_up(net, E, w) && add_up(minus, E, u) && add_up(minus, truncated(E, window<2>), w) &&
              add_up(backward, E, w));
}  // namespace printed
