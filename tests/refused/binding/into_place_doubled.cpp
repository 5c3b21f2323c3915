// expect: bptt: to\(\.\.\.\) has two places for one gradient
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
  std::array<double, 4> dW{};
  std::array<double, 2> dh{};
#ifdef VALID_TWIN
  to(W(dW), h[-1_c](dh));
#else
  to(W(dW), W(dW), h[-1_c](dh));
#endif
}
