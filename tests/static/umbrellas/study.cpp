// bptt/study.hpp is enough to find out what is wrong with a derivation.
#include <bptt/study.hpp>

namespace bptt {  // names of the wings that are not included: they are free
struct gradient {};
struct evaluate {};
}  // namespace bptt

namespace by_study {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net = unroll<2>(recurrence(s[t] = w * s[t - 1_c], E[last] = square(s[last])));
static_assert(diagnosis(net, E, w, 2_c * s[1_c] * s[0_c]).answer == verdict::different);
static_assert(text(contributions(net, E, w)).size() > 0);
}  // namespace by_study
