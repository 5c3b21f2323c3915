// Functions of two operands, component by component: the node, the shape, the value, the slopes; literals beside
// vectors; a function of one's own.
#include <bptt/operations/componentwise.hpp>

#include "../same.hpp"

using namespace bptt::simplified;  // the builders: tested here, used by nobody else

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct b : parameter<b> {} b;
inline constexpr struct p : parameter<p, 3> {} p;
inline constexpr struct q : parameter<q, 3> {} q;
inline constexpr struct M : parameter<M, 2, 3> {} M;
inline constexpr struct N : parameter<N, 2, 3> {} N;
inline constexpr struct y : variable<y> {} y;
struct v : variable<v, 3> {};
// clang-format on
static_assert(same(max(a, b), max_of<struct a, struct b>{}) && same(min(p, q), min_of<struct p, struct q>{}) &&
              same(hypot(M, N), hypot_of<struct M, struct N>{}) && same(atan2(a, b), atan2_of<struct a, struct b>{}) &&
              same(exceeds(p, q), exceeds_of<struct p, struct q>{}));
static_assert(shape_of(max(a, b)) == shape<>{} && shape_of(min(p, q)) == shape<3>{} &&
              shape_of(hypot(M, N)) == shape<2, 3>{} && componentwise_node<decltype(atan2(p, q))> &&
              componentwise_node<decltype(pow(p, q))> && !elementwise_node<decltype(max(a, b))> &&
              !componentwise_node<decltype(tanh(a))> && !componentwise_node<decltype(a + b)> &&
              std::is_empty_v<decltype(max(p, q))>);
// an integer is as large as its neighbour, and so is a fraction
static_assert(same(max(p, 0.5_c), max_of<struct p, broadcast_of<decltype(0.5_c), shape<3>>>{}) &&
              same(hypot(1_c / 3_c, M), hypot_of<broadcast_of<decltype(1_c / 3_c), shape<2, 3>>, struct M>{}) &&
              same(min(0.5_c, a), min_of<decltype(0.5_c), struct a>{}));
static_assert(same(max(p, 0_c), max_of<struct p, struct zero>{}) && same(min(2_c, a), min_of<literal<2>, struct a>{}) &&
              shape_of(max(p, 0_c)) == shape<3>{} && shape_of(min(2_c, M)) == shape<2, 3>{} &&
              same(pow(2_c, p), pow_of<literal<2>, struct p>{}));

// each function: its slopes with the value y at hand
template <class Node, class SlopeA, class SlopeB>
constexpr bool function_with_slopes(Node, SlopeA slope_a, SlopeB slope_b) {
  using value = std::conditional_t<is_scalar<shape_t<Node>>, struct y, struct v>;
  typename Node::first const first;
  typename Node::second const second;
  return same(Node::slope_a(first, second, value{}), slope_a) && same(Node::slope_b(first, second, value{}), slope_b);
}
static_assert(function_with_slopes(max(a, b), one - exceeds(b, a), exceeds(b, a)) &&
              function_with_slopes(max(p, q), minus(one, exceeds(q, p)), exceeds(q, p)));
static_assert(function_with_slopes(min(a, b), one - exceeds(a, b), exceeds(a, b)) &&
              function_with_slopes(exceeds(p, q), zero, zero));
using u = inversion_of<struct a, struct b>;
using w = inversion_of<struct b, struct a>;
using c = direction_cosine_of<struct a, struct b>;
using d = direction_cosine_of<struct b, struct a>;
static_assert(function_with_slopes(hypot(a, b), c{}, d{}) && function_with_slopes(atan2(a, b), w{}, -u{}));
static_assert(function_with_slopes(u{}, square(w{}) - square(y), -(literal<2>{} * y * w{})));
static_assert(function_with_slopes(c{}, d{} * w{}, -(y * w{})));
using share = exp_share_of<struct a, struct b>;
using other_share = exp_share_of<struct b, struct a>;
static_assert(function_with_slopes(logaddexp(a, b), share{}, other_share{}) &&
              function_with_slopes(share{}, y * other_share{}, -(y * other_share{})) &&
              same(logaddexp(p, 0_c), logaddexp_of<struct p, struct zero>{}));
static_assert(function_with_slopes(xlogy(a, b), log(b), quotient_or_zero_of<struct a, struct b>{}) &&
              function_with_slopes(quotient_or_zero_of<struct a, struct b>{}, one / b,
                                   -quotient_or_zero_of<struct y, struct b>{}) &&
              function_with_slopes(product_or_zero_of<struct a, struct b>{}, b, a));
static_assert(text(logaddexp(p, q)) == "logaddexp(p, q)" && text(share{}) == "σ(a − b)" &&
              text(xlogy(p, q)) == "p ∘ log(q)" && text(quotient_or_zero_of<struct a, struct b>{}) == "a/b");
static_assert(function_with_slopes(hypot(p, q), direction_cosine_of<struct p, struct q>{},
                                   direction_cosine_of<struct q, struct p>{}) &&
              function_with_slopes(pow(a, b), product_or_zero_of<struct b, decltype(pow(a, b - 1_c))>{}, xlogy(y, a)));

// values: at a tie, at (0, 0), far out
template <class Node, class N>
constexpr N value(Node, N first, N second) {
  return Node::value(first, second);
}
static_assert(value(max(a, b), 2.0, -3.0) == 2 && value(min(a, b), 2.0f, -3.0f) == -3 &&
              value(exceeds(a, b), 2.0, 2.0) == 0 && value(exceeds(a, b), 3.0f, 2.0f) == 1);
static_assert(value(hypot(a, b), 0.0, 0.0) == 0 && value(hypot(a, b), 6e307, 8e307) > 9.99e307 &&
              value(atan2(a, b), 0.0, 0.0) == 0 && value(atan2(a, b), 1.0f, -1.0f) > 2.356194f &&
              value(c{}, 0.0, 0.0) == 0 && value(u{}, 0.0f, 0.0f) == 0);
static_assert(value(c{}, 6e-320, 8e-320) > 0.59 && value(c{}, 6e307, 8e307) < 0.61 &&
              value(u{}, 4e-200, 0.0) > 2.4e199);

// a function in one's own namespace
namespace mine {
template <class A, class B>
struct mean_of_two : componentwise<A, B> {
  static constexpr auto name = "mean_of_two";
  static constexpr auto value(auto x, auto y) { return (x + y) / 2; }
  static constexpr auto slope_a(auto, auto, auto) { return bptt::div<struct one, literal<2>>{}; }
  static constexpr auto slope_b(auto, auto, auto) { return bptt::div<struct one, literal<2>>{}; }
};
template <class A, class B>
  requires operands<A, B>
constexpr auto mean_of(A a, B b) { return component_by_component<mean_of_two>(a, b); }
}  // namespace mine
static_assert(same(mine::mean_of(a, 1_c), mine::mean_of_two<struct a, struct one>{}) &&
              text(mine::mean_of(p, q)) == "mean_of_two(p, q)");
constexpr auto net = unroll<1>(recurrence(y[last] = mine::mean_of(a, square(b))));
static_assert(same(formula_of(derivative(net, y, b)), b) &&
              same(formula_of(derivative(net, y, a)), one / literal<2>{}));

// what is an operand: a formula, an integer; of two one is a formula
static_assert(same(as_operand(a), a) && same(as_operand(hana::int_c<2>), literal<2>{}) &&
              operands<struct a, struct p> && operands<struct a, decltype(1_c)> &&
              operands<decltype(1_c), struct a const&> && operands<struct a, double> &&
              operands<decltype(1_c), decltype(1_c)> && !operands<double, int> && !operands<struct a, char const *>);
}  // namespace
