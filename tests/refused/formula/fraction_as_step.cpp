// expect: bptt: a number in a step is an integer that is known by type: h\[2_c\], h\[-1_c\]
#include "../habits/habit.hpp"

namespace habit {
#ifdef VALID_TWIN
constexpr auto net = unroll<T>(recurrence(h[t] = tanh(W * h[t - 1_c] + U * x[t] + b), E[last] = sum(h[1_c])));
#else
constexpr auto net = unroll<T>(recurrence(h[t] = tanh(W * h[t - 1_c] + U * x[t] + b), E[last] = sum(h[0.5_c])));
#endif
constexpr auto g = gradient(net, E, wrt(U, W, b));
}  // namespace habit
