// Segments run by the compiler, which notices every number that is read before it is written: the gradient of one that
// keeps all steps, to the bit where no order of sums differs.
#include <bptt/callables/recompute.hpp>

#include "../near.hpp"

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct v : parameter<v> {} v;
inline constexpr struct p : parameter<p> {} p;
inline constexpr struct h : variable<h> {} h;
inline constexpr struct g : variable<g> {} g;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr int T = 9;
constexpr auto net = unroll<T>(recurrence(h[-1_c] = square(v), g[t] = w * h[t - 1_c] + v * x[t],
                                          h[t] = g[t] * g[t - 2_c] - h[t - 1_c] * x[t],
                                          E[last] = p * h[last] * h[last] + sum(h[t] * x[t] * w, t)));
constexpr double xs[]{1, -2, 3, 0.5, -0.25, 0.75, 1, -1, 2};
constexpr auto of = [](auto f) { return f(w(0.5), v(-1.25), p(1.5), g[-1_c](0.75), g[-2_c](-0.5), x(xs)); };
constexpr auto targets = wrt(w, v, p, g[-1_c], g[-2_c], x, h[3_c], g[t], w[t]);
constexpr auto want = of(gradient(net, E, targets, also(g[last], h[-1_c], h[t])));
template <int k>
constexpr bool same() {
  auto const got = of(gradient(net, E, targets, also(g[last], h[-1_c], h[t]), recompute<k>));
  bool equal = got[E] == want[E] && got[g[-1_c]] == want[g[-1_c]] && got[g[-2_c]] == want[g[-2_c]] &&
               got[h[3_c]] == want[h[3_c]] && got[w] == want[w] && got[p] == want[p] && near(got[v], want[v]) &&
               got.value(g[last]) == want.value(g[last]) && got.value(h[-1_c]) == want.value(h[-1_c]);
  for (std::size_t i = 0; i < T; ++i)
    equal = equal && got[x][i] == want[x][i] && got[g[t]][i] == want[g[t]][i] && got[w[t]][i] == want[w[t]][i] &&
            got.value(h[t])[i] == want.value(h[t])[i];
  return equal;
}
static_assert(same<1>() && same<2>() && same<3>() && same<4>() && same<8>() && same<9>() && same<100>());
}  // namespace
