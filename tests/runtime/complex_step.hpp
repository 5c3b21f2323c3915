// An independent derivative: the forward pass is written again by hand over naive matrices of complex numbers, and the
// derivative with respect to one number p is Im E(p + ih) / h, which has no cancellation (Squire and Trapp 1998).
// `check` compares all components of a gradient with it.
#pragma once
#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <bptt/bptt.hpp>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

#include "matrix.hpp"
#include "numbers.hpp"

// --- symbols of any shape: par<'W', 2, 3> -------------------------------------------------------

template <char name, int... dims>
struct par : bptt::parameter<par<name, dims...>, dims...> {};
template <char name, int... dims>
struct in : bptt::input<in<name, dims...>, dims...> {};
template <char name, int... dims>
struct var : bptt::variable<var<name, dims...>, dims...> {};
template <char name, int... dims>
struct con : bptt::constant<con<name, dims...>, dims...> {};

// --- forward passes by hand ---------------------------------------------------------------------

namespace by_hand {

/// Are the numbers of a point of both signs, or positive: where a logarithm is taken?
enum class signs { both, positive };

/// How many values an input has in a point of T steps: in a chain of two nets, the inputs of one have another number.
template <class Input, int T>
inline constexpr int steps_of_input = T;

/// Values of the symbols S: no zeros, no ones, no two alike, targets that do not sum to one.
template <int T, class... S>
class point {
  template <class K>
  static constexpr int numbers_per_step = bptt::shape_t<K>::size;
  template <class K>
  static constexpr std::size_t count =
      static_cast<std::size_t>(numbers_per_step<K>*(bptt::has_role<K>(bptt::role::input) ? steps_of_input<K, T> : 1));
  std::array<std::vector<complex>, sizeof...(S)> values_;

 public:
  static constexpr int steps = T;

  explicit point(signs sign) {
    unsigned state = 12345;
    auto const uniform = [&] {
      state = state * 1664525u + 1013904223u;
      return static_cast<double>(state >> 8) / 16777216.0;
    };
    std::size_t k = 0;
    (values_[k++].resize(count<S>), ...);
    for (auto& of_symbol : values_)
      for (complex& v : of_symbol) {
        double const size = 0.25 + 0.65 * uniform();
        v = sign == signs::both && uniform() < 0.5 ? -size : size;
      }
  }

  template <class K>
  std::vector<complex>& of(K) {
    return values_[static_cast<std::size_t>(bptt::list::position<K, bptt::types<S...>>::value)];
  }
  /// The value of a symbol, of an input that of a step.
  template <class K>
  matrix operator()(K, int step = 0) const {
    auto const& all = values_[static_cast<std::size_t>(bptt::list::position<K, bptt::types<S...>>::value)];
    matrix m(bptt::shape_t<K>::rows, bptt::shape_t<K>::cols);
    std::copy_n(all.begin() + step * numbers_per_step<K>, numbers_per_step<K>, m.x.begin());
    return m;
  }
  /// The same for the library.
  template <class K>
  std::array<double, count<K>> flat(K k) {
    std::array<double, count<K>> numbers{};
    std::transform(of(k).begin(), of(k).end(), numbers.begin(),
                   [](complex v) { return static_cast<double>(v.real()); });
    return numbers;
  }
};

/// Leaves NaN where the next call has its local variables: what is read before it is written shows.
[[gnu::noinline]] inline void poison_stack() {
  double volatile numbers[1 << 14];
  for (double volatile& x : numbers) x = std::numeric_limits<double>::quiet_NaN();
}

/// The kind of code that is checked: spelled out in a straight line, or a loop over the steps.
enum class by { line, loop };

/// Compares the loss and all components of its gradient with respect to all symbols with the forward pass E(point)
/// written by hand. The gradients of `zero_gradients` symbols are zero, and no others: those would show nothing.
template <by kind, int T, signs sign = signs::both, int zero_gradients = 0, class Net, class Loss, class Forward,
          class... S>
void check_net(Net net, Loss loss, Forward forward, S... symbol) {
  constexpr auto code = kind == by::line ? bptt::codegen::straight_line : bptt::codegen::step_loop;
  point<T, S...> p(sign);
  poison_stack();
  auto const result = bptt::gradient<code>(net, loss, bptt::wrt(symbol...))(symbol(p.flat(symbol))...);

  double const E = static_cast<double>(matrix(forward(std::as_const(p)))(0).real());
  double const small = 1e-13;
  BOOST_TEST(numbers::relative_error(result[loss], E) <= small, "the loss is " << result[loss] << " and not " << E);

  int zeros = 0;
  auto const compare = [&](auto s) {
    long double const h = 1e-30L;
    std::vector<long double> want;
    for (complex& v : p.of(s)) {
      complex const before = v;
      v += complex(0, h);
      want.push_back(matrix(forward(std::as_const(p)))(0).imag() / h);
      v = before;
    }
    double const error = numbers::relative_error(result[s], want);
    BOOST_TEST(error <= small, "the gradient of " << bptt::qualified_name<decltype(s)>() << " is off by " << error);
    zeros += std::all_of(want.begin(), want.end(), [](long double v) { return v == 0; });
  };
  (compare(symbol), ...);
  BOOST_TEST(zeros == zero_gradients);
}

template <by kind, signs sign = signs::both, int zero_gradients = 0, int T, class Recurrence, class Loss, class Forward,
          class... S>
void check(bptt::program<T, Recurrence> net, Loss loss, Forward forward, S... symbol) {
  check_net<kind, T, sign, zero_gradients>(net, loss, forward, symbol...);
}

}  // namespace by_hand
