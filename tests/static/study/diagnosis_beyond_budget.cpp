// Where a proof would take more than its budget, a diagnosis says so, and compares no terms: there may be very many.
#include <bptt/bptt.hpp>

namespace logistic_map {
using namespace bptt;
// clang-format off
inline constexpr struct r : parameter<r> {} r;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net = unroll<10>(recurrence(s[t] = r * s[t - 1_c] * (1_c - s[t - 1_c]), E[last] = s[last]));
constexpr auto found = diagnosis(net, E, r, r * s[0_c]);
static_assert(found.answer == verdict::undecided && found.is_given_up && decltype(found)::terms::size == 0 &&
              text(found) == "undecided: a proof would take more than its budget");
// all that is known of the difference is what it is of
constexpr auto d = derivative(net, E, r);
static_assert(study::is_sum_of_two<std::remove_const_t<decltype(difference(net, d, r * s[0_c]))>>);
}  // namespace logistic_map
