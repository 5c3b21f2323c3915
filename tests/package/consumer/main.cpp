// E = s₀²/2 with s₀ = w·x₀ has dE/dw = w·x₀².
#include <bptt/bptt.hpp>

namespace scalar {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net = unroll<1>(recurrence(s[t] = w * x[t], E[last] = square(s[last]) / 2_c));
}  // namespace scalar

int main() {
  using namespace scalar;
  double slope = gradient(net, E, wrt(w))(w(3.0), x({2.0}))[w];
  return slope == 12.0 ? 0 : 1;
}
