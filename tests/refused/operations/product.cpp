// expect: bptt: the columns of the left factor of a product are not the rows of the right factor
// expect: product_conforms<net::W, (bptt::)?shape<4, 3>, (bptt::)?ago<net::x, 0>, (bptt::)?shape<5> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct W : parameter<W, 4, 3> {} W;
#ifdef VALID_TWIN
inline constexpr struct x : input<x, 3> {} x;
#else
inline constexpr struct x : input<x, 5> {} x;
#endif
// clang-format on
inline constexpr auto a = W * x[t];
}  // namespace net
