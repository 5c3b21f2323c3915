// The names that PyTorch gives to the parameters of its recurrent layers: torch.nn.RNN, LSTM and GRU, stacked and in
// both directions. The cells have the same shapes, and their gates are in the same order.
#pragma once
#include <bptt/cells/bidirectional.hpp>
#include <bptt/cells/elman.hpp>
#include <bptt/cells/gru.hpp>
#include <bptt/cells/lstm.hpp>
#include <bptt/weights/names.hpp>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace bptt {

/// Holds for a cell that PyTorch has; and for a pair of them, one for each direction.
template <class Self, int D, int H>
constexpr bool pytorch_has(cells::elman<Self, D, H> const*) {
  return true;
}
template <class Self, int D, int H>
constexpr bool pytorch_has(cells::lstm<Self, D, H> const*) {
  return true;
}
template <class Self, int D, int H>
constexpr bool pytorch_has(cells::lstm_with_peepholes<Self, D, H> const*) {
  return false;
}
template <class Self, int D, int H>
constexpr bool pytorch_has(cells::gru<Self, D, H> const*) {
  return true;
}
template <class Forward, class Backward>
constexpr bool pytorch_has(cells::bidirectional_of<Forward, Backward> const*) {
  return pytorch_has(static_cast<Forward*>(nullptr)) && pytorch_has(static_cast<Backward*>(nullptr));
}
constexpr bool pytorch_has(void const*) { return false; }
template <class Layer>
inline constexpr bool is_of_pytorch = pytorch_has(static_cast<Layer*>(nullptr));

namespace weights {

template <class... A, class... B>
parameter_names<A..., B...> operator+(parameter_names<A...> a, parameter_names<B...> const& b) {
  a.names.insert(a.names.end(), b.names.begin(), b.names.end());
  return {a.names};
}
/// The names of the parameters of a cell, which end alike.
template <class Cell>
auto names_in_pytorch(std::string const& module, std::string const& ending, Cell cell) {
  using names = std::vector<std::string>;
  auto const of = [&](char const* what) { return (module.empty() ? "" : module + '.') + what + "_l" + ending; };
  auto const weights = as(of("weight_ih"), cell.W_ih) + as(of("weight_hh"), cell.W_hh);
  if constexpr (requires { cell.b_ih; })
    return weights + as(of("bias_ih"), cell.b_ih) + as(of("bias_hh"), cell.b_hh);
  else
    return weights + parameter_names<std::remove_cvref_t<decltype(cell.b)>>{{names{of("bias_ih"), of("bias_hh")}}};
}
template <class Forward, class Backward>
auto names_in_pytorch(std::string const& module, std::string const& ending,
                      cells::bidirectional_of<Forward, Backward>) {
  return names_in_pytorch(module, ending, Forward{}) + names_in_pytorch(module, ending + "_reverse", Backward{});
}

/// The names of the parameters of layers on top of each other, which are numbered.
template <std::size_t... number, class... Layer>
auto names_of_stack(std::string const& module, std::index_sequence<number...>, Layer... layer) {
  return (parameter_names<>{} + ... + names_in_pytorch(module, std::to_string(number), layer));
}

/// PyTorch's names of the parameters of layers, for `named`: "lstm.weight_ih_l0", "lstm.weight_hh_l0",
/// "lstm.bias_ih_l0", "lstm.bias_hh_l0", of the second layer l1; those of the backward cell of a bidirectional layer
/// end in "_reverse". Shapes and order of gates are the same. `elman` has one bias where torch.nn.RNN has two: their
/// sum is read, and it is written as the first, the second being 0. Of a module without biases nothing is read into
/// them if one loads with `{.missing = true}`. Errors, at compile time: a cell that PyTorch has not.
///   load("net.safetensors", named(theta, pytorch("lstm", low, high)));
///   load("net.safetensors", named(theta, pytorch("gru", cells::bidirectional(there, back))));
template <class... Layer>
auto pytorch(std::string const& module, Layer... layer) {
  static_assert(BPTT_HOLDS((is_of_pytorch<Layer> && ...)),
                "bptt: PyTorch has the cells elman, lstm and gru, and cells::bidirectional of them");
  if constexpr ((is_of_pytorch<Layer> && ...))
    return names_of_stack(module, std::index_sequence_for<Layer...>{}, layer...);
  else
    return parameter_names<>{};
}

}  // namespace weights
}  // namespace bptt
