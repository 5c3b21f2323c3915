// The machine: operation counts, number types, bindings of a call, slots, and steps in a straight line.
#include <bptt/machine.hpp>

using namespace bptt::derivation;
using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct p : parameter<p, 3> {} p;
inline constexpr struct M : parameter<M, 2, 3> {} M;
inline constexpr struct x : input<x, 3> {} x;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
// the operations of a formula; a product of n × m by m has 2·n·m
static_assert(operations<decltype(k * k + k)> == 2 && operations<decltype(k * p)> == 3 && operations<decltype(M * p)> == 12);
static_assert(operations<decltype(tanh(M * p))> == 14 && operations<struct k> == 0);
static_assert(operations<decltype(x[t] + p)> == 3);
// what is read in place or moved costs nothing, a diagonal a scaling
static_assert(operations<decltype(segment<0, 2>(x[t]))> == 0 && operations<decltype(rows<0, 1>(M) * p)> == 6 && operations<decltype(stop_gradient(p))> == 0);
static_assert(operations<decltype(concat(M * p, k * k, p))> == 13 && operations<decltype(pad<1, 9>(k * p))> == 3 && operations<decltype(diag(k * p) * p)> == 6);

static_assert(std::is_same_v<needed_extents<7, struct x, shape<3>>::type, extents<7, 3>>);
static_assert(std::is_same_v<needed_extents<7, struct M, shape<2, 3>>::type, extents<2, 3>>);
static_assert(std::is_same_v<needed_extents<7, at<struct x, -1>, shape<3>>::type, extents<3>>);
static_assert(std::is_same_v<needed_extents<7, struct k, shape<>>::type, extents<>>);

static_assert(std::is_same_v<number_of<decltype(k(1.0)), decltype(p({1.0f, 2.0f, 3.0f}))>, double>);
static_assert(std::is_same_v<number_of<decltype(k(1)), decltype(p({1.0f, 2.0f, 3.0f}))>, float>);
static_assert(std::is_same_v<number_of<decltype(k(1))>, double> && std::is_same_v<number_of<>, double>);

static_assert(times_bound<struct k, struct p, struct k, struct k> == 2 && times_bound<struct k> == 0);
static_assert(net_reads<struct k, types<struct p, struct k>> && !net_reads<struct M, types<struct p, struct k>>);

// a variable has a slot for each step and initial state, or as many as its lags reach back; at the end one
using net = decltype(unroll<10>(recurrence(s[t] = s[t - 2_c] + k, E[last] = s[last])));
using reads = read_by<list::concat<net::recurrence::step_equations, net::recurrence::last_equations>>;
static_assert(slots_of_variable<struct s, net, reads, true>::type::count == 12 && slots_of_variable<struct s, net, reads, true>::type::before == 2);
static_assert(slots_of_variable<struct s, net, reads, false>::type::count == 3 && slots_of_variable<struct E, net, reads, true>::type::count == 1);

template <int first, int count>
constexpr int sum_of_steps() {
  int sum = 0;
  spell_out<first, count>([&](auto step) { sum += decltype(step)::value; });
  return sum;
}
static_assert(sum_of_steps<0, 1>() == 0 && sum_of_steps<3, 4>() == 18 && sum_of_steps<0, 300>() == 44850);
}  // namespace
