// Bindings: `W(values)` gives a symbol its value. A binding remembers where the numbers are and copies nothing that can
// be read in place.
#pragma once
#include <array>
#include <bptt/formula/nodes.hpp>
#include <bptt/meta/holds.hpp>
#include <type_traits>

namespace bptt {
namespace numeric {

/// The lengths of the dimensions of a value, outermost first.
template <int... n>
struct extents {
  static constexpr int size = (1 * ... * n), rank = static_cast<int>(sizeof...(n));
};

// --- what can be bound --------------------------------------------------------------------------

/// A matrix of Eigen, or what looks like one: it has rows(), cols() and coeff(i, j), and any order in memory.
template <class V>
concept matrix_like = requires(V const& v) {
  { v.rows() } -> std::convertible_to<long long>;
  { v.cols() } -> std::convertible_to<long long>;
  v.coeff(0, 0);
};
/// Values one after another in memory.
template <class V>
concept contiguous_range = !matrix_like<V> && requires(V const& v) {
  { v.size() } -> std::convertible_to<std::size_t>;
  *v.data();
};
/// A number: what has arithmetic and is no formula and no range.
template <class V>
concept number = std::is_arithmetic_v<V> ||
    (!operand<V> && !contiguous_range<V> && !matrix_like<V> && !std::is_pointer_v<V> && requires(V a) { a* a + a; });

/// How many elements the type of a range fixes; −1 where that is known at run time only.
template <class V>
inline constexpr int static_length = -1;
template <class V, std::size_t n>
inline constexpr int static_length<V[n]> = static_cast<int>(n);
template <class V, std::size_t n>
inline constexpr int static_length<std::array<V, n>> = static_cast<int>(n);
template <class V>
  requires requires { V::extent; }  // a span
inline constexpr int static_length<V> = V::extent == static_cast<std::size_t>(-1) ? -1 : static_cast<int>(V::extent);

template <class V>
constexpr auto const& first_element(V const& v) {
  if constexpr (std::is_array_v<V>)
    return v[0];
  else
    return *v.data();
}

/// What the type of a value says: the type of its numbers and its lengths, outermost first. It is `open` if a further
/// outermost length is known at run time only, as that of a std::vector. Its numbers lie one after another.
template <class Element, class Lengths, bool is_open>
struct description {
  using element = Element;
  using lengths = Lengths;
  static constexpr bool open = is_open, in_rows = false;
  static constexpr int depth = Lengths::rank + is_open;
};
/// That of a range of ranges whose numbers lie elsewhere, each in its own memory: std::vector<std::vector<double>>.
template <class Element, int nesting>
struct description_of_rows {
  using element = Element;
  using lengths = extents<>;
  static constexpr bool open = true, in_rows = true;
  static constexpr int depth = nesting;
};
/// Do the numbers of a value lie within it?
template <class V>
inline constexpr bool lie_within = number<V>;
template <class V, std::size_t n>
inline constexpr bool lie_within<V[n]> = lie_within<V>;
template <class V, std::size_t n>
inline constexpr bool lie_within<std::array<V, n>> = lie_within<V>;

template <int n, class Element, int... inner>
constexpr auto with_length(description<Element, extents<inner...>, false>) {
  if constexpr (n < 0)
    return description<Element, extents<inner...>, true>{};
  else
    return description<Element, extents<n, inner...>, false>{};
}

struct not_a_value {};
template <class V>
constexpr auto describe() {
  if constexpr (is_literal<V>)
    return description<int, extents<>, true>{};
  else if constexpr (number<V>)
    return description<V, extents<>, false>{};
  else if constexpr (matrix_like<V>)
    return description<std::remove_cvref_t<decltype(std::declval<V const&>().coeff(0, 0))>, extents<>, true>{};
  else if constexpr (std::is_array_v<V> || contiguous_range<V>) {
    using inner = std::remove_cvref_t<decltype(first_element(std::declval<V const&>()))>;
    if constexpr (lie_within<inner>)
      return with_length<static_length<V>>(describe<inner>());
    else if constexpr (contiguous_range<inner> && requires { typename decltype(describe<inner>())::element; })
      return description_of_rows<typename decltype(describe<inner>())::element,
                                 1 + decltype(describe<inner>())::depth>{};
    else
      return not_a_value{};
  } else
    return not_a_value{};
}
template <class V>
using value_traits = decltype(describe<V>());

// --- bindings -----------------------------------------------------------------------------------

/// The value of Key, which is a parameter, an input, a constant, or an initial state `at<s, -1>`. V is the type of the
/// value: `V` if the binding holds it, `V const&` if it is read in place, `V&` if a gradient can be written to it.
template <class Key, class V>
struct binding {
  using key = Key;
  using value_type = std::remove_cvref_t<V>;
  using traits = value_traits<value_type>;
  V value;
};
/// A number that is an lvalue: the binding holds its value, and knows its address for a gradient to be written to.
template <class Key, number V>
struct binding<Key, V&> {
  using key = Key;
  using value_type = V;
  using traits = value_traits<V>;
  V value;
  V* place;
};

}  // namespace numeric

/// Holds for a value that can be bound: a number, nested braces or arrays of numbers, a contiguous range of numbers or
/// of ranges, a matrix of Eigen, `zero`, `one`.
template <class Symbol, class V>
inline constexpr bool can_be_bound = requires {
  typename numeric::value_traits<V>::element;
};

/// Holds for a value whose elements are what Key takes: of lengths of sequences (callables/length.hpp) and of tokens
/// integers.
template <class Key, class Element>
inline constexpr bool has_elements_for = !is_one_hot<Key> || std::is_integral_v<Element>;

namespace numeric {

/// A copy of nested braces, as arrays of arrays.
template <class V>
constexpr auto as_arrays(V const& value) {
  if constexpr (std::is_array_v<V>) {
    return [&]<std::size_t... i>(std::index_sequence<i...>) {
      return std::array<decltype(as_arrays(value[0])), sizeof...(i)>{{as_arrays(value[i])...}};
    }
    (std::make_index_sequence<std::extent_v<V>>{});
  } else {
    return value;
  }
}

/// Makes a binding. Lvalues that are no numbers are read in place; it holds numbers, braces and temporaries by value.
template <class Key, class V>
constexpr auto bind(Key, V&& value) {
  using value_type = std::remove_cvref_t<V>;
  static_assert(BPTT_HOLDS(can_be_bound<symbol_of<Key>, value_type>),
                "bptt: a symbol is bound to a number, an array, a contiguous range or a matrix");
  if constexpr (!can_be_bound<symbol_of<Key>, value_type>)
    return refused{};
  else if constexpr (!has_elements_for<Key, typename value_traits<value_type>::element>) {
    if constexpr (is_one_hot<Key>)
      static_assert(BPTT_HOLDS(has_elements_for<Key, typename value_traits<value_type>::element>),
                    "bptt: a token is bound by its ids, which are integers");
    else
      static_assert(BPTT_HOLDS(has_elements_for<Key, typename value_traits<value_type>::element>),
                    "bptt: the length of a sequence is an integer");
    return refused{};
  } else if constexpr (std::is_lvalue_reference_v<V> && !number<value_type> && !is_literal<value_type>)
    return binding<Key, V>{value};
  else if constexpr (std::is_same_v<V, value_type&> && number<value_type>)
    return binding<Key, value_type&>{value, &value};
  else if constexpr (std::is_array_v<value_type>)
    return binding<Key, decltype(as_arrays(value))>{as_arrays(value)};
  else
    return binding<Key, value_type>{static_cast<V&&>(value)};
}

}  // namespace numeric
}  // namespace bptt
