// What people write becomes the node named for it, without a simplification.
#include <bptt/operations/operators.hpp>

#include "../same.hpp"

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct p : parameter<p, 3> {} p;
inline constexpr struct q : parameter<q, 3> {} q;
inline constexpr struct M : parameter<M, 2, 3> {} M;
inline constexpr struct N : parameter<N, 3, 4> {} N;
inline constexpr struct s : variable<s> {} s;
// clang-format on
static_assert(same(p + q, add<struct p, struct q>{}));
static_assert(same(p - q, sub<struct p, struct q>{}));
static_assert(same(-p, neg<struct p>{}));
static_assert(same(M * p, mul<struct M, struct p>{}));
static_assert(same(p / a, bptt::div<struct p, struct a>{}));
static_assert(same(hadamard(p, q), hadamard_of<struct p, struct q>{}));
static_assert(same(dot(p, q), dot_of<struct p, struct q>{}));
static_assert(same(outer(p, q), outer_of<struct p, struct q>{}));
static_assert(same(transpose(M), transpose_of<struct M>{}));
static_assert(same(sum(p), sum_of<struct p>{}));
static_assert(same(softmax(p), softmax_of<struct p>{}));
static_assert(same(log_softmax(p), log_softmax_of<struct p>{}));
static_assert(same(cross_entropy(p, q), cross_entropy_of<struct p, struct q>{}));
static_assert(same(softmax_cross_entropy(p, q), softmax_cross_entropy_of<struct p, struct q>{}));
static_assert(same(mean(M), bptt::div<sum_of<struct M>, integer<6>>{}) &&
              same(mean(a), bptt::div<sum_of<struct a>, struct one>{}));
static_assert(same(broadcast<4>(a), broadcast_of<struct a, shape<4>>{}) &&
              same(broadcast<4, 2>(a), broadcast_of<struct a, shape<4, 2>>{}));
static_assert(same(logsumexp(p), logsumexp_of<struct p>{}) && same(stop_gradient(M), stop_gradient_of<struct M>{}));
static_assert(shape_of(logsumexp(p)) == shape<>{} && shape_of(stop_gradient(M)) == shape<2, 3>{} &&
              shape_of(mean(p)) == shape<>{} && shape_of(broadcast<4, 2>(a)) == shape<4, 2>{});
static_assert(same(sum(s[t], t), sum_over_time<ago<struct s, 0>>{}));
static_assert(same(mean(s[t], t), mean_over_time<ago<struct s, 0>>{}));

// integers are part of the type
static_assert(same(2_c * a, mul<integer<2>, struct a>{}));
static_assert(same(a * 2_c, mul<struct a, integer<2>>{}));
static_assert(same(a / 2_c, bptt::div<struct a, integer<2>>{}));
static_assert(same(2_c / a, bptt::div<integer<2>, struct a>{}));
// a number that is known by type is as large as what it is divided by
static_assert(same(1_c / p, quotient_of<struct one, struct p>{}) && same(one / p, 1_c / p) &&
              same(3_c / p, quotient_of<integer<3>, struct p>{}) && shape_of(1_c / p) == shape_of(p));
static_assert(same(ratio<1, 2> / p, quotient_of<struct one, mul<integer<2>, struct p>>{}) &&
              same(ratio<-2, 3> / p, neg<quotient_of<integer<2>, mul<integer<3>, struct p>>>{}) &&
              shape_of(ratio<-2, 3> / p) == shape_of(p));
static_assert(same(a + 0_c, add<struct a, struct zero>{}));
static_assert(same(0_c + a, add<struct zero, struct a>{}));
static_assert(same(1_c - a, sub<struct one, struct a>{}));
static_assert(same(a - 1_c, sub<struct a, struct one>{}));
// a fraction is as large as its neighbour, as an integer is
static_assert(same(p + 0.5_c, add<struct p, broadcast_of<decltype(0.5_c), shape<3>>>{}) &&
              same(-0.5_c - M, sub<broadcast_of<decltype(-0.5_c), shape<2, 3>>, struct M>{}) &&
              same(a + 0.5_c, add<struct a, decltype(0.5_c)>{}) && shape_of(0.5_c + p - 1_c / 3_c) == shape_of(p) &&
              can_add(p, 0.5_c) && can_add(1_c / 3_c, M));
static_assert(can_add(p, q) && !can_add(p, a) && !can_add(M, N));
static_assert(can_multiply(M, p) && !can_multiply(p, M) && can_multiply(a, M) && !can_multiply(M, M));
static_assert(conforms(M * p));
}  // namespace
