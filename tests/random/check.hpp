// What a generated file is made of: equations that know their text, and the comparison of what the library says of them
// with the reference.
#pragma once
#include <bptt/bptt.hpp>
#include <cmath>

#include "experiment.hpp"

namespace generated {
using namespace bptt;

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
#define KEYS(...) \
  with_text { wrt(__VA_ARGS__), #__VA_ARGS__ }
#define VALUES(...) \
  with_text { also(__VA_ARGS__), #__VA_ARGS__ }

template <class N>
std::vector<double> numbers_of(N const& x) requires std::is_arithmetic_v<N> {
  return {static_cast<double>(x)};
}
template <class View>
std::vector<double> numbers_of(View const& v) {
  if constexpr (requires { v.data(); }) {
    return {v.data(), v.data() + v.size()};
  } else {  // of a step, for each sequence of a batch: they lie apart
    std::vector<double> all;
    for (int b = 0; b < View::sequences(); ++b)
      for (double const x : numbers_of(v[b])) all.push_back(x);
    return all;
  }
}

template <class E>
constexpr char const* signature() {
  return __PRETTY_FUNCTION__;
}

template <class... Key>
struct keys_of {
  /// Calls a callable with the values of the keys at the point of an experiment, and further bindings.
  template <class Callable, class... More>
  static auto call(Callable callable, by_text::experiment const& e, More... more) {
    by_text::poison_stack();
    return [&]<std::size_t... key>(std::index_sequence<key...>) { return callable(Key{}(e.values(key))..., more...); }
    (std::index_sequence_for<Key...>{});
  }
  template <class Callable>
  static auto call_in_float(Callable callable, by_text::experiment const& e) {
    by_text::poison_stack();
    return [&]<std::size_t... key>(std::index_sequence<key...>) { return callable(Key{}(e.floats(key))...); }
    (std::index_sequence_for<Key...>{});
  }
};

/// A recurrence under test, with its loss and what has to be bound.
template <class Recurrence, class Loss, class Keys>
struct tested;
template <class Recurrence, class Loss, class... Key>
struct tested<Recurrence, Loss, numeric::targets<Key...>> {
  int number;
  char const *equations, *loss, *keys;
  using bound = keys_of<Key...>;
  tested(int n, with_text<Recurrence> e, with_text<Loss> l, with_text<numeric::targets<Key...>> k)
      : number(n), equations(e.text), loss(l.text), keys(k.text) {
    by_text::reaches(by_text::differentiated, signature<Recurrence>());
  }
  template <int T, class... Target>
  by_text::question asks(char const* kind, with_text<numeric::targets<Target...>> targets,
                         char const* values = "") const {
    return {number, T, kind, equations, loss, keys, targets.text, values};
  }

  /// Loss, gradients and forward values.
  template <int T, codegen code, class... Target, class... Reference>
  [[gnu::noinline]] void gradient(with_text<numeric::targets<Target...>> targets,
                                  with_text<numeric::values<Reference...>> values) const {
    constexpr auto g = bptt::gradient<code>(unroll<T>(Recurrence{}), Loss{}, numeric::targets<Target...>{},
                                            numeric::values<Reference...>{});
    by_text::reaches(by_text::differentiated,
                     signature<numeric::planned_recurrence<program<T, Recurrence>, Target...>>());
    by_text::experiment e(asks<T>(code == codegen::step_loop ? "gradient by a loop" : "gradient by a straight line",
                                  targets, values.text));
    compare<Target...>(e, g, numeric::values<Reference...>{});
  }
  template <class... Target, class Callable, class... Reference>
  static void compare(by_text::experiment& e, Callable g, numeric::values<Reference...>) {
    while (e.next_point()) {
      auto const r = bound::call(g, e);
      e.compare_loss(numbers_of(r[Loss{}]));
      (e.compare_gradient(numbers_of(r[Target{}])), ...);
      (e.compare_value(numbers_of(r.value(Reference{}))), ...);
    }
  }
  /// The same of floats.
  template <int T, codegen code, class... Target>
  [[gnu::noinline]] void gradient_in_float(with_text<numeric::targets<Target...>> targets) const {
    constexpr auto g = bptt::gradient<code>(unroll<T>(Recurrence{}), Loss{}, numeric::targets<Target...>{});
    by_text::question q = asks<T>("gradient in float", targets);
    q.in_float = true;
    by_text::experiment e(q);
    while (e.next_point()) {
      auto const r = bound::call_in_float(g, e);
      e.compare_loss(numbers_of(r[Loss{}]));
      (e.compare_gradient(numbers_of(r[Target{}])), ...);
    }
  }
  /// With forward values that are computed twice, where the net allows it.
  template <int T, int length, class... Target>
  [[gnu::noinline]] void gradient_with_recomputation(with_text<numeric::targets<Target...>> targets) const {
    using net = program<T, Recurrence>;
    using plan = numeric::plan_by_steps<net, derivation::loss_of<net, Loss>, Target...>;
    if constexpr (numeric::has_segments<plan>) {
      constexpr auto g = bptt::gradient(net{}, Loss{}, numeric::targets<Target...>{}, recompute<length>);
      by_text::experiment e(asks<T>("gradient with recomputation", targets));
      compare<Target...>(e, g, numeric::values<>{});
    }
  }
  /// Of two sequences, of these lengths.
  template <int T, class... Target, class... Reference>
  [[gnu::noinline]] void gradient_of_batch(std::vector<int> steps, with_text<numeric::targets<Target...>> targets,
                                           with_text<numeric::values<Reference...>> values) const {
    constexpr auto g = bptt::gradient(batch<2>(unroll<T>(Recurrence{})), Loss{}, numeric::targets<Target...>{},
                                      numeric::values<Reference...>{});
    by_text::question q = asks<T>("gradient of a batch", targets, values.text);
    q.lengths = steps;
    by_text::experiment e(q);
    while (e.next_point()) try {
        auto const r = bound::call(g, e, lengths(steps));
        e.compare_loss(numbers_of(r[Loss{}]));
        (e.compare_gradient(numbers_of(r[Target{}])), ...);
        (e.compare_value(numbers_of(r.value(Reference{}))), ...);
      } catch (std::invalid_argument const& refusal) {
        e.refused(refusal.what());
      }
  }
  template <int T, class... Target>
  [[gnu::noinline]] void forward_gradient(with_text<numeric::targets<Target...>> targets) const {
    constexpr auto g = bptt::forward_gradient(unroll<T>(Recurrence{}), Loss{}, numeric::targets<Target...>{});
    by_text::experiment e(asks<T>("gradient in forward mode", targets));
    compare<Target...>(e, g, numeric::values<>{});
  }
  template <int T, class... Target>
  [[gnu::noinline]] void hessian(with_text<numeric::targets<Target...>> targets) const {
    constexpr auto g = hessian_vector_product(unroll<T>(Recurrence{}), Loss{}, numeric::targets<Target...>{});
    by_text::reaches(by_text::differentiated,
                     signature<decltype(linearised(Recurrence{}, numeric::targets<Target...>{}))>());
    by_text::experiment e(asks<T>("Hessian-vector product", targets));
    while (e.next_point()) [&]<std::size_t... target>(std::index_sequence<target...>) {
        auto const r = bound::call(g, e, typename derivation::tangent_leaf<Target>::type{}(e.direction(target))...);
        e.compare_loss(numbers_of(r[Loss{}]));
        (e.compare_along(numbers_of(r[Target{}])), ...);
      }
    (std::index_sequence_for<Target...>{});
  }
  template <int T, codegen code, class... Reference>
  [[gnu::noinline]] void evaluation(with_text<numeric::values<Reference...>> values) const {
    constexpr auto f = evaluate<code>(unroll<T>(Recurrence{}));
    by_text::experiment e(asks<T>("evaluation", with_text{wrt(), ""}, values.text));
    while (e.next_point()) {
      auto const r = bound::call(f, e);
      (e.compare_value(numbers_of(r[Reference{}])), ...);
    }
  }
  template <int T, class Target>
  [[gnu::noinline]] void closed_form(with_text<numeric::targets<Target>> target) const {
    constexpr auto d = derivative(unroll<T>(Recurrence{}), Loss{}, Target{});
    by_text::reaches(by_text::derived, signature<decltype(d)>());
    by_text::experiment e(asks<T>("closed form, printed", target));
    while (e.next_point()) e.compare_closed_form(ascii(d));
  }
  template <int T, class... Symbol>
  [[gnu::noinline]] void rules(with_text<numeric::targets<Symbol...>> symbols) const {
    using net = program<T, Recurrence>;
    (by_text::reaches(by_text::derived, signature<decltype(rule(net{}, Loss{}, Symbol{}))>()), ...);
    by_text::experiment e(asks<T>("rules, printed", symbols));
    while (e.next_point()) (e.compare_rule(ascii(rule(net{}, Loss{}, Symbol{}))), ...);
  }
};
template <class Recurrence, class Loss, class... Key>
tested(int, with_text<Recurrence>, with_text<Loss>, with_text<numeric::targets<Key...>>)
    -> tested<Recurrence, Loss, numeric::targets<Key...>>;

}  // namespace generated
