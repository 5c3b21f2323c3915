// The normal form of a formula: a polynomial with rational coefficients over its leaves and the functions in it.
#pragma once
#include <bptt/derivative.hpp>
#include <bptt/name.hpp>
#include <bptt/reduction.hpp>

namespace bptt {
namespace normal_form {
using namespace derivation;

/// Which functions are written by exp, so that they can be compared with formulas that are: none (polynomials are shortest when functions are atoms), tanh, σ and
/// softplus, or those and softmax and log Σ exp.
enum class by_exp { none, sigmoidal, all };

/// What a normal form is made in. `Program`: names stand for their definitions in it; void: for themselves.
template <class Program, by_exp written>
struct setting {};

template <class Setting, class E>
struct form;
/// The normal form of E, made once.
template <class Setting, class E>
inline constexpr polynomial_view view_of = stored<form<Setting, E>>::view;

// --- atoms ---------------------------------------------------------------------------------------------------------------------

/// A type as a value: its address is that of no other type.
template <class T>
inline constexpr char identity_of = 0;

/// An atom with the name of a type.
template <class Named>
constexpr atom named(kind what) {
  atom a;
  a.what = what;
  a.name = qualified_name<Named>();
  a.key = mixed(key_of(a.name), static_cast<key_type>(what));
  a.identity = &identity_of<Named>;
  return a;
}
constexpr void take_arguments(atom& a, polynomial_view const* arguments, int n) {
  a.arguments = arguments;
  a.arity = n;
  for (int i = 0; i < n; ++i) {
    a.key = mixed(a.key, key_of(arguments[i]));
    a.kinds |= kinds_in(arguments[i]);
  }
}
/// The place of a component of something of this shape; a dimension of one has no index.
template <class Shape>
constexpr void take_shape(atom& a, factor& f) {
  if constexpr (Shape::rank >= 1)
    if (Shape::rows > 1) f.of[0] = row, a.extents[0] = Shape::rows;
  if constexpr (Shape::rank == 2)
    if (Shape::cols > 1) f.of[1] = column, a.extents[1] = Shape::cols;
}
template <class Shape>
constexpr factor whole(atom const& a) {
  atom copy = a;
  factor f{&a};
  take_shape<Shape>(copy, f);
  return f;
}

template <class E>
inline constexpr atom leaf_atom = [] {
  atom a = named<E>(kind::leaf);
  factor f;
  take_shape<shape_t<E>>(a, f);
  return a;
}();
inline constexpr atom undefined_atom{kind::undefined, 1, "undefined"};
template <int n>
inline constexpr atom delta_atom{kind::delta, 2, "delta", nullptr, {n, n}};

/// What a function is called, whatever its argument: the node with the argument 0.
template <class E>
struct zero_argument;
template <template <class...> class Node, class... A>
struct zero_argument<Node<A...>> {
  using type = Node<std::conditional_t<operand<A>, struct zero, A>...>;
};
template <class E>
using with_argument_zero = typename zero_argument<E>::type;

/// The polynomial `Source::make()` as the argument of an atom.
template <class Source>
struct argument {
  static constexpr auto make() { return oriented(reduced(Source::make())).value; }
  static constexpr polynomial_view view = stored<argument>::view;
  static constexpr auto places = [] {
    auto const o = oriented(reduced(Source::make()));
    struct {
      index of[2];
    } places{{o.of[0], o.of[1]}};
    return places;
  }();
};
/// The value of a function of a number, where it has one.
template <class E>
inline constexpr double (*number_function)(double) = nullptr;
template <class E>
  requires elementwise_node<E>
inline constexpr double (*number_function<E>)(double) = [](double x) { return static_cast<double>(E::value(x)); };
template <class F, class Z>
inline constexpr double (*number_function<applied<F, Z>>)(double) = nullptr;
template <class F, class Z>
inline constexpr double (*number_function<primed<F, Z>>)(double) = nullptr;

/// A function of polynomials, component by component: the factor f(p)ᵢⱼ.
template <class Named, kind what, class Source>
struct function_factor {
  static constexpr atom value = [] {
    atom a = named<Named>(what);
    a.value = number_function<Named>;
    take_arguments(a, &argument<Source>::view, 1);
    for (int slot = 0; slot < 2; ++slot)
      if (argument<Source>::places.of[slot] != no_index) a.extents[slot] = extent_of(argument<Source>::view, slot);
    return a;
  }();
  static constexpr factor make() { return {&value, {1, 1}, {argument<Source>::places.of[0], argument<Source>::places.of[1]}}; }
};

/// How much there is to be done for the normal form of a formula. That of a large part is made once, in a constant evaluation of its own, and stored.
template <class E>
inline constexpr int weight_of = 1;
template <class E>
inline constexpr bool is_large = weight_of<E> > 16;
template <template <class...> class Node, class... A>
  requires(is_node<Node<A...>> && !elementwise_node<Node<A...>>)
inline constexpr int weight_of<Node<A...>> = (1 + ... + (is_large<A> ? 1 : weight_of<A>));
template <class A>
inline constexpr int weight_of<square_of<A>> = 1 + (is_large<A> ? 1 : weight_of<A>);

template <class Setting>
struct normal_forms;
template <class Setting, class E>
struct form_as_source {
  static constexpr polynomial make() {
    if constexpr (is_large<E>)
      return scaled(view_of<Setting, E>, {1, 1});
    else
      return normal_forms<Setting>::make(E{});
  }
};

/// A function of which powers are powers of another one, `Base`, of the same polynomial: cos² is 1 − sin², 1/cosh² is 1 − tanh².
template <class Named, kind what, class Base>
struct dependent_factor {
  static constexpr atom value = [] {
    atom a = Base::value;
    atom const own = named<Named>(what);
    a.what = what;
    a.name = own.name;
    a.identity = own.identity;
    a.value = number_function<Named>;
    a.key = mixed(own.key, a.key);
    a.base = &Base::value;
    return a;
  }();
  static constexpr factor make() {
    factor f = Base::make();
    f.what = &value;
    return f;
  }
};

/// 1/p, component by component.
template <class Source>
struct inverse {
  struct rest {
    static constexpr polynomial make() { return inverted(Source::make()).rest; }
  };
  static constexpr polynomial make() {
    inverse_parts const parts = inverted(Source::make());
    if constexpr (stored<rest>::view.size == 0)
      return single(factor{&undefined_atom});
    else if constexpr (stored<rest>::view.size == 1 && stored<rest>::view[0].count == 0)
      return product(parts.factors, number(1));
    else
      return product(parts.factors, single(function_factor<struct one, kind::inverse, rest>::make()));
  }
};

/// exp of a polynomial: a factor exp(m) for each product of factors m in it, to the power of its coefficient. exp(log a) is a.
template <class Source, bool split>
struct exponential {
  using source = stored<Source>;
  template <int i>
  struct part {
    static constexpr polynomial make() {
      polynomial p;
      p.put(source::view, source::view[i], rational{1, 1} / source::view[i].coefficient);
      return p;
    }
    static constexpr rational power = source::view[i].coefficient;
    static constexpr bool is_logarithm = [] {
      factor const* const only = source::view.begin(source::view[i]);
      return source::view[i].count == 1 && only->what->what == kind::logarithm && only->power == rational{1, 1} && power.d == 1;
    }();
    struct inside {  // a of log a
      static constexpr polynomial make() { return at_place(source::view.begin(source::view[i])->what->arguments[0], *source::view.begin(source::view[i])); }
    };
    static constexpr polynomial exp() {
      if constexpr (is_logarithm && power.n > 0)
        return normal_form::power(inside::make(), power.n);
      else if constexpr (is_logarithm)
        return normal_form::power(inverse<inside>::make(), -power.n);
      else {
        factor f = function_factor<exp_of<struct zero>, kind::exponential, part>::make();
        f.power = power;
        return single(f);
      }
    }
  };
  template <int... i>
  static constexpr polynomial all(std::integer_sequence<int, i...>) {
    polynomial p = number(1);
    ((p = product(p, part<i>::exp())), ...);
    return p;
  }
  static constexpr polynomial make() { return all(std::make_integer_sequence<int, source::view.size>{}); }
};
/// Not split: exp(p) to the power of the first coefficient of p, so that exp(z), exp(−z) and exp(2z) are powers of one.
template <class Source>
struct exponential<Source, false> {
  using source = stored<Source>;
  static constexpr rational power = [] { return source::view.size == 0 ? rational{1, 1} : source::view[0].coefficient; }();
  struct base {
    static constexpr polynomial make() { return scaled(source::view, rational{1, 1} / power); }
  };
  static constexpr polynomial make() {
    if constexpr (source::view.size == 0)
      return number(1);
    else {
      factor f = function_factor<exp_of<struct zero>, kind::exponential, base>::make();
      f.power = power;
      return single(f);
    }
  }
};

/// Is a polynomial above 0 whatever its leaves are: of exponentials and with coefficients above 0?
constexpr bool is_positive(polynomial_view p) {
  for (int t = 0; t < p.size; ++t) {
    if (p[t].coefficient.n <= 0) return false;
    for (factor const* f = p.begin(p[t]); f != p.end(p[t]); ++f)
      if (f->what->what != kind::exponential && f->what->what != kind::softmax && !(f->what->what == kind::inverse && is_positive(f->what->arguments[0]))) return false;
  }
  return p.size > 0;
}
/// log p. Of a product of exponentials and inverses that are above 0 it is the sum of the logarithms.
template <class Source>
struct logarithm {
  using source = stored<Source>;
  template <int i>
  struct part {  // log of factor i
    static constexpr factor const& whole = source::value.f[i];
    static constexpr polynomial local() { return scaled(whole.what->arguments[0], {1, 1}); }
    struct argument_source {
      static constexpr polynomial make() { return local(); }
    };
    static constexpr polynomial make() {
      if constexpr (whole.what->what == kind::exponential)
        return scaled(at_place(local(), whole), whole.power);
      else if constexpr (whole.what->what == kind::inverse)
        return scaled(at_place(single(function_factor<log_of<struct zero>, kind::logarithm, argument_source>::make()), whole), -whole.power);
      else  // log softmax(v)ᵢ = vᵢ − log Σ exp(v)
        return scaled(sum(at_place(local(), whole), single(factor{whole.what->base}), {-1, 1}), whole.power);
    }
  };
  template <int... i>
  static constexpr polynomial all(std::integer_sequence<int, i...>) {
    polynomial p;
    ((p = sum(p, part<i>::make())), ...);
    return p;
  }
  static constexpr bool splits = source::view.size == 1 && source::view[0].coefficient == rational{1, 1} && source::view[0].count > 0 &&
                                 is_positive(source::view) && !has_sums(source::view, source::view[0]);
  static constexpr polynomial make() {
    if constexpr (splits)
      return all(std::make_integer_sequence<int, source::view[0].count>{});
    else
      return single(function_factor<log_of<struct zero>, kind::logarithm, Source>::make());
  }
};

}  // namespace normal_form
}  // namespace bptt
