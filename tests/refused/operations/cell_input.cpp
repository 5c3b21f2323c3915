// expect: bptt: the columns of the left factor of a product are not the rows of the right factor
// expect: product_conforms<(bptt::)?cells::W_ih<net::layer_1, 16, 3>, (bptt::)?shape<16, 3>, (bptt::)?ago<net::x, 0>, (bptt::)?shape<5> ?>
#include <bptt/bptt.hpp>
#include <bptt/cells/lstm.hpp>

namespace net {
using namespace bptt;
// clang-format off
#ifdef VALID_TWIN
inline constexpr struct x : input<x, 3> {} x;
#else
inline constexpr struct x : input<x, 5> {} x;
#endif
inline constexpr struct layer_1 : cells::lstm<layer_1, 3, 4> {} layer_1;
// clang-format on
inline constexpr auto cell = recurrence(layer_1(x[t]));
}  // namespace net
