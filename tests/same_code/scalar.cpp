// A net of two steps, all scalars, with a squared error at the end: the gradient that the library derives, and one by
// hand with the same functions. (same_code.sh compares them.)
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct y : constant<y> {} y;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct v : parameter<v> {} v;
inline constexpr struct z : variable<z> {} z;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct o : variable<o> {} o;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto two_steps = unroll<2>(recurrence(z[t] = x[t] * u + s[t - 1_c] * w, s[t] = tanh(z[t]),
                                                o[last] = sigmoid(s[last] * v), E[last] = square(o[last] - y) / 2_c));
constexpr auto g = gradient(two_steps, E, wrt(u, w, v));
}  // namespace net

struct answer {
  double E, u, w, v;
};
struct values {
  double x[2], y, u, w, v, s0;
};

extern "C" [[gnu::flatten]] void generated(answer* to, values const* in) {
  using namespace bptt;
  auto const r =
      net::g(net::x(in->x), net::y(in->y), net::u(in->u), net::w(in->w), net::v(in->v), net::s[-1_c](in->s0));
  *to = {r[net::E], r[net::u], r[net::w], r[net::v]};
}

extern "C" [[gnu::flatten]] void by_hand(answer* to, values const* in) {
  using namespace bptt::elementary;
  double const x0 = in->x[0], x1 = in->x[1], u = in->u, w = in->w, v = in->v, s0 = in->s0;
  double const s1 = tanh(x0 * u + s0 * w);
  double const s2 = tanh(x1 * u + s1 * w);
  double const o = sigmoid(s2 * v), e = o - in->y;
  double const q = e * (o * (1 - o));
  double const z2 = v * q * (1 - s2 * s2);
  double const z1 = w * z2 * (1 - s1 * s1);
  *to = {e * e / 2, z2 * x1 + z1 * x0, z2 * s1 + z1 * s0, q * s2};
}
