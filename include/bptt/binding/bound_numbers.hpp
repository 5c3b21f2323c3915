// The numbers that a binding gives to a symbol: one flat array, and the checks that they are as many as it needs.
#pragma once
#include <array>
#include <bptt/binding/binding.hpp>
#include <bptt/binding/refusal.hpp>
#include <bptt/meta/type_name.hpp>

namespace bptt {
namespace numeric {

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

/// Has a range of ranges the lengths that are needed, outermost first? `index` and `length` are of the place looked at.
template <class Key, std::size_t rank>
struct row_lengths {
  long long needed[rank], index[rank]{}, length[rank]{};

  template <std::size_t level = 0, class V>
  constexpr void check(V const& value) {
    length[level] = static_cast<long long>(std::size(value));
    if (length[level] != needed[level]) refuse_at(level);
    if constexpr (level + 1 < rank) {
      index[level] = 0;
      for (auto const& inner : value) check<level + 1>(inner), ++index[level];
    }
  }

 private:
  void refuse_at(std::size_t level) const {
    message words;
    words << "bptt: " << name_of<symbol_of<Key>>() << " takes ";
    for (std::size_t i = 0; i < rank; ++i) words << (i == 0 ? "" : " x ") << needed[i];
    words << " numbers, ";
    for (std::size_t i = 0; i <= level; ++i) words << (i == 0 ? "" : " x ") << length[i];
    words << (level + 1 < rank ? " rows are bound" : " are bound");
    for (std::size_t i = 0; i < level; ++i) words << (i == 0 ? ", at [" : "[") << index[i] << "]";
    refuse(words);
  }
};
template <class Key, int... needed, class V>
constexpr void check_rows(extents<needed...>, V const& value) {
  row_lengths<Key, sizeof...(needed)>{{needed...}}.check(value);
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

/// Holds when a range of ranges is nested as its symbol is: rows of a matrix, vectors of an input's steps.
template <class Symbol, class Needed, int depth>
inline constexpr bool nesting_fits = Needed::rank == depth;

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
inline constexpr bool fits = [] {
  if constexpr (Traits::in_rows)
    return nesting_fits<Symbol, Needed, Traits::depth>;
  else if constexpr (Traits::open)
    return elements_fit<Symbol, Needed, typename Traits::lengths>;
  else
    return value_fits<Symbol, Needed, typename Traits::lengths>;
}();

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
  static constexpr bool is_converted = !std::is_same_v<typename traits::element, N> || matrix_like<value_type> ||
                                       is_literal<value_type> || traits::in_rows;

  struct nothing {};
  [[no_unique_address]] std::conditional_t<is_converted, std::array<N, static_cast<std::size_t>(size)>, nothing> copy_;
  N const* first_ = nullptr;

 public:
  /// `needed` has what the type does not say, such as the length of a sequence.
  constexpr explicit source(Binding const& b, Needed needed = {}) {
    if constexpr (is_literal<value_type>) {
      for (N& x : copy_) x = static_cast<N>(value_type::value);
      first_ = copy_.data();
    } else if constexpr (matrix_like<value_type>) {
      check_matrix_size<Key>(needed, static_cast<long long>(b.value.rows()), static_cast<long long>(b.value.cols()));
      std::size_t at = 0;
      for (decltype(b.value.rows()) i = 0; i < b.value.rows(); ++i)
        for (decltype(b.value.cols()) j = 0; j < b.value.cols(); ++j) copy_[at++] = static_cast<N>(b.value.coeff(i, j));
      first_ = copy_.data();
    } else {
      if constexpr (traits::in_rows)
        check_rows<Key>(needed, b.value);
      else if constexpr (traits::open)
        check_size<Key>(needed, static_cast<long long>(b.value.size()) * traits::lengths::size);
      else
        check_size<Key>(needed, traits::lengths::size);
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
