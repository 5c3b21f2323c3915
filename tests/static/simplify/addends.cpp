// A sum, addend by addend.
#include "../same.hpp"

using namespace bptt::simplified;
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct b : parameter<b> {} b;
inline constexpr struct c : parameter<c> {} c;
inline constexpr struct M : parameter<M, 3, 3> {} M;
inline constexpr struct v : parameter<v, 3> {} v;
// clang-format on
template <class E>
constexpr auto addends(E) {
  return typename addends_of<true, E>::type{};
}
static_assert(std::is_same_v<decltype(addends(a - (b - c))),
                             types<addend<true, struct a>, addend<false, struct b>, addend<true, struct c>>>);
static_assert(std::is_same_v<decltype(addends(-(a + b * c))),
                             types<addend<false, struct a>, addend<false, mul<struct b, struct c>>>>);
static_assert(same(signed_sum(zero, addends(a - b)), a - b) && same(signed_sum(c, addends(-a)), c - a));
static_assert(same(plus_all(), zero) && same(plus_all(a), a) && same(plus_all(a, zero, b), a + b));
// what costs more than a scaling
template <class E>
constexpr bool is_costly(E) {
  return is_product<E>;
}
static_assert(is_costly(M * v) && is_costly(M * M) && !is_costly(a * v) && !is_costly(diag(v) * v) &&
              !is_costly(a * b) && !is_costly(tanh(M * v)));
}  // namespace
