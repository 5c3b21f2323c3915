// What may stand in two nets of a chain, and in the links between them.
#include <bptt/callables/chain_links.hpp>
#include <bptt/recurrence.hpp>

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct x : input<x> {} x;
inline constexpr struct h : variable<h> {} h;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct r : variable<r> {} r;
// clang-format on
using first = decltype(unroll<2>(recurrence(h[t] = w * h[t - 1_c] + x[t])));
using second = decltype(unroll<3>(recurrence(r[-1_c] = w, r[t] = r[t - 1_c], s[t] = w * s[t - 1_c] + r[t])));
using longer = decltype(unroll<1>(recurrence(s[t] = w * s[t - 3_c])));

// a link is the equation of an initial state that the second net reads, or would read if it were longer
static_assert(is_link<decltype(s[-1_c] = h[last]), second> && is_link<decltype(s[-2_c] = h[last]), longer>);
static_assert(!is_link<decltype(s[-2_c] = h[last]), second> && !is_link<decltype(r[-1_c] = h[last]), second> &&
              !is_link<decltype(s[last] = h[last]), second> && !is_link<struct w, second>);
// a value of one of the nets, and of one only
static_assert(a_net_has_a_value<at<struct h, 1>, first, second> && a_net_has_a_value<at<struct s, 2>, first, second> &&
              !a_net_has_a_value<at<struct h, 2>, first, second>);
static_assert(is_of_one_net<struct w, first, second> && is_of_one_net<at<struct h, 1>, first, second> &&
              !is_of_one_net<at<struct w, 1>, first, second>);
// parameters may stand in both; variables and inputs may not
static_assert(stands_in_one_net<struct w, second> && stands_in_one_net<struct h, second> &&
              !stands_in_one_net<struct s, second> && !stands_in_one_net<struct x, first>);
}  // namespace
