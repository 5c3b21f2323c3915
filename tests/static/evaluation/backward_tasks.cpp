// The tasks of adjoint equations: at each distance from the ends of the sequence those terms whose guards hold.
#include <bptt/callables/gradient.hpp>

using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net = unroll<900>(recurrence(s[t] = w * s[t - 1_c], E[last] = s[last] + s[3_c]));
using plan = gradient_plan<std::remove_cv_t<decltype(net)>, struct E, codegen::automatic, struct w>;
using layout = workspace_plan<plan, double>;
using asked = asked_by<of_one_sequence, 900, types<struct w>>;
using adjoint = ago<bar<struct E, struct s>, 0>;
using rule = typename adjoint_equation<typename plan::rules, adjoint>::type;
template <int from_start, int from_end>
using tasks = typename backward_tasks<layout, asked, direction::backward, rule, distances<from_start, from_end>,
                                      distances<from_start, from_end>>::type;
// s[t + 1] is a term but at the last step, where E is; s[3] adds its own at one step
static_assert(tasks<1, 1>::size == 2 && tasks<1, 0>::size == 2);
static_assert(!std::is_same_v<list::element<0, tasks<1, 1>>, list::element<0, tasks<1, 0>>> &&
              std::is_same_v<list::element<1, tasks<1, 1>>, list::element<1, tasks<1, 0>>>);
// what has no term at a distance is set to 0, and nothing is added
using to = asked_for<0, 0, 0, false>;
static_assert(sum_task<layout, kernel::into::set, shape<>, integer<0>, to>::type::size == 1 ||
              sum_task<layout, kernel::into::set, shape<>, struct zero, to>::type::size == 1);
static_assert(sum_task<layout, kernel::into::plus, shape<>, struct zero, to>::type::size == 0);
}  // namespace
