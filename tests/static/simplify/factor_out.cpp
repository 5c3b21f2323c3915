// Factoring: a·x + a·y → a·(x + y), in closed forms only.
#include <bptt/simplify/factor_out.hpp>

#include "../same.hpp"

using namespace bptt::simplified;  // the builders, and the stages of a derivation: tested here, used by nobody else

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;  // scalars
inline constexpr struct b : parameter<b> {} b;
inline constexpr struct c : constant<c> {} c;
inline constexpr struct d : constant<d> {} d;
inline constexpr struct p : parameter<p, 3> {} p;  // vectors
inline constexpr struct q : parameter<q, 3> {} q;
// clang-format on
constexpr literal<2> two;
constexpr literal<3> three;
constexpr literal<5> five;

static_assert(same(factored_plus(a * b, a * c), a *(b + c)));
static_assert(same(factored_plus(a * b, c * a), a *(b + c)));
static_assert(same(factored_plus(a * b * c, a * b * d), a * b *(c + d)));
static_assert(same(factored_plus(a, a * b), a *(one + b)));
static_assert(same(factored_plus(a / c, b / c), (a + b) / c));
static_assert(same(factored_plus(a * b, -(a * c)), a *(b - c)));
static_assert(same(factored_plus(two * a, three * a), five * a));
static_assert(same(factored_plus(a, b), a + b));
static_assert(same(factored_plus(zero, b), b));
static_assert(same(factored_plus(a, zero), a));
static_assert(same(factored_plus(a * p, a * q), a * p + a * q));  // of scalars only
static_assert(same(factored_plus(a * b, factored_plus(a * c, a * d)), a *(b + (c + d))));
}  // namespace
