// tanh, sinh and cosh of constants: exact values, symmetries, the ends of the range. Errors in ulps are measured at run
// time.
#include <bptt/arithmetic/hyperbolic.hpp>

namespace {
namespace e = bptt::elementary;
template <class N>
constexpr N infinity = std::numeric_limits<N>::infinity();
template <class N>
constexpr N no_number = std::numeric_limits<N>::quiet_NaN();
template <class N>
constexpr bool near(N got, N want, int ulps = 4) {
  N const error = got < want ? want - got : got - want, size = want < 0 ? -want : want;
  return error <= static_cast<N>(ulps) * std::numeric_limits<N>::epsilon() * size;
}
template <class N>
constexpr bool is_nan(N x) {
  return x != x;
}
/// The same number, with the same sign where it is 0.
template <class N>
constexpr bool same(N a, N b) {
  return std::bit_cast<typename e::constants<N>::bits>(a) == std::bit_cast<typename e::constants<N>::bits>(b);
}
template <class N>
constexpr bool holds() {
  constexpr N inf = infinity<N>, nan = no_number<N>, tiny = std::numeric_limits<N>::denorm_min();
  static_assert(e::tanh(N(0)) == 0 && e::tanh(infinity<N>) == 1 && e::tanh(-infinity<N>) == -1);
  static_assert(near(e::tanh(N(0.5)), N(0.462117157260009758502L)) && e::tanh(N(0.3)) == -e::tanh(N(-0.3)));
  static_assert(e::tanh(N(1e-10)) == N(1e-10) && e::tanh(N(50)) == 1);
  static_assert(near(e::sinh(N(1)), N(1.175201193643801456882L)) &&
                near(e::sinh(N(-0.5)), N(-0.521095305493747361622L)) &&
                near(e::cosh(N(-1)), N(1.543080634815243778478L)));
  static_assert(near(e::cosh(N(20)), N(242582597.7048951389L)) && e::sinh(N(800)) == inf && e::sinh(N(-800)) == -inf &&
                e::cosh(N(-800)) == inf && e::cosh(N(0)) == 1);
  static_assert(same(e::sinh(N(-0.0)), N(-0.0)) && e::sinh(tiny) == tiny && e::sinh(-inf) == -inf &&
                e::cosh(-inf) == inf && is_nan(e::sinh(nan)) && is_nan(e::cosh(nan)));
  return true;
}
static_assert(holds<double>() && holds<float>());
}  // namespace
