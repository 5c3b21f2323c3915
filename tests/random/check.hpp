// What a generated file is made of: symbols, equations that know their text, and the comparison of their gradient with
// the reference.
#pragma once
#include <bptt/callables/gradient.hpp>
#include <bptt/derivation/truncation.hpp>
#include <bptt/operations/pieces.hpp>
#include <bptt/operations/power.hpp>
#include <cmath>

#include "experiment.hpp"

namespace generated {
using namespace bptt;

template <char name, int... dims>
struct par : parameter<par<name, dims...>, dims...> {};
template <char name, int... dims>
struct con : constant<con<name, dims...>, dims...> {};
template <char name, int... dims>
struct in : input<in<name, dims...>, dims...> {};
template <char name, int... dims>
struct var : variable<var<name, dims...>, dims...> {};

/// A function of one's own.
inline constexpr struct arctan : function<arctan> {
  static double value(double x) { return std::atan(x); }
  static double slope(double x) { return 1 / (1 + x * x); }
} arctan;

template <class Object>
struct with_text {
  Object object;
  char const* text;
};
template <class Object>
with_text(Object, char const*) -> with_text<Object>;
#define EQUATIONS(...) \
  with_text { recurrence(__VA_ARGS__), #__VA_ARGS__ }
#define LOSS(...) \
  with_text { __VA_ARGS__, #__VA_ARGS__ }
#define BOUND(...) \
  with_text { wrt(__VA_ARGS__), #__VA_ARGS__ }
#define WRT(...) \
  with_text { wrt(__VA_ARGS__), #__VA_ARGS__ }
#define ALSO(...) \
  with_text { also(__VA_ARGS__), #__VA_ARGS__ }

inline by_text::numbers numbers_of(double const& x) { return {&x, 1}; }
template <class View>
by_text::numbers numbers_of(View const& v) {
  return {v.data(), v.size()};
}

/// Compares loss, gradients and forward values of a recurrence of T steps with the reference, at some points.
template <int T, codegen code, class Recurrence, class Loss, class... Key, class... Target, class... Reference>
[[gnu::noinline]] void check(int number, with_text<Recurrence> equations, with_text<Loss> loss,
                             with_text<numeric::targets<Key...>> keys, with_text<numeric::targets<Target...>> targets,
                             with_text<numeric::values<Reference...>> references) {
  constexpr auto gradients =
      gradient<code>(unroll<T>(Recurrence{}), Loss{}, numeric::targets<Target...>{}, numeric::values<Reference...>{});
  by_text::experiment e(number, T, code == codegen::step_loop ? "a loop" : "a straight line", equations.text, loss.text,
                        keys.text, targets.text, references.text);
  while (e.next_point()) {
    by_text::poison_stack();
    auto const result = [&]<std::size_t... key>(std::index_sequence<key...>) {
      return gradients(Key{}(e.values(key))...);
    }
    (std::index_sequence_for<Key...>{});
    e.compare_loss(numbers_of(result[Loss{}]));
    (e.compare_gradient(numbers_of(result[Target{}])), ...);
    (e.compare_value(numbers_of(result.value(Reference{}))), ...);
  }
}

}  // namespace generated
