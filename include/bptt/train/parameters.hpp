// `parameters<decltype(net), N>`: all parameters of a net in one block of memory.
#pragma once
#include <array>
#include <bptt/binding/block.hpp>
#include <bptt/binding/tensor.hpp>
#include <bptt/meta/holds.hpp>
#include <bptt/meta/type_name.hpp>
#include <bptt/plan/workspace.hpp>
#include <bptt/train/factors.hpp>
#include <bptt/train/initial.hpp>

namespace bptt {

/// Holds for what has parameters: what `unroll`, `batch` or `chain` returns.
template <class Net>
inline constexpr bool has_parameters = requires {
  typename train::parts_of_net<Net>::given;
};
/// Holds for a parameter of a block.
template <class Asked, class Block>
inline constexpr bool block_has = list::contains<Asked, typename Block::symbols>;

namespace train {

/// One parameter of a block at run time: the name as it is printed, rows × columns numbers from an offset on. A vector
/// has one column and rank 1, a scalar rank 0.
struct parameter_entry {
  std::string_view name;
  int rank, rows, cols;
  std::size_t offset, size;
};

/// What `parameters<Net, N>` is. `Weights` are those that begin as a scheme says; the others, biases, begin as zero.
template <class N, class Weights, class... S>
class parameter_block {
  static constexpr std::size_t count = (std::size_t(0) + ... + static_cast<std::size_t>(shape_t<S>::size));
  static constexpr std::size_t alignment = count * sizeof(N) < numeric::cache_line ? alignof(N) : numeric::cache_line;
  alignas(alignment) N numbers_[count > 0 ? count : 1]{};

  static constexpr auto offsets = [] {
    std::array<std::size_t, sizeof...(S) + 1> first{};
    constexpr int size[]{shape_t<S>::size..., 0};
    for (std::size_t i = 0; i < sizeof...(S); ++i) first[i + 1] = first[i] + static_cast<std::size_t>(size[i]);
    return first;
  }();
  template <class Asked>
  static constexpr std::size_t offset_of = offsets[static_cast<std::size_t>(list::position<Asked, types<S...>>::value)];
  template <class Asked>
  static constexpr bool check() {
    static_assert(BPTT_HOLDS(block_has<Asked, parameter_block>), "bptt: the net of a block has no such parameter");
    return block_has<Asked, parameter_block>;
  }
  template <class Asked, class M>
  static constexpr decltype(auto) part(M* first) {
    if constexpr (shape_t<Asked>::rank == 0)
      return *(first + offset_of<Asked>);
    else
      return tensor_view<M, shape_t<Asked>>(first + offset_of<Asked>);
  }

 public:
  using number = N;
  using value_type = N;
  using symbols = types<S...>;
  /// As a place for a gradient: the keys and how many numbers each has.
  using keys = symbols;
  template <class Key>
  using extents_of = typename numeric::needed_extents<1, Key, shape_t<Key>, false>::type;
  template <class Key>
  constexpr N* numbers() {
    return numbers_ + offset_of<Key>;
  }
  template <class Key>
  constexpr N const* numbers() const {
    return numbers_ + offset_of<Key>;
  }

  static constexpr std::size_t size() { return count; }
  constexpr N* data() { return numbers_; }
  constexpr N const* data() const { return numbers_; }
  constexpr N* begin() { return numbers_; }
  constexpr N const* begin() const { return numbers_; }
  constexpr N* end() { return numbers_ + count; }
  constexpr N const* end() const { return numbers_ + count; }
  constexpr N& operator[](std::size_t i) { return numbers_[i]; }
  constexpr N const& operator[](std::size_t i) const { return numbers_[i]; }

  /// The numbers of one parameter: `theta[W](i, j)`, of a scalar `theta[w]`.
  template <operand Asked>
  constexpr decltype(auto) operator[](Asked) {
    if constexpr (check<Asked>())
      return part<Asked>(&numbers_[0]);
    else
      return refused{};
  }
  template <operand Asked>
  constexpr decltype(auto) operator[](Asked) const {
    if constexpr (check<Asked>())
      return part<Asked>(&numbers_[0]);
    else
      return refused{};
  }
  /// Where the numbers of a parameter begin: a constant, static_assert(theta.offset(W) == 8).
  template <operand Asked>
  static constexpr std::size_t offset(Asked) {
    if constexpr (check<Asked>())
      return offset_of<Asked>;
    else
      return 0;
  }
  /// All parameters with their names and shapes, in their order.
  static constexpr std::array<parameter_entry, sizeof...(S)> entries() {
    return {{{name_of<S>(), shape_t<S>::rank, shape_t<S>::rows, shape_t<S>::cols, offset_of<S>,
              static_cast<std::size_t>(shape_t<S>::size)}...}};
  }

  /// Weights as a scheme has it, biases zero. A parameter is a weight if it is a matrix, or a factor in a formula.
  template <class Random, class Scheme = glorot_uniform>
  constexpr void initialise(Random& random, Scheme const& scheme = {}) {
    for (N& each : *this) each = N(0);
    [&]<class... W>(types<W...>) { (scheme(part<W>(&numbers_[0]), random), ...); }(Weights{});
  }
};

template <class N, class Weights, class Symbols>
struct block_of;
template <class N, class Weights, class... S>
struct block_of<N, Weights, types<S...>> {
  using type = parameter_block<N, Weights, S...>;
};
template <class Net, class N>
struct parameters_for {
  static_assert(BPTT_HOLDS(is_refused<Net> || has_parameters<Net>),
                "bptt: parameters<decltype(net), float> are those of a net: of unroll<T>(recurrence(...)), of a batch "
                "or a chain");
  using type = refused;
};
template <class Net, class N>
  requires has_parameters<Net>
struct parameters_for<Net, N> : block_of<N, weights_of<Net>, parameters_of<Net>> {
};

}  // namespace train

/// All parameters of a net in one block of memory, zero at first; copied as a whole. A gradient is a block of the same
/// type. It is a range of contiguous numbers, as which every optimiser and std::span takes it, in the order of
/// `entries()`: the order in which the equations read them, each row by row, without gaps.
///
///   parameters<decltype(net), float> theta, slope;
///   theta.initialise(random);                              // Glorot, zero biases
///   auto const g = gradient(net, L, wrt(theta));           // with respect to all of them
///   float const loss = g.into(slope, theta, x(xs));        // binds all of them; writes a gradient of the same type
///   theta[W](2, 3)     theta.offset(W)     theta.data()     theta.size()     for (auto const& p : theta.entries())
///
/// A call binds those parameters of a block that its net reads: a net that has some of them can be called with it.
/// Errors, at compile time: what is no net; theta[W] of a parameter that the net has not.
template <class Net, class N = double>
using parameters = typename train::parameters_for<std::remove_cvref_t<Net>, N>::type;

}  // namespace bptt
