// expect: bptt: the two formulas of where have different shapes
// expect: branches_conform<bptt::ago<net::v, 0>, (bptt::)?shape<3>, net::w, (bptt::)?shape<> ?>
// A vector, or a scalar.
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct v : variable<v, 3> {} v;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto chosen = where(v[t] > 0_c, v[t], broadcast<3>(w));
#else
inline constexpr auto chosen = where(v[t] > 0_c, v[t], w);
#endif
}  // namespace net
