// The backward equations: the right side of one, the rule of a general step, and all of them from the last to the
// first.
#include <bptt/derivation.hpp>

#include "../same.hpp"

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net = unroll<3>(recurrence(s[t] = w * s[t - 1_c], E[last] = square(s[last])));
using bar_s = bar<struct E, struct s>;
static_assert(same(adjoint(net, E, s[0_c]), mul<struct w, at<bar_s, 1>>{}));  // w·∂E/∂s₁
static_assert(same(adjoint(net, E, s[2_c]), 2_c * s[2_c]));                   // the last one: no step reads it
static_assert(std::is_same_v<decltype(rule(net, E, s))::symbol, struct s> &&
              decltype(rule(net, E, s))::terms::size == 2);
// s at three steps, the initial state, and w
using equations = decltype(adjoints(net, E))::equations;
static_assert(equations::size == 5 && std::is_empty_v<decltype(adjoints(net, E))>);
static_assert(std::is_same_v<list::element<0, equations>::lhs, at<bar_s, 2>> &&
              std::is_same_v<list::element<2, equations>::lhs, at<bar_s, 0>>);
static_assert(list::contains<equation<at<bar_s, -1>, mul<struct w, at<bar_s, 0>>>, equations>);
}  // namespace
