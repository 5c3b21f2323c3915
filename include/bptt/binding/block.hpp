// Blocks: an object that has the numbers of several symbols, as `parameters<decltype(net)>` does. As an argument it
// stands for all of them: of a call for their bindings, of `to(...)` for their places, of `wrt(...)` for themselves.
#pragma once
#include <bptt/binding/binding.hpp>
#include <bptt/meta/inline.hpp>
#include <bptt/recurrence/targets.hpp>

namespace bptt::numeric {

/// The numbers of one symbol of a block: n of them, one after another.
template <class N, int n>
struct part_of_block {
  N* first;
  static constexpr std::size_t extent = static_cast<std::size_t>(n);
  static constexpr std::size_t size() { return extent; }
  constexpr N* data() const { return first; }
  constexpr N* begin() const { return first; }
  constexpr N* end() const { return first + n; }
};

/// f(W(numbers), ...) with a binding of each symbol of a list to its numbers in a block, or with the block's places.
template <class N, class Block, class F, class... S>
BPTT_INLINE constexpr auto with_parts(Block& all, F const& f, types<S...>) {
  return f(binding<S, part_of_block<N, shape_t<S>::size>>{{all.template numbers<S>()}}...);
}

/// The symbols of a block that are among those needed, or all of them.
template <class Symbols, class Needed>
struct symbols_needed {
  template <class S>
  struct is_needed {
    static constexpr bool value = list::contains<S, Needed>;
  };
  using type = list::filter<is_needed, Symbols>;
};
template <class Symbols>
struct symbols_needed<Symbols, void> {
  using type = Symbols;
};
/// The bindings that an argument of a call stands for: itself, or those of the symbols of a block that are needed.
template <class Argument, class Needed>
struct bindings_in {
  using type = types<Argument>;
};
template <symbol_block Block, class Needed>
struct bindings_in<Block, Needed> {
  using symbols = typename symbols_needed<typename Block::symbols, Needed>::type;
  template <class... S>
  static types<binding<S, part_of_block<typename Block::number const, shape_t<S>::size>>...> of(types<S...>);
  using type = decltype(of(symbols{}));
};

/// f(bindings...) for the arguments of a call, in their order.
template <class Needed, class F>
BPTT_INLINE constexpr auto with_bindings(F const& f) {
  return f();
}
template <class Needed, class F, class First, class... Rest>
BPTT_INLINE constexpr auto with_bindings(F const& f, First& first, Rest&... rest) {
  if constexpr (!(symbol_block<First> || ... || symbol_block<Rest>)) {
    return f(first, rest...);
  } else if constexpr (symbol_block<First>) {
    auto const with_others = [&](auto const&... part) BPTT_INLINE {
      return with_bindings<Needed>([&](auto const&... others) BPTT_INLINE { return f(part..., others...); }, rest...);
    };
    return with_parts<typename First::number const>(
        first, with_others, typename bindings_in<std::remove_const_t<First>, Needed>::symbols{});
  } else {
    return with_bindings<Needed>([&](auto const&... others) BPTT_INLINE { return f(first, others...); }, rest...);
  }
}

}  // namespace bptt::numeric
