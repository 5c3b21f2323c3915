// What can be in a file, and what is known of it by its type.
#pragma once
#include <array>
#include <bptt/weights/number_types.hpp>
#include <concepts>
#include <cstddef>
#include <istream>
#include <iterator>
#include <ostream>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace bptt {
namespace weights {

/// A thing under a name: what `as` returns.
template <class Thing>
struct thing_as {
  std::string_view name;
  Thing& thing;
};
/// Names that parameters have in a file, transposed there or not; a parameter that has several is their sum.
template <class... Asked>
struct parameter_names {
  std::vector<std::vector<std::string>> names;  // of each parameter
};
/// A block whose parameters have other names in a file: what `named` returns.
template <class Block, class... Names>
struct named_block {
  Block& block;
  std::tuple<Names...> names;
};

template <class Item>
inline constexpr bool has_a_name = false;
template <class Thing>
inline constexpr bool has_a_name<thing_as<Thing>> = true;
template <class Item>
inline constexpr bool has_names = false;
template <class Block, class... Names>
inline constexpr bool has_names<named_block<Block, Names...>> = true;
template <class Item>
concept parameters_by_name = requires(Item item) {
  item.entries();
  item.data();
};
/// What says its own parts, an optimiser, an average: Item::fields(item, see) calls see("name", part) for each.
template <class Item>
concept with_fields = requires(Item& item) {
  Item::fields(item, [](std::string_view, auto&) {});
};
/// A generator of random numbers of the standard library, or one like them.
template <class Item>
concept generator = requires(Item item, std::istream& from, std::ostream& to) {
  item();
  Item::min();
  from >> item;
  to << item;
};
/// Numbers, or arrays of them, one after another.
template <class Item>
concept array_like = requires(Item& item) {
  std::data(item);
  std::size(item);
};
template <class Part>
inline constexpr bool is_fixed_array = std::is_array_v<Part>;
template <class Part, std::size_t n>
inline constexpr bool is_fixed_array<std::array<Part, n>> = true;

/// Of what kind its numbers are.
template <class Item>
struct numbers_in {
  using type = double;
};
template <class Item>
  requires requires { typename Item::number; }
struct numbers_in<Item> {
  using type = typename Item::number;
};
template <class Item>
  requires(with_fields<Item>&& requires { typename Item::N; })
struct numbers_in<Item> {
  using type = typename Item::N;
};
template <std::floating_point N>
struct numbers_in<N> {
  using type = N;
};
template <class Item>
  requires(array_like<Item> && !parameters_by_name<Item>)
struct numbers_in<Item> : numbers_in<std::remove_cvref_t<decltype(*std::data(std::declval<Item&>()))>> {};
template <class Thing>
struct numbers_in<thing_as<Thing>> : numbers_in<std::remove_const_t<Thing>> {};
template <class Block, class... Names>
struct numbers_in<named_block<Block, Names...>> : numbers_in<std::remove_const_t<Block>> {};

/// Is it of a kind that must not be written to?
template <class Item>
struct constant : std::is_const<Item> {};
template <class Item>
  requires(array_like<Item> && !parameters_by_name<Item>)
struct constant<Item> : std::is_const<std::remove_pointer_t<decltype(std::data(std::declval<Item&>()))>> {};
template <class Thing>
struct constant<thing_as<Thing>> : constant<Thing> {};
template <class Block, class... Names>
struct constant<named_block<Block, Names...>> : constant<Block> {};
template <class Item>
  requires(has_a_name<Item> || has_names<Item>)
struct constant<Item const> : constant<Item> {};
}  // namespace weights

/// Holds for what gives names to parameters of a block: as("fc.weight", V), pytorch("lstm", layer).
template <class Names>
inline constexpr bool gives_names = false;
template <class... Asked>
inline constexpr bool gives_names<weights::parameter_names<Asked...>> = true;
/// Holds for what has names of its own in a file.
template <class Item>
inline constexpr bool knows_its_names = weights::parameters_by_name<Item> || weights::with_fields<Item> ||
                                        weights::has_a_name<Item> || weights::has_names<Item>;
/// Holds for what a file can have under a name.
template <class Item>
inline constexpr bool can_be_saved =
    knows_its_names<Item> || weights::generator<Item> || weights::storable<Item> || weights::array_like<Item>;
/// Holds for numbers that a file can have.
template <class N>
inline constexpr bool is_storable = weights::storable<N>;
/// Holds for what can be loaded.
template <class Item>
inline constexpr bool is_no_constant = !weights::constant<Item>::value;

}  // namespace bptt
