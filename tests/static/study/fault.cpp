// The factors of two terms that do not agree.
#include <bptt/study/fault.hpp>

namespace terms {
using namespace bptt;
using namespace bptt::study;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct W : parameter<W, 3, 3> {} W;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct h : variable<h, 3> {} h;
inline constexpr struct z : variable<z> {} z;
// clang-format on
template <class Mine, class Right>
constexpr auto compared(Mine, Right) {
  return factor_comparison<void, Mine, Right>{};
}
template <class C>
constexpr bool left_are(C, int mine, int right, rational ratio = {1, 1}) {
  return C::mine_left::size == mine && C::right_left::size == right && C::ratio == ratio;
}
constexpr auto s0 = s[0_c];
constexpr auto s1 = s[1_c];
static_assert(left_are(compared(w * s0 * s1, s1 * w * s0), 0, 0) && left_are(compared(w * s0, w * s0 * s1), 0, 1) &&
              left_are(compared(w * w * s0, w * s0), 1, 0) && left_are(compared(w * s0, w * s1), 1, 1));
static_assert(left_are(compared(-(w * s0), w * s0), 0, 0, {-1, 1}) &&
              left_are(compared((s0 - s1) * w, w *(s1 - s0)), 0, 0, {-1, 1}) &&
              left_are(compared(3_c * w / 2_c, w), 0, 0, {3, 2}));
// two factors that make one
static_assert(left_are(compared((1_c - s0) * (1_c + s0) * w, w *(1_c - square(s0))), 0, 0) &&
              left_are(compared(w * (1_c - square(tanh(z[0_c]))), w / square(cosh(z[0_c]))), 0, 0));
static_assert(left_are(compared(transpose(W) * h[0_c], W * h[0_c]), 1, 1) &&
              left_are(compared(outer(h[0_c], h[1_c]), outer(h[1_c], h[0_c])), 0, 0));
// how far apart terms are; too far for one to be meant for the other
static_assert(decltype(compared(w * s0, w * s0))::distance == 0 &&
              decltype(compared(-(w * s0), w * s0))::distance == 1 &&
              decltype(compared(w * s0, w * s0 * s1))::distance == 2 && decltype(compared(w, s0 * s1))::distance == -1);
static_assert(decltype(compared(w * w * s0, w * s0))::belongs<struct w>);
static_assert(coefficient_of<decltype(-(2_c * w) * (s0 / 3_c))> == rational{-2, 3} &&
              coefficient_of<decltype(square(2_c * w))> == rational{4, 1} &&
              coefficient_of<decltype(transpose(-(3_c * h[0_c])))> == rational{-3, 1} &&
              coefficient_of<decltype(outer(2_c * h[0_c], h[1_c] / 4_c))> == rational{1, 2});
}  // namespace terms
