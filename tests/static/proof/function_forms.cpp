// Functions in proofs: odd and even ones; of two operands the identities of max, min, exceeds and hypot, and functions
// of which nothing is known but their values: equal where their arguments are, never taken for different where their
// numbers are the same.
#include <bptt/proof/compare.hpp>

#include "../same.hpp"

namespace identities {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct b : parameter<b> {} b;
inline constexpr struct c : parameter<c> {} c;
inline constexpr struct p : parameter<p, 3> {} p;
inline constexpr struct q : parameter<q, 3> {} q;
inline constexpr struct M : parameter<M, 2, 3> {} M;
inline constexpr struct N : parameter<N, 2, 3> {} N;
// clang-format on
template <class... Formula>
constexpr bool differ(Formula... formula) {
  return compare(formula...) == verdict::different;
}
template <class... Formula>
constexpr bool undecided(Formula... formula) {
  return compare(formula...) == verdict::undecided;
}

// the greater and the lesser
static_assert(equivalent(max(a, b), max(b, a)) && equivalent(min(p, q), min(q, p)) &&
              equivalent(max(M, N), max(N, M)) && differ(max(a, b), min(a, b)) && differ(max(a, b), a) &&
              differ(max(a, b), b));
static_assert(equivalent(max(a, b) + min(a, b), a + b) && equivalent(max(p, q) + min(q, p), q + p) &&
              differ(max(a, b) + min(a, b), a - b));
static_assert(equivalent(max(a, 0_c), relu(a)) && equivalent(max(0_c, p), relu(p)) &&
              equivalent(max(a + c, b + c), max(a, b) + c) && equivalent(max(a, a), a) &&
              differ(max(a, 0_c), relu(-a)));
static_assert(equivalent(max(a, b), a + exceeds(b, a) * (b - a)) && equivalent(exceeds(a, b), heaviside(a - b)) &&
              equivalent(square(exceeds(a, b)), exceeds(a, b)) && differ(exceeds(a, b), exceeds(b, a)));
static_assert(equivalent(sum(max(p, q)), sum(p) + dot(exceeds(q, p), q - p)) &&
              equivalent(transpose(max(M, N)), max(transpose(M), transpose(N))));
// one of a + relu(b − a) and b + relu(a − b) is proved, which one depends on names
static_assert(equivalent(max(a, b), a + relu(b - a)) != equivalent(max(a, b), b + relu(a - b)) &&
              !differ(max(a, b), a + relu(b - a)) && !differ(max(a, b), b + relu(a - b)));
static_assert(undecided(max(a, b), (a + b + abs(a - b)) / 2_c) && undecided(max(max(a, b), c), max(a, max(b, c))));

// a point in the plane
static_assert(equivalent(hypot(a, b), sqrt(square(a) + square(b))) && equivalent(hypot(a, b), hypot(-b, a)) &&
              equivalent(hypot(p, q), hypot(q, -p)) && differ(hypot(a, b), a + b) &&
              differ(hypot(a, b), hypot(a, 2_c * b)));
static_assert(undecided(square(hypot(a, b)), square(a) + square(b)) &&
              undecided(hypot(2_c * a, 2_c * b), 2_c * hypot(a, b)));
static_assert(equivalent(atan2(a + b, c), atan2(b + a, c)) && equivalent(atan2(p, q + p), atan2(p, p + q)) &&
              differ(atan2(a, b), atan2(b, a)) && differ(atan2(a, b), a / b) && differ(atan2(p, q), atan2(p, p)));
static_assert(undecided(sin(atan2(a, b)), a / hypot(a, b)) &&
              undecided(cos(atan2(p, q)), hadamard(q, reciprocal(hypot(p, q)))) &&
              differ(sin(atan2(a, b)), b / hypot(a, b)));
static_assert(equivalent(atan2(transpose(M), transpose(N)), transpose(atan2(M, N))) &&
              equivalent(dot(p, atan2(q, p)), sum(hadamard(atan2(q, p), p))) &&
              undecided(component<1>(atan2(p, q)), atan2(component<1>(p), component<1>(q))) &&
              differ(component<1>(atan2(p, q)), atan2(component<1>(p), component<0>(q))));
static_assert(equivalent(sum(atan2(broadcast<3>(a), broadcast<3>(b))), 3_c * atan2(a, b)) &&
              equivalent(hadamard(atan2(p, broadcast<3>(a)), q), hadamard(q, atan2(p, broadcast<3>(a)))) &&
              !equivalent(atan2(p, broadcast<3>(a)), atan2(p, q)));

// derivatives: slopes are what they are written as
template <class Formula, class Target>
constexpr auto d(Formula formula, Target target) {
  constexpr struct E : variable<E> {
  } E;
  return formula_of(derivative(unroll<1>(recurrence(E[last] = formula)), E, target));
}
static_assert(equivalent(d(hypot(a, b), a), a / hypot(a, b)) &&
              equivalent(d(hypot(a, b), b), b / sqrt(square(a) + square(b))) &&
              differ(d(hypot(a, b), a), b / hypot(a, b)));
static_assert(equivalent(d(atan2(a, b), a), b / (square(a) + square(b))) &&
              equivalent(d(atan2(a, b), b), -a / (square(b) + a * a)) &&
              differ(d(atan2(a, b), b), a / (square(b) + a * a)));
static_assert(equivalent(d(sum(max(p, q)), q), exceeds(q, p)) &&
              equivalent(d(sum(max(p, q)), p), 1_c - heaviside(q - p)) &&
              equivalent(d(sum(min(p, q)), q), exceeds(p, q)));
static_assert(equivalent(d(c * d(atan2(a, b), a), b), c *(square(a) - square(b)) / square(square(a) + square(b))) &&
              equivalent(d(c * d(atan2(a, b), b), b), 2_c * a * b * c / square(square(a) + square(b))));
static_assert(equivalent(d(c * d(hypot(a, b), a), b), -a * b * c / (hypot(a, b) * (square(a) + square(b)))) &&
              equivalent(d(c * d(hypot(a, b), a), a), b * b * c / (hypot(a, b) * (square(a) + square(b)))));
}  // namespace identities

// functions of one's own: without a value in constant evaluation nothing is said to be different
namespace own {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct b : parameter<b> {} b;
// clang-format on
double measured(double x, double y) { return x * y; }
template <class A, class B>
struct measured_of : componentwise<A, B> {
  static auto value(double x, double y) { return measured(x, y); }
};
template <class Z>
struct weighed_of : elementwise<Z> {
  static auto value(double x) { return measured(x, x); }
};
template <class A, class B>
struct mean_of_two : componentwise<A, B> {
  static constexpr auto value(double x, double y) { return (x + y) / 2; }
};
template <class Z>
struct bell_of : elementwise<Z> {
  static constexpr bool is_even = true;
  static constexpr auto value(double x) { return elementary::exp(-x * x); }
};
template <class F, class G>
constexpr verdict between(F f, G g) {
  return compare(f, g);
}
static_assert(between(measured_of<struct a, struct b>{}, a * b) == verdict::undecided &&
              between(measured_of<struct a, struct b>{}, measured_of<struct b, struct a>{}) == verdict::undecided &&
              between(measured_of<decltype(a + b), struct b>{}, measured_of<decltype(b + a), struct b>{}) ==
                  verdict::equal);
static_assert(between(weighed_of<struct a>{}, square(a)) == verdict::undecided &&
              between(weighed_of<decltype(a + b)>{}, weighed_of<decltype(b + a)>{}) == verdict::equal);
static_assert(between(mean_of_two<struct a, struct b>{}, (a + b) / 2_c) == verdict::undecided &&
              between(mean_of_two<struct a, struct b>{}, a + b) == verdict::different);
// f(−z) = ∓f(z)
static_assert(compare(atan(a), a) == verdict::different && compare(atan(a), atan2(a, one)) == verdict::undecided &&
              equivalent(atan(a + b), atan(b + a)));
static_assert(equivalent(atan(-a), -atan(a)) && equivalent(atan(a - b), -atan(b - a)) &&
              !equivalent(atan(-a), atan(a)));
static_assert(equivalent(bell_of<decltype(a - b)>{}, bell_of<decltype(b - a)>{}) &&
              between(bell_of<struct a>{}, -bell_of<neg<struct a>>{}) == verdict::different);
static_assert(equivalent(sin(-a), -sin(a)) && equivalent(cos(-a), cos(a)) &&
              equivalent(sin(a - b) * cos(b - a), -cos(a - b) * sin(b - a)) &&
              equivalent(square(sin(-a)) + square(cos(a)), one) && equivalent(sign(-a), -sign(a)) &&
              equivalent(abs(-a), abs(a)) && equivalent(abs(a - b), abs(b - a)) && !equivalent(cos(-a), -cos(a)) &&
              !equivalent(abs(-a), -abs(a)));
}  // namespace own
