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
  static_assert(near(e::sigmoid_cross_entropy(N(2), N(0.25)), N(1.626928011042972L)) &&
                e::sigmoid_cross_entropy(N(1e4), N(1)) == 0 && e::sigmoid_cross_entropy(N(-1e4), N(1)) == N(1e4) &&
                e::sigmoid_cross_entropy(N(-1e4), N(0)) == 0);
  return true;
}
static_assert(holds<double>() && holds<float>());
}  // namespace
