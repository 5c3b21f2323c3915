// expect: bptt: a component does not lie within its vector
// expect: piece_lies_within<(bptt::)?ago<net::a, 0>, (bptt::)?shape<5>, 5, 1>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct a : variable<a, 5> {} a;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto last_one = component<4>(a[t]);
#else
inline constexpr auto last_one = component<5>(a[t]);
#endif
}  // namespace net
