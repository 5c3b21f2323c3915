// Elementwise functions: the node, the value, the slope. One's own function is made in the same way.
#include <bptt/operations/elementwise.hpp>

#include "../same.hpp"

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct p : parameter<p, 3> {} p;
inline constexpr struct y : variable<y> {} y;
inline constexpr struct v : variable<v, 3> {} v;
// clang-format on
static_assert(same(tanh(a), tanh_of<struct a>{}));
static_assert(same(sigmoid(p), sigmoid_of<struct p>{}));
static_assert(same(exp(p), exp_of<struct p>{}));
static_assert(same(log(p), log_of<struct p>{}));
static_assert(same(square(p), square_of<struct p>{}));
static_assert(shape_of(tanh(p)) == shape<3>{} && shape_of(tanh(a)) == shape<>{});

static_assert(same(decltype(tanh(a))::slope(a, y), one - square(y)));
static_assert(same(decltype(sigmoid(a))::slope(a, y), y *(one - y)));
static_assert(same(decltype(sigmoid(p))::slope(p, v), hadamard_of<struct v, sub<struct one, struct v>>{}));
static_assert(same(decltype(exp(a))::slope(a, y), y));
static_assert(same(decltype(log(a))::slope(a, y), one / a));
static_assert(same(decltype(square(p))::slope(p, v), literal<2>{} * p));

// each function: its node, its shape, its slope with the value y at hand
template <class Node, class Slope>
constexpr bool function_with_slope(Node node, Slope slope) {
  using argument = typename Node::argument;
  static_assert(std::is_same_v<shape_t<Node>, shape_t<argument>> && elementwise_node<Node> && std::is_empty_v<Node>);
  static_assert(
      same(Node::slope(argument{}, std::conditional_t<is_scalar<shape_t<Node>>, struct y, struct v>{}), slope));
  return same(node, Node{});
}
constexpr literal<2> two;
static_assert(function_with_slope(sqrt(a), one / (two * y)) &&
              function_with_slope(sqrt(p), quotient_of<struct one, mul<literal<2>, struct v>>{}));
static_assert(function_with_slope(reciprocal(a), -square(y)) && function_with_slope(reciprocal(p), -square(v)));
static_assert(function_with_slope(sin(a), cos(a)) && function_with_slope(sin(p), cos(p)));
static_assert(function_with_slope(cos(a), -sin(a)) && function_with_slope(cos(p), -sin(p)));
static_assert(function_with_slope(atan(a), one / (one + square(a))) &&
              function_with_slope(atan(p), quotient_of<struct one, add<struct one, square_of<struct p>>>{}));
static_assert(function_with_slope(sinh(a), cosh(a)) && function_with_slope(sinh(p), cosh(p)));
static_assert(function_with_slope(cosh(a), sinh(a)) && function_with_slope(cosh(p), sinh(p)));
static_assert(function_with_slope(relu(a), heaviside(a)) && function_with_slope(relu(p), heaviside(p)));
static_assert(function_with_slope(softplus(a), sigmoid(a)) && function_with_slope(softplus(p), sigmoid(p)));
static_assert(function_with_slope(abs(a), sign(a)) && function_with_slope(abs(p), sign(p)));
static_assert(function_with_slope(sign(a), zero) && function_with_slope(sign(p), zero));
static_assert(function_with_slope(heaviside(a), zero) && function_with_slope(heaviside(p), zero));

// values, at the kinks too
static_assert(decltype(sqrt(a))::value(9.0) == 3.0 && decltype(reciprocal(a))::value(-4.0f) == -0.25f);
static_assert(decltype(sin(a))::value(0.0) == 0.0 && decltype(cos(a))::value(0.0f) == 1.0f &&
              decltype(sinh(a))::value(0.0) == 0.0 && decltype(cosh(a))::value(0.0) == 1.0);
static_assert(decltype(relu(a))::value(2.5) == 2.5 && decltype(relu(a))::value(-2.5) == 0.0 &&
              decltype(relu(a))::value(0.0) == 0.0);
static_assert(decltype(abs(a))::value(2.5f) == 2.5f && decltype(abs(a))::value(-2.5) == 2.5 &&
              decltype(abs(a))::value(0.0) == 0.0);
static_assert(decltype(sign(a))::value(2.5) == 1.0 && decltype(sign(a))::value(-2.5f) == -1.0f &&
              decltype(sign(a))::value(0.0) == 0.0);
static_assert(decltype(heaviside(a))::value(2.5) == 1.0 && decltype(heaviside(a))::value(-2.5) == 0.0 &&
              decltype(heaviside(a))::value(0.0) == 0.0);
static_assert(decltype(atan(a))::value(0.0) == 0.0 && decltype(atan(a))::value(1.0f) > 0.78539f);
static_assert(decltype(softplus(a))::value(1000.0) == 1000.0 && decltype(softplus(a))::value(-1000.0f) == 0.0f);

static_assert(decltype(square(a))::value(-3) == 9);
static_assert(decltype(tanh(a))::value(0.0) == 0.0 && decltype(sigmoid(a))::value(0.0) == 0.5);
static_assert(decltype(exp(a))::value(0.0) == 1.0 && decltype(log(a))::value(1.0) == 0.0);

static_assert(elementwise_node<decltype(tanh(a))> && !elementwise_node<decltype(a + a)>);

// a function in one's own namespace
namespace mine {
template <class Z>
struct sine_like_of : elementwise<Z> {
  static constexpr auto name = "sine_like";
  static constexpr auto value(auto x) { return x - x * x * x / 6; }
  static constexpr auto slope(auto z, auto) { return minus(one, over(square(z), literal<2>{})); }
};
}  // namespace mine
static_assert(elementwise_node<mine::sine_like_of<struct a>>);
}  // namespace
