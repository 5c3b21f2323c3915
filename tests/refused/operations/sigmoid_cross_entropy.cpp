// expect: bptt: the two operands of sigmoid_cross_entropy have different shapes
// expect: sum_conforms<(bptt::)?ago<net::q, 0>, (bptt::)?shape<5>, (bptt::)?ago<net::y, 0>, (bptt::)?shape<1, 5> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct q : variable<q, 5> {} q;
#ifdef VALID_TWIN
inline constexpr struct y : input<y, 5> {} y;
#else
inline constexpr struct y : input<y, 1, 5> {} y;  // a row
#endif
// clang-format on
inline constexpr auto E = sigmoid_cross_entropy(q[t], y[t]);
}  // namespace net
