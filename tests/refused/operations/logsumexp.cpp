// expect: bptt: the operand of logsumexp is a vector
// expect: is_vector<(bptt::)?ago<net::q, 0>, (bptt::)?shape<> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
#ifdef VALID_TWIN
inline constexpr struct q : variable<q, 2> {} q;
#else
inline constexpr struct q : variable<q> {} q;
#endif
inline constexpr auto p = logsumexp(q[t]);
}  // namespace net
