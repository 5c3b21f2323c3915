// What chooses, and which factors of a product decide.
#include <bptt/bptt.hpp>

#include "../same.hpp"

using namespace bptt::derivation;  // the stages of a derivation: tested here, used by nobody else

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct b : parameter<b> {} b;
inline constexpr struct p : parameter<p, 3> {} p;
inline constexpr struct W : parameter<W, 3, 3> {} W;
inline constexpr struct m : input<m> {} m;
inline constexpr struct s : variable<s, 3> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
template <class E>
constexpr choices chosen_in(E) {
  return choices_in<E>;
}
static_assert(chosen_in(p + tanh(W * p)) == choices::none && chosen_in(tanh(max(a, b))) == choices::of_components &&
              chosen_in(W * relu(p)) == choices::of_components && chosen_in(sum(p > 0_c)) == choices::of_anything &&
              chosen_in(heaviside(a) * b) == choices::of_components &&
              chosen_in(sum(where(m[t], relu(p), s[t]), t)) == choices::of_anything &&
              chosen_in(max(a, b) * !m[t]) == choices::of_anything);
template <class Recurrence>
constexpr choices chosen_by(Recurrence) {
  return choices_of<typename Recurrence::all_equations>;
}
static_assert(chosen_by(recurrence(s[t] = relu(W * s[t - 1_c]), E[last] = sum(s[last]))) == choices::of_components &&
              chosen_by(recurrence(s[t] = tanh(W * s[t - 1_c]), E[last] = sum(s[last]))) == choices::none);

using above = decltype(a > b);
inline constexpr bar<struct E, struct a> adjoint{};
template <class... Factor, class Product>
constexpr bool decide(Product) {
  return same(typename deciding_factors<Product>::type{}, types<Factor...>{});
}
static_assert(decide<above>((a > b) * a) && decide<above>(a * (a > b) / b) && decide<>(a / (a > b)) &&
              decide<>(a * b) && decide<above, above>(-((a > b) * b * (a > b))) &&
              decide<decltype(p > p)>(hadamard(p > p, p)) && decide<>((a > b) + a) && decide<>(W * p));
static_assert(decide<bar<struct E, struct a>>(adjoint * a / b) &&
              decide<bar<struct E, struct a>, above>(adjoint * (a > b)) &&
              decide<decltype(adjoint + adjoint)>((adjoint + adjoint) * a));
static_assert(deciding_factors<decltype(2_c * adjoint / 3_c)>::count == 1 &&
              deciding_factors<decltype(a * adjoint)>::count == 2);
static_assert(has_a_deciding_factor<decltype((a > b) * a)> && !has_a_deciding_factor<decltype(a * b)> &&
              !has_a_deciding_factor<above>);
}  // namespace
