// flags: -DBPTT_INLINE=
// Where BPTT_INLINE is defined beforehand the compiler decides what is inlined; the numbers are the same.
#include <bptt/callables/gradient.hpp>
#include <bptt/operations.hpp>

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net = unroll<3>(recurrence(s[t] = w * s[t - 1_c], E[last] = square(s[last])));
constexpr auto of_net = gradient(net, E, wrt(w))(w(2.0), s[-1_c](0.5));
static_assert(of_net[E] == 16 && of_net[w] == 48);  // w⁶s², 6w⁵s²
}  // namespace
