// expect: bptt: the operand of softmax is a vector
// expect: is_vector<(bptt::)?ago<net::q, 0>, (bptt::)?shape<> ?>
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
#ifdef VALID_TWIN
inline constexpr struct q : variable<q, 2> {} q;
#else
inline constexpr struct q : variable<q> {} q;
#endif
// clang-format on
inline constexpr auto p = softmax(q[t]);
}  // namespace net
