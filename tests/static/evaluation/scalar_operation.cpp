// An operation of one's own whose value is a scalar, without a name of its own in a rule: its one number goes with
// every component of what it scales.
#include <bptt/bptt.hpp>

namespace mine {
/// v₀·v₁, of the first two components; a scalar.
template <class V>
struct leading_product_of : bptt::node {
  using shape = bptt::shape<>;
  static constexpr void value(auto * to, auto const * v) { *to = v[0] * v[1]; }
};
/// A scalar f(v), of which the rule says that its slope is (v₀·v₁)·v.
template <class V>
struct potential_of : bptt::node {
  using shape = bptt::shape<>;
  static constexpr void value(auto * to, auto const * v) { *to = v[0] + v[1] + v[2]; }
};
template <class V>
constexpr auto pullback(potential_of<V>, auto c, auto) {
  return bptt::cotangents(bptt::simplified::times(c, bptt::simplified::times(leading_product_of<V>{}, V{})));
}
template <bptt::operand V>
constexpr potential_of<V> potential(V) {
  return {};
}

using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w, 3> {} w;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto of_net = gradient(unroll<1>(recurrence(E[last] = potential(w))), E, wrt(w))(w({2.0, 3.0, 5.0}));
static_assert(of_net[E] == 10 && of_net[w](0) == 12 && of_net[w](1) == 18 && of_net[w](2) == 30);
}  // namespace mine
