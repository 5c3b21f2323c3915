// value(net, L) as a constant: the loss alone, of one net, a batch and a chain, and what it keeps.
#include <array>
#include <bptt/callables/value.hpp>
#include <bptt/operations.hpp>

#include "../near.hpp"

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct z : variable<z> {} z;
inline constexpr struct E : variable<E> {} E;
inline constexpr struct F : variable<F> {} F;
// clang-format on
constexpr auto cell = recurrence(s[t] = w * s[t - 1_c] + x[t], E[last] = square(s[last] - 30_c));
constexpr auto net = unroll<3>(cell);
// s: 2·1 + 3 = 5, 2·5 + 5 = 15, 2·15 + 7 = 37; E = (37 − 30)²
constexpr auto loss = value(net, E);
static_assert(loss(w(2), x({3, 5, 7}), s[-1_c](1))[E] == 49);
static_assert(loss.into(to(), s[-1_c](1.0), w(2), x({3, 5, 7})) == 49);
static_assert(std::is_same_v<decltype(loss.into(to(), s[-1_c](1.0f), w(2), x({3, 5, 7}))), float>);
static_assert(value<codegen::step_loop>(net, E)(w(2), x({3, 5, 7}), s[-1_c](1))[E] == 49);
static_assert(std::is_empty_v<decltype(loss)>);
// in places and a workspace of the caller's, with forward values
constexpr double in_places() {
  workspace<decltype(loss)> memory;
  double got = 0;
  double const returned = loss.into(to(E(got)), memory, w(2), x({3, 5, 7}), s[-1_c](1));
  return got + returned;
}
static_assert(in_places() == 98);
constexpr auto with_state = value(net, E, also(s[last], s[0_c]))(w(2), x({3, 5, 7}), s[-1_c](1));
static_assert(with_state[E] == 49 && with_state.value(s[last]) == 37 && with_state.value(s[0_c]) == 5);
// a variable at a step
static_assert(value(net, s[1_c])(w(2), x({3, 5, 7}), s[-1_c](1))[s[1_c]] == 15);

// sequences: the mean, and each of them; of different lengths
constexpr auto of_batch = value(batch<2>(net), E);
constexpr std::array<std::array<double, 3>, 2> both{{{3, 5, 7}, {0, 0, 26}}};
constexpr auto two = of_batch(w(2), x(both), s[-1_c](std::array<double, 2>{1, 0.5}));
static_assert(two.loss(0) == 49 && two.loss(1) == 0 && two[E] == 24.5);
static_assert(of_batch(w(2), x(both), s[-1_c](std::array<double, 2>{1, 0.5}), lengths({2, 1})).loss(0) == 225);
static_assert(of_batch.into(to(), w(2), x(both), s[-1_c](std::array<double, 2>{1, 0.5})) == 24.5);

// a chain: the last state of the first net is the first of the second
constexpr auto decoder = unroll<2>(recurrence(z[t] = w * z[t - 1_c], F[last] = z[last] - 100_c));
constexpr auto joined = chain(net, decoder, z[-1_c] = s[last]);
static_assert(value(joined, F)(w(2), x({3, 5, 7}), s[-1_c](1))[F] == 48);

// it keeps as many steps as the equations look back, however long the sequence is
template <int T>
constexpr std::size_t bytes = workspace_bytes<decltype(value(unroll<T>(cell), E))>;
static_assert(bytes<1000> == bytes<2000> && bytes<1000> <= 8 * sizeof(double) &&
              workspace_bytes<decltype(evaluate(unroll<1000>(cell)))> >= 1000 * sizeof(double));
}  // namespace
