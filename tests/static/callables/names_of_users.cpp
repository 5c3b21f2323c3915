// Functions of users are called as they like: internals of the library do not lie where they would be ambiguous.
#include <bptt/bptt.hpp>
namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto cell = unroll<2>(recurrence(s[t] = w * s[t - 1_c], E[last] = square(s[last])));
constexpr auto gradient_of(double x) { return gradient(cell, E, wrt(w))(w(x), s[-1_c](1.0))[w]; }
constexpr double value_of(double x) { return x; }
}  // namespace net
using namespace net;
static_assert(gradient_of(1.0) == 4);
static_assert(value_of(1.0) == 1);
