// Bindings: `W(values)` gives a symbol its value. A binding remembers where the numbers are and copies nothing that can
// be read in place.
#pragma once
#include <array>
#include <bptt/binding/refusal.hpp>
#include <bptt/formula/nodes.hpp>
#include <bptt/meta/holds.hpp>
#include <bptt/meta/type_name.hpp>
#include <type_traits>

namespace bptt {
namespace numeric {

/// The lengths of the dimensions of a value, outermost first.
template <int... n>
struct extents {
  static constexpr int size = (1 * ... * n);
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
/// outermost length is known at run time only, as that of a std::vector.
template <class Element, class Lengths, bool is_open>
struct description {
  using element = Element;
  using lengths = Lengths;
  static constexpr bool open = is_open;
};

template <int n, class Element, int... inner>
constexpr auto with_length(description<Element, extents<inner...>, false>) {
  if constexpr (n < 0)
    return description<Element, extents<inner...>, true>{};
  else
    return description<Element, extents<n, inner...>, false>{};
}
template <int n, class NotRegular>
constexpr void with_length(NotRegular) {}  // rows of different lengths are no matrix

struct not_a_value {};
template <class V>
constexpr auto describe() {
  if constexpr (is_literal<V>)
    return description<int, extents<>, true>{};
  else if constexpr (number<V>)
    return description<V, extents<>, false>{};
  else if constexpr (matrix_like<V>)
    return description<std::remove_cvref_t<decltype(std::declval<V const&>().coeff(0, 0))>, extents<>, true>{};
  else if constexpr (std::is_array_v<V> || contiguous_range<V>)
    return with_length<static_length<V>>(
        describe<std::remove_cvref_t<decltype(first_element(std::declval<V const&>()))>>());
  else
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

/// Holds for a value that can be bound: a number, nested braces or arrays of numbers, a contiguous range, a matrix of
/// Eigen, `zero`, `one`.
template <class Symbol, class V>
inline constexpr bool can_be_bound = requires {
  typename numeric::value_traits<V>::element;
};

/// Holds for a value whose elements are what Key takes: of the lengths of sequences (batch_sources.hpp), integers.
template <class Key, class Element>
inline constexpr bool has_elements_for = true;

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
    static_assert(BPTT_HOLDS(has_elements_for<Key, typename value_traits<value_type>::element>),
                  "bptt: the lengths of the sequences of a batch are integers");
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

// --- the numbers of a binding, flat -------------------------------------------------------------

template <class Key>
void refuse_size(long long expected, long long given) {
  refuse(message{} << "bptt: " << name_of<symbol_of<Key>>() << " takes " << expected << " numbers, " << given
                   << " are bound");
}

template <class Key, class Needed>
constexpr void check_size(Needed, long long given) {
  if (given != Needed::size) refuse_size<Key>(Needed::size, given);
}

/// Does a value of Eigen fit? A matrix needs the same rows and columns, a vector a row or a column, an input of vectors
/// a matrix with a row for each step.
template <int... needed>
constexpr bool matrix_fits(extents<needed...>, long long rows, long long cols) {
  constexpr int length[] = {needed..., 1}, size = extents<needed...>::size;
  return sizeof...(needed) >= 2 ? rows == length[0] && cols == size / length[0]
                                : rows * cols == size && (rows == 1 || cols == 1);
}
template <class Key, int... needed>
void check_matrix_size(extents<needed...> all, long long rows, long long cols) {
  constexpr int length[] = {needed..., 1};
  constexpr long long needed_rows = length[0], needed_cols = extents<needed...>::size / needed_rows;
  if (!matrix_fits(all, rows, cols))
    refuse(message{} << "bptt: " << name_of<symbol_of<Key>>() << " takes " << needed_rows << " x " << needed_cols
                     << " numbers, " << rows << " x " << cols << " are bound");
}

}  // namespace numeric

/// Holds when the value bound to a symbol has as many numbers as the net needs, in the same nesting or flat.
template <class Symbol, class Needed, class Bound>
inline constexpr bool value_fits = false;
template <class Symbol, int... needed, int... bound>
inline constexpr bool value_fits<Symbol, numeric::extents<needed...>, numeric::extents<bound...>> =
    std::is_same_v<numeric::extents<needed...>, numeric::extents<bound...>> ||
    (sizeof...(bound) <= 1 && numeric::extents<needed...>::size == numeric::extents<bound...>::size);

/// Holds when the elements of a range whose length is known at run time are numbers, or rows (of an input: steps) of
/// the size that the symbol has.
template <class Symbol, class Needed, class Element>
inline constexpr bool elements_fit = std::is_same_v<Element, numeric::extents<>>;
template <class Symbol, int first, int... rest, int element, int... elements>
inline constexpr bool elements_fit<Symbol, numeric::extents<first, rest...>, numeric::extents<element, elements...>> =
    std::is_same_v<numeric::extents<rest...>, numeric::extents<element, elements...>>;

namespace numeric {

/// A binding whose value has another size than its symbol needs.
template <class Symbol, class Needed, class Traits>
struct misfit {
  using symbol = Symbol;
  using needed = Needed;
  using traits = Traits;
};
/// Does a value fit, as far as its type says?
template <class Symbol, class Needed, class Traits>
inline constexpr bool fits = Traits::open ? elements_fit<Symbol, Needed, typename Traits::lengths>
                                          : value_fits<Symbol, Needed, typename Traits::lengths>;

template <class V, class N>
constexpr N* flatten_into(N* to, V const& value) {
  if constexpr (number<V>) {
    *to = static_cast<N>(value);
    return to + 1;
  } else {
    for (auto const& inner : value) to = flatten_into(to, inner);
    return to;
  }
}
template <class V>
constexpr auto const* first_number(V const& value) {
  if constexpr (number<V>)
    return &value;
  else
    return first_number(first_element(value));
}

/// The numbers of a binding as one flat array of N, row by row, step by step: read in place if they are of type N,
/// otherwise a converted copy.
template <class Key, class N, class Needed, class Binding>
class source {
  using traits = typename Binding::traits;
  using value_type = typename Binding::value_type;
  static constexpr int size = Needed::size;
  static constexpr bool is_converted =
      !std::is_same_v<typename traits::element, N> || matrix_like<value_type> || is_literal<value_type>;

  struct nothing {};
  [[no_unique_address]] std::conditional_t<is_converted, std::array<N, static_cast<std::size_t>(size)>, nothing> copy_;
  N const* first_ = nullptr;

 public:
  constexpr explicit source(Binding const& b) {
    if constexpr (is_literal<value_type>) {
      for (N& x : copy_) x = static_cast<N>(value_type::value);
      first_ = copy_.data();
    } else if constexpr (matrix_like<value_type>) {
      check_matrix_size<Key>(Needed{}, static_cast<long long>(b.value.rows()), static_cast<long long>(b.value.cols()));
      std::size_t at = 0;
      for (decltype(b.value.rows()) i = 0; i < b.value.rows(); ++i)
        for (decltype(b.value.cols()) j = 0; j < b.value.cols(); ++j) copy_[at++] = static_cast<N>(b.value.coeff(i, j));
      first_ = copy_.data();
    } else {
      if constexpr (traits::open)
        check_size<Key>(Needed{}, static_cast<long long>(b.value.size()) * traits::lengths::size);
      if constexpr (is_converted) {
        flatten_into(copy_.data(), b.value);
        first_ = copy_.data();
      } else if (std::is_constant_evaluated()) {
        // a constant evaluation does not let a pointer run from one row of a nested array into the next
        N* const flat = new N[static_cast<std::size_t>(size)];
        flatten_into(flat, b.value);
        first_ = flat;
      } else {
        first_ = first_number(b.value);
      }
    }
  }
  constexpr ~source() {
    if (std::is_constant_evaluated())
      if constexpr (!is_converted) delete[] first_;
  }
  source(source const&) = delete;
  source& operator=(source const&) = delete;

  constexpr N const* data() const { return first_; }
};

}  // namespace numeric
}  // namespace bptt
