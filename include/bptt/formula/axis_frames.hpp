// How axes agree. A dimension of a formula has a name and the step at which it is taken. Sizes alone do not see a
// forgotten transpose of a square matrix, or h[t] where h[t−1] belongs; axes do. They are checked where people write a
// formula and nowhere else: what the library derives has sizes only.
//
// A step is counted in a frame, and within one frame steps agree exactly:
// * A reference h[t − 1_c] is in the frame of step t. So are parameters, as they are declared: W·h[t−1] agrees if the
//   columns of W are before(hidden), and Wᵀ·h[t−1] does not.
// * A parameter is shared by all steps, and so may be moved to the frame of a later step t + k if it meets an operand
//   of that step, as Wᵀ in δₜ = Wᵀδₜ₊₁; one whose axes reach ahead in time may be moved to an earlier step.
// * In closed formulas there is no t, but h[1_c], h[last]. A parameter moves to any step, and the addends of a sum may
//   be at different steps, as those of the gradient of a bias are. What is checked is the difference of the steps
//   within an operand: outer(d[2_c], h[1_c]) has the axes of W, outer(d[2_c], h[2_c]) has not. The same holds for a sum
//   over time, and for steps that cannot be compared, such as `last` and 2.
// An axis without a name agrees with every axis of its length.
#pragma once
#include <bptt/formula/nodes.hpp>
#include <bptt/meta/type_list.hpp>

namespace bptt {

/// The axes of a formula, one for each dimension: `axes<hidden, earlier<hidden, 1>>`. An axis is `hidden`, at step t;
/// `earlier`, `later` or one of those below, at another step; or `units<4>`, without a name.
template <class... Axis>
struct axes {};
template <class... A, class... B>
constexpr bool operator==(axes<A...>, axes<B...>) {
  return std::is_same_v<axes<A...>, axes<B...>>;
}
/// An axis without a name, of n units.
template <int n>
struct units {};
/// The axis A at step k of an unrolled program.
template <class A, int k>
struct at_step {};
/// The axis A, `steps` steps after the last one.
template <class A, int steps>
struct after_the_last {};
/// The axis A at a step that is not known.
template <class A>
struct some_step {};

/// Does a formula name an axis anywhere? Where none does, nothing of this header is instantiated.
template <class E>
inline constexpr bool names_axes = false;
template <class E>
  requires requires { E::has_named_axis; }
inline constexpr bool names_axes<E> = E::has_named_axis;
template <class Loss, class S>
inline constexpr bool names_axes<bar<Loss, S>> = names_axes<S>;
template <is_reference E>
inline constexpr bool names_axes<E> = names_axes<typename E::symbol>;
template <template <class...> class Node, class... A>
  requires is_node<Node<A...>>
inline constexpr bool names_axes<Node<A...>> = (names_axes<A> || ...);
template <template <int, class> class Closed, int T, class Formula>
inline constexpr bool names_axes<Closed<T, Formula>> = names_axes<Formula>;

namespace naming {

/// The frame in which steps are counted: of parameters, of a sum over steps, of step t, of numbered steps, of `last`.
enum class frame { parameters, sum_of_steps, step_t, steps, last };

inline constexpr int unknown = -1000000;

/// An axis at a step; of units<n> the step is 0.
template <class A, int at>
struct entry {
  using axis = A;
  static constexpr int step = at;
};
template <class A>
inline constexpr bool is_named = true;
template <int n>
inline constexpr bool is_named<units<n>> = false;

/// The axes of a formula, as they are derived: entries, and the frame of their steps.
template <frame f, class... Entry>
struct found {
  static constexpr frame counted_in = f;
};

// --- how they are printed -----------------------------------------------------------------------

template <frame f, class A, int step>
constexpr auto shown(entry<A, step>) {
  if constexpr (!is_named<A>)
    return A{};
  else if constexpr (step == unknown)
    return some_step<A>{};
  else if constexpr (f == frame::steps)
    return at_step<A, step>{};
  else if constexpr (f == frame::last)
    return after_the_last<A, step>{};
  else
    return axis_at<A, step>();
}

// --- do the axes of two operands agree? ---------------------------------------------------------

/// The steps of an operand's axes, as numbers.
struct steps_of_operand {
  frame counted_in;
  int size;
  bool known[3];
  int step[3];
};
template <frame f, class... Entry>
constexpr steps_of_operand steps_of(found<f, Entry...>) {
  return {f,
          static_cast<int>(sizeof...(Entry)),
          {is_named<typename Entry::axis> && Entry::step != unknown..., false},
          {Entry::step..., 0}};
}

/// The latest of the steps that are known, or the earliest; 0 where none is known.
constexpr int latest_step(steps_of_operand const& a, bool earliest = false) {
  int found = unknown;
  for (int i = 0; i < a.size; ++i)
    if (a.known[i] && (found == unknown || (a.step[i] > found) != earliest)) found = a.step[i];
  return found == unknown ? 0 : found;
}

/// How two operands meet: as addends of a sum, in a componentwise operation, as factors of a product.
enum class use { sum, components, product };

/// May a parameter be moved `by` steps ahead, where its axis i meets an operand in the frame of step t?
constexpr bool may_move(steps_of_operand const& parameter, int i, int by) {
  bool reaches_ahead = false;
  for (int k = 0; k < parameter.size; ++k) reaches_ahead |= parameter.known[k] && parameter.step[k] > 0;
  return parameter.step[i] == 0 && (reaches_ahead ? by < 0 : by > 0);
}
/// Do axis i of a and axis j of b agree, if for that a has to be moved `by` steps ahead?
constexpr bool frames_agree(use as, steps_of_operand const& a, int i, steps_of_operand const& b, int j, int by) {
  frame const f = a.counted_in, g = b.counted_in;
  if (by == 0 || f == frame::sum_of_steps || g == frame::sum_of_steps) return true;
  if (f == frame::parameters && g == frame::parameters) return as == use::product;
  if (f == frame::parameters) return g != frame::step_t || may_move(a, i, by);
  if (g == frame::parameters) return f != frame::step_t || may_move(b, j, -by);
  if (f != g) return true;  // the step t, a concrete step and the last one cannot be compared
  return as == use::sum && f == frame::steps;
}

/// The result of comparing the axes of two operands.
struct alignment {
  bool agree = true;
  bool compared = false;  // do two named axes meet?
  int by = 0;             // by how many steps the left one has to be moved ahead
};
template <class A, class B>
inline constexpr bool one_axis =
    !is_named<typename A::axis> || !is_named<typename B::axis> || std::is_same_v<typename A::axis, typename B::axis>;

/// Compares operands that have all axes in common.
template <use as, frame f, class... A, frame g, class... B>
constexpr alignment aligned(found<f, A...> left, found<g, B...> right) {
  alignment all;
  if constexpr (sizeof...(A) == sizeof...(B)) {  // a literal in a generated formula is as large as its neighbour
    constexpr auto a = steps_of(left), b = steps_of(right);
    all.agree = (one_axis<A, B> && ...);
    for (int i = 0; i < a.size; ++i) {
      if (!a.known[i] || !b.known[i]) continue;
      int const by = b.step[i] - a.step[i];
      all.agree = all.agree && (all.compared ? by == all.by : frames_agree(as, a, i, b, i, by));
      if (!all.compared) all.by = by;
      all.compared = true;
    }
  }
  return all;
}
/// Compares factors of a product, where axis i of the left one meets axis j of the right one.
template <int i, int j, frame f, class... A, frame g, class... B>
constexpr alignment aligned_at(found<f, A...> left, found<g, B...> right) {
  alignment met;
  constexpr auto a = steps_of(left), b = steps_of(right);
  met.agree = one_axis<list::element<i, types<A...>>, list::element<j, types<B...>>>;
  if (a.known[i] && b.known[j]) {
    met.compared = true;
    met.by = b.step[j] - a.step[i];
    met.agree = met.agree && frames_agree(use::product, a, i, b, j, met.by);
  }
  return met;
}

// --- the axes of the result ---------------------------------------------------------------------

template <int by, class A, int step>
constexpr auto moved(entry<A, step>) {
  if constexpr (!is_named<A> || step == unknown)
    return entry<A, step>{};
  else if constexpr (by == unknown)
    return entry<A, unknown>{};
  else
    return entry<A, step + by>{};
}
template <frame g, int by, frame f, class... A>
constexpr auto moved(found<f, A...>) {
  return found<g, decltype(moved<by>(A{}))...>{};
}

/// How firmly a frame is tied to a step: 0 of parameters, 1 of a sum over steps, 2 otherwise.
constexpr int tied(frame f) { return f == frame::parameters ? 0 : f == frame::sum_of_steps ? 1 : 2; }

/// The frame of the result of two operands: that of the operand which is tied more firmly. And by how many steps each
/// operand is moved into it.
struct joint_frame {
  frame counted_in;
  int left = 0, right = 0;
  constexpr joint_frame(use as, frame f, frame g, alignment const& how) : counted_in(tied(g) > tied(f) ? g : f) {
    // the axes of a parameter are declared in the frame of step t
    bool const as_declared = f == g || (tied(f) + tied(g) == 2 && (f == frame::step_t || g == frame::step_t));
    int const apart = !how.agree ? 0 : how.compared ? how.by : as_declared ? 0 : unknown;
    if (tied(g) > tied(f))
      left = apart;
    else
      right = apart == unknown ? unknown : -apart;
    bool const of_steps = f == frame::sum_of_steps || g == frame::sum_of_steps || (f == g && how.by != 0);
    if (as == use::sum && of_steps && how.agree) counted_in = frame::sum_of_steps;
  }
};

template <class A, int step, class B, int at>
constexpr auto joint(entry<A, step>, entry<B, at>) {
  if constexpr (!is_named<A>)
    return entry<B, at>{};
  else if constexpr (!is_named<B>)
    return entry<A, step>{};
  else if constexpr (!std::is_same_v<A, B>)
    return entry<units<extent_of(A{})>, 0>{};
  else
    return entry<A, (step == at ? step : unknown)>{};
}
template <frame f, class... A, class... B>
constexpr auto joint(found<f, A...>, found<f, B...>) {
  return found<f, decltype(joint(A{}, B{}))...>{};
}
/// The axes of a + b, of a ∘ b.
template <use as, frame f, class... A, frame g, class... B>
constexpr auto together(found<f, A...> a, found<g, B...> b) {
  if constexpr (sizeof...(A) != sizeof...(B))
    return choose<(sizeof...(A) > sizeof...(B)), decltype(a), decltype(b)>{};
  else {
    constexpr joint_frame in(as, f, g, aligned<as>(decltype(a){}, decltype(b){}));
    return joint(moved<in.counted_in, in.left>(a), moved<in.counted_in, in.right>(b));
  }
}

/// The axes as they are printed. Those of a sum over steps are counted from the latest of its steps.
template <frame f, class... Entry>
constexpr auto printed(found<f, Entry...> a) {
  if constexpr (f == frame::sum_of_steps) {
    constexpr int latest = latest_step(steps_of(decltype(a){}));
    return axes<decltype(shown<f>(moved<-latest>(Entry{})))...>{};
  } else
    return axes<decltype(shown<f>(Entry{}))...>{};
}

}  // namespace naming
}  // namespace bptt
