// Tensors and series: how the numbers of a result are read, `v(i, j)`, `series[k]`. They are views of numbers that lie
// in the result; of a temporary result they have numbers of their own, since it is gone before they are read.
#pragma once
#include <array>
#include <bptt/binding/stack.hpp>
#include <bptt/formula/shape.hpp>
#include <bptt/meta/holds.hpp>
#include <concepts>
#include <cstddef>
#include <iosfwd>
#include <utility>

namespace bptt {

/// Holds for a pointer to numbers that are still there when it is used: not to those of a temporary.
template <class Numbers>
inline constexpr bool outlives_the_expression = false;

/// Holds for the shape of one number.
template <class Shape>
inline constexpr bool is_one_number = is_scalar<Shape>;

namespace numeric {

/// What counts steps, rows and columns: an integer of any type, with a sign or without.
template <class I>
concept index = std::convertible_to<I, std::ptrdiff_t> && !std::floating_point<I>;

/// n numbers that lie elsewhere: `together` of them one after another, the next `apart` from where these begin.
/// `part<m>` are m of them, `kept_part<m>` are m of a temporary.
template <class N, std::size_t n, std::size_t together, std::size_t apart>
class scattered {
  N* first_;
  template <class, std::size_t>
  friend class owned;

 public:
  using number = N;
  template <std::size_t m>
  using part = scattered<N, m, m, m>;
  template <std::size_t m>
  using kept_part = part<m>;
  constexpr explicit scattered(N* first) : first_(first) {}
  /// How many numbers there are in all.
  static constexpr std::size_t size() { return n; }
  constexpr N* data() const requires(together == apart) { return first_; }
  constexpr N* begin() const requires(together == apart) { return first_; }
  constexpr N* end() const requires(together == apart) { return first_ + n; }

 protected:
  constexpr N* address(std::ptrdiff_t i) const { return first_ + i; }
  constexpr N& number_at(std::ptrdiff_t i) const { return first_[i]; }
};
template <class N, std::size_t n>
using viewed = scattered<N, n, n, n>;

/// n numbers of its own, copied from where they lie, to be read only.
template <class N, std::size_t n>
class owned {
  std::array<N, n> numbers_;
  template <class Numbers>
  static constexpr N const* refuse_pointer() {
    static_assert(BPTT_HOLDS(outlives_the_expression<Numbers>),
                  "bptt: a pointer to numbers of a temporary result: keep the result in a variable");
    return nullptr;
  }

 public:
  using number = N const;
  template <std::size_t m>
  using part = viewed<N const, m>;
  template <std::size_t m>
  using kept_part = owned<N, m>;
  template <std::size_t together, std::size_t apart>
  constexpr explicit owned(scattered<N const, n, together, apart> const& v) : owned(v.first_, together, apart) {}
  constexpr explicit owned(N const* from, std::size_t together = n, std::size_t apart = n) {
    for (std::size_t k = 0; k < n / together; ++k)
      for (std::size_t i = 0; i < together; ++i) numbers_[k * together + i] = from[k * apart + i];
  }
  static constexpr std::size_t size() { return n; }
  constexpr N const* data() const& { return numbers_.data(); }
  constexpr N const* begin() const& { return data(); }
  constexpr N const* end() const& { return data() + n; }
  template <class Numbers = owned>
  constexpr auto data() const&& {
    return refuse_pointer<Numbers>();
  }
  template <class Numbers = owned>
  constexpr auto begin() const&& {
    return refuse_pointer<Numbers>();
  }
  template <class Numbers = owned>
  constexpr auto end() const&& {
    return refuse_pointer<Numbers>();
  }

 protected:
  constexpr N const* address(std::ptrdiff_t i) const { return data() + i; }
  constexpr N number_at(std::ptrdiff_t i) const { return data()[i]; }
};

}  // namespace numeric

/// The numbers of one value, row by row: `v(i)`, `v(i, j)`, a range of numbers.
template <class Numbers, class Shape>
class tensor_of : public Numbers {
 public:
  using shape = Shape;
  static constexpr bool is_number = is_scalar<Shape>;
  template <class Other>
  using with = tensor_of<Other, Shape>;
  using Numbers::Numbers;
  static constexpr int rows() { return Shape::rows; }
  static constexpr int cols() { return Shape::cols; }
  /// Component i of a vector; of a matrix the i-th number, row by row.
  template <numeric::index I>
  constexpr decltype(auto) operator()(I i) const {
    return this->number_at(static_cast<std::ptrdiff_t>(i));
  }
  /// Row i, column j.
  template <numeric::index I, numeric::index J>
  constexpr decltype(auto) operator()(I i, J j) const {
    return this->number_at(static_cast<std::ptrdiff_t>(i) * Shape::cols + static_cast<std::ptrdiff_t>(j));
  }
  template <numeric::index I>
  constexpr decltype(auto) operator[](I i) const {
    return (*this)(i);
  }

  /// `double w = r[W]`.
  template <class Number>
    requires std::is_arithmetic_v<Number>
  constexpr operator Number() const {
    static_assert(BPTT_HOLDS(is_one_number<Shape>), "bptt: a vector or matrix has many numbers: r[W](i, j), r[b](i)");
    return Number();
  }

  /// A vector on one line, a matrix a line per row.
  template <class Traits>
  friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, tensor_of const& v) {
    for (int i = 0; i < Shape::rows; ++i)
      for (int j = 0; j < Shape::cols; ++j)
        out << v(i, j)
            << (j + 1 < Shape::cols || (Shape::rank == 1 && i + 1 < Shape::rows) ? " "
                : Shape::rank == 2 && i + 1 < Shape::rows                        ? "\n"
                                                                                 : "");
    return out;
  }
};

/// What a step has looked up in a table, and the gradient of it: numbers of which the first is the id.
template <class Numbers, class Shape>
class lookup_of : public Numbers {
 public:
  static constexpr bool is_number = false;
  template <class Other>
  using with = lookup_of<Other, Shape>;
  using Numbers::Numbers;
  using row_shape = bptt::shape<Shape::size - 1>;
  constexpr int id() const { return static_cast<int>(this->number_at(0)); }
  constexpr auto row() const& {
    return tensor_of<typename Numbers::template part<row_shape::size>, row_shape>(this->address(1));
  }
  constexpr auto row() const&& {
    return tensor_of<typename Numbers::template kept_part<row_shape::size>, row_shape>(this->address(1));
  }
};

/// `count` values, `apart` numbers from one to the next: `values[k]` is a number, or what is made of its numbers as
/// `View` is, a view of the numbers of one.
template <class Numbers, class View, int count, int apart>
class values_of : public Numbers {
  template <class Part>
  constexpr decltype(auto) value(std::ptrdiff_t k) const {
    if constexpr (View::is_number)
      return this->number_at(k * apart);
    else
      return typename View::template with<Part>(this->address(k * apart));
  }

 public:
  static constexpr bool is_number = false;
  using Numbers::Numbers;
  template <numeric::index I>
  constexpr decltype(auto) operator[](I k) const& {
    return value<typename Numbers::template part<View::size()>>(static_cast<std::ptrdiff_t>(k));
  }
  template <numeric::index I>
  constexpr decltype(auto) operator[](I k) const&& {
    return value<typename Numbers::template kept_part<View::size()>>(static_cast<std::ptrdiff_t>(k));
  }
  /// Value after value.
  template <class Traits>
  friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, values_of const& v) {
    for (int k = 0; k < count; ++k) out << (k == 0 ? "" : "\n") << v[k];
    return out;
  }
};

/// One value per step, one after another in memory: `series[k]` is that of step k.
template <class Numbers, class View, int T>
class series_of : public values_of<Numbers, View, T, static_cast<int>(View::size())> {
 public:
  template <class Other>
  using with = series_of<Other, View, T>;
  using series_of::values_of::values_of;
  static constexpr int steps() { return T; }
};

/// A view of one value: it does not own its numbers. What owns them has the numbers of a temporary result.
template <class N, class Shape>
using tensor_view = tensor_of<numeric::viewed<N, static_cast<std::size_t>(Shape::size)>, Shape>;
template <class N, class Shape>
using tensor = tensor_of<numeric::owned<N, static_cast<std::size_t>(Shape::size)>, Shape>;
/// A view of one value per step.
template <class N, class Shape, int T, class View = tensor_view<N, Shape>>
using series_view =
    series_of<numeric::viewed<N, static_cast<std::size_t>(T) * static_cast<std::size_t>(Shape::size)>, View, T>;

namespace numeric {

/// The bytes that a view's numbers take; none of a number, which is no view.
template <class Read>
inline constexpr std::size_t bytes_viewed = 0;
template <class View>
  requires requires { typename View::number; }
inline constexpr std::size_t bytes_viewed<View> = View::size() * sizeof(typename View::number);
/// What `read()` reads of a temporary result: a number, or what would be a view, with numbers of its own.
template <class Read, std::size_t bytes = bytes_viewed<decltype(std::declval<Read const&>()())>>
constexpr auto kept(Read const& read) {
  static_assert(BPTT_HOLDS(fits_on_the_stack<bytes>),
                "bptt: so many bytes of a temporary result are not copied to the stack: keep the result in a variable");
  using type = decltype(read());
  if constexpr (bytes > 0 && fits_on_the_stack<bytes>)
    return typename type::template with<owned<std::remove_const_t<typename type::number>, type::size()>>(read());
  else
    return read();
}

}  // namespace numeric
}  // namespace bptt
