// expect: bptt: into\(\.\.\.\) takes the result of an earlier call, to\(W\(dW\), \.\.\.\), or what hands out numbers<Key>\(\)
#include <bptt/callables/gradient.hpp>
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct W : parameter<W, 2, 2> {} W;
inline constexpr struct h : variable<h, 2> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
[[maybe_unused]] constexpr auto net =
    unroll<3>(recurrence(h[t] = tanh(W * h[t - 1_c]), E[last] = dot(h[last], h[last])));
[[maybe_unused]] constexpr auto g = gradient(net, E, wrt(W, h[-1_c]));
}  // namespace
int main() {
  std::array<double, 4> w{1, 0, 0, 1}, dW{};
  std::array<double, 2> h0{1, 2}, dh{};
#ifdef VALID_TWIN
  g.into(to(W(dW), h[-1_c](dh)), W(w), h[-1_c](h0));
#else
  g.into(dW, W(w), h[-1_c](h0));
#endif
}
