// The recurrence of a plan: a target of a gradient stays a variable, an intermediate formula gets a name.
#include <bptt/plan/planned_recurrence.hpp>

using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct x : input<x> {} x;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
using net = std::remove_cv_t<decltype(unroll<3>(recurrence(s[t] = tanh(w * s[t - 1_c] + x[t]), E[last] = s[last])))>;
using sum = decltype(w * s[t - 1_c] + x[t]);
using planned = planned_recurrence<net, struct w, at<struct s, -1>>;
static_assert(std::is_same_v<planned, recurrence_of<equation<ago<value_of<sum>, 0>, sum>,
                                                    equation<ago<struct s, 0>, tanh_of<ago<value_of<sum>, 0>>>,
                                                    equation<at_last<struct E>, at_last<struct s>>>>);
}  // namespace
