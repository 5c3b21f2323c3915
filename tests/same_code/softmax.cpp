// A net of two steps with one unit and a softmax of two classes: the gradient that the library derives, and one by hand
// with the same functions. (same_code.sh compares them.)
#include <bptt/bptt.hpp>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct y : constant<y, 2> {} y;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct v : parameter<v, 2> {} v;
inline constexpr struct z : variable<z> {} z;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct q : variable<q, 2> {} q;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto two_steps = unroll<2>(recurrence(z[t] = x[t] * u + s[t - 1_c] * w, s[t] = tanh(z[t]),
                                                q[last] = s[last] * v, E[last] = softmax_cross_entropy(q[last], y)));
constexpr auto g = gradient(two_steps, E, wrt(u, w, v));
}  // namespace net

struct answer {
  double E, u, w, v[2];
};
struct values {
  double x[2], y[2], u, w, v[2], s0;
};

extern "C" [[gnu::flatten]] void generated(answer* to, values const* in) {
  using namespace bptt;
  auto const r =
      net::g(net::x(in->x), net::y(in->y), net::u(in->u), net::w(in->w), net::v(in->v), net::s[-1_c](in->s0));
  *to = {r[net::E], r[net::u], r[net::w], {r[net::v](0), r[net::v](1)}};
}

extern "C" [[gnu::flatten]] void by_hand(answer* to, values const* in) {
  using namespace bptt::elementary;
  double const x0 = in->x[0], x1 = in->x[1], u = in->u, w = in->w, s0 = in->s0;
  double const *const v = in->v, *const y = in->y;
  double const s1 = tanh(x0 * u + s0 * w);
  double const s2 = tanh(x1 * u + s1 * w);
  double q[2], e[2], d[2];
  for (int i = 0; i < 2; ++i) q[i] = s2 * v[i];
  double const greatest = q[0] < q[1] ? q[1] : q[0], lowest = std::numeric_limits<double>::lowest();
  double const top = select(greatest < lowest, lowest, greatest);  // where both are −∞
  auto const below_top = [top](double a) { return select(a == top, 0.0, a - top); };
  for (int i = 0; i < 2; ++i) e[i] = exp(below_top(q[i]));
  double const total = e[0] + e[1] + std::numeric_limits<double>::min(), log_total = log(total);
  auto const weighted = [](double target, double l) { return select(target == 0, 0.0, target * l); };
  double const loss = -(weighted(y[0], below_top(q[0]) - log_total) + weighted(y[1], below_top(q[1]) - log_total));
  double const scale = 1 / total, sum = y[0] + y[1];
  for (int i = 0; i < 2; ++i) d[i] = sum * (e[i] * scale) - y[i];
  double const z2 = (v[0] * d[0] + v[1] * d[1]) * (1 - s2 * s2);
  double const z1 = z2 * w * (1 - s1 * s1);
  *to = {loss, z1 * x0 + z2 * x1, z1 * s0 + z2 * s1, {d[0] * s2, d[1] * s2}};
}
