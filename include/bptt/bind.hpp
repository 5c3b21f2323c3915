// Bindings: `W(values)` gives a symbol its value. A binding remembers where the numbers are and never copies what it can read in place.
#pragma once
#include <bptt/expression.hpp>
#include <bptt/name.hpp>
#include <array>
#include <stdexcept>
#include <string>
#include <type_traits>

namespace bptt {
namespace numeric {

/// The lengths of the dimensions of a value, outermost first.
template <int... n>
struct extents {
  static constexpr int size = (1 * ... * n);
};

// --- what can be bound -------------------------------------------------------------------------------------------------------

/// A number: anything with arithmetic that is no formula, no range.
template <class V>
concept number = std::is_arithmetic_v<V> || (!operand<V> && !requires(V const& v) { v.data(); } && !std::is_pointer_v<V> && requires(V a) { a * a + a; });

/// The lengths that a type of values fixes: of a number none, of an array its length and those of its elements.
/// `open` where the outermost length is known at run time only.
template <class V>
struct value_traits {
  using element = V;
  using lengths = extents<>;
  static constexpr bool open = false;
  static constexpr bool known = number<V>;
};
template <class Inner, int n>
struct array_traits;
template <class V, int n, int... rest>
constexpr extents<n, rest...> prepend(extents<rest...>) {
  return {};
}
template <class Inner, int n>
struct array_traits {
  using element = typename value_traits<Inner>::element;
  using lengths = decltype(prepend<Inner, n>(typename value_traits<Inner>::lengths{}));
  static constexpr bool open = false;
  static constexpr bool known = value_traits<Inner>::known && !value_traits<Inner>::open;
};
template <class V, std::size_t n>
struct value_traits<std::array<V, n>> : array_traits<V, static_cast<int>(n)> {};
template <class V, std::size_t n>
struct value_traits<V[n]> : array_traits<V, static_cast<int>(n)> {};
/// A matrix of Eigen, or what looks like one: rows(), cols() and coefficients (i, j).
template <class V>
concept matrix_like = requires(V const& v) {
  { v.rows() } -> std::convertible_to<long long>;
  { v.cols() } -> std::convertible_to<long long>;
  v.coeff(0, 0);
};
template <class V>
concept contiguous_range = !matrix_like<V> && requires(V const& v) {
  { v.size() } -> std::convertible_to<std::size_t>;
  *v.data();
};
template <contiguous_range V>
  requires(!number<V>)
struct value_traits<V> {
  using inner = std::remove_cvref_t<decltype(*std::declval<V const&>().data())>;
  using element = typename value_traits<inner>::element;
  using lengths = typename value_traits<inner>::lengths;
  static constexpr bool open = true;
  static constexpr bool known = value_traits<inner>::known && !value_traits<inner>::open;
};
template <class V>
  requires requires { V::extent; } && contiguous_range<V>
struct value_traits<V> : std::conditional_t<V::extent == static_cast<std::size_t>(-1), value_traits<typename V::element_type const*>,
                                            array_traits<std::remove_cv_t<typename V::element_type>, static_cast<int>(V::extent)>> {};
/// A span of unknown length is looked up by the pointer to its elements.
template <class V>
struct value_traits<V const*> {
  using inner = std::remove_cv_t<V>;
  using element = typename value_traits<inner>::element;
  using lengths = typename value_traits<inner>::lengths;
  static constexpr bool open = true;
  static constexpr bool known = value_traits<inner>::known && !value_traits<inner>::open;
};
template <matrix_like V>
struct value_traits<V> {
  using element = std::remove_cvref_t<decltype(std::declval<V const&>().coeff(0, 0))>;
  using lengths = extents<>;
  static constexpr bool open = true;
  static constexpr bool known = true;
};
template <class V>
  requires is_literal<V>
struct value_traits<V> {
  using element = int;
  using lengths = extents<>;
  static constexpr bool open = true;
  static constexpr bool known = true;
};

// --- bindings ----------------------------------------------------------------------------------------------------------------

/// The value of Key: a parameter, an input, a constant, or an initial state `at<s, -1>`. V is the type of the value, held here (`V`) or
/// read in place (`V const&`).
template <class Key, class V>
struct binding {
  using key = Key;
  using value_type = std::remove_cvref_t<V>;
  using traits = value_traits<value_type>;
  V value;
};

}  // namespace numeric

/// Holds for a value that can be bound: a number, nested braces or arrays of numbers, a contiguous range, a matrix of Eigen, `zero`, `one`.
template <class Symbol, class V>
inline constexpr bool can_be_bound = numeric::value_traits<V>::known;

namespace numeric {

template <class Key, class V>
constexpr auto bind(Key, V&& value) {
  static_assert(can_be_bound<symbol_of<Key>, std::remove_cvref_t<V>>, "bptt: a symbol is bound to a number, an array, a contiguous range or a matrix");
  static_assert(!has_role<symbol_of<Key>>(role::variable) || is_reference<Key>, "bptt: an equation gives a variable its value");
  if constexpr (std::is_lvalue_reference_v<V> && !number<std::remove_cvref_t<V>> && !is_literal<std::remove_cvref_t<V>>)
    return binding<Key, std::remove_reference_t<V> const&>{value};
  else if constexpr (std::is_array_v<std::remove_reference_t<V>>)
    return [&]<std::size_t... i>(std::index_sequence<i...>) {
      using element = std::remove_cvref_t<decltype(value[0])>;
      if constexpr (std::is_array_v<element>) {
        using row = std::remove_cvref_t<decltype(bind(Key{}, static_cast<element&&>(value[0])).value)>;
        return binding<Key, std::array<row, sizeof...(i)>>{{bind(Key{}, static_cast<element&&>(value[i])).value...}};
      } else
        return binding<Key, std::array<element, sizeof...(i)>>{{value[i]...}};
    }(std::make_index_sequence<std::extent_v<std::remove_reference_t<V>>>{});
  else
    return binding<Key, std::remove_cvref_t<V>>{static_cast<V&&>(value)};
}

// --- the numbers of a binding, flat --------------------------------------------------------------------------------------------

[[noreturn]] inline void refuse(std::string const& why) {
#if defined(__cpp_exceptions)
  throw std::invalid_argument(why);
#else
  (void)why;
  __builtin_trap();
#endif
}

template <class Key>
void refuse_size(long long expected, long long given) {
  refuse("bptt: " + std::string(name_of<symbol_of<Key>>()) + " takes " + std::to_string(expected) + " numbers, " + std::to_string(given) + " are bound");
}

}  // namespace numeric

/// Holds when the value bound to a symbol has as many numbers, in the same nesting, as the net needs. A flat array of all of them will do.
template <class Symbol, class Needed, class Bound>
inline constexpr bool value_fits = false;
template <class Symbol, int... needed, int... bound>
inline constexpr bool value_fits<Symbol, numeric::extents<needed...>, numeric::extents<bound...>> =
    std::is_same_v<numeric::extents<needed...>, numeric::extents<bound...>> || (sizeof...(bound) <= 1 && numeric::extents<needed...>::size == numeric::extents<bound...>::size);

namespace numeric {

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
  else if constexpr (std::is_array_v<V>)
    return first_number(value[0]);
  else
    return first_number(*value.data());
}

/// The numbers of a binding as one array of N, row by row, step by step. They are read in place where they are N already, and
/// copied where they have to be converted.
template <class Key, class N, class Needed, class Binding>
class source {
  using traits = typename Binding::traits;
  using value_type = typename Binding::value_type;
  static constexpr int size = Needed::size;
  static constexpr bool is_converted = !std::is_same_v<typename traits::element, N> || matrix_like<value_type> || is_literal<value_type>;

  struct nothing {};
  [[no_unique_address]] std::conditional_t<is_converted, std::array<N, static_cast<std::size_t>(size)>, nothing> copy_;
  N const* first_ = nullptr;

 public:
  constexpr explicit source(Binding const& b) {
    if constexpr (is_literal<value_type>) {
      for (N& x : copy_) x = static_cast<N>(value_type::value);
      first_ = copy_.data();
    } else if constexpr (matrix_like<value_type>) {
      auto const n = static_cast<long long>(b.value.rows()) * static_cast<long long>(b.value.cols());
      if (n != size) refuse_size<Key>(size, n);
      std::size_t at = 0;
      for (decltype(b.value.rows()) i = 0; i < b.value.rows(); ++i)
        for (decltype(b.value.cols()) j = 0; j < b.value.cols(); ++j) copy_[at++] = static_cast<N>(b.value.coeff(i, j));
      first_ = copy_.data();
    } else {
      if constexpr (traits::open) {
        auto const n = static_cast<long long>(b.value.size()) * traits::lengths::size;
        if (n != size) refuse_size<Key>(size, n);
      } else {
        static_assert(value_fits<symbol_of<Key>, Needed, typename traits::lengths>, "bptt: a value is bound that has another size than its symbol");
      }
      if constexpr (is_converted) {
        flatten_into(copy_.data(), b.value);
        first_ = copy_.data();
      } else if (std::is_constant_evaluated()) {  // the compiler does not walk from one row of a nested array to the next
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
