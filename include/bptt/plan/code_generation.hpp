// How steps become code: each spelled out in a straight line, or one body in a loop. The number of operations decides.
#pragma once
#include <bptt/recurrence/schedule.hpp>

namespace bptt {

/// How steps become code: `straight_line`, every step spelled out; `step_loop`, one body of a step in a loop;
/// `automatic`, a straight line for programs of few operations; `segments`, the loop of recomputation, in which nothing
/// is computed for all steps at once. The numbers are the same, up to the order of sums.
///   gradient<codegen::step_loop>(net, L, wrt(W))
enum class codegen { automatic, straight_line, step_loop, segments };

namespace numeric {

// --- operation counts ---------------------------------------------------------------------------

/// The numbers of an operand; what is none, such as a shape, has none.
template <class A>
inline constexpr long long numbers_in = 0;
template <operand A>
inline constexpr long long numbers_in<A> = shape_t<A>::size;

template <class... A>
constexpr long long most_numbers() {
  long long most = 0;
  ((most = numbers_in<A> > most ? numbers_in<A> : most), ...);
  return most;
}

/// How often a node goes over its numbers: for a sum of exponentials it looks for the greatest, subtracts it, takes
/// exponentials, adds them up, and uses the sum. A function such as tanh is as much code as four operations and more.
template <class Node>
inline constexpr int rounds = 1;
template <elementwise_node Node>
inline constexpr int rounds<Node> = requires {
  requires Node::is_simple;
}
? 1 : 4;
template <class V>
inline constexpr int rounds<softmax_of<V>> = 5;
template <class V>
inline constexpr int rounds<log_softmax_of<V>> = 5;
template <class V>
inline constexpr int rounds<logsumexp_of<V>> = 5;
template <class Q, class Y>
inline constexpr int rounds<softmax_cross_entropy_of<Q, Y>> = 5;

/// The floating-point operations of evaluating a formula once, an elementwise function counted as four, and a reduction
/// as the numbers that it reads.
template <class E>
inline constexpr long long operations = 0;
template <template <class...> class Node, class... A>
  requires is_node<Node<A...>>
inline constexpr long long operations<Node<A...>> =
    rounds<Node<A...>> * most_numbers<Node<A...>, A...>() + (0 + ... + operations<A>);
template <class A, class B>
inline constexpr long long operations<mul<A, B>> = (is_scalar<shape_t<A>> || is_scalar<shape_t<B>>
                                                        ? shape_t<mul<A, B>>::size
                                                        : 2LL * shape_t<A>::size * shape_t<B>::cols) +
                                                   operations<A> + operations<B>;

template <class A, class B>
  requires is_one_hot<B>
inline constexpr long long operations<mul<A, B>> = shape_t<A>::rows + operations<A>;
template <class A, class B>
  requires(is_one_hot<A> || is_one_hot<B>)
inline constexpr long long operations<outer_of<A, B>> =
    (is_one_hot<A> ? shape_t<B>::size : shape_t<A>::size) + operations<A> + operations<B>;
template <class A, class Offset, class Shape>  // a piece is read in place
inline constexpr long long operations<segment_of<A, Offset, Shape>> = operations<A>;
template <class A>
inline constexpr long long operations<stop_gradient_of<A>> = operations<A>;
template <class A, class Offset, class Shape>  // written in place
inline constexpr long long operations<padded_of<A, Offset, Shape>> = operations<A>;
template <class... A>
inline constexpr long long operations<concat_of<A...>> = (0 + ... + operations<A>);
template <class V>
inline constexpr long long operations<diag_of<V>> = operations<V>;
template <class V, class B>  // a scaling of the rows of B
inline constexpr long long operations<mul<diag_of<V>, B>> = shape_t<B>::size + operations<V> + operations<B>;

/// The operations of a step: of the equations, and sums over time, that are computed at each step.
template <class Equations>
inline constexpr long long operations_of_a_step = 0;
template <class... E>
inline constexpr long long operations_of_a_step<types<E...>> =
    (0 + ... + (derivation::is_of_each_step<typename E::lhs> ? operations<typename E::rhs> : 0));

/// The most operations of a program that `automatic` spells out step by step. Beyond, straight lines take more than 1.3
/// times as long to compile with one compiler or the other, and most nets are hardly faster for it; linear filters are,
/// with g++ by half. Measured by tests/benchmark/straight_lines.
inline constexpr long long straight_line_limit = 104;
/// Are the steps of a program spelled out?
template <codegen code, class Equations, int steps>
inline constexpr bool is_spelled_out = (code == codegen::straight_line ||
                                        (code == codegen::automatic &&
                                         operations_of_a_step<Equations> * steps <= straight_line_limit));

}  // namespace numeric

}  // namespace bptt
