// The numbers of two formulas at fixed points, an opinion beside the proof: formulas whose numbers differ are
// different, and no proof is tried; where they agree and there is no proof, nothing is known.
#pragma once
#include <bptt/arithmetic/elementary.hpp>
#include <bptt/proof/index_samples.hpp>
#include <bptt/proof/normal_form.hpp>

namespace bptt {
namespace normal_form {

/// How many components of two formulas are compared at a point.
inline constexpr int most_compared = 40;

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
  /// The next samples; false after the last.
  constexpr bool next(index_samples const& of) {
    for (int k = 0; k < count; ++k) {
      if (++at[k] < of.samples(extents[k])) return true;
      at[k] = 0;
    }
    return false;
  }
};

/// The numbers of atoms at a point. A leaf has a number drawn from its name, a known function its value; a function of
/// which only the name is known is some smooth function. Of rows and columns some have numbers of their own; one number
/// stands for all others, with its multiplicity in a sum.
class numbers_at {
  struct entry {
    atom const* what;
    int at[2];
    double value;
  };
  int point_;
  bool exist_ = true;
  int depth_ = 0;  // of atoms in atoms: of a long net there is no number
  static constexpr int most_depth = 118;
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
    key_type const k = mixed(mixed(key, static_cast<key_type>(point_ + 11)),
                             static_cast<key_type>(i) * 65536 + static_cast<key_type>(j));
    double const x = 0.2 + static_cast<double>(k >> 12) / 4503599627370496.0;
    return point_ < 2 && (k & 1) != 0 ? -x : x;
  }
  index_samples index_;

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
    for (int k = 0; k < index_.samples(n); ++k)
      total += index_.multiplicity(k, n) * checked(elementary::exp(of(a.arguments[0], index_.sample(k, n), 0)));
    return logarithm ? elementary::log(total) : checked(elementary::exp(of(a.arguments[0], i, 0))) / total;
  }
  /// A token is one of the samples that stand for themselves; one that stands for several components is 0.
  constexpr double one_hot(atom const& a, int i) {
    int const n = index_.singles(a.extents[0]);
    if (a.extents[0] > 1 && n == 0) exist_ = false;
    return n == 0 || i == index_.single[mixed(a.key, static_cast<key_type>(point_)) % static_cast<key_type>(n)] ? 1 : 0;
  }
  constexpr double computed(atom const& a, int i, int j) {
    if (a.definition != nullptr) return of(*a.definition, i, j);
    switch (a.what) {
      case kind::delta:
        if (i == j && !index_.has(i) && a.extents[0] > index_.samples(a.extents[0]))
          exist_ = false;  // one sample stands for components that are 0 and for one that is 1
        return i == j ? 1 : 0;
      case kind::one_hot:
        return one_hot(a, i);
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
    for (int k = 0; k < a.arity; ++k) {
      int const rows = extent_of(a.arguments[k], row), columns = extent_of(a.arguments[k], column);
      for (int m = 0; m < index_.samples(rows); ++m)
        for (int n = 0; n < index_.samples(columns); ++n)
          inside += drawn(key, 2 + ++which, 7) * of(a.arguments[k], index_.sample(m, rows), index_.sample(n, columns));
    }
    return drawn(key, i, j) + elementary::sin(inside + drawn(key, j, i + 4));
  }

 public:
  constexpr explicit numbers_at(int point, index_samples sampled) : point_(point), index_(sampled) {}

  constexpr double of(atom const& a, int row_number, int column_number) {
    int const i = index_.of(row_number), j = index_.of(column_number);
    for (auto const& e : known_)
      if (e.what == &a && e.at[0] == i && e.at[1] == j) return e.value;
    exist_ = exist_ && depth_ < most_depth;
    ++depth_;
    double const value = exist_ ? computed(a, i, j) : 1;
    --depth_;
    known_.push_back(entry{&a, {i, j}, value});
    return value;
  }
  constexpr double of(polynomial_view p, term const& t, int i, int j) {
    sampled_sums sums(p, t);
    auto const number = [&](index k) {
      if (is_summed(k)) return index_.sample(sums.at[k - first_summed], sums.extents[k - first_summed]);
      return k == row ? i : k == column ? j : k == no_index ? 0 : -2 - k;
    };
    double total = 0;
    do {
      double product = static_cast<double>(t.coefficient.n) / static_cast<double>(t.coefficient.d);
      for (int k = 0; k < sums.count; ++k) product *= index_.multiplicity(sums.at[k], sums.extents[k]);
      for (factor const& f : p.factors_of(t))
        product = times_power(product, of(*f.base, number(f.indices[0]), number(f.indices[1])), f.power);
      total += product;
    } while (sums.next(index_));
    return total;
  }
  /// What rounding leaves of terms that cancel is 0: a step of it, or 1/x, would be of any size.
  constexpr double of(polynomial_view p, int i, int j) {
    double total = 0, size = 0;
    exist_ = exist_ && p.is_complete;
    for (int t = 0; t < p.size && exist_; ++t) {
      double const x = of(p, p[t], i, j);
      total += x;
      size += x < 0 ? -x : x;
    }
    return total < 1e-12 * size && total > -1e-12 * size ? 0 : checked(total);
  }
  constexpr number_at_point component(polynomial_view p, int i, int j) {
    double const x = of(p, i, j);
    return {x, exist_};
  }
};

/// What is sampled at the first two points: the first value of an index, and one for all others.
struct first_and_others {
  static constexpr index_samples value{1};
};
/// At the last point: the first two, those that one of two formulas names, and one for all others.
template <class Setting, class A, class B>
struct named_and_others {
  static constexpr index_samples value = [] {
    named_indices named(index_samples(2));
    named.see(view_of<Setting, A>);
    named.see(view_of<Setting, B>);
    return named.samples();
  }();
};

template <class Setting, class E, int point, class Samples, int i, int j>
inline constexpr number_at_point number_of = numbers_at(point, Samples::value).component(view_of<Setting, E>, i, j);

/// Are two numbers further apart than rounding can bring them?
constexpr bool are_apart(number_at_point a, number_at_point b) {
  double const x = a.value, y = b.value, distance = x < y ? y - x : x - y, size = (x < 0 ? -x : x) + (y < 0 ? -y : y);
  return a.exists && b.exists && distance > 1e-7 * (1e-3 + size);
}
/// Are components of two formulas apart at a point? Those of the first two rows and columns and of those that are
/// sampled by themselves, one after the other.
template <class Setting, class A, class B, int point, class Samples, int which = 0>
constexpr bool are_apart_at_point() {
  constexpr index_samples sampled = Samples::value;
  constexpr int of_rows = shape_t<A>::rows, of_columns = shape_t<A>::rank == 2 ? shape_t<A>::cols : 1;
  constexpr int rows = sampled.compared(of_rows), columns = sampled.compared(of_columns);
  if constexpr (which == (rows * columns < most_compared ? rows * columns : most_compared))
    return false;
  else {
    constexpr int i = sampled.sample(which % rows, of_rows), j = sampled.sample(which / rows, of_columns);
    if constexpr (are_apart(number_of<Setting, A, point, Samples, i, j>, number_of<Setting, B, point, Samples, i, j>))
      return true;
    else
      return are_apart_at_point<Setting, A, B, point, Samples, which + 1>();
  }
}
/// Do the numbers of two formulas show that they are different?
template <class Setting, class A, class B>
constexpr bool numbers_differ() {
  if constexpr (are_apart_at_point<Setting, A, B, 0, first_and_others>())
    return true;
  else if constexpr (are_apart_at_point<Setting, A, B, 1, first_and_others>())
    return true;
  else
    return are_apart_at_point<Setting, A, B, 2, named_and_others<Setting, A, B>>();
}

}  // namespace normal_form
}  // namespace bptt
