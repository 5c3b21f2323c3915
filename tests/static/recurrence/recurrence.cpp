// A recurrence: what its equations read, and an order in which they can be evaluated.
#include <bptt/operations.hpp>
#include <bptt/recurrence/recurrence.hpp>

using namespace bptt::derivation;  // the stages behind what people write: tested here, used by nobody else
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct a : variable<a> {} a;
inline constexpr struct b : variable<b> {} b;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct q : variable<q> {} q;
inline constexpr struct E : variable<E> {} E;
// clang-format on
template <class... L>
constexpr types<L...> lhs(L...) {
  return {};
}
template <class... Equation>
constexpr types<typename Equation::lhs...> lhs_of(types<Equation...>) {
  return {};
}
template <class A, class B>
constexpr bool same_list(A, B) {
  return std::is_same_v<A, B>;
}

// leaves, as often as they stand there; a sum over time is one
static_assert(same_list(leaves_of<decltype(w * s[t - 1_c] + tanh(w * x[t]))>{}, lhs(w, s[t - 1_c], w, x[t])));
static_assert(same_list(leaves_of<decltype(2_c * x[t])>{}, lhs(x[t])));
static_assert(same_list(leaves_of<decltype(w * sum(s[t], t))>{}, lhs(w, sum(s[t], t))));
static_assert(same_list(time_sums_of<decltype(w * mean(s[t], t) + sum(x[t], t))>{}, lhs(mean(s[t], t), sum(x[t], t))));

// any order of writing, one of evaluation; lags do not matter
constexpr auto backwards =
    recurrence(E[last] = q[last], q[last] = s[last] * w, s[t] = tanh(b[t]), b[t] = a[t] + s[t - 1_c], a[t] = w * x[t]);
static_assert(same_list(lhs_of(decltype(backwards)::step_equations{}), lhs(a[t], b[t], s[t])));
static_assert(same_list(lhs_of(decltype(backwards)::last_equations{}), lhs(q[last], E[last])));
// what is in order stays
constexpr auto in_order = recurrence(b[t] = x[t], a[t] = w * x[t], s[t] = a[t] * b[t]);
static_assert(same_list(lhs_of(decltype(in_order)::step_equations{}), lhs(b[t], a[t], s[t])));
static_assert(same_list(lhs_of(decltype(in_order)::last_equations{}), lhs()));
// each reads the other one's past: no cycle
constexpr auto crossed = recurrence(a[t] = b[t - 1_c], b[t] = a[t - 1_c]);
static_assert(decltype(crossed)::step_equations::size == 2);
// the parts of a cycle are known by name; what is in order before it is not among them
using cycle = schedule_of<types<decltype(s[t] = x[t]), decltype(a[t] = b[t] + s[t]), decltype(b[t] = a[t])>>::cycle;
static_assert(same_list(cycle{}, lhs(a[t], b[t])));

static_assert(is_step_equation<decltype(a[t] = b[t])> && !is_step_equation<decltype(E[last] = w)>);
static_assert(is_last_equation<decltype(E[last] = w)> && !is_last_equation<decltype(a[t] = b[t])>);
static_assert(is_time_sum<decltype(sum(s[t], t))> && is_time_sum<decltype(mean(s[t], t))> &&
              !is_time_sum<decltype(s[t] + s[t])>);
// an initial state as far back as a lag reaches, as far ahead as a lead
static_assert(reaches<at<struct s, -2>, ago<struct s, 2>> && reaches<at<struct s, -1>, ago<struct s, 2>> &&
              !reaches<at<struct s, -2>, ago<struct s, 1>> && !reaches<at<struct s, -2>, ago<struct a, 2>>);
static_assert(reaches<after_last<struct s, 2>, ahead<struct s, 2>> && reaches<at<struct s, -1>, at<struct s, -1>> &&
              !reaches<after_last<struct s, 2>, ahead<struct s, 1>> &&
              !reaches<after_last<struct s, 1>, ago<struct s, 1>>);
static_assert(std::is_empty_v<decltype(backwards)>);
}  // namespace
