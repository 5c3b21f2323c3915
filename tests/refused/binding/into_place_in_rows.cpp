// expect: bptt: a gradient or value is written to an array, a contiguous range or a number that is not const
#include <array>
#include <bptt/callables/gradient.hpp>
#include <vector>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct W : parameter<W, 2, 2> {} W;
inline constexpr struct h : variable<h, 2> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto g = gradient(unroll<3>(recurrence(h[t] = W * h[t - 1_c], E[last] = sum(h[last]))), E, wrt(W));
}  // namespace net
int main() {
  using namespace net;
  std::vector<std::vector<double>> w{{1, 2}, {3, 4}};
#ifdef VALID_TWIN
  std::vector<std::array<double, 2>> dW(2);
#else
  std::vector<std::vector<double>> dW = w;
#endif
  g.into(to(W(dW)), W(w), h[-1_c](one));
}
