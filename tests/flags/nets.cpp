// Gradients of nets: of numbers that were computed with mpmath in 50 digits; and, by hand, of what is not chosen.
#include <bptt/bptt.hpp>
#include <cstdio>

namespace nets {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
inline constexpr struct x : input<x> {} x;
inline constexpr struct m : input<m> {} m;
inline constexpr struct y : input<y, 4> {} y;
inline constexpr struct u : parameter<u, 4> {} u;
inline constexpr struct W : parameter<W, 4, 4> {} W;
inline constexpr struct h : variable<h, 4> {} h;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr auto fading = gradient(unroll<4>(recurrence(s[t] = tanh(w * s[t - 1_c]), E[last] = s[last])), E, wrt(w));
constexpr auto phase = gradient(
    unroll<6>(recurrence(s[t] = s[t - 1_c] + sin(w * s[t - 1_c]) / 3_c, E[last] = cos(s[last]))), E, wrt(w, s[-1_c]));
constexpr auto classes = gradient(unroll<5>(recurrence(h[t] = tanh(W * h[t - 1_c] + x[t] * u),
                                                       L[last] = sum(softmax_cross_entropy(8_c * h[t], y[t]), t))),
                                  L, wrt(W, u));
constexpr auto roots = gradient(
    unroll<3>(recurrence(s[t] = where(m[t], sqrt(w* x[t]), s[t - 1_c]), E[last] = square(s[last]))), E, wrt(w));
constexpr auto filled_up = gradient(
    unroll<5>(recurrence(h[t] = where(m[t], tanh(W* h[t - 1_c] + W * y[t]), h[t - 1_c]), L[last] = sum(h[last]))), L,
    wrt(W));
}  // namespace nets

namespace {
int faults = 0;
template <class N>
void check(char const* what, N value, double truth, double tolerance) {
  double const off = static_cast<double>(value) / truth - 1;
  if (off <= tolerance && off >= -tolerance) return;
  ++faults;
  std::printf("%s in %s is %.17g, not %.17g\n", what, sizeof(N) == 8 ? "double" : "float", static_cast<double>(value),
              truth);
}
template <class N>
void all(double tolerance) {
  using namespace nets;
  auto const a = fading(w(N(1.3)), s[-1_c](N(0.6)));
  check("tanh: E", a[E], 0.73037364303324291, tolerance);
  check("tanh: dE/dw", a[w], 0.76021362664967673, tolerance);
  auto const b = phase(w(N(2.5)), s[-1_c](N(0.7)));
  check("sin: E", b[E], 0.3090528926891242, tolerance);
  check("sin: dE/dw", b[w], 0.47760765275369563, tolerance);
  check("sin: dE/ds", b[s[-1_c]], -0.00019392591702336249, tolerance);
  N weights[16], inputs[5] = {N(0.5), N(-0.25), N(0.75), N(1), N(-0.5)}, targets[5][4] = {}, in[4];
  for (int i = 0; i < 16; ++i) weights[i] = static_cast<N>(i * 7 % 11 - 5) / 8;
  for (int i = 0; i < 4; ++i) in[i] = static_cast<N>(i * 3 % 4 - 1) / 2;
  for (int k = 0; k < 5; ++k) targets[k][k * 3 % 4] = 1;
  auto const c = classes(W(weights), u(in), x(inputs), y(targets), h[-1_c](zero));
  check("classes: L", c[L], 18.599077017780798, tolerance);
  check("classes: dL/dW(1, 2)", c[W](1, 2), -1.7182962671229179, tolerance);
  check("classes: dL/du(3)", c[u](3), -4.2626555083330181, tolerance);
  auto const d = roots(w(N(2)), m({N(1), N(0), N(0)}), x({N(2), N(-1), N(0)}), s[-1_c](N(0)));
  check("where: E", d[E], 4, tolerance);
  check("where: dE/dw", d[w], 2, tolerance);
  N filled[5][4] = {}, once[5][4] = {};
  for (int i = 0; i < 4; ++i) {
    filled[0][i] = once[0][i] = in[i];
    for (int k = 1; k < 5; ++k) filled[k][i] = std::numeric_limits<N>::quiet_NaN();
  }
  auto const e = filled_up(W(weights), y(filled), m({N(1), N(0), N(0), N(0), N(0)}), h[-1_c](in));
  auto const f = filled_up(W(weights), y(once), m({N(1), N(0), N(0), N(0), N(0)}), h[-1_c](in));
  check("filled up: L", e[L], static_cast<double>(f[L]), tolerance);
  for (int i = 0; i < 4; ++i) check("filled up: dL/dW", e[W](i, 2), static_cast<double>(f[W](i, 2)), tolerance);
}
}  // namespace

int main() {
  all<double>(1e-14);
  all<float>(2e-5);
  return faults == 0 ? 0 : 1;
}
