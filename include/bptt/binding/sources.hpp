// Sources: where a call reads. It checks that each symbol of the net is bound once, finds the number type of the call,
// and knows the address of the numbers of each symbol.
#pragma once
#include <bptt/binding/bound_numbers.hpp>
#include <bptt/meta/holds.hpp>
#include <bptt/meta/inline.hpp>
#include <bptt/recurrence/no_program.hpp>

namespace bptt {
namespace numeric {
using namespace derivation;

/// Does a key have one value per step? It is an input, or `ago<S, 0>`, which is S[t].
template <class Key>
inline constexpr bool is_series = has_role<Key>(role::input);
template <class S>
inline constexpr bool is_series<ago<S, 0>> = true;
template <class S>
inline constexpr bool is_series<forward_value<ago<S, 0>>> = true;

/// The lengths of a key's numbers, bound or in a result: those of its shape, after T where there is a value per step.
template <int T, class Key, class Shape, bool of_each_step = is_series<Key>>
struct needed_extents;
template <int T, class Key, auto... dims>
struct needed_extents<T, Key, shape<dims...>, false> {
  using type = extents<extent_of(dims)...>;
};
template <int T, class Key, auto... dims>
struct needed_extents<T, Key, shape<dims...>, true> {
  using type = extents<T, extent_of(dims)...>;
};

/// The lengths of the numbers by which a key is bound: of a token its ids, one for each step.
template <int T, class Key>
using extents_bound = typename needed_extents<T, Key, choose<is_one_hot<Key>, shape<>, shape_t<Key>>>::type;
/// And their type: N, but of ids that of the integers that are bound.
template <class Key, class N, class Binding>
using number_bound = choose<is_one_hot<Key>, typename Binding::traits::element, N>;

}  // namespace numeric

/// Holds for a key that can be bound: a variable has a value in an initial state only.
template <class Key>
inline constexpr bool has_a_value_to_bind = !is_symbol<Key> || !has_role<Key>(role::variable);
/// Holds when a call binds the symbol once.
template <class Symbol, class Shape, int bindings>
inline constexpr bool is_bound = bindings > 0;
template <class Symbol, class Shape, int bindings>
inline constexpr bool is_bound_once = bindings <= 1;
/// Holds when the net reads a symbol that is bound, or would read it in a longer sequence.
template <class Symbol, class Readable>
inline constexpr bool net_reads = list::contains<Symbol, Readable>;

namespace numeric {

template <class V>
inline constexpr bool is_weak = std::is_integral_v<V>;  // an integer is converted to the type of the other numbers

template <class... V>
struct common_number {
  using type = std::common_type_t<V...>;
};
template <>
struct common_number<> {
  using type = double;
};
template <class List>
struct number_of_list;
template <class... V>
struct number_of_list<types<V...>> : common_number<V...> {};
/// The type of the numbers of a call: the common type of what is bound, integers not counted; double where only
/// integers are bound.
template <class... Binding>
using number_of =
    typename number_of_list<list::concat<std::conditional_t<is_weak<typename Binding::traits::element>, types<>,
                                                            types<typename Binding::traits::element>>...>>::type;

/// The key of a binding in a program of T steps, where `g[last + 1_c]` is g[T].
template <int T, class Key>
struct key_of_program {
  using type = Key;
};
template <int T, class S, int n>
struct key_of_program<T, after_last<S, n>> {
  using type = at<S, T - 1 + n>;
};
template <int T, class Binding>
using key_in = typename key_of_program<T, typename Binding::key>::type;

template <int T, class N, class Binding, class Key = key_in<T, Binding>>
using source_of = source<Key, number_bound<Key, N, Binding>, extents_bound<T, Key>, Binding>;
/// The lengths that each of some bindings is to have.
template <int T, class... Binding>
using extents_of_bindings = types<extents_bound<T, key_in<T, Binding>>...>;
/// The sources of a call: one for each binding.
template <class... Source>
struct all_sources : Source... {
  template <class... Binding>
  constexpr explicit all_sources(Binding const&... b) : Source(b)... {}
};
template <int T, class N, class... Binding>
using sources = all_sources<source_of<T, N, Binding>...>;
template <class Key, class N, class Needed, class Binding>
BPTT_INLINE constexpr N const* numbers_bound(source<Key, N, Needed, Binding> const& s) {
  return s.data();
}

/// The address of the numbers of a key; N is const where they are only read.
template <class Key, class N>
struct numbers_of_key {
  N* first;
};
template <class Key, class N>
BPTT_INLINE constexpr N const* numbers_bound(numbers_of_key<Key, N> const& n) {
  return n.first;
}
/// The sources of a call, and numbers that the library binds beside them: zeros, directions, what one net of a chain
/// hands to the other.
template <class Bound, class N, class... Key>
struct sources_with : numbers_of_key<Key, N const>... {
  Bound const& bound;
};
template <class Key, class Bound, class N, class... Given>
BPTT_INLINE constexpr auto const* numbers_bound(sources_with<Bound, N, Given...> const& s) {
  if constexpr (list::contains<Key, types<Given...>>)
    return static_cast<numbers_of_key<Key, N const> const&>(s).first;
  else  // of tokens they are integers
    return numbers_bound<Key>(s.bound);
}

}  // namespace numeric
}  // namespace bptt
