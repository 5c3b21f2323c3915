// expect: bptt: a truncation keeps at least one step
// expect: truncation_has_steps<0>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct E : variable<E> {} E;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto e = truncated(E, window<1>);
#else
inline constexpr auto e = truncated(E, window<0>);
#endif
}  // namespace net
