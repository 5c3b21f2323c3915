// expect: bptt: a column times a row is differentiated where the row is transpose\(v\) of a vector: write outer\(a, v\)
// expect: row_is_a_transposed_vector<net::Q, (bptt::)?shape<1, 2> ?>
// lines: 16
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct p : parameter<p, 3> {} p;
inline constexpr struct v : parameter<v, 2> {} v;
inline constexpr struct Q : parameter<Q, 1, 2> {} Q;
inline constexpr struct N : parameter<N, 3, 2> {} N;
inline constexpr struct E : variable<E> {} E;
// clang-format on
#ifdef VALID_TWIN
inline constexpr auto d = (derivative(unroll<1>(recurrence(E[last] = dot(N, p* transpose(v)))), E, p));
static_assert(shape_of(d) == shape<3>{});
#else
inline constexpr auto d = (derivative(unroll<1>(recurrence(E[last] = dot(N, p* Q))), E, p));
#endif
}  // namespace net
