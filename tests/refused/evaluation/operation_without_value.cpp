// expect: bptt: an operation has no value: give its node a static function value\(to, numbers of each operand...\)
// expect: operation_has_a_value<net::turned_of<
// lines: 45
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
template <class A>
struct turned_of : node {  // by a right angle
  using shape = bptt::shape<2>;
#ifdef VALID_TWIN
  static constexpr void value(auto* y, auto const* a) { y[0] = -a[1], y[1] = a[0]; }
#endif
};
// clang-format off
inline constexpr struct s : variable<s, 2> {} s;
// clang-format on
inline auto const r = evaluate(unroll<2>(recurrence(s[t] = turned_of<decltype(s[t - 1_c])>{})))(s[-1_c]({1.0, 0.5}));
}  // namespace net
