// exp, log, tanh and sigmoid of constants: exact values, symmetries, the ends of the range. Errors in ulps are measured at run time.
#include <bptt/libm.hpp>

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
constexpr bool holds() {
  constexpr N ln2 = N(0.693147180559945309417L), E = N(2.718281828459045235360L);
  static_assert(e::exp(N(0)) == 1 && e::exp(-infinity<N>) == 0 && e::exp(infinity<N>) == infinity<N>);
  static_assert(near(e::exp(N(1)), E) && near(e::exp(N(-1)), 1 / E) && near(e::exp(ln2), N(2)));
  static_assert(e::exp(N(1000)) == infinity<N> && e::exp(N(-1000)) == 0);
  static_assert(e::log(N(1)) == 0 && e::log(N(0)) == -infinity<N> && e::log(infinity<N>) == infinity<N>);
  static_assert(near(e::log(N(2)), ln2) && near(e::log(N(0.5)), -ln2) && near(e::log(E), N(1)));
  static_assert(e::tanh(N(0)) == 0 && e::tanh(infinity<N>) == 1 && e::tanh(-infinity<N>) == -1);
  static_assert(near(e::tanh(N(0.5)), N(0.462117157260009758502L)) && e::tanh(N(0.3)) == -e::tanh(N(-0.3)));
  static_assert(e::tanh(N(1e-10)) == N(1e-10) && e::tanh(N(50)) == 1);
  static_assert(e::sigmoid(N(0)) == N(0.5) && e::sigmoid(-infinity<N>) == 0 && e::sigmoid(infinity<N>) == 1);
  static_assert(near(e::sigmoid(N(2)), N(0.880797077977882444060L)) && near(e::sigmoid(N(-40)), e::exp(N(-40))));
  static_assert(e::exp(std::numeric_limits<N>::quiet_NaN()) != e::exp(std::numeric_limits<N>::quiet_NaN()));
  static_assert(e::log(N(-1)) != e::log(N(-1)));
  return true;
}
static_assert(holds<double>() && holds<float>());
}  // namespace
