// expect: bptt: the parts of concat are vectors and scalars, or matrices of as many columns
// expect: parts_conform<net::W, (bptt::)?shape<4, 3>, net::U, (bptt::)?shape<4, 2> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct W : parameter<W, 4, 3> {} W;
#ifdef VALID_TWIN
inline constexpr struct U : parameter<U, 2, 3> {} U;
#else
inline constexpr struct U : parameter<U, 4, 2> {} U;  // side by side: not concat
#endif
// clang-format on
inline constexpr auto stacked = concat(W, U);
}  // namespace net
