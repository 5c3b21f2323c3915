// bptt/printing.hpp is enough to print a derivative.
#include <bptt/printing.hpp>

namespace bptt {  // names of the wings that are not included: they are free
struct equivalent {};
struct gradient {};
}  // namespace bptt

namespace by_printing {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net = unroll<2>(recurrence(s[t] = w * s[t - 1_c], E[last] = sum(square(s[t]), t)));
static_assert(text(rule(net, E, s)) == "∂E/∂sₜ = w·∂E/∂sₜ₊₁ [t + 1 < T] + 2·sₜ");
static_assert(ascii(w * s[t]) == "w*s[t]" && latex(w * s[t]) == "w\\,s_{t}" && mathml(w).size() > 0);
}  // namespace by_printing
