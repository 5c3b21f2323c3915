// flags: -fno-exceptions -fno-rtti
// The library without exceptions and without type information: evaluation and gradient, and a size that is known at run
// time only.
#include <array>
#include <bptt/bptt.hpp>
#include <span>

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 2> {} x;
inline constexpr struct W : parameter<W, 2, 2> {} W;
inline constexpr struct h : variable<h, 2> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net =
    unroll<5>(recurrence(h[t] = tanh(W * h[t - 1_c] + x[t]), E[last] = softmax_cross_entropy(h[last], x[last])));
constexpr std::array<std::array<double, 2>, 5> xs{};
constexpr std::array<double, 4> w{};
static_assert(evaluate(net)(W(w), x(xs), h[-1_c](zero))[E] == 0);
static_assert(gradient(net, E, wrt(W, x))(W(w), x(xs), h[-1_c](zero))[W](0, 0) == 0);
static_assert(equivalent(derivative(net, E, h[last]), derivative(net, E, h[4_c])));
static_assert(text(h[t]) == "hₜ");
}  // namespace

double at_run_time(std::span<double const> numbers) {
  return gradient(net, E, wrt(W))(W(numbers), x(xs), h[-1_c](zero))[W](0, 0);
}
