// expect: bptt: a variable has a value at each step: read r\[h\[t\]\], r\[h\[last\]\] or r\[h\[2_c\]\]
#include "../habits/habit.hpp"

namespace habit {
constexpr auto net = unroll<T>(recurrence(h[t] = tanh(W * h[t - 1_c] + U * x[t] + b), o[t] = dot(v, h[t]),
                                          E[last] = mean(square(o[t] - y[t]), t)));
constexpr auto g = evaluate(net);
}  // namespace habit

int main() {
  using namespace habit;
  std::array<double, 2 * T> xs{1, 2, 3, 4};
  std::array<double, T> ys{};
  std::array<double, 6> u{1, 2};
  std::array<double, 9> w{1, 2};
#ifdef VALID_TWIN
  auto const r = g(U(u), W(w), b(zero), v(one), h[-1_c](zero), x(xs), y(ys));
  std::cout << r[h[t]] << '\n';
#else
  auto const r = g(U(u), W(w), b(zero), v(one), h[-1_c](zero), x(xs), y(ys));
  std::cout << r[h] << '\n';
#endif
}
