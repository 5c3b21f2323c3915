// Conditions: nodes, shapes, values, slopes, how they are written, and what is 0 or 1.
#include <bptt/bptt.hpp>

#include "../same.hpp"

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct b : parameter<b> {} b;
inline constexpr struct m : input<m> {} m;
inline constexpr struct p : parameter<p, 3> {} p;
inline constexpr struct q : parameter<q, 3> {} q;
// clang-format on
static_assert(same(a < b, less_of<struct a, struct b>{}) && same(a <= b, at_most_of<struct a, struct b>{}) &&
              same(a > b, greater_of<struct a, struct b>{}) && same(a >= b, at_least_of<struct a, struct b>{}) &&
              same(a == b, equal_of<struct a, struct b>{}) && same(a != b, unequal_of<struct a, struct b>{}));
static_assert(same(a > 0_c, greater_of<struct a, struct zero>{}) && same(2_c < p, less_of<literal<2>, struct p>{}) &&
              same(m[t] == 1_c, equal_of<ago<struct m, 0>, struct one>{}) && shape_of(2_c < p) == shape<3>{} &&
              shape_of(p <= q) == shape<3>{} && shape_of(a != b) == shape<>{});
static_assert(same(m[t] && a > b, both_of<ago<struct m, 0>, greater_of<struct a, struct b>>{}) &&
              same(m[t] || a > b, either_of<ago<struct m, 0>, greater_of<struct a, struct b>>{}) &&
              same(!m[t], not_of<ago<struct m, 0>>{}) && shape_of(!p) == shape<3>{});

template <class Node, class N>
constexpr N value(Node, N x, N y) {
  return Node::value(x, y);
}
static_assert(value(a < b, 1.0, 2.0) == 1 && value(a < b, 2.0, 2.0) == 0 && value(a <= b, 2.0f, 2.0f) == 1 &&
              value(a > b, 3.0, 2.0) == 1 && value(a >= b, 1.0, 2.0) == 0 && value(a == b, 0.0, -0.0) == 1 &&
              value(a != b, 1.0f, 1.0f) == 0);
static_assert(value(a && b, 2.0, -1.0) == 1 && value(a && b, 0.0, 1.0) == 0 && value(a || b, 0.0, 3.0) == 1 &&
              value(a || b, 0.0, -0.0) == 0 && not_of<struct a>::value(0.0) == 1 && not_of<struct a>::value(3.0f) == 0);
using greater = decltype(a > b);
static_assert(same(greater::slope_a(a, b, a > b), zero) && same(greater::slope_b(a, b, a > b), zero) &&
              same(not_of<struct a>::slope(a, !a), zero));

static_assert(is_zero_or_one<greater> && is_zero_or_one<decltype(!(a > b) && m[t])> &&
              is_zero_or_one<decltype(heaviside(a))> && is_zero_or_one<decltype(one - exceeds(a, b))> &&
              !is_zero_or_one<struct a> && !is_zero_or_one<decltype(a + b)> && !is_zero_or_one<decltype(one - a)> &&
              !is_zero_or_one<decltype(where(m[t], a, b))>);

// text, ASCII, LaTeX; parentheses where they are needed
static_assert(text(a < b) == "a < b" && text(a <= b) == "a ≤ b" && text(a > b) == "a > b" && text(a >= b) == "a ≥ b" &&
              text(a == b) == "a = b" && text(a != b) == "a ≠ b");
static_assert(text(where(a + b > 0_c && !(a == b), a, b)) == "where(a + b > 0 ∧ ¬(a = b), a, b)" &&
              text(where((a > 0_c || m[t]) && !m[t], a, b)) == "where((a > 0 ∨ mₜ) ∧ ¬mₜ, a, b)" &&
              text((a > b) * b) == "(a > b)·b" && text(hadamard(p > q, q)) == "(p > q) ∘ q" &&
              text(2_c * (a > b) + a) == "2·(a > b) + a");
static_assert(ascii(where((a >= b && !(a != b)) || m[t], a, b)) == "where((a >= b && !(a != b)) || m[t], a, b)");
static_assert(latex(where(a <= b && !m[t], a, b)) == "\\operatorname{where}(a \\le b \\land \\lnot m_{t}, a, b)");
static_assert(mathml(a < b) ==
              "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" displaystyle=\"true\"><mrow><mi>a</mi>"
              "<mo>&lt;</mo><mi>b</mi></mrow></math>");
}  // namespace
