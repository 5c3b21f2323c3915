// The same formula with other leaves, and at another step.
#include <bptt/formula/substitute.hpp>

#include "../same.hpp"

using namespace bptt::derivation;  // the stages behind what people write: tested here, used by nobody else

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct x : input<x> {} x;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct f : function<f> {} f;
// clang-format on
struct k_for_w {
  template <class E>
  static std::conditional_t<std::is_same_v<E, struct w>, struct k, E> of(E);
};
template <class Map, class Formula>
constexpr substitute<Formula, Map> with(Formula) {
  return {};
}
static_assert(same(with<k_for_w>(w), k) && same(with<k_for_w>(x[t]), x[t]));
static_assert(same(with<k_for_w>(w * tanh(w * s[t]) - f(2_c / w)), k * tanh(k * s[t]) - f(2_c / k)));
static_assert(same(with<k_for_w>(w - w), k - k));                                // nothing is simplified
static_assert(same(with<k_for_w>(k * sum(w * s[t], t)), k * sum(w * s[t], t)));  // a sum over time is one leaf
static_assert(same(with<k_for_w>(broadcast_of<struct w, shape<3>>{}), broadcast_of<struct k, shape<3>>{}));

template <int offset, class Formula>
constexpr shift<Formula, offset> shifted(Formula) {
  return {};
}
static_assert(same(shifted<1>(w * s[t - 1_c] + x[t - 3_c]), w * s[t] + x[t - 2_c]));
static_assert(same(shifted<2>(s[t] * s[t - 2_c]), ahead<struct s, 2>{} * s[t]));
static_assert(same(shifted<1>(ahead<struct s, 1>{}), ahead<struct s, 2>{}));
static_assert(same(shifted<-1>(ahead<struct s, 1>{}), s[t]) && same(shifted<-2>(s[t - 1_c]), s[t - 3_c]));
static_assert(same(shifted<5>(s[2_c] + s[last]), s[2_c] + s[last]));  // a step stays where it is

static_assert(std::is_same_v<arguments_of<decltype(w + k)>, types<struct w, struct k>>);
static_assert(std::is_same_v<with_arguments<decltype(w + k), types<struct k, struct k>>, decltype(k + k)>);
}  // namespace
