// bptt/derivation.hpp is enough to make derivatives as types: nothing is computed, printed or proved.
#include <bptt/derivation.hpp>

namespace bptt {  // names of the wings that are not included: they are free
struct text {};
struct equivalent {};
struct gradient {};
}  // namespace bptt

namespace by_derivation {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net = unroll<2>(recurrence(s[t] = w * s[t - 1_c], E[last] = square(s[last])));
static_assert(std::is_same_v<decltype(adjoint(net, E, s[0_c])), mul<struct w, at<bar<struct E, struct s>, 1>>>);
static_assert(std::is_empty_v<decltype(derivative(net, E, w))>);
}  // namespace by_derivation
