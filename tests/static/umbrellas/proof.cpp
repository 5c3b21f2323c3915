// bptt/proof.hpp is enough to prove a formula right.
#include <bptt/proof.hpp>

namespace bptt {  // names of the wings that are not included: they are free
struct text {};
struct gradient {};
struct diagnosis {};
}  // namespace bptt

namespace by_proof {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net = unroll<2>(recurrence(s[t] = w * s[t - 1_c], E[last] = square(s[last])));
static_assert(equivalent(net, derivative(net, E, w), 4_c * pow(w, 3_c) * square(s[-1_c])));
static_assert(compare(derivative(net, E, w), 4_c * w) == verdict::different);
}  // namespace by_proof
