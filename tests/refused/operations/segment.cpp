// expect: bptt: a segment does not lie within its vector
// expect: piece_lies_within<(bptt::)?ago<net::a, 0>, (bptt::)?shape<5>, 3, 3>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct a : variable<a, 5> {} a;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto gate = segment<2, 3>(a[t]);
#else
inline constexpr auto gate = segment<3, 3>(a[t]);
#endif
}  // namespace net
