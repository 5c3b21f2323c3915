// Targets: what people name in a program has one name in the library, and the program has it or not.
#include <bptt/recurrence.hpp>

using namespace bptt::derivation;  // the stages behind what people write: tested here, used by nobody else
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct unread : parameter<unread> {} unread;
inline constexpr struct x : input<x> {} x;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct g : variable<g> {} g;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net = unroll<5>(recurrence(s[t] = w * s[t - 2_c] + x[t], g[t] = g[t + 1_c] + s[t], E[last] = g[0_c]));
using program_type = std::remove_const_t<decltype(net)>;
template <class Named>
using name = resolve<program_type, Named>;
static_assert(std::is_same_v<name<struct E>, at_last<struct E>> &&
              std::is_same_v<name<at_last<struct E>>, at_last<struct E>>);
static_assert(std::is_same_v<name<at_last<struct s>>, at<struct s, 4>>);        // of a variable of the steps
static_assert(std::is_same_v<name<after_last<struct g, 1>>, at<struct g, 5>>);  // an initial state
static_assert(std::is_same_v<name<struct w>, struct w> && std::is_same_v<name<ago<struct s, 0>>, ago<struct s, 0>>);

template <class Named>
constexpr bool is_there = has_a_value<name<Named>, program_type>;
static_assert(is_there<struct w> && is_there<struct x> && is_there<ago<struct s, 0>> && is_there<at<struct s, 4>>);
static_assert(is_there<at<struct s, -1>> && is_there<at<struct s, -2>> && is_there<after_last<struct g, 1>>);
static_assert(!is_there<std::remove_const_t<decltype(unread)>> && !is_there<at<struct s, 5>> &&
              !is_there<at<struct s, -3>> && !is_there<after_last<struct g, 2>> && !is_there<ago<struct E, 0>>);
// a net of one step has all that a longer one has: g[last + 2] and s[-1] are there, though nothing reads them
constexpr auto short_net =
    unroll<1>(recurrence(s[t] = w * s[t - 2_c] + x[t - 2_c], g[t] = g[t + 3_c] + s[t], s[-1_c] = exp(w)));
using short_type = std::remove_const_t<decltype(short_net)>;
static_assert(is_within_reach<short_type, at<struct g, 1>> && !is_within_reach<short_type, at<struct g, 4>> &&
              has_a_value<at<struct g, 1>, short_type> && !has_a_value<at<struct g, 4>, short_type>);
static_assert(is_within_reach<short_type, at<struct x, -1>> && !is_within_reach<short_type, at<struct x, -3>> &&
              !is_within_reach<short_type, at<struct x, 0>> && !is_within_reach<short_type, struct w>);
// so is an input of which it reads what stands before the sequence only
static_assert(is_within_reach<short_type, struct x> && !list::contains<struct x, given_to<short_type>> &&
              has_a_value<struct x, short_type> && has_a_value<at<struct x, 0>, short_type> &&
              has_a_value<ago<struct x, 0>, short_type> && !has_a_value<at<struct x, 1>, short_type>);
static_assert(!is_within_reach<short_type, at<struct s, -1>> && has_a_value<at<struct s, -1>, short_type>);  // defined
// what is handed out has to be bound, read or not
static_assert(!list::contains<at<struct x, -1>, given_to<short_type>> &&
              bptt::numeric::bound_for<short_type, struct w>::size == given_to<short_type>::size &&
              list::contains<at<struct g, 1>,
                             bptt::numeric::bound_for<short_type, bptt::numeric::forward_value<at<struct g, 1>>>>);
// a loss has its symbol's name where it is a variable of the end, and a step where it is one of the steps
static_assert(std::is_same_v<loss_of<program_type, struct E>, struct E>);
static_assert(std::is_same_v<loss_of<program_type, at<struct s, 3>>, at<struct s, 3>>);
}  // namespace
