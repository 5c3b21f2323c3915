// What formulas read.
#include <bptt/formula/leaves.hpp>
#include <bptt/operations.hpp>

using namespace bptt::derivation;  // the stages behind what people write: tested here, used by nobody else
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
template <class... L>
constexpr types<L...> list_of(L...) {
  return {};
}
template <class A, class B>
constexpr bool same_list(A, B) {
  return std::is_same_v<A, B>;
}
// leaves, as often as they stand there; a sum over time is one
static_assert(same_list(leaves_of<decltype(w * s[t - 1_c] + tanh(w * x[t + 1_c]))>{},
                        list_of(w, s[t - 1_c], w, x[t + 1_c])));
static_assert(same_list(leaves_of<decltype(2_c * x[t])>{}, list_of(x[t])));
static_assert(same_list(leaves_of<decltype(w * sum(s[t], t))>{}, list_of(w, sum(s[t], t))));
static_assert(same_list(time_sums_of<decltype(w * mean(s[t], t) + sum(x[t], t))>{},
                        list_of(mean(s[t], t), sum(x[t], t))));
// those inside sums as well
static_assert(same_list(all_leaves_of<decltype(w * mean(s[t] * s[last], t))>{}, list_of(w, s[t], s[last])));
static_assert(same_list(read_by<types<decltype(s[t] = w * s[t - 1_c]), decltype(E[last] = sum(w * s[t], t))>>{},
                        list_of(w, s[t - 1_c], s[t])));
// how often something stands in a formula, also in a sum over time
using formula = decltype(w * sum(s[t] * w, t) - tanh(w * x[t]));
static_assert(times_in<struct w, formula> == 3 && times_in<ago<struct s, 0>, formula> == 1 &&
              times_in<decltype(w * x[t]), formula> == 1 && times_in<struct E, formula> == 0);
static_assert(contains<struct w, formula> && contains<formula, formula> && !contains<ago<struct s, 1>, formula>);
// how far before and after a step S is read: initial states count from the first and, of 5 steps, from the last one
using reads = decltype(list_of(w, x[t - 4_c], s[t - 2_c], s[t + 3_c], s[-3_c], s[2_c], s[last], s[6_c]));
static_assert(greatest_lag<struct s, reads>::value == 3 && greatest_lag<struct x, reads>::value == 4 &&
              greatest_lag<struct w, reads>::value == 0 &&
              greatest_lag<struct s, decltype(list_of(s[t + 1_c], s[last]))>::value == 0);
static_assert(greatest_lead<5, struct s, reads>::value == 3 &&
              greatest_lead<5, struct s, decltype(list_of(s[6_c]))>::value == 2 &&
              greatest_lead<5, struct s, decltype(list_of(s[last + 1_c], s[4_c]))>::value == 1 &&
              greatest_lead<5, struct x, reads>::value == 0);
// a mean is accumulated as a sum, one of each kind
static_assert(same_list(sums_in<types<decltype(E[last] = mean(s[t], t) * sum(s[t], t) + sum(x[t], t))>>{},
                        list_of(sum(s[t], t), sum(x[t], t))));
}  // namespace
