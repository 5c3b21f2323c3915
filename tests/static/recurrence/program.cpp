// A program of T steps: definitions and bindings, looked up and not stored.
#include <bptt/recurrence/program.hpp>

#include "../same.hpp"

using namespace bptt::derivation;  // the stages behind what people write: tested here, used by nobody else
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct k : constant<k> {} k;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto r = recurrence(s[t] = w * s[t - 2_c] + x[t], E[last] = mean(square(s[t]), t) + k * s[last]);
using net = decltype(unroll<3>(r));
static_assert(net::steps == 3 && std::is_empty_v<net> && std::is_empty_v<decltype(unroll<100000>(r))>);

template <class Reference>
constexpr typename definition<net, Reference>::type defined(Reference) {
  return {};
}
static_assert(same(defined(s[0_c]), w * s[-2_c] + x[0_c]));
static_assert(same(defined(s[2_c]), w * s[0_c] + x[2_c]));
static_assert(same(defined(E[last]), (square(s[0_c]) + (square(s[1_c]) + square(s[2_c]))) / literal<3>{} + k * s[2_c]));

template <class Formula>
constexpr resolve<net, Formula> resolved_in_net(Formula) {
  return {};
}
static_assert(same(resolved_in_net(s[last]), s[2_c]));
static_assert(same(resolved_in_net(E[last]), E[last]));
static_assert(same(resolved_in_net(E), E[last]));
static_assert(same(resolved_in_net(s[1_c]), s[1_c]));
static_assert(same(resolved_in_net(w), w));

// what has to be given: a lag of 2 reads two initial states
template <class Program>
using given = given_to<Program>;
static_assert(given<net>::size == 5);
static_assert(list::contains<struct w, given<net>> && list::contains<struct x, given<net>> &&
              list::contains<struct k, given<net>>);
static_assert(list::contains<at<struct s, -1>, given<net>> && list::contains<at<struct s, -2>, given<net>>);
// a program of one step reads one of them
static_assert(given<decltype(unroll<1>(r))>::size == 4 &&
              !list::contains<at<struct s, -1>, given<decltype(unroll<1>(r))>>);
// an initial state that only a sum over time reads is given too
constexpr auto lagged = unroll<2>(recurrence(s[t] = x[t], E[last] = sum(s[t - 1_c], t)));
static_assert(list::contains<at<struct s, -1>, given<std::remove_const_t<decltype(lagged)>>>);

static_assert(has_a_value<struct w, net> && has_a_value<at<struct s, 2>, net> && has_a_value<at_last<struct E>, net>);
static_assert(!has_a_value<at<struct s, 3>, net> && !has_a_value<at_last<struct s>, net>);
static_assert(is_defined_at_the_end<struct E, net::recurrence> && !is_defined_at_the_end<struct s, net::recurrence>);
static_assert(same(plus_all(), zero) && same(plus_all(w), w) && same(plus_all(w, k, x), w + (k + x)));
}  // namespace
