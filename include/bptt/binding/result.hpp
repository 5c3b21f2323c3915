// Results: numbers looked up by the symbol they belong to.
#pragma once
#include <bptt/binding/sources.hpp>
#include <cstddef>
#include <iosfwd>

namespace bptt {

/// Numbers of a shape, row by row; `N const` where they belong to somebody else.
template <class N, class Shape>
class tensor_view {
  N* first_;

 public:
  using shape = Shape;
  constexpr explicit tensor_view(N* first) : first_(first) {}
  constexpr N* data() const { return first_; }
  static constexpr std::size_t size() { return static_cast<std::size_t>(Shape::size); }
  static constexpr int rows() { return Shape::rows; }
  static constexpr int cols() { return Shape::cols; }
  constexpr N* begin() const { return first_; }
  constexpr N* end() const { return first_ + Shape::size; }
  /// Component i of a vector; of a matrix the i-th number, row by row.
  constexpr N& operator()(int i) const { return first_[i]; }
  /// Row i, column j.
  constexpr N& operator()(int i, int j) const { return first_[i * Shape::cols + j]; }
  constexpr N& operator[](std::size_t i) const { return first_[i]; }

  /// A vector on one line, a matrix a line per row.
  template <class Traits>
  friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, tensor_view const& v) {
    for (int i = 0; i < Shape::rows; ++i)
      for (int j = 0; j < Shape::cols; ++j)
        out << v(i, j)
            << (j + 1 < Shape::cols || (Shape::rank == 1 && i + 1 < Shape::rows) ? " "
                : Shape::rank == 2 && i + 1 < Shape::rows                        ? "\n"
                                                                                 : "");
    return out;
  }
};

/// One value per step, one after another in memory: `series[k]` is that of step k.
template <class N, class Shape, int T>
class series_view {
  N* first_;

 public:
  constexpr explicit series_view(N* first) : first_(first) {}
  constexpr N* data() const { return first_; }
  /// How many numbers there are in all.
  static constexpr std::size_t size() { return static_cast<std::size_t>(T) * static_cast<std::size_t>(Shape::size); }
  static constexpr int steps() { return T; }
  constexpr N* begin() const { return first_; }
  constexpr N* end() const { return first_ + size(); }
  constexpr decltype(auto) operator[](std::size_t step) const {
    if constexpr (is_scalar<Shape>)
      return (first_[step]);
    else
      return tensor_view<N, Shape>(first_ + step * static_cast<std::size_t>(Shape::size));
  }
  template <class Traits>
  friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, series_view const& s) {
    for (std::size_t k = 0; k < static_cast<std::size_t>(T); ++k) out << (k == 0 ? "" : "\n") << s[k];
    return out;
  }
};

namespace numeric {

/// The numbers of one key of a result.
template <class Key, class N, class Extents>
struct entry {
  N numbers[static_cast<std::size_t>(Extents::size)];
};

template <class Key>
inline constexpr bool is_forward_value = false;
template <class Reference>
inline constexpr bool is_forward_value<forward_value<Reference>> = true;

/// The key of all T steps, of which a reference is one.
template <class K, int T>
struct of_all_steps {
  using type = void;
};
template <class S, int k, int T>
  requires(k >= 0 && k < T)
struct of_all_steps<at<S, k>, T> {
  using type = std::conditional_t<has_role<S>(role::input), S, ago<S, 0>>;
};
template <class S, int T>
  requires(has_role<S>(role::input))
struct of_all_steps<ago<S, 0>, T> {
  using type = S;
};
template <class S, int k, int T>
  requires(k >= 0 && k < T)
struct of_all_steps<forward_value<at<S, k>>, T> {
  using type = forward_value<ago<S, 0>>;
};
/// The key of a result in which a reference is found: its own, or that of all steps; void where there is none.
template <class Wanted, class Keys, int T>
using found_in = std::conditional_t<list::contains<Wanted, Keys>, Wanted,
                                    std::conditional_t<list::contains<typename of_all_steps<Wanted, T>::type, Keys>,
                                                       typename of_all_steps<Wanted, T>::type, void>>;

/// Where the value of a step stands among those of all steps, if `found` is those of all steps.
template <class Found, class Asked>
inline constexpr std::size_t offset_in = 0;
template <class Found, class S, int k>
  requires is_series<Found>
inline constexpr std::size_t offset_in<Found, at<S, k>> =
    static_cast<std::size_t>(k) * static_cast<std::size_t>(shape_t<S>::size);

template <class Asked>
inline constexpr bool is_one_step = false;
template <class S, int k>
inline constexpr bool is_one_step<at<S, k>> = true;
template <class Reference>
inline constexpr bool is_one_step<forward_value<Reference>> = is_one_step<Reference>;

/// A key of a result, or one step of a key that has a value for each step; void where there is none.
template <class Wanted, class Keys, int T, class Found = found_in<Wanted, Keys, T>>
using whole_or_step = std::conditional_t<is_series<Found> && is_one_step<Wanted>, Wanted, Found>;
/// What is written to a place `Asked(place)`: a gradient or, where there is none, a forward value.
template <class Program, class Asked, class Keys>
struct written_to {
  using asked = resolve<Program, Asked>;
  using gradient = whole_or_step<asked, Keys, Program::steps>;
  using type =
      std::conditional_t<std::is_void_v<gradient>, whole_or_step<forward_value<asked>, Keys, Program::steps>, gradient>;
};
template <class Program, class Reference, class Keys>
struct written_to<Program, forward_value<Reference>, Keys> {
  using type = whole_or_step<forward_value<resolve<Program, Reference>>, Keys, Program::steps>;
};

}  // namespace numeric

/// Holds when a result has the value or gradient that is asked for.
template <class Asked, class Result>
inline constexpr bool result_has = false;

/// The numbers of a call, by symbol: `result[W]` is a scalar, a `tensor_view`, or for an input a `series_view`. Of
/// several sequences `Layout` says what each has for itself: batch_result.hpp.
/// Errors, at compile time: a symbol that was not asked for.
template <class Layout, class Program, class N, class... Key>
class keyed_result : numeric::entry<Key, N, typename Layout::template extents_of<Program::steps, Key>>... {
  template <class Asked>
  using found_for = numeric::found_in<derivation::resolve<Program, Asked>, types<Key...>, Program::steps>;
  template <class Asked>
  using value_for =
      numeric::found_in<numeric::forward_value<derivation::resolve<Program, Asked>>, types<Key...>, Program::steps>;

 public:
  using number = N;
  using keys = types<Key...>;
  /// Can `result[asked]` be read? Can `result.value(asked)`?
  template <class Asked>
  static constexpr bool has = !std::is_void_v<found_for<Asked>>;
  template <class Asked>
  static constexpr bool has_value = !std::is_void_v<value_for<Asked>>;
  /// What is written to a place `asked(place)`.
  template <class Asked>
  using written_to = typename numeric::written_to<Program, Asked, types<Key...>>::type;
  /// The lengths of the numbers of a key.
  template <class K>
  using extents_of = typename Layout::template extents_of<Program::steps, K>;
  /// Do several sequences contribute to a key?
  template <class K>
  static constexpr bool is_accumulated = Layout::template is_accumulated<K>;
  /// How many numbers there are from one sequence to the next; none where there is one, or where they share them.
  template <class K>
  static constexpr std::ptrdiff_t apart = Layout::template apart<Program::steps, K>;

  /// The numbers of a key, to write to.
  template <class K>
  constexpr N* numbers() {
    return static_cast<numeric::entry<K, N, extents_of<K>>&>(*this).numbers;
  }

  /// The value or gradient of a symbol. A scalar is a plain number; what is larger is a view into this result, valid as
  /// long as it lives.
  template <operand Asked>
  constexpr auto operator[](Asked) const {
    return read<derivation::resolve<Program, Asked>, found_for<Asked>>();
  }
  /// The forward value that was asked for by `also(...)`.
  template <operand Asked>
  constexpr auto value(Asked) const {
    return read<derivation::resolve<Program, Asked>, value_for<Asked>>();
  }

 private:
  template <class Asked, class Found>
  constexpr auto read() const {
    static_assert(result_has<Asked, keyed_result> || !std::is_void_v<Found>,
                  "bptt: the result has no such value: ask for it in wrt(...), or in also(...)");
    if constexpr (!std::is_void_v<Found>) {
      using of_key = numeric::entry<Found, N, extents_of<Found>>;
      using view = std::conditional_t<numeric::is_series<Found> && !numeric::is_one_step<Asked>,
                                      series_view<N const, shape_t<Found>, Program::steps>,
                                      tensor_view<N const, shape_t<Found>>>;
      return Layout::template read<Program::steps, Found, view>(static_cast<of_key const&>(*this).numbers +
                                                                numeric::offset_in<Found, Asked>);
    }
  }
};

namespace numeric {

/// The layout of what one sequence has.
struct of_one_sequence {
  template <int T, class Key>
  using extents_of = typename needed_extents<T, Key, shape_t<Key>>::type;
  template <class Key>
  static constexpr bool is_accumulated = false;
  template <int T, class Key>
  static constexpr std::ptrdiff_t apart = 0;
  template <int T, class Key, class View, class N>
  static constexpr auto read(N const* first) {
    if constexpr (std::is_same_v<View, tensor_view<N const, shape<>>>)
      return *first;
    else
      return View(first);
  }
};

}  // namespace numeric

/// The result of a call for one sequence.
template <class Program, class N, class... Key>
using result_of = keyed_result<numeric::of_one_sequence, Program, N, Key...>;

namespace numeric {

template <class Layout, class Program, class N, class Keys>
struct keyed_by;
template <class Layout, class Program, class N, class... Key>
struct keyed_by<Layout, Program, N, types<Key...>> {
  using type = keyed_result<Layout, Program, N, Key...>;
};
/// The result with the keys of a list.
template <class Program, class N, class Keys, class Layout = of_one_sequence>
using result_with = typename keyed_by<Layout, Program, N, Keys>::type;

}  // namespace numeric

}  // namespace bptt
