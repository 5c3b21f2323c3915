// Functions that are made of pieces, as constants: exact values, the ends of the range. Errors in ulps are measured at
// run time.
#include <bptt/arithmetic/piecewise.hpp>

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
  static_assert(same(e::abs(N(-0.0)), N(0)) && e::abs(-inf) == inf && is_nan(e::abs(nan)) && e::relu(inf) == inf &&
                e::relu(-inf) == 0 && is_nan(e::relu(nan)));
  static_assert(e::sign(inf) == 1 && e::sign(-tiny) == -1 && e::sign(N(0)) == 0 && is_nan(e::sign(nan)) &&
                e::heaviside(tiny) == 1 && e::heaviside(-inf) == 0 && e::heaviside(N(0)) == 0 &&
                is_nan(e::heaviside(nan)));
  static_assert(e::max(N(2), N(-3)) == 2 && e::max(N(-3), N(2)) == 2 && e::min(N(2), N(-3)) == -3 &&
                e::max(-inf, -tiny) == -tiny && e::min(inf, N(1)) == 1 && same(e::max(N(0), N(-0.0)), N(0)) &&
                same(e::max(N(-0.0), N(0)), N(0)) && same(e::max(N(-0.0), N(-0.0)), N(-0.0)));
  static_assert(same(e::min(N(0), N(-0.0)), N(-0.0)) && same(e::min(N(-0.0), N(0)), N(-0.0)) &&
                same(e::min(N(0), N(0)), N(0)) && is_nan(e::max(nan, N(1))) && is_nan(e::max(N(1), nan)) &&
                is_nan(e::min(nan, inf)) && is_nan(e::min(-inf, nan)));
  static_assert(e::exceeds(N(2), N(1)) == 1 && e::exceeds(N(1), N(2)) == 0 && e::exceeds(inf, inf) == 0 &&
                e::exceeds(tiny, N(0)) == 1 && e::exceeds(N(0), N(-0.0)) == 0 && is_nan(e::exceeds(nan, N(1))) &&
                is_nan(e::exceeds(N(1), nan)));
  static_assert(near(e::sigmoid_cross_entropy(N(2), N(0.25)), N(1.626928011042972L)) &&
                e::sigmoid_cross_entropy(N(1e4), N(1)) == 0 && e::sigmoid_cross_entropy(N(-1e4), N(1)) == N(1e4) &&
                e::sigmoid_cross_entropy(N(-1e4), N(0)) == 0);
  return true;
}
static_assert(holds<double>() && holds<float>());
}  // namespace
