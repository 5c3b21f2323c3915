// Sequences side by side: which products a group makes at once, and how many sequences there are in one.
#include <bptt/callables/batch.hpp>

using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 4> {} x;
inline constexpr struct A : constant<A, 6, 6> {} A;
inline constexpr struct U : parameter<U, 6, 4> {} U;
inline constexpr struct W : parameter<W, 6, 6> {} W;
inline constexpr struct h : variable<h, 6> {} h;
struct M : variable<M, 6, 6> {};
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net = unroll<9>(recurrence(h[t] = tanh(W * h[t - 1_c] + U * x[t]), E[last] = dot(h[last], h[last])));
using plan = gradient_plan<std::remove_cv_t<decltype(net)>, struct E, codegen::automatic, struct W>;
using layout = workspace_plan<group_plan<plan, 4>, double, true>;
template <class F>
using operands = operands_of<layout::plan, F>;
template <class F>
inline constexpr bool is_made_at_once =
    is_group_product<operands_pass<double, 4, layout::plan::made, operands<F>::size>,
                     typename lowered<layout, operands<F>, F>::type>;

static_assert(is_made_at_once<mul<struct W, ago<struct h, 1>>> &&
              is_made_at_once<mul<transpose_of<struct W>, at_last<struct h>>>);
static_assert(!is_made_at_once<mul<struct U, ago<struct x, 0>>>, "inputs stand where the caller has them");
static_assert(!is_made_at_once<mul<struct A, ago<struct h, 1>>>, "each sequence may have a constant of its own");
static_assert(!is_made_at_once<mul<transpose_of<struct A>, ago<struct h, 1>>>);
static_assert(!is_made_at_once<mul<struct W, ago<struct M, 1>>>, "a matrix of each sequence");

// A divisor of the batch, eight at most and four at least; or eight, and the rest.
static_assert(group_size<plan, 32, double, false>() == 8 && group_size<plan, 12, double, false>() == 6 &&
              group_size<plan, 5, double, false>() == 5);
static_assert(group_size<plan, 11, double, false>() == 8 && group_size<plan, 3, double, false>() == 3 &&
              group_size<plan, 1, double, false>() == 1);
// Sequences of different lengths run one after the other; so do those whose matrices may be constants of each.
static_assert(group_size<plan, 32, double, true>() == 1);
constexpr auto of_constant = unroll<9>(recurrence(h[t] = tanh(A * h[t - 1_c]), E[last] = dot(h[last], h[last])));
static_assert(group_size<gradient_plan<std::remove_cv_t<decltype(of_constant)>, struct E, codegen::automatic, struct A>,
                         32, double, false>() == 1);
// And no more than the cache holds: of 40000 steps that is less than one.
constexpr auto large = unroll<40000>(recurrence(h[t] = tanh(W * h[t - 1_c]), E[last] = dot(h[last], h[last])));
static_assert(group_size<gradient_plan<std::remove_cv_t<decltype(large)>, struct E, codegen::automatic, struct W>, 32,
                         double, false>() == 1);
}  // namespace
