// expect: bptt: a symbol of the net is not bound to a value
// expect: is_bound<(bptt::)?at<(bptt::)?cells::c<net::layer_1, 4>, -1>, (bptt::)?shape<4>
#include <bptt/bptt.hpp>
#include <bptt/cells/lstm.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 3> {} x;
inline constexpr struct E : variable<E> {} E;
inline constexpr struct layer_1 : cells::lstm<layer_1, 3, 4> {} layer_1;
// clang-format on
inline constexpr auto g =
    gradient(unroll<2>(recurrence(layer_1(x[t]), E[last] = sum(layer_1.h[last]))), E, wrt(layer_1.W_ih));
inline auto r = g(layer_1.W_ih(one), layer_1.W_hh(one), layer_1.b_ih(zero), layer_1.b_hh(zero), layer_1.h[-1_c](zero),
#ifdef VALID_TWIN
                  layer_1.c[-1_c](zero),
#endif
                  x({{1.0, 2.0, 3.0}, {4.0, 5.0, 6.0}}));
}  // namespace net
