// expect: bptt: a number in a step is an integer that is known by type: the step before is t - 1_c
#include "../habits/habit.hpp"

namespace habit {
#ifdef VALID_TWIN
constexpr auto net = unroll<T>(recurrence(h[t] = tanh(W * h[t - 1_c] + U * x[t] + b), E[last] = sum(h[last])));
#else
constexpr auto net = unroll<T>(recurrence(h[t] = tanh(W * h[t - 1.5_c] + U * x[t] + b), E[last] = sum(h[last])));
#endif
constexpr auto g = gradient(net, E, wrt(U, W, b));
}  // namespace habit
