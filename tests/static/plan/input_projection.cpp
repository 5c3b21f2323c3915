// Input projections: which parts of which equations are computed for all steps before the pass.
#include <bptt/callables/gradient.hpp>

using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 4> {} x;
inline constexpr struct k : input<k> {} k;
inline constexpr struct F : constant<F, 6, 4> {} F;
inline constexpr struct U : parameter<U, 6, 4> {} U;
inline constexpr struct u : parameter<u, 3, 4> {} u;
inline constexpr struct W : parameter<W, 6, 6> {} W;
inline constexpr struct b : parameter<b, 6> {} b;
inline constexpr struct z : variable<z, 6> {} z;
inline constexpr struct h : variable<h, 6> {} h;
inline constexpr struct v : variable<v, 3> {} v;
inline constexpr struct E : variable<E> {} E;
// clang-format on

template <class Rhs>
using split = split_equation<equation<ago<struct z, 0>, Rhs>>;
template <class E>
using formula = std::remove_cvref_t<E>;

// z = b + U·x + W·h: b + U·x before, W·h in the pass
using elman = split<formula<decltype(b + U * x[t] + W * h[t - 1_c])>>;
static_assert(elman::is_projected);
static_assert(
    std::is_same_v<elman::projection, equation<ago<struct z, 0>, add<struct b, mul<struct U, ago<struct x, 0>>>>>);
static_assert(std::is_same_v<elman::rest, completion<ago<struct z, 0>, mul<struct W, ago<struct h, 1>>>>);
// signs stay with their addends; a constant serves as a parameter does
using signs = split<formula<decltype(W * h[t - 1_c] - F * x[t] - b)>>;
static_assert(
    std::is_same_v<signs::projection, equation<ago<struct z, 0>, neg<add<mul<struct F, ago<struct x, 0>>, struct b>>>>);
static_assert(std::is_same_v<signs::rest, completion<ago<struct z, 0>, mul<struct W, ago<struct h, 1>>>>);

// nothing to project: no input, one of another step, a factor beside the product, a product that all of the equation is
static_assert(!split<formula<decltype(b + W * h[t - 1_c])>>::is_projected);
static_assert(!split<formula<decltype(U * x[t - 1_c] + W * h[t - 1_c])>>::is_projected);
static_assert(!split<formula<decltype(k[t] * (U * x[t]) + W * h[t - 1_c])>>::is_projected);
static_assert(!split<formula<decltype(U * x[t] + b)>>::is_projected);
static_assert(!split<formula<decltype(transpose(U) * h[t - 1_c])>>::is_projected);
// and too little: 12 numbers
static_assert(!split_equation<equation<ago<struct v, 0>, formula<decltype(u * x[t] + v[t - 1_c])>>>::is_projected);

// In a program: a phase before the pass, where there are steps enough and they run in a loop.
constexpr auto net =
    recurrence(z[t] = b + U * x[t] + W * h[t - 1_c], h[t] = tanh(z[t]), E[last] = dot(h[last], h[last]));
template <int T, codegen code>
using phases = evaluation_plan<decltype(unroll<T>(net)), code>::forward_phases;
using first = list::element<0, phases<4, codegen::step_loop>>;
static_assert(std::is_same_v<first, projection<elman::projection>>);
static_assert(
    std::is_same_v<list::element<1, phases<4, codegen::step_loop>>,
                   sweep<direction::forward, elman::rest, equation<ago<struct h, 0>, tanh_of<ago<struct z, 0>>>>>);
static_assert(phases<3, codegen::step_loop>::size == 2 && phases<4, codegen::step_loop>::size == 3 &&
              phases<4, codegen::straight_line>::size == 2);

// What is projected has a slot for each step, and its matrix a transposed copy, of any size.
using plan = gradient_plan<decltype(unroll<9>(net)), struct E, codegen::step_loop, struct W>;
static_assert(plan::buffer_of<struct z>::slots == 9 && plan::buffer_of<struct z>::direct);
static_assert(std::is_same_v<projected_copies<plan::forward_phases>, types<transposed_copy<struct U>>>);
static_assert(list::contains<transposed_copy<struct U>, plan::symbols>);
// Also where it has no name and is not handed out.
constexpr auto unnamed =
    unroll<9>(recurrence(h[t] = tanh(b + U * x[t] + W * h[t - 1_c]), E[last] = dot(h[last], h[last])));
using evaluated = evaluation_plan<std::remove_cv_t<decltype(unnamed)>, codegen::step_loop>;
using sum_in_it = symbol_of<list::element<0, decltype([]<class P, class... Rest>(types<projection<P>, Rest...>) {
                                            return types<typename P::lhs>{};
                                          }(evaluated::forward_phases{}))>>;
static_assert(evaluated::buffer_of<sum_in_it>::slots == 9 && evaluated::buffer_of<sum_in_it>::direct);
// a token needs no product
// clang-format off
inline constexpr struct letter : token<letter, 4> {} letter;
// clang-format on
static_assert(!is_input_product<decltype(U * letter[t])> && is_input_product<decltype(U * x[t])>);
}  // namespace
