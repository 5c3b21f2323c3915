// Names of things in a file: as("step", i), and named(theta, as("fc.weight", V)) for the parameters of a block.
#pragma once
#include <bptt/formula/nodes.hpp>
#include <bptt/formula/symbol.hpp>
#include <bptt/meta/holds.hpp>
#include <bptt/meta/type_list.hpp>
#include <bptt/weights/things.hpp>
#include <string>
#include <vector>

namespace bptt {

/// The parameter that a name is of, and whether it is transposed in the file.
template <class Asked>
struct parameter_in_file {
  using symbol = Asked;
  static constexpr bool transposed = false;
};
template <class Symbol>
struct parameter_in_file<transpose_of<Symbol>> {
  using symbol = Symbol;
  static constexpr bool transposed = true;
};
/// Holds for a parameter, and for its transpose.
template <class Asked>
inline constexpr bool is_a_parameter = has_role<typename parameter_in_file<Asked>::symbol>(role::parameter);
/// Holds for a parameter of the net of a block, transposed or not.
template <class Block, class Asked>
inline constexpr bool is_parameter_of =
    list::contains<typename parameter_in_file<Asked>::symbol, typename Block::symbols>;
/// Holds if all are parameters of the net of a block.
template <class Block, class Names>
inline constexpr bool are_parameters_of = true;
template <class Block, class... Asked>
inline constexpr bool are_parameters_of<Block, weights::parameter_names<Asked...>> = (is_parameter_of<Block, Asked> &&
                                                                                      ...);

namespace weights {

/// A thing under a name in a file: a number, an array of numbers, nested or not, a random generator; a block or an
/// optimiser, whose names then begin with this one, "decoder.W". It is to be used at once: it refers to the thing.
/// Errors, at compile time: what a file cannot have.
///   save("run.safetensors", theta, adam, as("step", i), as("random", random), as("h", carried));
template <class Thing>
  requires(!operand<std::remove_const_t<Thing>>)
constexpr thing_as<Thing> as(std::string_view name, Thing& thing) {
  static_assert(BPTT_HOLDS(can_be_saved<std::remove_const_t<Thing>>),
                "bptt: a file has blocks of parameters, optimisers, numbers, arrays of numbers and random generators");
  return {name, thing};
}
/// The name of a parameter in a file, for `named`. as("embedding.weight", transpose(Emb)): it is transposed there.
/// Errors, at compile time: what is no parameter.
template <operand Asked>
auto as(std::string_view name, Asked) {
  static_assert(BPTT_HOLDS(is_a_parameter<Asked>), "bptt: as(\"name\", W) names a parameter, or its transpose(W)");
  if constexpr (is_a_parameter<Asked>)
    return parameter_names<Asked>{{std::vector{std::string(name)}}};
  else
    return parameter_names<>{};
}

/// A block of parameters of which some have other names in a file. Those that are not named keep their own. It is to be
/// used at once: it refers to the block.
/// Errors, at compile time: a parameter that the net of the block has not.
///   load("net.safetensors", named(theta, pytorch("lstm", low, high), as("fc.weight", V), as("fc.bias", c)));
template <class Block, class... Names>
auto named(Block& block, Names... names) {
  static_assert(BPTT_HOLDS((gives_names<Names> && ...)),
                "bptt: named(theta, ...) takes as(\"fc.weight\", V) and pytorch(\"lstm\", layer)");
  static_assert(BPTT_HOLDS((are_parameters_of<Block, Names> && ...)), "bptt: the net of a block has no such parameter");
  if constexpr (((gives_names<Names> && are_parameters_of<Block, Names>)&&...))
    return named_block<Block, Names...>{block, {names...}};
  else
    return named_block<Block>{block, {}};
}

}  // namespace weights
}  // namespace bptt
