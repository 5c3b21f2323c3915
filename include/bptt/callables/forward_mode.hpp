// Forward mode: derivatives that are computed along with the values, from the first step to the last, by the linearised
// recurrence. As formulas they prove the backward pass right; as numbers they need memory that does not grow with T.
#pragma once
#include <bptt/callables/gradient.hpp>
#include <bptt/derivation/derivative.hpp>
#include <bptt/derivation/linearisation.hpp>
#include <bptt/meta/holds.hpp>
#include <utility>

namespace bptt {
namespace derivation {

// --- closed forms -------------------------------------------------------------------------------

template <class Linear, class Target, class Reference>
struct closed_tangent;

/// The right-hand side that defines a tangent in a program, as a list of one; an empty list where none does.
template <class Linear, class Tangent>
struct tangent_definition {
  using type = types<>;
};
template <class Linear, class Tangent>
  requires has_definition<Linear, Tangent>
struct tangent_definition<Linear, Tangent> {
  using type = types<typename definition<Linear, Tangent>::type>;
};

/// Replaces tangents by their closed forms, and the direction of the target by 1.
template <class Linear, class Target>
struct by_closed_tangents {
  template <class E>
  static auto of(E leaf) {
    if constexpr (!is_tangent<symbol_of<E>>)
      return leaf;
    else if constexpr (is_reference<E>)
      return typename closed_tangent<Linear, Target, primal_at<E>>::type{};
    else
      return one;
  }
};

template <class Linear, class Target, class Definition>
struct rebuilt_definition {
  using type = struct zero;
};
template <class Linear, class Target, class E>
struct rebuilt_definition<Linear, Target, types<E>> : rebuilt<E, by_closed_tangents<Linear, Target>> {};

/// ∂Reference/∂Target as a formula without tangents.
template <class Linear, class Target, class Reference>
struct closed_tangent
    : rebuilt_definition<Linear, Target,
                         typename tangent_definition<Linear, typename tangent_leaf<Reference>::type>::type> {};
template <class Linear, class Target>
struct closed_tangent<Linear, Target, Target> {
  using type = struct one;
};

/// The symbol in whose direction the net is linearised for a target: of an input at a step, x[1_c], it is x.
template <class Target>
struct with_direction {
  using type = Target;
};
template <numbered_reference Target>
  requires(has_role<symbol_of<Target>>(role::input) && Target::lead >= 0)
struct with_direction<Target> {
  using type = symbol_of<Target>;
};

// --- a program and its linearisation ------------------------------------------------------------

template <class Symbols>
inline constexpr bool some_are_tangents = false;
template <class... S>
inline constexpr bool some_are_tangents<types<S...>> = (is_tangent<S> || ...);

}  // namespace derivation

/// Holds for a net without tangents. A linearised net has directions already and cannot be given others: only the
/// backward pass differentiates it once more.
template <class Recurrence>
inline constexpr bool has_no_tangents = false;
template <class... E>
inline constexpr bool has_no_tangents<recurrence_of<E...>> =
    !(derivation::some_are_tangents<derivation::symbols_read<E>> || ...) &&
    !(is_tangent<symbol_of<typename E::lhs>> || ...);

namespace derivation {

/// The tangents that a linearised program reads and that nobody binds: those of inputs outside the sequence, x[−1].
/// They are zero.
template <class Program, class Linear, class... Target>
struct tangents_without_direction {
  template <class Key>
  struct is_one {
    static constexpr bool value = !list::contains<
        Key, list::concat<given_to<Program>, types<resolve<Program, typename tangent_leaf<Target>::type>...>>>;
  };
  using type = list::filter<is_one, given_to<Linear>>;
};

/// The check of a program that is to be linearised: it has the targets, and no tangents yet.
template <class Program, class... Target>
constexpr bool check_linearised() {
  static_assert(BPTT_HOLDS(has_no_tangents<typename Program::recurrence>),
                "bptt: a net that has tangents is differentiated backward, by gradient or derivative");
  return has_no_tangents<typename Program::recurrence> && check_targets<Program, Target...>();
}

}  // namespace derivation

namespace numeric {

/// A workspace, and the tangents that the library binds itself: directions, and those that are zero.
template <class Memory, class Tangents>
struct memory_with_tangents {
  Memory pass;
  [[no_unique_address]] Tangents tangents;
};

/// The address of component i, counted through the numbers of some keys, one key after another.
template <class... Key, class To>
constexpr typename To::number* component(To& to, int i) {
  typename To::number* found = nullptr;
  auto const look = [&]<class K>(std::type_identity<K>) {
    constexpr int size = To::template extents_of<K>::size;
    if (i >= 0 && i < size) found = to.template numbers<K>() + i;
    i -= size;
  };
  (look(std::type_identity<Key>{}), ...);
  return found;
}

}  // namespace numeric

/// Holds for a target of forward_derivative: one number.
template <class Target, class Shape>
inline constexpr bool target_is_a_number = is_scalar<Shape>;
/// Holds when a loss depends on a target.
template <class Loss, class Program>
inline constexpr bool loss_depends_on_a_target = has_a_value<derivation::resolve<Program, Loss>, Program>;

namespace derivation {
/// The check that a loss has a derivative along a direction of the targets; nothing is said where they have none.
template <class Program, class Loss, class... Target>
constexpr bool check_rate() {
  using linear = decltype(linearised(Program{}, numeric::targets<Target...>{}));
  if constexpr (is_refused<linear>) {
    return false;
  } else {
    using rate = typename tangent_leaf<Loss>::type;
    static_assert(BPTT_HOLDS(loss_depends_on_a_target<rate, linear>), "bptt: the loss depends on none of the targets");
    return loss_depends_on_a_target<rate, linear>;
  }
}
}  // namespace derivation

/// ∂loss/∂target as a formula, derived forward in time, where `derivative` derives it backward. `loss` is a variable,
/// `E`, `s[1_c]` or `s[last]`; `target` a scalar: a parameter or constant, an input at a step (`x[1_c]`), or an initial
/// state (`s[-1_c]`).
/// Errors, at compile time: as of `derivative`; a target that is no scalar; a net that has tangents already.
/// Cost: the length of the formula; like `derivative` it is for small T.
///   static_assert(equivalent(forward_derivative(net, E, w), derivative(net, E, w)));   // each proves the other
template <int T, class Recurrence, operand Loss, operand Target>
constexpr auto forward_derivative(program<T, Recurrence>, Loss, Target) {
  using net = program<T, Recurrence>;
  using target = typename derivation::with_direction<Target>::type;
  static_assert(BPTT_HOLDS(target_is_a_number<Target, shape_t<Target>>),
                "bptt: a derivative is derived forward with respect to a scalar");
  if constexpr (!target_is_a_number<Target, shape_t<Target>>) {
    return refused{};
  } else if constexpr (!derivation::check_loss<net, Loss>()) {
    return refused{};
  } else if constexpr (!derivation::check_targets<net, Target>()) {
    return refused{};
  } else if constexpr (!derivation::check_linearised<net, target>()) {
    return refused{};
  } else {
    using linear = decltype(linearised(net{}, numeric::targets<target>{}));
    using formula = typename derivation::closed_tangent<linear, Target, derivation::resolve<net, Loss>>::type;
    return closed_form<T, typename derivation::shaped<formula, shape_t<Loss>>::type>{};
  }
}

namespace numeric {

/// The callable that `forward_gradient(net, loss, wrt(...))` returns. An empty type.
template <class Program, class Loss, codegen code, class... Target>
struct forward_gradient_of : gradient_callable<forward_gradient_of<Program, Loss, code, Target...>, Program, Loss,
                                               derivation::resolve<Program, Target>...> {
  using linear = decltype(linearised(Program{}, numeric::targets<Target...>{}));
  using loss_key = derivation::resolve<Program, Loss>;
  using rate_key = typename derivation::tangent_leaf<loss_key>::type;
  /// The forward pass with tangents: a gradient with respect to nothing, so that each variable has a ring buffer of as
  /// many steps as a lag reaches back.
  using pass = decltype(gradient<code>(linear{}, tangent(Loss{}), numeric::targets<>{}, also(Loss{})));

  template <class Key>
  using direction = derivation::resolve<Program, typename derivation::tangent_leaf<Key>::type>;
  template <class Key>
  using written = derivation::resolve<Program, Key>;
  using zeros = typename derivation::tangents_without_direction<Program, linear, Target...>::type;
  template <class N>
  using tangents = numeric::result_with<linear, N, list::concat<types<direction<Target>...>, zeros>>;

  template <class N>
  using memory = numeric::memory_with_tangents<typename pass::template memory<N>, tangents<N>>;

  template <class... Binding>
  using needs = numeric::and_length<derivation::given_to<Program>, sequence_length, Binding...>;

  template <class Memory, class Writer, class Sources>
  BPTT_INLINE static constexpr auto run(Memory& memory, Writer to, Sources const& in) {
    using N = typename Writer::number;
    using value_key = numeric::forward_value<loss_key>;
    N value{};
    numeric::redirected<Writer, value_key> const to_value{to, {&value}};
    auto const all = numeric::with_numbers(in, memory.tangents);
    numeric::set_all_to_zero(memory.tangents, typename tangents<N>::keys{});
    constexpr int components = (0 + ... + Writer::template extents_of<written<Target>>::size);
    for (int i = 0; i < components; ++i) {
      N& direction_i = *numeric::component<direction<Target>...>(memory.tangents, i);
      direction_i = N(1);
      *numeric::component<written<Target>...>(to, i) = pass::run(memory.pass, to_value, all);
      direction_i = N(0);
    }
    numeric::write_scalar<loss_key>(to, value);
    return value;
  }
};

}  // namespace numeric

/// The loss and its gradient in forward mode, for few parameters and long sequences: called and read like `gradient`,
/// but memory does not grow with T, except for inputs as targets and where an equation reads a variable at a fixed
/// step. Targets are parameters, constants and inputs by name, and initial states `h[-1_c]`.
/// Errors, at compile time: as of `gradient`; a loss that depends on none of the targets; a net that has tangents.
/// Cost: for each number of the targets one forward pass with tangents, which is two to three forward passes.
/// Source: in exact arithmetic this is real-time recurrent learning, Williams and Zipser (1989), one column of the
/// sensitivity matrix at a time.
///   auto const r = forward_gradient(unroll<100000>(cell), L, wrt(u))(u(0.8), x(xs), s[-1_c](0.0));   // r[L], r[u]
template <codegen code = codegen::automatic, int T, class Recurrence, operand Loss, class... Target>
constexpr auto forward_gradient(program<T, Recurrence>, Loss, numeric::targets<Target...>) {
  using net = program<T, Recurrence>;
  if constexpr (!derivation::check_scalar_loss<net, Loss>()) {
    return refused{};
  } else if constexpr (!derivation::check_linearised<net, Target...>()) {
    return refused{};
  } else if constexpr (!derivation::check_rate<net, Loss, Target...>()) {
    return refused{};
  } else {
    return []<class... S>(types<S...>) {
      return numeric::forward_gradient_of<net, Loss, code, S...>{};
    }(list::unique<types<Target...>>{});
  }
}

}  // namespace bptt
