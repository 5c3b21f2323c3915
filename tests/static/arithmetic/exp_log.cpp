// exp, log, log1p, sigmoid and softplus of constants: exact values, symmetries, the ends of the range. Errors in ulps
// are measured at run time.
#include <bptt/arithmetic/exp_log.hpp>

namespace {
namespace e = bptt::elementary;
template <class N>
constexpr N infinity = std::numeric_limits<N>::infinity();
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
  constexpr N inf = infinity<N>, nan = std::numeric_limits<N>::quiet_NaN(), big = std::numeric_limits<N>::max(),
              tiny = std::numeric_limits<N>::denorm_min();
  constexpr N ln2 = N(0.693147180559945309417L), E = N(2.718281828459045235360L);
  static_assert(e::exp(N(0)) == 1 && e::exp(-infinity<N>) == 0 && e::exp(infinity<N>) == infinity<N>);
  static_assert(near(e::exp(N(1)), E) && near(e::exp(N(-1)), 1 / E) && near(e::exp(ln2), N(2)));
  static_assert(e::exp(N(1000)) == infinity<N> && e::exp(N(-1000)) == 0);
  static_assert(e::log(N(1)) == 0 && e::log(N(0)) == -infinity<N> && e::log(infinity<N>) == infinity<N>);
  static_assert(near(e::log(N(2)), ln2) && near(e::log(N(0.5)), -ln2) && near(e::log(E), N(1)));
  static_assert(e::sigmoid(N(0)) == N(0.5) && e::sigmoid(-infinity<N>) == 0 && e::sigmoid(infinity<N>) == 1);
  static_assert(near(e::sigmoid(N(2)), N(0.880797077977882444060L)) && near(e::sigmoid(N(-40)), e::exp(N(-40))));
  static_assert(e::exp(std::numeric_limits<N>::quiet_NaN()) != e::exp(std::numeric_limits<N>::quiet_NaN()));
  static_assert(e::log(N(-1)) != e::log(N(-1)));
  static_assert(near(e::log1p(N(1)), N(0.693147180559945309417L)) &&
                near(e::log1p(N(0x1p-30)), N(9.313225741817976e-10L)) &&
                near(e::log1p(N(-0.5)), N(-0.693147180559945309417L)));
  static_assert(same(e::log1p(N(-0.0)), N(-0.0)) && e::log1p(tiny) == tiny && e::log1p(N(-1)) == -inf &&
                e::log1p(inf) == inf && is_nan(e::log1p(N(-2))) && is_nan(e::log1p(nan)));
  static_assert(near(e::softplus(N(0)), N(0.693147180559945309417L)) &&
                near(e::softplus(N(-20)), N(2.061153620314380703e-9L)) && e::softplus(big) == big &&
                e::softplus(-big) == 0 && is_nan(e::softplus(nan)));
  return true;
}
static_assert(holds<double>() && holds<float>());
}  // namespace
