// expect: bptt: the operand of logsumexp is a vector
// expect: is_vector<(bptt::)?ago<net::q, 0>, (bptt::)?shape<> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
#ifdef VALID_TWIN
// clang-format off
inline constexpr struct q : variable<q, 2> {} q;
// clang-format on
#else
// clang-format off
inline constexpr struct q : variable<q> {} q;
// clang-format on
#endif
inline constexpr auto p = logsumexp(q[t]);
}  // namespace net
