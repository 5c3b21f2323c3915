// The plan of a batch: as many sequences side by side as the second-level cache holds, a divisor of the batch.
#include <bptt/plan/evaluation_plan.hpp>
#include <bptt/plan/group_plan.hpp>
#include <bptt/recurrence.hpp>

using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct W : parameter<W, 4, 4> {} W;
inline constexpr struct K : constant<K, 4, 4> {} K;
inline constexpr struct h : variable<h, 4> {} h;
inline constexpr struct wide : variable<wide, 4096> {} wide;
inline constexpr struct L : variable<L> {} L;
// clang-format on
template <class Net>
using plan_of = evaluation_plan<Net, codegen::step_loop>;
using small = plan_of<decltype(unroll<10>(recurrence(h[t] = tanh(W * h[t - 1_c]), L[last] = sum(h[last]))))>;
static_assert(numbers_of_each_sequence<small>(small::symbols{}) ==
              11 * 4 + 4 + 1);  // h of all steps, W·h of one, L; not the copy of W
static_assert(group_size<small, 32, double, false>() == 8 && group_size<small, 12, double, false>() == 6);
static_assert(group_size<small, 5, double, false>() == 5 && group_size<small, 11, double, false>() == 8);
static_assert(group_size<small, 1, double, false>() == 1 && group_size<small, 32, double, true>() == 1);  // lengths
static_assert(group_plan<small, 8>::group == 8 &&
              list::contains<transposed_copy<struct W>, group_plan<small, 8>::symbols>);
// what is large runs in smaller groups, or alone; of float twice as many fit
using large = plan_of<decltype(unroll<10>(recurrence(wide[t] = tanh(wide[t - 1_c]), L[last] = sum(wide[last]))))>;
static_assert(group_size<large, 8, double, false>() == 2 && group_size<large, 8, float, false>() == 4);
using larger = plan_of<decltype(unroll<99>(recurrence(wide[t] = tanh(wide[t - 1_c]), L[last] = sum(wide[last]))))>;
static_assert(group_size<larger, 8, double, false>() == 1);
// without a matrix what is bound for each step counts as well; with one it does not
inline constexpr struct in : input<in, 1024> {
} in;
inline constexpr struct v : variable<v, 1024> {
} v;
using of_series = plan_of<decltype(unroll<10>(recurrence(v[t] = v[t - 1_c] + in[t], L[last] = sum(v[last]))))>;
static_assert(group_size<of_series, 8, double, false>() == 4 && numbers_in_cache<of_series, true>() < 12000 &&
              numbers_in_cache<of_series, false>() == numbers_in_cache<of_series, true>() + 10 * 1024);
// so do those whose matrix the first-level cache holds; one that is larger is read for eight, one that is larger than
// the second-level cache for sixteen, whatever they take of the last
template <int H, int T>
struct units {
  // clang-format off
  struct M : parameter<M, H, H> {};
  struct s : variable<s, H> {};
  // clang-format on
  using plan = plan_of<decltype(unroll<T>(recurrence(s{}[t] = tanh(M{} * s{}[t - 1_c]), L[last] = sum(s{}[last]))))>;
};
static_assert(group_size<units<64, 1000>::plan, 64, double, false>() == 2 &&
              group_size<units<64, 1000>::plan, 64, float, false>() == 4);
static_assert(group_size<units<128, 1000>::plan, 64, double, false>() == 8 &&
              group_size<units<512, 32>::plan, 64, double, false>() == 16 &&
              group_size<units<512, 32>::plan, 64, float, false>() == 8);
static_assert(group_size<units<512, 9000>::plan, 64, double, false>() == 1);
static_assert(largest_size<group_plan<units<128, 9>::plan, 2>::copies> == 128 * 128 && largest_size<types<>> == 0);
// a matrix that may differ from sequence to sequence is not read for a group
using of_constant = plan_of<decltype(unroll<10>(recurrence(h[t] = tanh(K * h[t - 1_c]), L[last] = sum(h[last]))))>;
static_assert(group_size<of_constant, 32, double, false>() == 1);
}  // namespace
