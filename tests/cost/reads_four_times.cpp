// at most 12800
// same at 64 512
// A step that reads its state four times: a tree would have 41 million nodes at T = 10.
#define BPTT_MAX_STACK_BYTES (1 << 22)  // for T = 512
#include <bptt/bptt.hpp>
namespace net {
using namespace bptt;
inline constexpr int D = 8, H = 24;
// clang-format off
inline constexpr struct x : input<x, D> {} x;
inline constexpr struct Wi : parameter<Wi, H, H> {} Wi;
inline constexpr struct Wf : parameter<Wf, H, H> {} Wf;
inline constexpr struct Wg : parameter<Wg, H, H> {} Wg;
inline constexpr struct Wo : parameter<Wo, H, H> {} Wo;
inline constexpr struct U : parameter<U, H, D> {} U;
inline constexpr struct h : variable<h, H> {} h;
inline constexpr struct c : variable<c, H> {} c;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr auto cell =
    recurrence(c[t] = hadamard(sigmoid(Wf * h[t - 1_c] + U * x[t]), c[t - 1_c]) +
                      hadamard(sigmoid(Wi * h[t - 1_c] + U * x[t]), tanh(Wg* h[t - 1_c] + U * x[t])),
               h[t] = hadamard(sigmoid(Wo * h[t - 1_c] + U * x[t]), tanh(c[t])), L[last] = sum(dot(h[t], h[t]), t));
constexpr auto g = gradient(unroll<STEPS>(cell), L, wrt(U, Wi, Wf, Wg, Wo, h[-1_c], c[-1_c]));
}  // namespace net
using A = std::array<double, 24>;
using M = std::array<double, 24 * 24>;
double run(std::array<double, 24 * 8> const& Uv, M const& a, M const& b, M const& d, M const& e, A const& h0,
           A const& c0, std::array<double, STEPS * 8> const& xs) {
  using namespace net;
  auto r = g(U(Uv), Wi(a), Wf(b), Wg(d), Wo(e), h[-1_c](h0), c[-1_c](c0), x(xs));
  return r[L] + r[Wi](3, 4) + r[U](1, 1) + r[h[-1_c]](3);
}
