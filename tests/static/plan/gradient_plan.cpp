// The plan of a gradient: only what the adjoint reads is stored.
#include <bptt/callables/evaluate.hpp>
#include <bptt/callables/gradient.hpp>

using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else

namespace storage {
using namespace bptt;
// clang-format off
inline constexpr int D = 3, H = 4;
inline constexpr struct x : input<x, D> {} x;
inline constexpr struct W : parameter<W, H, H> {} W;
inline constexpr struct U : parameter<U, H, D> {} U;
inline constexpr struct b : parameter<b, H> {} b;
inline constexpr struct a : variable<a, H> {} a;
inline constexpr struct h : variable<h, H> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto cell =
    recurrence(a[t] = b + W * h[t - 1_c] + U * x[t], h[t] = tanh(a[t]), E[last] = dot(h[last], h[last]));
template <int T, class... Target>
using plan_of = gradient_plan<decltype(unroll<T>(cell)), struct E, codegen::automatic, Target...>;
template <class Plan, class S>
constexpr int slots_of = Plan::template buffer_of<S>::slots;

// Of T steps, h for all of them and the initial state; of a, what one step needs; of ∂E/∂a, two steps.
using plan = plan_of<3, struct W, struct U, struct b>;
static_assert(slots_of<plan, struct h> == 3 + 1);
static_assert(slots_of<plan, struct a> == 1);
static_assert(slots_of<plan, struct E> == 1);
static_assert(slots_of<plan, bar<struct E, struct h>> == 1);
static_assert(slots_of<plan, bar<struct E, struct a>> == 2);
static_assert(plan::symbols::size == 5);
// In bytes: h 128, ∂E/∂a 64, ∂E/∂h 32, and with what fills the last cache line 256. a and E are read before the
// adjoints come, in the memory of these.
constexpr auto g = gradient(unroll<3>(cell), E, wrt(W, U, b));
static_assert(workspace_bytes<decltype(g)> == 256);
static_assert(workspace_bytes<decltype(g), float> < workspace_bytes<decltype(g)>);
// Nothing else grows with T but ∂E/∂a, where all of it is one factor of dE/dW.
static_assert(slots_of<plan_of<100, struct b>, struct h> == 101 && slots_of<plan_of<100, struct b>, struct a> == 1);
static_assert(slots_of<plan_of<100, struct b>, bar<struct E, struct a>> == 2);
static_assert(workspace_bytes<decltype(gradient(unroll<200>(cell), E, wrt(b)))> -
                  workspace_bytes<decltype(gradient(unroll<100>(cell), E, wrt(b)))> ==
              100 * H * sizeof(double));
// A copy of the sum is a name and no storage: of u = a, only one adjoint is kept.
// clang-format off
inline constexpr struct u : variable<u, H> {} u;
// clang-format on
constexpr auto copied =
    recurrence(u[t] = b + W * h[t - 1_c] + U * x[t], a[t] = u[t], h[t] = tanh(a[t]), E[last] = dot(h[last], h[last]));
using copied_plan = gradient_plan<decltype(unroll<3>(copied)), struct E, codegen::automatic, struct b>;
static_assert(list::contains<bar<struct E, struct a>, copied_plan::symbols>);
static_assert(!list::contains<bar<struct E, struct u>, copied_plan::symbols>);
// What the loss does not depend on is not computed.
// clang-format off
inline constexpr struct idle : variable<idle, H> {} idle;
// clang-format on
constexpr auto with_idle = recurrence(a[t] = b + W * h[t - 1_c] + U * x[t], h[t] = tanh(a[t]), idle[t] = W * h[t],
                                      E[last] = dot(h[last], h[last]));
using idle_plan = gradient_plan<decltype(unroll<3>(with_idle)), struct E, codegen::automatic, struct b>;
static_assert(!list::contains<struct idle, idle_plan::symbols>);
// A loss at a step that is not the last is kept until it is handed out, although no adjoint reads it.
// clang-format off
inline constexpr struct q : variable<q> {} q;
// clang-format on
constexpr auto early = unroll<3>(recurrence(h[t] = tanh(W * h[t - 1_c]), q[t] = dot(b, h[t])));
using early_plan = gradient_plan<decltype(early), at<struct q, 1>, codegen::automatic, struct W>;
static_assert(slots_of<early_plan, struct q> == 3);
constexpr auto of_early = [](auto f) { return f(W(one), b(one), h[-1_c](one)); };
static_assert(of_early(gradient(early, q[1_c], wrt(W)))[q[1_c]] == of_early(evaluate(early))[q[1_c]] &&
              of_early(evaluate(early))[q[1_c]] != of_early(evaluate(early))[q[2_c]]);
}  // namespace storage
