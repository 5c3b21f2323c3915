// at most 17600
// same at 64
// Chains, forward mode, Hessian-vector products and evaluations into places of the caller, in memory of the caller.
#include <bptt/bptt.hpp>
namespace net {
using namespace bptt;
inline constexpr int D = 8, H = 24, B = 8;
// clang-format off
inline constexpr struct x : input<x, D> {} x;
inline constexpr struct U : parameter<U, H, D> {} U;
inline constexpr struct W : parameter<W, H, H> {} W;
inline constexpr struct h : variable<h, H> {} h;
inline constexpr struct s : variable<s, H> {} s;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr auto step = equations(h[t] = tanh(W * h[t - 1_c] + U * x[t]));
constexpr auto single = unroll<STEPS>(recurrence(step, L[last] = dot(h[last], h[last])));
constexpr auto of_chain =
    gradient(chain(unroll<STEPS>(recurrence(step)),
                   unroll<STEPS>(recurrence(s[t] = tanh(W * s[t - 1_c]), L[last] = sum(s[last]))), s[-1_c] = h[last]),
             L, wrt(U, W));
constexpr auto forward = forward_gradient(single, L, wrt(h[-1_c]));
constexpr auto product = hessian_vector_product(single, L, wrt(W));
constexpr auto values = evaluate(batch<B>(single));
}  // namespace net

using namespace net;
using vector = std::array<double, H>;
struct bound {
  std::array<double, H * D> U;
  std::array<double, H * H> W, v;
  vector h;
  std::array<double, STEPS * D> x;
};
template <class Callable>
using memory_of = workspace<Callable>&;
double run(memory_of<decltype(of_chain)> m, bound const& b, std::array<double, H * H>& dW,
           std::array<double, H * D>& dU) {
  return of_chain.into(to(W(dW), U(dU)), m, W(b.W), U(b.U), h[-1_c](b.h), x(b.x));
}
double run(memory_of<decltype(forward)> m, bound const& b, vector& dh) {
  return forward.into(to(h[-1_c](dh)), m, W(b.W), U(b.U), h[-1_c](b.h), x(b.x));
}
double run(memory_of<decltype(product)> m, bound const& b, std::array<double, H * H>& Hv) {
  return product.into(to(W(Hv)), m, W(b.W), U(b.U), h[-1_c](b.h), x(b.x), tangent(W)(b.v));
}
void run(memory_of<decltype(values)> m, bound const& b, std::array<vector, B> const& h0,
         std::array<double, B * STEPS * D> const& xs, std::array<vector, B>& h1) {
  values.into(to(h[last](h1)), m, W(b.W), U(b.U), h[-1_c](h0), x(xs));
}
