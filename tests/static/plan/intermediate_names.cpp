// The plan: intermediate formulas get names.
#include <bptt/plan/intermediate_names.hpp>

#include "../same.hpp"

using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else
namespace naming_of_formulas {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 3> {} x;
inline constexpr struct W : parameter<W, 4, 4> {} W;
inline constexpr struct U : parameter<U, 4, 3> {} U;
inline constexpr struct b : parameter<b, 4> {} b;
inline constexpr struct a : variable<a, 4> {} a;
inline constexpr struct h : variable<h, 4> {} h;
inline constexpr struct L : variable<L> {} L;
// clang-format on
template <class... Equation>
constexpr with_intermediate_names<recurrence_of<Equation...>> named(recurrence_of<Equation...>) {
  return {};
}
template <class Formula>
constexpr ago<value_of<Formula>, 0> at_step(Formula) {
  return {};
}
template <class Formula>
constexpr at_last<value_once_of<Formula>> at_end(Formula) {
  return {};
}
constexpr auto z = b + W * h[t - 1_c] + U * x[t];
// a right-hand side is one function of leaves, or a sum of products of leaves
static_assert(same(named(recurrence(h[t] = tanh(z))),
                   recurrence_of<equation<decltype(at_step(z)), std::remove_const_t<decltype(z)>>,
                                 equation<ago<struct h, 0>, decltype(tanh(at_step(z)))>>{}));
// what has a name already is not named again
constexpr auto with_names = recurrence(a[t] = z, h[t] = tanh(a[t]));
static_assert(same(named(with_names), with_names));
constexpr auto twice = recurrence(a[t] = z, h[t] = tanh(z));
static_assert(same(named(twice), with_names));
// transposes and literals stay where they are
constexpr auto in_place = recurrence(h[t] = transpose(W) * h[t - 1_c] - 2_c * (U * x[t]));
static_assert(same(named(in_place), in_place));
// and so do rational numbers and the exponents of powers
constexpr auto with_numbers =
    recurrence(h[t] = ratio<-1, 3> * (W * h[t - 1_c]) + b / ratio<2, 3>, L[last] = pow(dot(b, b), ratio<1, 2>));
static_assert(same(named(with_numbers),
                   recurrence(h[t] = ratio<-1, 3> * (W * h[t - 1_c]) + b / ratio<2, 3>, at_end(dot(b, b)) = dot(b, b),
                              L[last] = pow(at_end(dot(b, b)), ratio<1, 2>))));
constexpr auto power_of_leaf = recurrence(h[t] = pow(h[t - 1_c], -3_c));
static_assert(same(named(power_of_leaf), power_of_leaf));
// the factors of a product are named
static_assert(same(named(recurrence(h[t] = W * tanh(h[t - 1_c]))),
                   recurrence_of<decltype(at_step(tanh(h[t - 1_c])) = tanh(h[t - 1_c])),
                                 decltype(h[t] = W * at_step(tanh(h[t - 1_c])))>{}));
// at the end, and inside a sum over time
static_assert(same(named(recurrence(h[t] = b, L[last] = sum(square(h[last])))),
                   recurrence_of<decltype(h[t] = b), decltype(at_end(square(h[last])) = square(h[last])),
                                 decltype(L[last] = sum(at_end(square(h[last]))))>{}));
static_assert(same(named(recurrence(h[t] = b, L[last] = sum(dot(h[t], tanh(h[t])), t))),
                   recurrence_of<decltype(h[t] = b), decltype(at_step(tanh(h[t])) = tanh(h[t])),
                                 decltype(L[last] = sum(dot(h[t], at_step(tanh(h[t]))), t))>{}));
// a piece of what has a name is an operand as it stands
constexpr auto gates = recurrence(a[t] = z, h[t] = concat(sigmoid(segment<2, 2>(a[t])), tanh(segment<0, 2>(a[t]))));
static_assert(same(
    named(gates),
    recurrence_of<decltype(a[t] = z), decltype(at_step(sigmoid(segment<2, 2>(a[t]))) = sigmoid(segment<2, 2>(a[t]))),
                  decltype(at_step(tanh(segment<0, 2>(a[t]))) = tanh(segment<0, 2>(a[t]))),
                  decltype(h[t] = concat(at_step(sigmoid(segment<2, 2>(a[t]))),
                                         at_step(tanh(segment<0, 2>(a[t])))))>{}));
// all pieces of a product read one product
static_assert(same(named(recurrence(h[t] = pad<0, 4>(segment<1, 2>(z)) - pad<1, 4>(component<3>(z)))),
                   recurrence_of<decltype(at_step(z) = z), decltype(h[t] = pad<0, 4>(segment<1, 2>(at_step(z))) -
                                                                           pad<1, 4>(component<3>(at_step(z))))>{}));
// parts stay where they are, products too
constexpr auto upper =
    recurrence(a[t] = concat(rows<1, 2>(W) * h[t - 1_c], component<0>(b), component<1>(x[t])) - b, h[t] = a[t - 1_c]);
static_assert(same(named(upper), upper));
// the matrix with a vector on its diagonal is never made
static_assert(
    same(named(recurrence(h[t] = diag(tanh(b)) * h[t - 1_c])),
         recurrence_of<decltype(at_step(tanh(b)) = tanh(b)), decltype(h[t] = diag(at_step(tanh(b))) * h[t - 1_c])>{}));
// nothing inside stop_gradient has a name, the whole has one
constexpr auto stopped = stop_gradient(tanh(W * tanh(b)));
static_assert(same(
    named(recurrence(h[t] = W * stopped + stop_gradient(b))),
    recurrence_of<decltype(at_step(stopped) = stopped), decltype(h[t] = W * at_step(stopped) + stop_gradient(b))>{}));
}  // namespace naming_of_formulas
