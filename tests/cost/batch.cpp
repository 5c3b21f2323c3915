// at most 7700
// same at 1 64
// A batch of STEPS sequences of an Elman net: one body for all of them.
#include <array>
#include <bptt/bptt.hpp>
namespace net {
using namespace bptt;
inline constexpr int D = 8, H = 24, C = 8, T = 16;
// clang-format off
inline constexpr struct x : input<x, D> {} x;
inline constexpr struct y : constant<y, C> {} y;
inline constexpr struct U : parameter<U, H, D> {} U;
inline constexpr struct W : parameter<W, H, H> {} W;
inline constexpr struct b : parameter<b, H> {} b;
inline constexpr struct V : parameter<V, C, H> {} V;
inline constexpr struct h : variable<h, H> {} h;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr auto cell =
    recurrence(h[t] = tanh(b + W * h[t - 1_c] + U * x[t]), L[last] = softmax_cross_entropy(V * h[last], y));
constexpr auto g = gradient(batch<STEPS>(unroll<T>(cell)), L, wrt(U, W, b, V, h[-1_c]));
}  // namespace net
double run(std::array<double, 24 * 8> const& Uv, std::array<double, 24 * 24> const& Wv,
           std::array<double, 24> const& bv, std::array<double, 8 * 24> const& Vv,
           std::array<double, STEPS * 24> const& h0, std::array<double, STEPS * 16 * 8> const& xs,
           std::array<double, STEPS * 8> const& ys) {
  using namespace net;
  auto r = g(U(Uv), W(Wv), b(bv), V(Vv), h[-1_c](h0), x(xs), y(ys));
  return r[L] + r[W](3, 4) + r[U](1, 1) + r[b](2) + r[V](3, 3) + r[h[-1_c]][0](3);
}
