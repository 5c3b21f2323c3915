// expect: bptt: the closed form of this derivative is too long: ask rule\(net, loss, v\), gradient_equations, or unroll fewer steps
// expect: closed_form_is_short<net::E, net::w,
#include <bptt/bptt.hpp>
#include <iostream>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct x : input<x> {} x;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto cell = recurrence(s[t] = tanh(w * s[t - 1_c] + u * s[t - 2_c] + x[t]), E[last] = square(s[last]));
}  // namespace net

int main() {
  using namespace net;
#ifdef VALID_TWIN
  std::cout << text(derivative(unroll<8>(cell), E, w));
#else
  std::cout << text(derivative(unroll<64>(cell), E, w));
#endif
}
