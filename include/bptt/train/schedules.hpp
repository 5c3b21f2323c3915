// Schedules: the rate of a step by its number, from 0 on. A schedule is a small object that is called, as any function
// of a step is.
//   auto const rate = train::warm_up(100, train::cosine(0.01f, 0.0f, 2900));
//   adam.options.rate = rate(i);
#pragma once
#include <bptt/arithmetic/trigonometric.hpp>

namespace bptt::train {

template <class N>
struct cosine_schedule {
  N from, to;
  long long steps;
  constexpr N operator()(long long step) const {
    if (step >= steps) return to;
    double const angle = 3.141592653589793 * static_cast<double>(step) / static_cast<double>(steps);
    return to + static_cast<N>((1 + elementary::cos(angle)) / 2) * (from - to);
  }
};
/// Half a period of a cosine, `from` at step 0 and `to` from step `steps` on: PyTorch's CosineAnnealingLR up to there.
/// Source: Loshchilov and Hutter, "SGDR" (ICLR 2017).
template <class N>
constexpr cosine_schedule<N> cosine(N from, std::type_identity_t<N> to, long long steps) {
  return {from, to, steps};
}

template <class N>
struct step_schedule {
  N from, factor;
  long long every;
  constexpr N operator()(long long step) const {
    N rate = from;
    for (long long i = step / every; i > 0; --i) rate *= factor;
    return rate;
  }
};
/// `from`, times `factor` after every so many steps: PyTorch's StepLR.
template <class N>
constexpr step_schedule<N> steps(N from, std::type_identity_t<N> factor, long long every) {
  return {from, factor, every};
}

template <class Then>
struct warm_up_schedule {
  long long count;
  Then then;
  constexpr auto operator()(long long step) const {
    auto const first = then(step < count ? 0 : step - count);
    using N = decltype(first + first);
    return step < count ? first * static_cast<N>(static_cast<double>(step + 1) / static_cast<double>(count)) : first;
  }
};
/// The first `count` steps rise in a straight line to what another schedule begins with, which then follows: 1/count,
/// 2/count, ... of it, as PyTorch's LinearLR with a start_factor of 1/count.
template <class Then>
constexpr warm_up_schedule<Then> warm_up(long long count, Then then) {
  return {count, then};
}

}  // namespace bptt::train
