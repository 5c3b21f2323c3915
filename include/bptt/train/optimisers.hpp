// Optimisers: how parameters move, given a gradient. Each is a struct of its options and of its state, which is as
// large as one or two blocks; it takes a block of parameters or a std::array, and has no heap. The rules, the names of
// the options and what they are unless said are PyTorch's (torch.optim), and so are the numbers, step by step.
//
//   train::adam<decltype(theta)> adam{{.rate = 0.01f}};
//   adam.step(theta, slope);
//   adam.options.rate = schedule(i);     // schedules.hpp
//
// An optimiser is public and trivially copyable: a copy goes on as the original. For who saves it, `fields(self, see)`
// calls see("name", field) for each option and each part of the state; bptt/weights.hpp does, in a file.
#pragma once
#include <array>
#include <bptt/arithmetic/powers.hpp>
#include <bptt/meta/holds.hpp>
#include <cstddef>
#include <type_traits>

namespace bptt {

/// Holds for a block: contiguous numbers of its own, as many as its type says.
template <class Block>
inline constexpr bool is_block = requires(Block block) {
  typename std::integral_constant<std::size_t, Block::size()>;
  block.data();
};
template <class N, std::size_t n>
inline constexpr bool is_block<std::array<N, n>> = true;

namespace train {

/// The numbers of a block; what an optimiser is of.
template <class Block>
struct of_block {
  static_assert(BPTT_HOLDS(is_block<Block>),
                "bptt: an optimiser is that of a block of parameters or of a std::array: "
                "train::adam<decltype(theta)>");
  using number = double;
};
template <class Block>
  requires is_block<Block>
struct of_block<Block> {
  using number = std::remove_cvref_t<decltype(*std::declval<Block&>().data())>;
};
template <class Block>
using number_in = typename of_block<Block>::number;

/// θ ← θ − rate·(g + decay·θ). Errors, for all optimisers: what is no block, at compile time.
template <class Block>
struct sgd {
  using N = typename of_block<Block>::number;
  struct {
    N rate = N(1e-3), decay = N(0);
  } options{};

  constexpr void step(Block& theta, Block const& slope) {
    N* const p = theta.data();
    N const* const g = slope.data();
    for (std::size_t i = 0; i < theta.size(); ++i) p[i] -= options.rate * (g[i] + options.decay * p[i]);
  }

  static constexpr auto saved_as = "optimiser";
  template <class Self, class See>
  static constexpr void fields(Self& self, See const& see) {
    auto& [options] = self;
    auto& [rate, decay] = options;
    see("rate", rate), see("decay", decay);
  }
};

/// Stochastic gradient descent with momentum, torch.optim.SGD:
///   g ← g + decay·θ      v ← momentum·v + (1 − dampening)·g, at first g
///   θ ← θ − rate·v, or with `nesterov` θ ← θ − rate·(g + momentum·v)
/// Source: Sutskever et al. (ICML 2013).
template <class Block>
struct momentum {
  using N = typename of_block<Block>::number;
  struct {
    N rate = N(1e-3), momentum = N(0.9), dampening = N(0), decay = N(0);
    bool nesterov = false;
  } options{};
  Block velocity{};
  bool has_velocity = false;

  constexpr void step(Block& theta, Block const& slope) {
    N* const p = theta.data();
    N* const v = velocity.data();
    N const* const g = slope.data();
    N const kept = has_velocity ? options.momentum : N(0), taken = has_velocity ? N(1) - options.dampening : N(1);
    N const of_slope = options.nesterov ? N(1) : N(0), of_velocity = options.nesterov ? options.momentum : N(1);
    for (std::size_t i = 0; i < theta.size(); ++i) {
      N const with_decay = g[i] + options.decay * p[i];
      v[i] = kept * v[i] + taken * with_decay;
      p[i] -= options.rate * (of_slope * with_decay + of_velocity * v[i]);
    }
    has_velocity = true;
  }

  static constexpr auto saved_as = "optimiser";
  template <class Self, class See>
  static constexpr void fields(Self& self, See const& see) {
    auto& [options, velocity, has_velocity] = self;
    auto& [rate, momentum, dampening, decay, nesterov] = options;
    see("rate", rate), see("momentum", momentum), see("dampening", dampening), see("decay", decay),
        see("nesterov", nesterov), see("velocity", velocity), see("has_velocity", has_velocity);
  }
};

/// torch.optim.Adagrad: g ← g + decay·θ, s ← s + g², θ ← θ − rate / (1 + (n − 1)·rate_decay)·g / (√s + ε) at step n.
/// Source: Duchi, Hazan and Singer (JMLR 2011).
template <class Block>
struct adagrad {
  using N = typename of_block<Block>::number;
  struct {
    N rate = N(1e-2), rate_decay = N(0), decay = N(0), epsilon = N(1e-10);
  } options{};
  Block square{};
  long long steps = 0;

  constexpr void step(Block& theta, Block const& slope) {
    N* const p = theta.data();
    N* const s = square.data();
    N const* const g = slope.data();
    N const rate = options.rate / (N(1) + static_cast<N>(steps++) * options.rate_decay);
    for (std::size_t i = 0; i < theta.size(); ++i) {
      N const with_decay = g[i] + options.decay * p[i];
      s[i] += with_decay * with_decay;
      p[i] -= rate * with_decay / (elementary::sqrt(s[i]) + options.epsilon);
    }
  }

  static constexpr auto saved_as = "optimiser";
  template <class Self, class See>
  static constexpr void fields(Self& self, See const& see) {
    auto& [options, square, steps] = self;
    auto& [rate, rate_decay, decay, epsilon] = options;
    see("rate", rate), see("rate_decay", rate_decay), see("decay", decay), see("epsilon", epsilon),
        see("square", square), see("steps", steps);
  }
};

/// torch.optim.RMSprop, neither centred nor with momentum: g ← g + decay·θ, s ← smoothing·s + (1 − smoothing)·g²,
/// θ ← θ − rate·g / (√s + ε). Source: Tieleman and Hinton, lecture 6.5 of Coursera's "Neural networks" (2012).
template <class Block>
struct rmsprop {
  using N = typename of_block<Block>::number;
  struct {
    N rate = N(1e-2), smoothing = N(0.99), epsilon = N(1e-8), decay = N(0);
  } options{};
  Block square{};

  constexpr void step(Block& theta, Block const& slope) {
    N* const p = theta.data();
    N* const s = square.data();
    N const* const g = slope.data();
    for (std::size_t i = 0; i < theta.size(); ++i) {
      N const with_decay = g[i] + options.decay * p[i];
      s[i] = options.smoothing * s[i] + (N(1) - options.smoothing) * with_decay * with_decay;
      p[i] -= options.rate * with_decay / (elementary::sqrt(s[i]) + options.epsilon);
    }
  }

  static constexpr auto saved_as = "optimiser";
  template <class Self, class See>
  static constexpr void fields(Self& self, See const& see) {
    auto& [options, square] = self;
    auto& [rate, smoothing, epsilon, decay] = options;
    see("rate", rate), see("smoothing", smoothing), see("epsilon", epsilon), see("decay", decay), see("square", square);
  }
};

/// The rule of Adam; of AdamW if the decay is `apart` from the gradient.
template <class Block, bool apart>
struct adam_rule {
  using N = typename of_block<Block>::number;
  struct {
    N rate = N(1e-3), beta1 = N(0.9), beta2 = N(0.999), epsilon = N(1e-8), decay = apart ? N(1e-2) : N(0);
  } options{};
  Block mean{}, square{};
  double fade1 = 1, fade2 = 1;  // β₁ⁿ, β₂ⁿ

  constexpr void step(Block& theta, Block const& slope) {
    N* const p = theta.data();
    N* const m = mean.data();
    N* const s = square.data();
    N const* const g = slope.data();
    fade1 *= static_cast<double>(options.beta1), fade2 *= static_cast<double>(options.beta2);
    N const rate = static_cast<N>(static_cast<double>(options.rate) / (1 - fade1)),
            size = static_cast<N>(1 / elementary::sqrt(1 - fade2));
    N const shrink = apart ? N(1) - options.rate * options.decay : N(1), of_theta = apart ? N(0) : options.decay;
    for (std::size_t i = 0; i < theta.size(); ++i) {
      N const with_decay = g[i] + of_theta * p[i];
      m[i] = options.beta1 * m[i] + (N(1) - options.beta1) * with_decay;
      s[i] = options.beta2 * s[i] + (N(1) - options.beta2) * with_decay * with_decay;
      p[i] = p[i] * shrink - rate * m[i] / (elementary::sqrt(s[i]) * size + options.epsilon);
    }
  }

  static constexpr auto saved_as = "optimiser";
  template <class Self, class See>
  static constexpr void fields(Self& self, See const& see) {
    auto& [options, mean, square, fade1, fade2] = self;
    auto& [rate, beta1, beta2, epsilon, decay] = options;
    see("rate", rate), see("beta1", beta1), see("beta2", beta2), see("epsilon", epsilon), see("decay", decay),
        see("mean", mean), see("square", square), see("fade1", fade1), see("fade2", fade2);
  }
};
/// torch.optim.Adam: g ← g + decay·θ, m ← β₁·m + (1 − β₁)·g, s ← β₂·s + (1 − β₂)·g², and at step n
/// θ ← θ − rate·(m / (1 − β₁ⁿ)) / (√(s / (1 − β₂ⁿ)) + ε). Source: Kingma and Ba (ICLR 2015).
template <class Block>
using adam = adam_rule<Block, false>;
/// torch.optim.AdamW: as Adam, the decay apart, θ ← θ·(1 − rate·decay). Source: Loshchilov and Hutter (ICLR 2019).
template <class Block>
using adamw = adam_rule<Block, true>;

}  // namespace train
}  // namespace bptt
