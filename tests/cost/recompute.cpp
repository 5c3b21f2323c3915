// at most 8700
// same at 64 512
// An Elman net in segments: one body of a step, whatever T is.
#define BPTT_MAX_STACK_BYTES (1 << 22)  // for T = 512
#include <bptt/bptt.hpp>
namespace net {
using namespace bptt;
inline constexpr int D = 8, H = 24, C = 8;
// clang-format off
inline constexpr struct x : input<x, D> {} x;
inline constexpr struct y : input<y, C> {} y;
inline constexpr struct U : parameter<U, H, D> {} U;
inline constexpr struct W : parameter<W, H, H> {} W;
inline constexpr struct b : parameter<b, H> {} b;
inline constexpr struct V : parameter<V, C, H> {} V;
inline constexpr struct c : parameter<c, C> {} c;
inline constexpr struct h : variable<h, H> {} h;
inline constexpr struct o : variable<o, C> {} o;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr auto cell = recurrence(h[t] = tanh(b + W * h[t - 1_c] + U * x[t]), o[t] = c + V * h[t],
                                 L[last] = sum(softmax_cross_entropy(o[t], y[t]), t));
constexpr auto g = gradient(unroll<STEPS>(cell), L, wrt(U, W, b, V, c, h[-1_c]), recompute<5>);
}  // namespace net
using A = std::array<double, 24>;
double run(std::array<double, 24 * 8> const& Uv, std::array<double, 24 * 24> const& Wv, A const& bv,
           std::array<double, 8 * 24> const& Vv, std::array<double, 8> const& cv, A const& h0,
           std::array<double, STEPS * 8> const& xs, std::array<double, STEPS * 8> const& ys) {
  using namespace net;
  auto r = g(U(Uv), W(Wv), b(bv), V(Vv), c(cv), h[-1_c](h0), x(xs), y(ys));
  return r[L] + r[W](3, 4) + r[U](1, 1) + r[b](2) + r[V](3, 3) + r[c](1) + r[h[-1_c]](3);
}
