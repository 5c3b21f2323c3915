// The numbers of two formulas at fixed points, an opinion beside the proof: formulas whose numbers differ are
// different, and no proof is tried; where they agree and there is no proof, nothing is known.
#pragma once
#include <bptt/arithmetic/elementary.hpp>
#include <bptt/proof/normal_form.hpp>

namespace bptt {
namespace normal_form {

/// A number, if there is one: 1/0 and the logarithm of −1 are none.
struct number_at_point {
  double value = 0;
  bool exists = false;
};

/// The summation indices of a term, and at which of their samples they are.
struct sampled_sums {
  int at[index_colours::most]{}, extents[index_colours::most]{}, count = 0;
  constexpr sampled_sums(polynomial_view p, term const& t) {
    for (factor const& f : p.factors_of(t))
      for (int slot = 0; slot < 2; ++slot)
        if (int const k = f.indices[slot] - first_summed; k >= 0) {
          extents[k] = f.base->extents[slot];
          count = k + 1 > count ? k + 1 : count;
        }
  }
  /// The next samples, of at most so many of each index; false after the last.
  constexpr bool next(int most) {
    for (int k = 0; k < count; ++k) {
      if (++at[k] < (extents[k] < most ? extents[k] : most)) return true;
      at[k] = 0;
    }
    return false;
  }
};

/// The numbers of atoms at a point. A leaf has a number drawn from its name, a known function its value; a function of
/// which only the name is known is some smooth function. Of rows and columns only the first two are sampled, at the
/// last point the first three; the last of them stands for the rest, with its multiplicity in a sum.
class numbers_at {
  struct entry {
    atom const* what;
    int at[2];
    double value;
  };
  int point_;
  bool exist_ = true;
  growing_array<entry> known_;

  /// x, or 1 where it is so large or undefined that a constant expression may not go on with it: then there is no
  /// number.
  constexpr double checked(double x) {
    if (x > -1e60 && x < 1e60) return x;
    exist_ = false;
    return 1;
  }

  /// In [0.2, 1.2), and in the first points of either sign.
  constexpr double drawn(key_type key, int i, int j) const {
    key_type const k = mixed(mixed(key, static_cast<key_type>(point_ + 11)), static_cast<key_type>(i * 1024 + j));
    double const x = 0.2 + static_cast<double>(k >> 12) / 4503599627370496.0;
    return point_ < 2 && (k & 1) != 0 ? -x : x;
  }
  int different_;  // how many values of an index are sampled
  constexpr int counted(int extent) { return extent < different_ ? extent : different_; }
  /// How many values of an index value i stands for.
  constexpr int multiplicity(int i, int extent) { return i == different_ - 1 ? extent - i : 1; }
  constexpr int representative(int i) { return i < different_ ? i : different_ - 1; }

  constexpr double over(double a, double b) { return checked(b > 1e-60 || b < -1e-60 ? a / b : 1e60); }
  constexpr double times_power(double product, double x, rational power) {
    if (power.d != 1)
      return product *
             checked(x > 0 ? elementary::pow(x, static_cast<double>(power.n) / static_cast<double>(power.d)) : 1e60);
    double to_the_2k = x;
    for (wide_integer n = power.n < 0 ? -power.n : power.n; n > 0; n /= 2) {
      if (n % 2 == 1) product = power.n < 0 ? over(product, to_the_2k) : checked(product * to_the_2k);
      if (n > 1) to_the_2k = checked(to_the_2k * to_the_2k);
    }
    return product;
  }
  constexpr double softmax(atom const& a, int i, bool logarithm) {
    double total = 0;
    int const n = a.extents[0];
    for (int k = 0; k < counted(n); ++k)
      total += multiplicity(k, n) * checked(elementary::exp(of(a.arguments[0], k, 0)));
    return logarithm ? elementary::log(total) : checked(elementary::exp(of(a.arguments[0], i, 0))) / total;
  }
  constexpr double computed(atom const& a, int i, int j) {
    if (a.definition != nullptr) return of(*a.definition, i, j);
    switch (a.what) {
      case kind::delta:
        if (i == j && i == different_ - 1 && a.extents[0] > different_)
          exist_ = false;  // the last sample stands for components that are 0 and for one that is 1
        return i == j ? 1 : 0;
      case kind::piece:
        return a.offset % 2 == 0 ? of(*a.related, i + a.offset / 2, j) : of(*a.related, i, j + a.offset / 2);
      case kind::softmax:
        return softmax(a, i, false);
      case kind::inverse:
        return over(1, of(a.arguments[0], i, j));
      case kind::undefined:
        exist_ = false;
        return 1;
      default:
        break;
    }
    if (a.arity == 1 && a.value != nullptr) return checked(a.value(of(a.arguments[0], i, j)));
    if (a.value_of_two != nullptr) return checked(a.value_of_two(of(a.arguments[0], i, j), of(a.arguments[1], i, j)));
    if (a.arity == 1 && a.what == kind::logarithmic) return softmax(a, 0, true);
    if (a.arity == 1 && a.what == kind::function && a.related == nullptr) {
      double const x = of(a.arguments[0], i, j), c = drawn(key_of(a.name), 0, 0), d = drawn(key_of(a.name), 1, 0);
      return d + elementary::sin(c * x + d) + c * x;
    }
    if (a.arity > 0) return function_of_all(a, i, j);
    return drawn(a.key, i, j);
  }
  /// Some smooth function of all components of all arguments.
  constexpr double function_of_all(atom const& a, int i, int j) {
    key_type const key = key_of(a.name);
    double inside = 0;
    int which = 0;
    for (int k = 0; k < a.arity; ++k)
      for (int m = 0; m < counted(extent_of(a.arguments[k], row)); ++m)
        for (int n = 0; n < counted(extent_of(a.arguments[k], column)); ++n)
          inside += drawn(key, 2 + ++which, 7) * of(a.arguments[k], m, n);
    return drawn(key, i, j) + elementary::sin(inside + drawn(key, j, i + 4));
  }

 public:
  constexpr explicit numbers_at(int point) : point_(point), different_(point == 2 ? 3 : 2) {}

  constexpr double of(atom const& a, int row_number, int column_number) {
    int const i = representative(row_number), j = representative(column_number);
    for (auto const& e : known_)
      if (e.what == &a && e.at[0] == i && e.at[1] == j) return e.value;
    double const value = computed(a, i, j);
    known_.push_back(entry{&a, {i, j}, value});
    return value;
  }
  constexpr double of(polynomial_view p, term const& t, int i, int j) {
    sampled_sums sums(p, t);
    auto const number = [&](index k) {
      return k == row ? i : k == column ? j : is_summed(k) ? sums.at[k - first_summed] : k == no_index ? 0 : -2 - k;
    };
    double total = 0;
    do {
      double product = static_cast<double>(t.coefficient.n) / static_cast<double>(t.coefficient.d);
      for (int k = 0; k < sums.count; ++k) product *= multiplicity(sums.at[k], sums.extents[k]);
      for (factor const& f : p.factors_of(t))
        product = times_power(product, of(*f.base, number(f.indices[0]), number(f.indices[1])), f.power);
      total += product;
    } while (sums.next(different_));
    return total;
  }
  constexpr double of(polynomial_view p, int i, int j) {
    double total = 0;
    exist_ = exist_ && p.is_complete;
    for (int t = 0; t < p.size && exist_; ++t) total += of(p, p[t], i, j);
    return checked(total);
  }
  constexpr number_at_point component(polynomial_view p, int i, int j) {
    double const x = of(p, i, j);
    return {x, exist_};
  }
};

template <class Setting, class E, int point, int i, int j>
inline constexpr number_at_point number_of = numbers_at(point).component(view_of<Setting, E>, i, j);

/// Are two numbers further apart than rounding can bring them?
constexpr bool are_apart(number_at_point a, number_at_point b) {
  double const x = a.value, y = b.value, distance = x < y ? y - x : x - y, size = (x < 0 ? -x : x) + (y < 0 ? -y : y);
  return a.exists && b.exists && distance > 1e-7 * (1e-3 + size);
}
/// Are components of two formulas apart at a point? Those of the first two rows and columns, one after the other.
template <class Setting, class A, class B, int point, int which = 0>
constexpr bool are_apart_at_point() {
  constexpr int rows = shape_t<A>::rows > 1 ? 2 : 1, columns = shape_t<A>::rank == 2 && shape_t<A>::cols > 1 ? 2 : 1;
  if constexpr (which == rows * columns)
    return false;
  else if constexpr (are_apart(number_of<Setting, A, point, which % rows, which / rows>,
                               number_of<Setting, B, point, which % rows, which / rows>))
    return true;
  else
    return are_apart_at_point<Setting, A, B, point, which + 1>();
}
/// Do the numbers of two formulas show that they are different?
template <class Setting, class A, class B, int point = 0>
constexpr bool numbers_differ() {
  if constexpr (point == 3)
    return false;
  else if constexpr (are_apart_at_point<Setting, A, B, point>())
    return true;
  else
    return numbers_differ<Setting, A, B, point + 1>();
}

}  // namespace normal_form
}  // namespace bptt
