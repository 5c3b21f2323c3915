// expect: bptt: a workspace has the numbers of the call
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
  workspace<decltype(g), float> memory;
#ifdef VALID_TWIN
  std::array<float, 4> w{1, 0, 0, 1};
  std::array<float, 2> h0{1, 2};
  g(memory, W(w), h[-1_c](h0));
#else
  std::array<double, 4> w{1, 0, 0, 1};
  std::array<double, 2> h0{1, 2};
  g(memory, W(w), h[-1_c](h0));
#endif
}
