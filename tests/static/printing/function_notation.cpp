// How functions are written, and what has parentheses under them.
#include <bptt/printing/text.hpp>

namespace formulas {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct b : parameter<b> {} b;
inline constexpr struct c : parameter<c> {} c;
inline constexpr struct p : parameter<p, 3> {} p;
inline constexpr struct q : parameter<q, 3> {} q;
inline constexpr struct x : input<x> {} x;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct f : function<f> {} f;
// clang-format on

static_assert(text(tanh(a)) == "tanh(a)");
static_assert(text(sigmoid(a)) == "σ(a)");
static_assert(text(exp(a + b)) == "exp(a + b)");
static_assert(text(log(a)) == "log(a)");
static_assert(text(square(a)) == "a²");
static_assert(text(square(a + b)) == "(a + b)²");
static_assert(text(square(a * b)) == "(a·b)²");
static_assert(text(square(tanh(a))) == "tanh(a)²");
static_assert(text(square(square(a))) == "(a²)²");
static_assert(text(sqrt(a + b)) == "sqrt(a + b)" && text(reciprocal(a)) == "reciprocal(a)");
static_assert(text(sin(a)) == "sin(a)" && text(cos(a)) == "cos(a)" && text(sinh(a)) == "sinh(a)" &&
              text(cosh(a)) == "cosh(a)" && text(atan(a)) == "atan(a)");
static_assert(text(relu(p)) == "relu(p)" && text(softplus(p)) == "softplus(p)" && text(sign(p)) == "sign(p)" &&
              text(heaviside(p)) == "heaviside(p)");
static_assert(text(abs(a)) == "|a|" && text(square(abs(a - b))) == "|a − b|²" && text(a * abs(b)) == "a·|b|");
static_assert(text(pow(a, 3_c)) == "a³" && text(pow(a + b, -12_c)) == "(a + b)⁻¹²" &&
              text(pow(square(a), 3_c)) == "(a²)³" && text(square(pow(a, -4_c))) == "(a⁻⁴)²");
static_assert(text(pow(a, b)) == "pow(a, b)" && text(pow(a, ratio<-1, 2>)) == "pow(a, −1/2)");
static_assert(text(max(a, b)) == "max(a, b)" && text(min(p, 1_c)) == "min(p, 1)" &&
              text(hypot(a + b, c)) == "hypot(a + b, c)" && text(atan2(a, b) * c) == "atan2(a, b)·c" &&
              text(square(exceeds(p, q))) == "exceeds(p, q)²");
// slopes of hypot and atan2
static_assert(text(direction_cosine_of<struct a, struct b>{}) == "a/hypot(a, b)" &&
              text(direction_cosine_of<struct p, struct q>{}) == "p ⊘ hypot(p, q)" &&
              text(c * inversion_of<struct a, struct b>{}) == "c·a/(a² + b²)" &&
              text(inversion_of<struct p, struct q>{}) == "p ⊘ (p² + q²)");
static_assert(text(ratio<2, 3> * p) == "2/3·p" && text(p / ratio<2, 3>) == "p/(2/3)" &&
              text(a + ratio<1, 2>) == "a + 1/2" && text(a * ratio<-1, 2>) == "a·(−1/2)");
static_assert(text(sigmoid_cross_entropy(a + b, c)) == "sigmoid_cross_entropy(a + b, c)");
static_assert(text(f(a)) == "f(a)");
static_assert(text(prime(f)(a)) == "f′(a)");
static_assert(text(prime(prime(f))(a + b)) == "f′′(a + b)");
static_assert(text(softmax(p)) == "softmax(p)");
static_assert(text(log_softmax(p)) == "log_softmax(p)");
static_assert(text(cross_entropy(p, q)) == "cross_entropy(p, q)");
static_assert(text(softmax_cross_entropy(p + q, q)) == "softmax_cross_entropy(p + q, q)");
static_assert(text(sum(s[t], t)) == "Σₜ sₜ");
static_assert(text(sum(s[t] + x[t], t)) == "Σₜ (sₜ + xₜ)");
static_assert(text(mean(square(s[t]), t)) == "1/T·Σₜ sₜ²");
static_assert(text(sum(s[t], t) / 2_c) == "(Σₜ sₜ)/2");
}  // namespace formulas
