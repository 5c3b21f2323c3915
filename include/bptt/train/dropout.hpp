// Dropout: masks of zeros and ones, drawn anew for every step of training and bound as a constant or an input.
#pragma once
#include <bptt/train/initial.hpp>

namespace bptt::train {

/// Fills a mask: each number is 0 with the probability `rate` and otherwise 1 / (1 − rate), so that the mean is 1:
/// torch.nn.functional.dropout of ones. A mask is a `constant<m, H>`, one for all steps of a sequence, or an
/// `input<m, H>`, another one at each step; where the net is used it is bound to `one`.
/// Source: Srivastava et al. (JMLR 2014); the same mask at all steps: Gal and Ghahramani (NeurIPS 2016).
///   o[t] = V * hadamard(m, h[t])
///   std::array<std::array<float, H>, B> mask;
///   train::dropout{0.3}(mask, random), g.into(slope, theta, x(xs), m(mask));
///   evaluate(net)(theta, x(xs), m(one));
struct dropout {
  double rate = 0.5;
  template <class Part, class Random>
  constexpr void operator()(Part&& part, Random& random) const {
    double const kept = rate < 1 ? 1 / (1 - rate) : 0;
    fill(part, [&] { return canonical(random) < rate ? 0 : kept; });
  }
};

}  // namespace bptt::train
