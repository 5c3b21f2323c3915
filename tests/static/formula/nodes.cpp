// Nodes and literals, and the shapes of formulas.
#include <bptt/formula/nodes.hpp>

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
static_assert(same(literal<0>{}, zero) && same(literal<1>{}, one) && same(literal<-1>{}, integer<-1>{}));
static_assert(is_literal<struct zero> && is_literal<integer<7>> && !is_literal<struct a>);

static_assert(shape_of(M * p) == shape<2>{} && shape_of(M * N) == shape<2, 4>{} && shape_of(a * M) == shape<2, 3>{});
static_assert(shape_of(transpose(M)) == shape<3, 2>{} && shape_of(transpose(p)) == shape<1, 3>{});
static_assert(shape_of(transpose(p) * q) == shape<1>{} && shape_of(p * transpose(q)) == shape<3, 3>{});
static_assert(shape_of(dot(p, q)) == shape<>{} && shape_of(dot(M, M)) == shape<>{} &&
              shape_of(outer(p, q)) == shape<3, 3>{});
static_assert(shape_of(p / a) == shape<3>{} && shape_of(sum(p)) == shape<>{} && shape_of(softmax(p)) == shape<3>{});
static_assert(shape_of(sum(s[t], t)) == shape<>{} && shape_of(mean(s[t], t)) == shape<>{});
static_assert(shape_of(cross_entropy(p, q)) == shape<>{} && shape_of(softmax_cross_entropy(p, q)) == shape<>{});
static_assert(shape_of(sub<struct one, struct p>{}) == shape<3>{} &&
              shape_of(sub<struct p, struct one>{}) == shape<3>{});
static_assert(shape_of(diag_of<struct p>{}) == shape<3, 3>{} && shape_of(identity<3>{}) == shape<3, 3>{} &&
              shape_of(zeros<2, 3>{}) == shape<2, 3>{});

static_assert(is_node<decltype(p + q)> && !is_node<struct p> && !is_node<integer<2>>);
}  // namespace
