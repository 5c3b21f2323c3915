// Values with which parameters begin. A scheme is called for a part of a block and a generator,
// glorot_uniform{}(theta[W], random), or given to `theta.initialise(random, scheme)`, which calls it for all weights.
// The generator is any of the standard library's. The numbers that a scheme makes of it are the same with every
// compiler and standard library.
#pragma once
#include <bptt/arithmetic/elementary.hpp>
#include <bptt/binding/binding.hpp>
#include <bptt/binding/tensor.hpp>
#include <bptt/meta/holds.hpp>

namespace bptt {

/// Holds for a layer whose gates are stacked as those of an LSTM: four times as many rows as units.
template <class Layer>
inline constexpr bool has_a_forget_gate = requires(Layer layer) {
  requires shape_t<decltype(layer.b_ih)>::size == 4 * shape_t<decltype(layer.f)>::size;
};

namespace train {

/// A number between 0 and 1, of 0 but not 1, in double: from as many numbers of a generator as 53 bits need.
template <class Random>
constexpr double canonical(Random& random) {
  constexpr double range = static_cast<double>(Random::max() - Random::min()) + 1;
  double number = 0, all = 1;
  do {
    number += static_cast<double>(random() - Random::min()) * all;
    all *= range;
  } while (all < 0x1p53);
  double const between = number / all;
  return between < 1 ? between : 1 - 0x1p-53;
}
/// A number of the normal distribution.
/// Source: Marsaglia's polar method, Knuth, The Art of Computer Programming 2, 3.4.1 C.
template <class Random>
constexpr double normally_distributed(Random& random) {
  double u = 0, square = 0;
  do {
    u = 2 * canonical(random) - 1;
    double const v = 2 * canonical(random) - 1;
    square = u * u + v * v;
  } while (square >= 1 || square == 0);
  return u * elementary::sqrt(-2 * elementary::log(square) / square);
}

/// The numbers of a part of a block: a view, or of a scalar the number itself.
template <class Part>
struct fans {
  static constexpr int in = 1, out = 1;
};
/// A matrix has as many inputs as columns and as many outputs as rows; a vector of weights counts as a row.
template <class Part>
  requires requires { typename Part::shape; }
struct fans<Part> {
  static constexpr int in = Part::shape::rank == 2 ? Part::cols() : Part::rows(),
                       out = Part::shape::rank == 2 ? Part::rows() : 1;
};
/// Sets all numbers of a part, of an array or of a range of such.
template <class Part, class Next>
constexpr void fill(Part& part, Next const& next) {
  if constexpr (numeric::number<std::remove_const_t<Part>>)
    part = static_cast<Part>(next());
  else
    for (auto&& each : part) fill(each, next);
}

/// Between two bounds, with equal probability. It takes a whole block too: `uniform{-0.1, 0.1}(theta, random)`, as
/// torch.nn.LSTM begins, with 1/√H.
struct uniform {
  double from = -1, to = 1;
  template <class Part, class Random>
  constexpr void operator()(Part&& part, Random& random) const {
    fill(part, [&] { return from + (to - from) * canonical(random); });
  }
};
/// Of the normal distribution around 0. It takes a whole block too.
struct normal {
  double deviation = 1;
  template <class Part, class Random>
  constexpr void operator()(Part&& part, Random& random) const {
    fill(part, [&] { return deviation * normally_distributed(random); });
  }
};

/// Between ±gain·√(6 / (inputs + outputs)). Source: Glorot and Bengio (AISTATS 2010), equation (16); PyTorch's
/// xavier_uniform_.
struct glorot_uniform {
  double gain = 1;
  template <class Part, class Random>
  constexpr void operator()(Part&& part, Random& random) const {
    using fan = fans<std::remove_cvref_t<Part>>;
    double const bound = gain * elementary::sqrt(6.0 / (fan::in + fan::out));
    uniform{-bound, bound}(part, random);
  }
};
/// Normal, of the deviation gain·√(2 / (inputs + outputs)): PyTorch's xavier_normal_.
struct glorot_normal {
  double gain = 1;
  template <class Part, class Random>
  constexpr void operator()(Part&& part, Random& random) const {
    using fan = fans<std::remove_cvref_t<Part>>;
    normal{gain * elementary::sqrt(2.0 / (fan::in + fan::out))}(part, random);
  }
};
/// Between ±gain·√(3 / inputs), with a gain of √2, that of relu. Source: He et al. (ICCV 2015), equation (10);
/// PyTorch's kaiming_uniform_.
struct he_uniform {
  double gain = elementary::constant::sqrt(2.0);
  template <class Part, class Random>
  constexpr void operator()(Part&& part, Random& random) const {
    double const bound = gain * elementary::sqrt(3.0 / fans<std::remove_cvref_t<Part>>::in);
    uniform{-bound, bound}(part, random);
  }
};
/// Normal, of the deviation gain·√(1 / inputs): PyTorch's kaiming_normal_.
struct he_normal {
  double gain = elementary::constant::sqrt(2.0);
  template <class Part, class Random>
  constexpr void operator()(Part&& part, Random& random) const {
    normal{gain * elementary::sqrt(1.0 / fans<std::remove_cvref_t<Part>>::in)}(part, random);
  }
};

/// A random matrix whose rows are orthonormal, or its columns where it has more rows, times a gain; of a vector, one of
/// length 1. All are equally probable.
/// Source: Saxe, McClelland and Ganguli (ICLR 2014); by Gram and Schmidt's method, done twice: Giraud et al., "The loss
/// of orthogonality in the Gram-Schmidt process" (2005). Cost: rows·cols·min(rows, cols) · 4 operations.
struct orthogonal {
  double gain = 1;
  template <class Part, class Random>
  constexpr void operator()(Part&& part, Random& random) const {
    using part_type = std::remove_cvref_t<Part>;
    normal{1}(part, random);
    if constexpr (numeric::number<part_type>) {
      part = static_cast<part_type>(part < 0 ? -gain : gain);
    } else {
      constexpr int rows = part_type::rows(), cols = part_type::cols();
      constexpr bool by_rows = rows <= cols;
      constexpr int count = by_rows ? rows : cols, length = by_rows ? cols : rows;
      auto const at = [&](int k, int i) -> auto& { return by_rows ? part(k, i) : part(i, k); };
      using N = std::remove_cvref_t<decltype(at(0, 0))>;
      auto const product = [&](int j, int k) {
        double sum = 0;
        for (int i = 0; i < length; ++i) sum += static_cast<double>(at(j, i)) * static_cast<double>(at(k, i));
        return sum;
      };
      auto const scale = [&](int k, double by) {
        for (int i = 0; i < length; ++i) at(k, i) = static_cast<N>(static_cast<double>(at(k, i)) * by);
      };
      auto const take = [&](int j, int k, double along) {
        for (int i = 0; i < length; ++i)
          at(k, i) = static_cast<N>(static_cast<double>(at(k, i)) - along * static_cast<double>(at(j, i)));
      };
      for (int k = 0; k < count; ++k) {
        for (int j = 0; j < 2 * k; ++j) take(j % k, k, product(j % k, k));
        scale(k, 1 / elementary::sqrt(product(k, k)));
      }
      for (int k = 0; k < count; ++k) scale(k, gain);
    }
  }
};

/// Sets the bias of an LSTM's forget gate, so that its cell state stays at first: of `cells::lstm`, b_ih for the rows
/// of the gate. b_hh is left as it is. Errors, at compile time: a layer without such a gate. Source: Jozefowicz et al.
/// (ICML 2015).
///   theta.initialise(random), train::open_forget_gate(theta, layer);
template <class Block, class Layer>
constexpr void open_forget_gate(Block& theta, Layer layer, double bias = 1) {
  static_assert(BPTT_HOLDS(has_a_forget_gate<Layer>),
                "bptt: a forget gate is that of an LSTM, with b_ih for the four gates i, f, g, o: cells::lstm");
  if constexpr (has_a_forget_gate<Layer>) {
    constexpr int H = shape_t<decltype(layer.f)>::size;
    for (int i = 0; i < H; ++i) theta[layer.b_ih](H + i) = static_cast<typename Block::number>(bias);
  }
}

}  // namespace train
}  // namespace bptt
