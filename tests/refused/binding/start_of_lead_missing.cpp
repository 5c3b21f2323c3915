// expect: bptt: a symbol of the net is not bound to a value
// expect: is_bound<(bptt::)?at<net::g, 3>, (bptt::)?shape<>
// A variable that runs backward in time starts from g[last + 1_c], which is g[3] here.
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct g : variable<g> {} g;
inline constexpr auto net = unroll<3>(recurrence(g[t] = w * g[t + 1_c]));
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto r = evaluate(net)(w(0.5), g[last + 1_c](1.0));
#else
inline constexpr auto r = evaluate(net)(w(0.5));
#endif
}  // namespace net
