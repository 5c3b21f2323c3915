// Schedules agree with torch.optim.lr_scheduler, and stay where they end.
#include <bptt/train/schedules.hpp>

#include "../near.hpp"
#include "pytorch_values.hpp"

namespace schedules {
using namespace bptt;
template <std::size_t n>
constexpr bool follows(auto const& rate, double const (&wanted)[n]) {
  for (std::size_t i = 0; i < n; ++i)
    if (!near(rate(static_cast<long long>(i)), wanted[i], 4e-16)) return false;
  return true;
}
// CosineAnnealingLR(T_max=4, eta_min=0.01) from 0.05
static_assert(follows(train::cosine(0.05, 0.01, 4), pytorch::cosine_rates));
static_assert(train::cosine(0.05, 0.01, 4)(4) == 0.01 && train::cosine(0.05, 0.01, 4)(1000000) == 0.01);
// StepLR(3, 0.5) from 0.3
static_assert(follows(train::steps(0.3, 0.5, 3), pytorch::step_rates));
// LinearLR(start_factor=0.25, total_iters=3), to 0.3; followed by CosineAnnealingLR(T_max=6, eta_min=0.1)
static_assert(follows(train::warm_up(4, train::cosine(0.3, 0.3, 1)), pytorch::warm_up_rates));
static_assert(follows(train::warm_up(4, train::cosine(0.3, 0.1, 6)), pytorch::warm_up_cosine_rates));
// of floats, and of any function of a step
static_assert(train::warm_up(2, [](long long) { return 8.0f; })(0) == 4.0f &&
              train::warm_up(0, train::steps(1.0f, 0.5, 2))(5) == 0.25f);
}  // namespace schedules
