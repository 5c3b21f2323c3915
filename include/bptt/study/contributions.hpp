// Contributions: a derivative as a sum over all paths from the loss to a symbol, each the product of the local
// derivatives on its way. A closed form (derivation/derivative.hpp) nests what paths have in common; here each path is
// spelled out, and knows where it begins and ends.
#pragma once
#include <bptt/printing/equation_notation.hpp>
#include <bptt/study/path_products.hpp>

namespace bptt {

/// One path. It ends at the symbol at step `step`, −1 in the equation of an initial state, and leaves the loss for a
/// variable of step `loss_step`. `formula` is the product of its local derivatives, from the loss on.
template <int at_step, int from_step, class Formula>
struct path_term {
  static constexpr int step = at_step, loss_step = from_step;
  using formula = Formula;
};

namespace study {

// --- adjoints in a term -------------------------------------------------------------------------

template <class Loss, class Leaves>
struct adjoints_among;
template <class Loss, class... Leaf>
struct adjoints_among<Loss, types<Leaf...>> {
  using type = list::unique<list::concat<list::one_if<adjoint_reference<Leaf, Loss>, Leaf>...>>;
};
/// The adjoints of the loss that stand in a term.
template <class Loss, class E>
using adjoint_leaves = typename adjoints_among<Loss, leaves_of<E>>::type;

/// All adjoints but B are zero.
template <class Loss, class B>
struct others_zero {
  template <class E>
  static choose<adjoint_reference<E, Loss> && !std::is_same_v<E, B>, struct zero, E> of(E);
};
/// The part of a term that has the adjoint B; `only`: it has no other one.
template <class Loss, class B, class E, bool only>
struct part_with {
  using type = E;
};
template <class Loss, class B, class E>
struct part_with<Loss, B, E, false> : rebuilt<E, others_zero<Loss, B>> {};
template <class Loss, class B, class... Part>  // zeros keep their rows
struct part_with<Loss, B, concat_of<Part...>, false> {
  using type = concat_of<typename shaped<typename rebuilt<Part, others_zero<Loss, B>>::type, shape_t<Part>>::type...>;
};

// --- paths --------------------------------------------------------------------------------------

/// A path on its way: the step at which it left the loss, −1 while it has come to no step, and its product.
template <int loss_step, class Formula>
struct path_so_far {};

template <class Program, class Loss, class Reference>
struct paths_to;

/// The paths that end with the term E of the adjoint equation of a reference: those to each adjoint in it, continued by
/// what that one is multiplied by.
template <class Program, class Loss, class Reference, class E, class Adjoints = adjoint_leaves<Loss, E>>
struct paths_through;
template <class Program, class Loss, class Reference, class E>
struct paths_through<Program, Loss, Reference, E, types<>> {
  using type = types<path_so_far<-1, E>>;
};
template <class Program, class Loss, class Reference>
struct paths_through<Program, Loss, Reference, struct zero, types<>> {
  using type = types<>;
};
template <class Program, class Loss, class Reference, class E, class... B>
  requires(sizeof...(B) > 0)
struct paths_through<Program, Loss, Reference, E, types<B...>> {
  template <class Adjoint, int... step, class... Formula>
  static auto continued_all(types<path_so_far<step, Formula>...>) {
    using term = typename part_with<Loss, Adjoint, E, sizeof...(B) == 1>::type;
    return types<path_so_far<step, continue_path<term, Adjoint, Formula>>...>{};
  }
  using type = list::concat<decltype(continued_all<B>(typename paths_to<Program, Loss, primal_at<B>>::type{}))...>;
};

/// Paths that have come to a reference: where that is at a step, and they have come to none before, they left the loss
/// for it.
template <class Reference, class Paths>
struct paths_at {
  using type = Paths;
};
template <class S, int k, int... step, class... Formula>
struct paths_at<at<S, k>, types<path_so_far<step, Formula>...>> {
  using type = types<path_so_far<(step == -1 ? k : step), Formula>...>;
};

template <class Program, class Loss, class Reference, class Terms>
struct paths_through_all;
template <class Program, class Loss, class Reference, class... E>
struct paths_through_all<Program, Loss, Reference, types<E...>> {
  using type =
      typename paths_at<Reference, list::concat<typename paths_through<Program, Loss, Reference, E>::type...>>::type;
};
/// All paths from a loss to a reference.
template <class Program, class Loss, class Reference>
struct paths_to : paths_through_all<Program, Loss, Reference, adjoint_terms<Program, Loss, Reference>> {};
template <class Program, class Loss, class S>
  requires std::is_same_v<S, typename loss_reference<Loss>::type>
struct paths_to<Program, Loss, at_last<S>> {
  using type = types<path_so_far<-1, struct one>>;
};

template <int step, int... loss_step, class... Formula>
constexpr types<path_term<step, loss_step, Formula>...> ending_at(types<path_so_far<loss_step, Formula>...>) {
  return {};
}

/// A reference has the paths to it; a symbol those to all its steps, and those to it in equations of initial states.
template <class Program, class Loss, class Target>
struct contributions_to {
  using type = decltype(ending_at<Program::steps - 1>(typename paths_to<Program, Loss, Target>::type{}));
};
template <class Program, class Loss, class S, int k>
struct contributions_to<Program, Loss, at<S, k>> {
  using type = decltype(ending_at<k>(typename paths_to<Program, Loss, at<S, k>>::type{}));
};
template <class Program, class Loss, is_symbol S>
struct contributions_to<Program, Loss, S> {
  template <int... i>
  static auto all(std::integer_sequence<int, i...>) {
    using at_the_start = typename paths_through_all<Program, Loss, S, start_terms<Program, Loss, S>>::type;
    return list::concat<typename contributions_to<Program, Loss, at<S, Program::steps - 1 - i>>::type...,
                        decltype(ending_at<-1>(at_the_start{}))>{};
  }
  using type = decltype(all(std::make_integer_sequence<int, Program::steps>{}));
};

/// The target as a reference of the program; a variable stands for all its steps.
template <class Program, class Target>
struct every_step : resolved<Program, Target> {};
template <class Program, is_symbol S>
  requires(has_role<S>(role::variable) && !is_defined_at_the_end<S, typename Program::recurrence>)
struct every_step<Program, S> {
  using type = S;
};

/// ∂Loss/∂Target as a sum of paths. `terms` is the list of them, the last step first.
template <class Program, class Loss, class Target>
struct path_sum {
  using terms = typename contributions_to<Program, Loss, Target>::type;
};

}  // namespace study

namespace printing {

/// The line of a step.
template <int step, class Formula>
struct step_line {};
template <int step, class Formula>
struct printer<step_line<step, Formula>> {
  static constexpr void to(sink& out) {
    out << out.f.line_step.before << out.f.words.before << (step < 0 ? "start" : "step ") << out.f.words.after;
    if (step >= 0) out.number(step);
    out << out.f.line_step.between << operand_text<Formula>{} << out.f.line_step.after;
  }
};
template <int step, class Formula>
inline constexpr bool has_its_own_line<step_line<step, Formula>> = true;

template <int step, class... Path>
constexpr auto line_of_step(types<Path...>) {
  using of_step = list::concat<list::one_if<Path::step == step, typename Path::formula>...>;
  return []<class... E>(types<E...>) {
    if constexpr (sizeof...(E) == 0)
      return types<>{};
    else
      return types<step_line<step, decltype(study::plain_sum(E{}...))>>{};
  }(of_step{});
}
template <class... Path>
constexpr auto lines_of(types<Path...> terms) {
  return [&]<class... Step>(types<Step...>) {
    return list::concat<decltype(line_of_step<Step::value>(terms))...>{};
  }(list::unique<types<std::integral_constant<int, Path::step>...>>{});
}
constexpr types<struct zero> lines_of(types<>) { return {}; }
template <class Program, class Loss, class Target>
struct printer<study::path_sum<Program, Loss, Target>>
    : printer<decltype(lines_of(typename study::path_sum<Program, Loss, Target>::terms{}))> {};

}  // namespace printing

/// ∂loss/∂target as the sum of its contributions, to print: a line for each step of the target, the last first, with
/// the factors of each path in the order of the chain rule, from the loss to the target. `target` is a parameter, an
/// input or a variable, at all its steps or at one. In a net of vectors a path is a product of matrices with the loss
/// at its right end.
///   text(contributions(net, E, u))    step 0: s₁·func′(z₁)·w·func′(z₀)·x₀ …
/// `decltype(contributions(net, E, u))::terms` is the list of the paths, a `path_term` each.
/// Errors, at compile time: a loss that is no scalar, a target that the net does not have.
/// Cost: the number of paths, which is exponential in T for a net whose step reads its state several times.
template <int T, class Recurrence, operand Loss, operand Target>
constexpr auto contributions(program<T, Recurrence>, Loss, Target) {
  using net = program<T, Recurrence>;
  using target = typename study::every_step<net, Target>::type;
  using checked =
      choose<is_symbol<target> && has_role<symbol_of<target>>(role::variable), ago<symbol_of<target>, 0>, target>;
  if constexpr (!derivation::check_scalar_loss<net, Loss>())
    return refused{};
  else if constexpr (!derivation::check_targets<net, checked>())
    return refused{};
  else
    return study::path_sum<net, derivation::loss_of<net, Loss>, target>{};
}

}  // namespace bptt
