// Lowered formulas: leaves without names, so that two layers of the same shapes have the same code.
#include <bptt/callables/gradient.hpp>

using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 24> {} x;
inline constexpr struct U : parameter<U, 24, 24> {} U;
inline constexpr struct W : parameter<W, 24, 24> {} W;
inline constexpr struct a : variable<a, 24> {} a;
inline constexpr struct b : variable<b, 24> {} b;
inline constexpr struct c : variable<c, 24> {} c;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net = unroll<9>(recurrence(a[t] = tanh(W * a[t - 1_c] + x[t]), b[t] = tanh(U * b[t - 1_c] + a[t]),
                                          c[t] = hadamard(a[t], a[t]) - b[t], E[last] = mean(dot(c[t], c[t]), t)));
using plan = gradient_plan<std::remove_cv_t<decltype(net)>, struct E, codegen::automatic, struct W, struct U>;
using layout = workspace_plan<plan, double>;
template <class F>
using operands = operands_of<plan, std::remove_cvref_t<F>>;
template <class F>
using formula = typename lowered<layout, operands<F>, std::remove_cvref_t<F>>::type;
template <int i, class Shape>
using variable_operand = numbered_operand<i, Shape, operand_kind{false, false, false, role::variable, 0, -1}>;

// each leaf is one operand, in the order in which they stand
static_assert(
    std::is_same_v<operands<decltype(hadamard(a[t], b[t]) - a[t])>, types<ago<struct a, 0>, ago<struct b, 0>>>);
using vector = shape<24>;
static_assert(std::is_same_v<
              formula<decltype(hadamard(a[t], b[t]) - a[t])>,
              sub<hadamard_of<variable_operand<0, vector>, variable_operand<1, vector>>, variable_operand<0, vector>>>);
// of a matrix with a transposed copy the copy is an operand too, after the leaves that stand before it
static_assert(
    std::is_same_v<operands<decltype(W * a[t - 1_c])>, types<struct W, transposed_copy<struct W>, ago<struct a, 1>>>);
static_assert(
    has_a_copy<numbered_operand<0, shape<24, 24>, operand_kind{false, false, false, role::parameter, 0, 1}>> &&
    !has_a_copy<variable_operand<0, vector>>);
// other names and other lags have the same code, other shapes and adjoints have not
static_assert(std::is_same_v<formula<decltype(W * a[t - 1_c] + x[t])>, formula<decltype(U * b[t - 1_c] + a[t])>>);
static_assert(!std::is_same_v<formula<decltype(dot(a[t], b[t]))>, formula<decltype(dot(a[t], a[t]))>>);
using adjoint = ago<bar<struct E, struct a>, 0>;
static_assert(!std::is_same_v<formula<adjoint>, formula<ago<struct a, 0>>> && is_adjoint<formula<adjoint>>);
// a condition that has a name is 0 or 1, under its number too
using name_of_condition = ago<value_of<heaviside_of<ago<struct a, 0>>>, 0>;
static_assert(is_zero_or_one<name_of_condition> && is_zero_or_one<formula<name_of_condition>> &&
              !is_zero_or_one<formula<ago<struct a, 0>>>);
// a mean is read as the sum, and divided
static_assert(
    std::is_same_v<formula<decltype(mean(dot(c[t], c[t]), t))>, div<variable_operand<0, shape<>>, step_count>>);

// small programs stay one function; in a loop a formula of some size is a function of its own
static_assert(is_function<evaluation_plan<std::remove_cv_t<decltype(net)>, codegen::step_loop>,
                          decltype(tanh(W * a[t] + U * b[t]))> &&
              !is_function<evaluation_plan<std::remove_cv_t<decltype(net)>, codegen::step_loop>, decltype(-a[t])> &&
              !is_function<evaluation_plan<std::remove_cv_t<decltype(net)>, codegen::straight_line>,
                           decltype(tanh(W * a[t] + U * b[t]))>);
}  // namespace
