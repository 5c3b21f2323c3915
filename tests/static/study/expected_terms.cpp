// The terms of the right formula: of a formula its addends, of a derivative path by path, with the step where it ends.
#include <bptt/recurrence.hpp>
#include <bptt/study/expected_terms.hpp>

namespace {
using namespace bptt;
using namespace bptt::study;
// clang-format off
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct x : input<x> {} x;
inline constexpr struct s : variable<s> {} s;
// clang-format on
constexpr auto net = unroll<2>(recurrence(s[t] = u * x[t] + s[t - 1_c]));
using of_formula = decltype(terms_of_formula<decltype(u * x[0_c] + x[1_c])>::make());
static_assert(of_formula::size == 2 && list::element<0, of_formula>::step == no_step);
using of_derivative =
    decltype(terms_of_derivative<std::remove_const_t<decltype(net)>, at<struct s, 1>, struct u>::make());
static_assert(of_derivative::size == 2);
static_assert(list::element<0, of_derivative>::step + list::element<1, of_derivative>::step == 1 &&
              list::element<0, of_derivative>::step != list::element<1, of_derivative>::step);
}  // namespace
