// Where no proof is found: the numbers of two formulas at fixed points, as a second opinion.
#pragma once
#include <bptt/equivalent.hpp>
#include <bptt/libm.hpp>

namespace bptt {
namespace normal_form {

/// The numbers of atoms at a point: leaves have numbers that their names give them, known functions their values, and a function of which only the name is known is some smooth function.
/// Summation runs over the first two values of an index: what is equal for all dimensions is equal for these.
class numbers_at {
  struct entry {
    atom const* what;
    int at[2];
    double value;
  };
  int point_;
  sequence<entry> known_;

  /// In [0.2, 1.2), and in the first points of either sign.
  constexpr double drawn(key_type key, int i, int j) const {
    key_type const k = mixed(mixed(key, static_cast<key_type>(point_ + 11)), static_cast<key_type>(i * 1024 + j));
    double const x = 0.2 + static_cast<double>(k >> 12) / 4503599627370496.0;
    return point_ < 2 && (k & 1) != 0 ? -x : x;
  }
  static constexpr int counted(int extent) { return extent < 2 ? extent : 2; }

  constexpr double softmax(atom const& a, int i, bool logarithm) {
    double total = 0;
    int const n = counted(extent_of(a.arguments[0], row));
    for (int k = 0; k < n; ++k) total += elementary::exp(of(a.arguments[0], k, 0));
    return logarithm ? elementary::log(total) : elementary::exp(of(a.arguments[0], i, 0)) / total;
  }
  constexpr double computed(atom const& a, int i, int j) {
    switch (a.what) {
      case kind::delta: return i == j ? 1 : 0;
      case kind::piece: return a.offset % 2 == 0 ? of(*a.base, i + a.offset / 2, j) : of(*a.base, i, j + a.offset / 2);
      case kind::softmax: return softmax(a, i, false);
      case kind::inverse: return 1 / of(a.arguments[0], i, j);
      case kind::undefined: return 0 / (point_ * 0.0);
      default: break;
    }
    if (a.arity == 1 && a.value != nullptr) return a.value(of(a.arguments[0], i, j));
    if (a.arity == 1 && a.what == kind::logarithmic) return softmax(a, 0, true);
    if (a.arity == 1 && a.what == kind::function && a.base == nullptr) {
      double const x = of(a.arguments[0], i, j), c = drawn(key_of(a.name), 0, 0), d = drawn(key_of(a.name), 1, 0);
      return d + elementary::sin(c * x + d) + c * x;
    }
    return drawn(a.key, i, j);
  }

 public:
  constexpr explicit numbers_at(int point) : point_(point) {}

  constexpr double of(atom const& a, int i, int j) {
    for (auto const& e : known_)
      if (e.what == &a && e.at[0] == i && e.at[1] == j) return e.value;
    double const value = computed(a, i, j);
    known_.push_back(entry{&a, {i, j}, value});
    return value;
  }
  constexpr double of(polynomial_view p, term const& t, int i, int j) {
    int summed_at[index_colours::most]{}, extents[index_colours::most]{}, count = 0;
    for (factor const* f = p.begin(t); f != p.end(t); ++f)
      for (int slot = 0; slot < 2; ++slot)
        if (is_summed(f->of[slot])) {
          extents[f->of[slot] - first_summed] = counted(f->what->extents[slot]);
          count = f->of[slot] - first_summed + 1 > count ? f->of[slot] - first_summed + 1 : count;
        }
    auto const number = [&](index k) { return k == row ? i : k == column ? j : is_summed(k) ? summed_at[k - first_summed] : k == no_index ? 0 : -2 - k; };
    double total = 0;
    for (bool more = true; more;) {
      double product = static_cast<double>(t.coefficient.n) / static_cast<double>(t.coefficient.d);
      for (factor const* f = p.begin(t); f != p.end(t); ++f) {
        double const x = of(*f->what, number(f->of[0]), number(f->of[1]));
        if (f->power.d != 1) {
          product *= elementary::pow(x, static_cast<double>(f->power.n) / static_cast<double>(f->power.d));
          continue;
        }
        for (long long n = f->power.n; n > 0; --n) product *= x;
        for (long long n = f->power.n; n < 0; ++n) product /= x;
      }
      total += product;
      more = false;
      for (int k = 0; k < count && !more; ++k) {
        more = ++summed_at[k] < extents[k];
        if (!more) summed_at[k] = 0;
      }
    }
    return total;
  }
  constexpr double of(polynomial_view p, int i, int j) {
    double total = 0;
    for (int t = 0; t < p.size; ++t) total += of(p, p[t], i, j);
    return total;
  }
};

/// A component of a formula at a point.
template <class Setting, class E, int point, int i, int j>
inline constexpr double number_of = numbers_at(point).of(view_of<Setting, E>, i, j);

/// Are two numbers further apart than rounding can bring them?
constexpr bool are_apart(double a, double b) {
  double const distance = a < b ? b - a : a - b, size = (a < 0 ? -a : a) + (b < 0 ? -b : b);
  return distance > 1e-7 * (1e-3 + size);  // false where one of them is no number
}
template <class Setting, class A, class B, int point>
constexpr bool are_apart_at() {
  constexpr int rows = shape_t<A>::rows > 1 ? 2 : 1, columns = shape_t<A>::rank == 2 && shape_t<A>::cols > 1 ? 2 : 1;
  return are_apart(number_of<Setting, A, point, 0, 0>, number_of<Setting, B, point, 0, 0>) ||
         are_apart(number_of<Setting, A, point, rows - 1, 0>, number_of<Setting, B, point, rows - 1, 0>) ||
         are_apart(number_of<Setting, A, point, 0, columns - 1>, number_of<Setting, B, point, 0, columns - 1>) ||
         are_apart(number_of<Setting, A, point, rows - 1, columns - 1>, number_of<Setting, B, point, rows - 1, columns - 1>);
}

}  // namespace normal_form

/// What is known of two formulas: they are equal, which is proved; they are different, which their numbers at a point show; or neither: there is no proof, and the numbers agree.
enum class verdict { equal, different, undecided };

namespace normal_form {
template <class Program, class A, class B>
constexpr verdict judged() {
  using as_atoms = setting<Program, by_exp::none>;
  if constexpr (proved_equal<Program, A, B>())
    return verdict::equal;
  else
    return are_apart_at<as_atoms, A, B, 0>() || are_apart_at<as_atoms, A, B, 1>() || are_apart_at<as_atoms, A, B, 2>() ? verdict::different : verdict::undecided;
}
}  // namespace normal_form

/// Are two formulas equal, different, or can it not be told? `verdict::equal` is a proof; `verdict::different` rests on numbers at fixed points that are generic: no zeros, no ones, none twice.
/// Errors and cost: as those of `equivalent`; the numbers are computed at compile time where there is no proof.
template <operand A, operand B>
constexpr verdict compare(A, B) {
  using formulas = normal_form::comparison<A, B>;
  return normal_form::judged<void, typename formulas::first, typename formulas::second>();
}
/// The same given the equations of a net.
template <int T, class Recurrence, operand A, operand B>
constexpr verdict compare(program<T, Recurrence>, A, B) {
  using formulas = normal_form::comparison_in<program<T, Recurrence>, A, B>;
  return normal_form::judged<program<T, Recurrence>, typename formulas::first, typename formulas::second>();
}

}  // namespace bptt
