// Ring buffers: how far back and ahead values are read, by which passes, and how many slots that makes.
#include <bptt/plan/ring_buffers.hpp>

using namespace bptt::derivation;
using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct g : variable<g> {} g;
inline constexpr struct q : variable<q> {} q;
inline constexpr struct E : variable<E> {} E;
// clang-format on
template <class S, class Recurrence, int steps, bool all>
using buffer_in = typename buffer_of_variable<S, steps, read_by<typename Recurrence::all_equations>, all,
                                              pass_direction<S, typename Recurrence::schedule::phases>::value>::type;

// a variable has a slot for each step and initial state, or as many as its lags reach back; at the end one
using lagged = decltype(recurrence(s[t] = s[t - 2_c] + k, E[last] = s[last]));
static_assert(buffer_in<struct s, lagged, 10, true>::slots == 12 &&
              buffer_in<struct s, lagged, 10, true>::before == 2 && buffer_in<struct s, lagged, 10, true>::direct);
static_assert(buffer_in<struct s, lagged, 10, false>::slots == 3 && buffer_in<struct E, lagged, 10, true>::slots == 1);
static_assert(!is_read_by_another_phase<struct s, lagged::schedule::phases>::value);

// one that runs backward has them behind the last step
using both_ways = decltype(recurrence(s[t] = s[t - 1_c] + k, g[t] = k * g[t + 2_c] + s[t], q[t] = g[t] * s[t],
                                      E[last] = sum(q[t], t)));
static_assert(pass_direction<struct s, both_ways::schedule::phases>::value == 1 &&
              pass_direction<struct g, both_ways::schedule::phases>::value == -1);
static_assert(buffer_in<struct g, both_ways, 10, true>::slots == 12 &&
              buffer_in<struct g, both_ways, 10, true>::before == 0);
static_assert(buffer_in<struct g, both_ways, 10, false>::slots == 3);
// s is read by the pass backward, g only by its own
static_assert(is_read_by_another_phase<struct s, both_ways::schedule::phases>::value &&
              !is_read_by_another_phase<struct g, both_ways::schedule::phases>::value);
// when a pass backward is over, its last step is gone
using first = decltype(recurrence(g[t] = k * g[t + 1_c], E[last] = g[last]));
static_assert(is_read_by_another_phase<struct g, first::schedule::phases>::value);
// an adjoint that is computed at initial states alone has a slot for each of them
template <class... Leaf>
using buffer_of_states = typename buffer_of_adjoint<struct s, 10, types<Leaf...>, true, 0>::type;
static_assert(buffer_of_states<at<struct s, -1>, at<struct s, -3>>::slots == 3 &&
              buffer_of_states<at<struct s, -1>, at<struct s, -3>>::before == 3);
static_assert(buffer_of_states<at<struct s, 11>>::slots == 2 && buffer_of_states<at<struct s, 11>>::before == 0);
static_assert(buffer_of_states<at<struct s, -1>, at<struct s, 10>>::slots == 12 &&
              buffer_of_states<at<struct s, -1>, at<struct s, 10>>::direct);
static_assert(buffer_of_states<ago<struct s, 2>>::slots == 1);
}  // namespace
