// The atoms and factors that functions of polynomials are: each with the polynomial that it is a function of.
#pragma once
#include <bptt/proof/normal_form_setting.hpp>

namespace bptt {
namespace normal_form {

/// The polynomial `Source::make()` as the argument of an atom.
template <class Source>
struct argument {
  static constexpr auto make() { return oriented(reduced(Source::make())).value; }
  static constexpr polynomial_view view = stored<argument>::view;
  static constexpr auto places = [] {
    oriented_polynomial o;
    o = oriented(reduced(Source::make()));
    struct {
      index of[2];
    } places{{o.of[0], o.of[1]}};
    return places;
  }();
};
/// Has a function a value in constant evaluation? One that calls the C library has none.
template <class E, double... x>
concept has_constant_value = requires {
  typename std::bool_constant<(static_cast<void>(E::value(x...)), true)>;
};
/// The value of a function of a number, where it has one. Of one without a constant nothing can be said at a point: it
/// is out of range there.
template <class E>
inline constexpr double (*number_function)(double) = nullptr;
template <class E>
  requires elementwise_node<E>
inline constexpr double (*number_function<E>)(double) = [](double x) {
  if constexpr (has_constant_value<E, 0.5>)
    return static_cast<double>(E::value(x));
  else
    return 1e300 + 0 * x;
};
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
  static constexpr factor make() {
    return {&value, {1, 1}, {argument<Source>::places.of[0], argument<Source>::places.of[1]}};
  }
};

/// A function of which powers are powers of another one, `Base`, of the same polynomial: cos² is 1 − sin², 1/cosh² is 1
/// − tanh².
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
    inverse_parts parts;
    parts = inverted(Source::make());
    if constexpr (stored<rest>::view.size == 0)
      return single(factor{&undefined_atom});
    else if constexpr (stored<rest>::view.size == 1 && stored<rest>::view[0].count == 0)
      return product(parts.factors, number(1));
    else
      return product(parts.factors, single(function_factor<struct one, kind::inverse, rest>::make()));
  }
};

/// exp of a polynomial: a factor exp(m) for each product of factors m in it, to the power of its coefficient. exp(log
/// a) is a.
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
      return source::view[i].count == 1 && only->what->what == kind::logarithm && only->power == rational{1, 1} &&
             power.d == 1;
    }();
    struct inside {  // a of log a
      static constexpr polynomial make() {
        return at_place(source::view.begin(source::view[i])->what->arguments[0], *source::view.begin(source::view[i]));
      }
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
  static constexpr rational power = [] {
    return source::view.size == 0 ? rational{1, 1} : source::view[0].coefficient;
  }();
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
      if (f->what->what != kind::exponential && f->what->what != kind::softmax &&
          !(f->what->what == kind::inverse && is_positive(f->what->arguments[0])))
        return false;
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
        return scaled(
            at_place(single(function_factor<log_of<struct zero>, kind::logarithm, argument_source>::make()), whole),
            -whole.power);
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
  static constexpr bool splits = source::view.size == 1 && source::view[0].coefficient == rational{1, 1} &&
                                 source::view[0].count > 0 && is_positive(source::view) &&
                                 !has_sums(source::view, source::view[0]);
  static constexpr polynomial make() {
    if constexpr (splits)
      return all(std::make_integer_sequence<int, source::view[0].count>{});
    else
      return single(function_factor<log_of<struct zero>, kind::logarithm, Source>::make());
  }
};

/// The rows of every factor of a polynomial from `first` on; a factor without rows stays.
template <class Setting, class A, int first, int rows>
struct piece_of_form {
  static constexpr polynomial_view source = view_of<Setting, A>;
  static constexpr int factors = stored<form<Setting, A>>::factors;
  struct all {
    atom a[static_cast<std::size_t>(factors + 1)];
  };
  static constexpr all atoms = [] {
    all pieces{};
    for (int k = 0; k < factors; ++k) {
      factor const& f = source.factors[k];
      atom& a = pieces.a[k];
      a.what = kind::piece;
      a.base = f.what;
      a.kinds = set_of(f.what->what) | f.what->kinds;
      a.offset = first * 2 + (f.of[0] == row ? 0 : 1);
      a.key = mixed(mixed(f.what->key, 0x9137), static_cast<key_type>(a.offset * 4096 + rows));
      for (int slot = 0; slot < 2; ++slot) a.extents[slot] = f.of[slot] == row ? rows : f.what->extents[slot];
    }
    return pieces;
  }();
  static constexpr polynomial make() {
    polynomial p;
    for (int t = 0; t < source.size; ++t) {
      product_of_factors q;
      q.coefficient = source[t].coefficient;
      for (int k = 0; k < source[t].count; ++k) {
        factor f = source.begin(source[t])[k];
        if (f.of[0] == row || f.of[1] == row) f.what = &atoms.a[source[t].first + k];
        if constexpr (rows == 1)
          for (index& i : f.of)
            if (i == row) i = no_index;
        q.put(f);
      }
      p.put(q);
    }
    return collected(p);
  }
};

/// softmax(v) and log Σ exp(v) as atoms of the vector v.
template <class Setting, class V>
struct softmax_atoms {
  using source = argument<form_as_source<Setting, V>>;
  static constexpr atom logsumexp = [] {
    atom a = named<logsumexp_of<struct zero>>(kind::logarithmic);
    take_arguments(a, &source::view, 1);
    a.extents[0] = shape_t<V>::rows;  // log Σ exp of 3 equal components is not that of 5
    return a;
  }();
  static constexpr atom softmax = [] {
    atom a = named<softmax_of<struct zero>>(kind::softmax);
    take_arguments(a, &source::view, 1);
    a.extents[0] = shape_t<V>::rows;
    a.base = &logsumexp;
    return a;
  }();
};

/// An operation of which only the name is known here: an atom of its operands.
template <class Setting, class E, class Operands = list::filter<is_operand, arguments_of<E>>>
struct opaque;
template <class Setting, class E, class... A>
struct opaque<Setting, E, types<A...>> {
  static constexpr polynomial_view arguments[]{view_of<Setting, A>...};
  static constexpr atom value = [] {
    atom a = named<types<with_argument_zero<E>, shape_t<A>...>>(
        kind::function);  // the polynomial of a vector with equal components does not say how many
    factor f;
    take_shape<shape_t<E>>(a, f);
    take_arguments(a, arguments, static_cast<int>(sizeof...(A)));
    return a;
  }();
};

}  // namespace normal_form
}  // namespace bptt
