// Which operands go together, in which frames.
#include <bptt/bptt.hpp>

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct hidden : axis<4> {} hidden;
inline constexpr struct feature : axis<4> {} feature;
inline constexpr struct W : parameter<W, hidden, before(hidden)> {} W;
inline constexpr struct B : parameter<B, hidden, after(hidden)> {} B;  // of a net that runs backward in time
inline constexpr struct G : parameter<G, hidden, before(before(hidden))> {} G;
inline constexpr struct U : parameter<U, hidden, feature> {} U;
inline constexpr struct b : parameter<b, hidden> {} b;
inline constexpr struct c : parameter<c, before(hidden)> {} c;
inline constexpr struct M : parameter<M, 4, 4> {} M;
inline constexpr struct s : parameter<s> {} s;
inline constexpr struct x : input<x, feature> {} x;
inline constexpr struct p : input<p, 4> {} p;
inline constexpr struct q : input<q, 5> {} q;
inline constexpr struct h : variable<h, hidden> {} h;
inline constexpr struct d : variable<d, hidden> {} d;
// clang-format on

// in the frame of step t: parameters as declared
static_assert(can_multiply(W, h[t - 1_c]) && !can_multiply(W, h[t]) && !can_multiply(W, h[t - 2_c]) &&
              !can_multiply(transpose(W), h[t - 1_c]));
static_assert(can_multiply(U, x[t]) && !can_multiply(W, x[t]) && !can_multiply(U, h[t]) &&
              !can_multiply(U, x[t - 1_c]) && !can_multiply(transpose(U), x[t]));
static_assert(can_multiply(G, h[t - 2_c]) && !can_multiply(G, h[t - 1_c]) && can_multiply(B, h[t + 1_c]) &&
              !can_multiply(B, h[t - 1_c]) && !can_multiply(B, h[t]));
static_assert(can_multiply(transpose(W), d[t]) && can_multiply(transpose(U), d[t]) &&
              can_multiply(transpose(h[t]), d[t]) && !can_multiply(transpose(h[t]), d[t - 1_c]));
// ... or in that of a later step, next to an operand of it
static_assert(can_multiply(transpose(W), d[t + 1_c]) && can_multiply(transpose(G), d[t + 2_c]) &&
              can_multiply(transpose(W), d[t + 2_c]) && can_multiply(U, x[t + 1_c]));
static_assert(!can_multiply(W, d[t + 1_c]) && !can_multiply(G, d[t + 2_c]) && !can_multiply(U, d[t + 1_c]));
// ... of an earlier one where the parameter reaches ahead
static_assert(can_multiply(transpose(B), d[t - 1_c]) && !can_multiply(transpose(B), d[t + 1_c]));
// ... next to each other in whatever frames bring them together
static_assert(can_multiply(W, W) && can_multiply(transpose(W), W) && can_multiply(W, transpose(W)) &&
              !can_multiply(U, W) && can_multiply(W, U));
static_assert(can_multiply(W * W, h[t - 2_c]) && !can_multiply(W * W, h[t - 1_c]) &&
              can_multiply(transpose(W) * transpose(W), d[t + 2_c]));

// at concrete steps: of any step, but of one step
static_assert(can_multiply(W, h[1_c]) && can_multiply(transpose(W), h[1_c]) && can_multiply(W, h[last]) &&
              !can_multiply(U, h[1_c]) && !can_multiply(W, x[1_c]));
static_assert(can_multiply(outer(d[2_c], h[1_c]), h[1_c]) && !can_multiply(outer(d[2_c], h[1_c]), h[2_c]) &&
              can_multiply(outer(d[2_c], h[1_c]), h[last]));

// sums: of one step in the frame of step t, of any steps otherwise; the distance of the steps of a matrix stays
static_assert(can_add(h[t], d[t]) && !can_add(h[t], h[t - 1_c]) && !can_add(h[t], x[t]) && can_add(h[t], b) &&
              !can_add(b, c) && can_add(h[t - 1_c], c) && !can_add(h[t - 1_c], b) && can_add(d[t + 1_c], b));
static_assert(can_add(d[0_c], d[1_c]) && can_add(d[0_c], d[last]) && !can_add(d[0_c], x[0_c]) && can_add(b, d[3_c]) &&
              can_add(h[t], h[0_c]));
static_assert(can_add(W, outer(d[t], h[t - 1_c])) && !can_add(W, outer(d[t], h[t])) &&
              !can_add(W, outer(h[t - 1_c], d[t])) && !can_add(W, transpose(W)) && !can_add(W, U));
static_assert(can_add(W, outer(d[2_c], h[1_c])) && !can_add(W, outer(d[2_c], h[2_c])) &&
              can_add(outer(d[2_c], h[1_c]), outer(d[1_c], h[0_c])));
static_assert(!can_add(outer(d[2_c], h[1_c]), outer(d[1_c], h[1_c])) && !can_add(outer(d[last], h[last]), W) &&
              can_add(outer(d[last], h[2_c]), W));
static_assert(can_add(W, sum(outer(d[t], h[t - 1_c]), t)) && !can_add(W, sum(outer(d[t], h[t]), t)) &&
              can_add(sum(d[t], t), d[0_c]) && can_add(sum(d[t], t), h[t - 1_c]));
static_assert(can_add(W, outer(d[t + 1_c], h[t])) && !can_add(W, outer(d[t - 1_c], h[t - 2_c])));

// an axis without a name goes together with all of its length, and with none of another
static_assert(can_multiply(M, h[t]) && can_multiply(M, x[t]) && can_multiply(W, p[t]) && can_add(p[t], h[t - 1_c]) &&
              can_add(M, W) && can_add(M, U) && can_multiply(M, M) && can_multiply(s, h[t]));
static_assert(!can_multiply(W, q[t]) && !can_add(q[t], h[t]) && !can_add(s, h[t]) &&
              can_add(h[t], unnamed(h[t - 1_c])) && can_multiply(unnamed(W), h[t]));

// what is made of operands that could not be compared, or do not agree, has no name, or is of no step
using one_step = naming::found<naming::frame::step_t, naming::entry<struct hidden, 0>>;
using step_before = naming::found<naming::frame::step_t, naming::entry<struct hidden, -1>>;
using features = naming::found<naming::frame::step_t, naming::entry<struct feature, 0>>;
template <class A, class B>
using sum_of_axes = decltype(naming::printed(naming::together<naming::use::sum>(A{}, B{})));
static_assert(std::is_same_v<sum_of_axes<one_step, one_step>, axes<struct hidden>> &&
              std::is_same_v<sum_of_axes<one_step, step_before>, axes<some_step<struct hidden>>>);
static_assert(std::is_same_v<sum_of_axes<one_step, features>, axes<units<4>>>);
}  // namespace
