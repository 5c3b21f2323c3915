// Results: numbers looked up by the symbol they belong to.
#pragma once
#include <bptt/recurrence/targets.hpp>
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

/// The numbers of one key of a result: one value, or one per step.
template <class Key, class N, int values>
struct entry {
  using key = Key;
  static constexpr int count = values;
  N numbers[static_cast<std::size_t>(shape_t<Key>::size) * static_cast<std::size_t>(values)];
};

/// A key has one value per step: an input, or `ago<S, 0>`, which is S[t].
template <class Key>
inline constexpr bool is_series = has_role<Key>(role::input);
template <class S>
inline constexpr bool is_series<ago<S, 0>> = true;

template <class Key, class N, int T>
using entry_for = entry<Key, N, is_series<Key> ? T : 1>;
template <class S>
inline constexpr bool is_series<forward_value<ago<S, 0>>> = true;
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
}  // namespace numeric

template <class Asked>
inline constexpr bool is_one_step = false;
template <class S, int k>
inline constexpr bool is_one_step<at<S, k>> = true;

/// Holds when a result has the value or gradient that is asked for.
template <class Asked, class Result>
inline constexpr bool result_has = false;

/// The numbers of a call, by symbol: `result[W]` is a scalar, a `tensor_view`, or for an input a `series_view`.
/// Errors, at compile time: a symbol that was not asked for.
template <class Program, class N, class... Key>
class result_of : numeric::entry<Key, N, numeric::is_series<Key> ? Program::steps : 1>... {
  template <class K>
  using entry_of = numeric::entry_for<K, N, Program::steps>;

 public:
  using number = N;
  using keys = types<Key...>;
  /// Can `result[asked]` be read? Can `result.value(asked)`?
  template <class Asked>
  static constexpr bool has =
      !std::is_void_v<numeric::found_in<derivation::resolve<Program, Asked>, types<Key...>, Program::steps>>;
  template <class Asked>
  static constexpr bool has_value = !std::is_void_v<
      numeric::found_in<numeric::forward_value<derivation::resolve<Program, Asked>>, types<Key...>, Program::steps>>;

  /// Do several sequences contribute to a key?
  template <class K>
  static constexpr bool is_accumulated = false;
  /// From one sequence to the next: there is one.
  template <class K>
  static constexpr std::ptrdiff_t apart = 0;

  /// The numbers of a key, to write to.
  template <class K>
  constexpr N* numbers() {
    return static_cast<entry_of<K>&>(*this).numbers;
  }

  /// The value or gradient of a symbol. A scalar is a plain number; what is larger is a view into this result, valid as
  /// long as it lives.
  template <operand Asked>
  constexpr auto operator[](Asked) const {
    using asked = derivation::resolve<Program, Asked>;
    return read<asked, numeric::found_in<asked, keys, Program::steps>>();
  }
  /// The forward value that was asked for by `also(...)`.
  template <operand Asked>
  constexpr auto value(Asked) const {
    using asked = derivation::resolve<Program, Asked>;
    return read<asked, numeric::found_in<numeric::forward_value<asked>, keys, Program::steps>>();
  }

 private:
  template <class Asked, class Found>
  constexpr auto read() const {
    static_assert(result_has<Asked, result_of> || !std::is_void_v<Found>,
                  "bptt: the result has no such value: ask for it in wrt(...), or in also(...)");
    if constexpr (!std::is_void_v<Found>) {
      N const* const first = static_cast<entry_of<Found> const&>(*this).numbers + numeric::offset_in<Found, Asked>;
      if constexpr (numeric::is_series<Found> && !is_one_step<Asked>)
        return series_view<N const, shape_t<Found>, Program::steps>(first);
      else if constexpr (is_scalar<shape_t<Found>>)
        return *first;
      else
        return tensor_view<N const, shape_t<Found>>(first);
    }
  }
};

}  // namespace bptt
