// expect: bptt: an equation of the last step reads inputs and variables at .last. or at a step 2_c, or in a sum over t
// expect: leaf_of_the_end<(bptt::)?ago<net::s, 0>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto r = recurrence(s[t] = tanh(x[t]), E[last] = square(s[last]));
#else
inline constexpr auto r = recurrence(s[t] = tanh(x[t]), E[last] = square(s[t]));
#endif
}  // namespace net
