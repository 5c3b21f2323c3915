// at most 8300
// per step at most 5
// A scalar net, spelled out step by step: linear in T.
#include <bptt/bptt.hpp>
namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct v : parameter<v> {} v;
inline constexpr struct y : constant<y> {} y;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct o : variable<o> {} o;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto cell = recurrence(s[t] = tanh(x[t] * u + s[t - 1_c] * w), o[last] = sigmoid(s[last] * v),
                                 E[last] = square(o[last] - y) / 2_c);
constexpr auto g = gradient<codegen::straight_line>(unroll<STEPS>(cell), E, wrt(u, w, v, s[-1_c]));
}  // namespace net
double run(double uv, double wv, double vv, std::array<double, STEPS> const& xs, double s0, double yv) {
  using namespace net;
  auto r = g(u(uv), w(wv), v(vv), x(xs), s[-1_c](s0), y(yv));
  return r[E] + r[u] + r[w] + r[v] + r[s[-1_c]];
}
