// expect: bptt: the two operands of cross_entropy have different shapes
// expect: sum_conforms<(bptt::)?ago<net::p, 0>, (bptt::)?shape<5>, (bptt::)?ago<net::y, 0>, (bptt::)?shape<4> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct p : variable<p, 5> {} p;
#ifdef VALID_TWIN
inline constexpr struct y : input<y, 5> {} y;
#else
inline constexpr struct y : input<y, 4> {} y;
#endif
// clang-format on
inline constexpr auto E = cross_entropy(p[t], y[t]);
}  // namespace net
