// Lifetimes: which symbols of a plan are needed at the same time.
#include <bptt/callables/batch.hpp>

using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else

namespace {
using namespace bptt;
// clang-format off
inline constexpr int D = 3, H = 4;
inline constexpr struct x : input<x, D> {} x;
inline constexpr struct W : parameter<W, H, H> {} W;
inline constexpr struct U : parameter<U, H, D> {} U;
inline constexpr struct p : parameter<p, H> {} p;
inline constexpr struct a : variable<a, H> {} a;
inline constexpr struct h : variable<h, H> {} h;
inline constexpr struct m : variable<m, H> {} m;
inline constexpr struct q : variable<q, H> {} q;
inline constexpr struct E : variable<E> {} E;
// clang-format on
template <class... S, class Plan>
constexpr bool interfere(types<S...>, Plan) {
  constexpr live_ranges<Plan> life;
  constexpr int i[]{list::position<S, typename Plan::symbols>::value...};
  static_assert(((list::position<S, typename Plan::symbols>::value < Plan::symbols::size) && ...));
  return life.interfere(i[0], i[1]);
}
template <class A, class B, class Plan>
constexpr bool share = !interfere(types<A, B>{}, Plan{});
template <int T, class Recurrence, class... Target>
using plan_of = gradient_plan<program<T, Recurrence>, struct E, codegen::step_loop, Target...>;
template <class S>
using bar_of = bar<struct E, S>;

// a[t] is forgotten when h[t] is there, so that ∂E/∂h can have its place; ∂E/∂a is there while h is still read
using cell = decltype(recurrence(a[t] = W * h[t - 1_c] + U * x[t], h[t] = tanh(a[t]), E[last] = dot(h[last], h[last])));
using plan = plan_of<9, cell, struct W, struct U>;
static_assert(share<struct a, bar_of<struct h>, plan> && share<struct a, bar_of<struct a>, plan> &&
              share<struct a, struct E, plan>);
static_assert(!share<struct a, struct h, plan> && !share<struct h, bar_of<struct a>, plan> &&
              !share<bar_of<struct h>, bar_of<struct a>, plan>);
// the transposed copies are read by the pass forward only, so that the adjoints can have their place; for the sequences
// of a batch they are made once
static_assert(share<transposed_copy<struct W>, bar_of<struct a>, plan> &&
              !share<transposed_copy<struct W>, struct a, plan> && !share<transposed_copy<struct W>, struct h, plan>);
static_assert(workspace_plan<plan, double, true>::size > workspace_plan<plan, double>::size);

// a value that is asked for beside the gradient lives to the end, and so does one that another phase reads
using with_value = plan_of<9, cell, struct W, forward_value<ago<struct a, 0>>>;
static_assert(!share<struct a, bar_of<struct a>, with_value> && !share<struct a, bar_of<struct h>, with_value>);
// of a loss that is read when the forward passes are over, nothing is needed later
static_assert(share<struct E, bar_of<struct h>, plan>);

// two variables of one step that are not needed together share memory, m and q; what is carried to the next step lives
// through all of it, a sum too
using chained = decltype(recurrence(m[t] = W * h[t - 1_c], a[t] = tanh(m[t]) + p, q[t] = W * a[t], h[t] = tanh(q[t]),
                                    E[last] = dot(p, sum(h[t], t))));
using chained_plan = plan_of<9, chained, struct p>;
using intermediate = value_of<tanh_of<ago<struct m, 0>>>;
static_assert(share<struct m, struct q, chained_plan> && !share<struct m, intermediate, chained_plan> &&
              !share<struct a, struct q, chained_plan>);
static_assert(!share<struct m, struct h, chained_plan> && !share<struct q, struct h, chained_plan>);
static_assert(!share<struct m, sum_over_time<ago<struct h, 0>>, chained_plan> &&
              !share<struct E, sum_over_time<ago<struct h, 0>>, chained_plan>);
// m is what the step carries when a later step reads it
using carried = decltype(recurrence(m[t] = W * h[t - 1_c], a[t] = tanh(m[t]) + m[t - 1_c], q[t] = W * a[t],
                                    h[t] = tanh(q[t]), E[last] = dot(p, sum(h[t], t))));
static_assert(!share<struct m, struct q, plan_of<9, carried, struct p>>);
// an initial state is put into its place before everything else: nothing that comes before its pass can have that
using late_pass = decltype(recurrence(m[t] = W * m[t - 1_c], q[last] = W * m[last],
                                      h[t] = tanh(W * h[t - 1_c] + q[last]), E[last] = dot(p, h[last])));
static_assert(!share<struct m, struct h, plan_of<9, late_pass, struct p>>);
// m reads its own last step only, q and then nobody
static_assert(share<struct m, struct E, plan_of<9, late_pass, struct p>>);

// the copy of a matrix of one column is read by the projection that it makes, which writes a
// clang-format off
inline constexpr struct column : parameter<column, 16, 1> {} column;
inline constexpr struct number : input<number, 1> {} number;
inline constexpr struct r : variable<r, 16> {} r;
// clang-format on
using of_one_column =
    plan_of<9, decltype(recurrence(r[t] = r[t - 1_c] + column * number[t], E[last] = sum(r[last]))), struct column>;
static_assert(!share<transposed_copy<struct column>, struct r, of_one_column>);
}  // namespace
