// expect: bptt: what is padded does not lie within the zeros around it
// expect: zeros_reach_around<(bptt::)?ago<net::a, 0>, (bptt::)?shape<5>, 2, 6>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct a : variable<a, 5> {} a;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto whole = pad<1, 6>(a[t]);
#else
inline constexpr auto whole = pad<2, 6>(a[t]);
#endif
}  // namespace net
