// Atoms of functions: f(p), 1/p, exp p, log p of a polynomial p, which the atom knows, component by component. Which
// function of a formula is which of them: known_functions.hpp.
#pragma once
#include <bptt/proof/leaf_atoms.hpp>

namespace bptt {
namespace normal_form {

/// The polynomial `Source::make()` as the argument of an atom: reduced and oriented.
template <class Source>
struct argument {
  struct as_it_is {
    static constexpr length room = room_of<Source>;
    static constexpr polynomial make() { return reduced(Source::make()); }
  };
  struct turned {
    static constexpr polynomial make() { return oriented(stored<as_it_is>::view).value; }
  };
  static constexpr auto indices = [] {  // of a factor that has this argument
    oriented_polynomial const o = oriented(stored<as_it_is>::view);
    struct {
      index of[2];
    } both{{o.indices[0], o.indices[1]}};
    return both;
  }();
  static constexpr bool is_turned = indices.of[0] == column || indices.of[1] == row;
  static constexpr polynomial_view view = stored<std::conditional_t<is_turned, turned, as_it_is>>::view;
};
/// Has a function a value in constant evaluation? One that calls the C library has none.
template <class E, double... x>
concept has_constant_value = requires {
  typename std::bool_constant<(static_cast<void>(E::value(x...)), true)>;
};
/// The value of a function of a number, where it has one, for the numbers at generic points. Of one without a constant
/// nothing can be said at a point: it is out of range there.
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

/// The factor f(p)ᵢⱼ of the function that is named so.
template <class Named, kind what, class Source>
struct function_factor {
  static constexpr atom value = [] {
    atom a = named<Named>(what);
    a.value = number_function<Named>;
    set_arguments(a, &argument<Source>::view, 1);
    for (int slot = 0; slot < 2; ++slot)
      if (argument<Source>::indices.of[slot] != no_index) a.extents[slot] = extent_of(argument<Source>::view, slot);
    return a;
  }();
  static constexpr factor make() {
    return {&value, {1, 1}, {argument<Source>::indices.of[0], argument<Source>::indices.of[1]}};
  }
};

/// A function whose squares are those of another one, `Base`, of the same polynomial: cos² is 1 − sin², 1/cosh² is
/// 1 − tanh². Its atom knows that of Base.
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
    a.related = &Base::value;
    return a;
  }();
  static constexpr factor make() {
    factor f = Base::make();
    f.base = &value;
    return f;
  }
};

/// 1/p: powers of the factors of p, and an atom for what is left where p is a sum.
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

/// exp(r·m + …) → exp(m)ʳ·…, a factor for each term of the polynomial; exp(r·log a) → aʳ.
template <class Source, bool split>
struct exponential {
  using source = stored<Source>;
  template <int i>
  struct exp_of_term {
    static constexpr polynomial make() {
      polynomial p;
      p.put(source::view, source::view[i], rational{1, 1} / source::view[i].coefficient);
      return p;
    }
    static constexpr rational power = source::view[i].coefficient;
    static constexpr bool is_logarithm = [] {
      factor const* const only = source::view.factors + source::view[i].first;
      return source::view[i].count == 1 && only->base->what == kind::logarithm && only->power == rational{1, 1} &&
             power.d == 1;
    }();
    struct inside {  // a of log a
      static constexpr polynomial make() {
        factor const& log_a = source::view.factors[source::view[i].first];
        return at_indices_of(log_a.base->arguments[0], log_a);
      }
    };
    static constexpr polynomial exp() {
      if constexpr (is_logarithm && power.n > 0)
        return normal_form::power(inside::make(), power.n);
      else if constexpr (is_logarithm)
        return normal_form::power(inverse<inside>::make(), -power.n);
      else {
        factor f = function_factor<exp_of<struct zero>, kind::exponential, exp_of_term>::make();
        f.power = power;
        return single(f);
      }
    }
  };
  template <int... i>
  static constexpr polynomial all(std::integer_sequence<int, i...>) {
    polynomial p = number(1);
    ((p = product(p, exp_of_term<i>::exp())), ...);
    return p;
  }
  static constexpr polynomial make() { return all(std::make_integer_sequence<int, source::view.size>{}); }
};
/// Not split: exp(r·q) → exp(q)ʳ for the first coefficient r of the polynomial, so that exp(z), exp(−z) and exp(2z) are
/// powers of one atom.
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

// A formula may be rewritten into one that is defined at more points, and never into one that is defined at fewer: then
// formulas of one normal form agree wherever both are defined. So aᵇ may become exp(b·log a), which extends it: for a <
// 0 log a is complex, and exp(b·log a) is aᵇ for all integers b. Then log aᵇ is not b·log a, and (aᵇ)ᶜ not aᵇᶜ.

constexpr bool is_positive(polynomial_view p);
/// Is log a a factor that is real wherever it stands? That of a number that may be below 0 is not.
constexpr bool is_complex(factor const& f) {
  return f.base->what == kind::logarithm && !is_positive(f.base->arguments[0]);
}
/// exp(p)ʳ > 0: p is real; or p is log a and r no integer, as of √a, which is defined for a > 0 alone.
constexpr bool is_positive_exponential(factor const& f) {
  polynomial_view const p = f.base->arguments[0];
  if (f.power.d != 1 && p.size == 1 && p[0].count == 1 && p.factors_of(p[0]).first->power == rational{1, 1})
    return true;
  for (factor const& inside : p.all_factors())
    if (is_complex(inside)) return false;
  return true;
}
/// Is a polynomial above 0 whatever its leaves are: of exponentials and with coefficients above 0?
constexpr bool is_positive(polynomial_view p) {
  for (int t = 0; t < p.size; ++t) {
    if (p[t].coefficient.n <= 0) return false;
    for (factor const& f : p.factors_of(p[t]))
      if (!(f.base->what == kind::exponential && is_positive_exponential(f)) && f.base->what != kind::softmax &&
          !(f.base->what == kind::inverse && is_positive(f.base->arguments[0])))
        return false;
  }
  return p.size > 0;
}
/// log(a·b) → log a + log b where all factors are positive: exponentials, their inverses, softmax; otherwise an atom.
template <class Source>
struct logarithm {
  using source = stored<Source>;
  template <int i>
  struct log_of_factor {
    static constexpr factor const& whole = source::view.factors[i];
    struct inside {
      static constexpr polynomial make() { return copy_of(whole.base->arguments[0]); }
    };
    static constexpr polynomial make() {
      if constexpr (whole.base->what == kind::exponential)
        return scaled(at_indices_of(inside::make(), whole), whole.power);
      else if constexpr (whole.base->what == kind::inverse)
        return scaled(
            at_indices_of(single(function_factor<log_of<struct zero>, kind::logarithm, inside>::make()), whole),
            -whole.power);
      else  // log softmax(v)ᵢ = vᵢ − log Σ exp(v)
        return scaled(sum(at_indices_of(inside::make(), whole), single(factor{whole.base->related}), {-1, 1}),
                      whole.power);
    }
  };
  template <int... i>
  static constexpr polynomial all(std::integer_sequence<int, i...>) {
    polynomial p;
    ((p = sum(p, log_of_factor<i>::make())), ...);
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

/// softmax(v) and log Σ exp(v) as atoms of the vector v.
template <class Setting, class V>
struct softmax_atoms {
  using source = argument<part<Setting, V>>;
  static constexpr atom logsumexp = [] {
    atom a = named<logsumexp_of<struct zero>>(kind::logarithmic);
    set_arguments(a, &source::view, 1);
    a.extents[0] = shape_t<V>::rows;  // log Σ exp of 3 equal components is not that of 5
    return a;
  }();
  static constexpr atom softmax = [] {
    atom a = named<softmax_of<struct zero>>(kind::softmax);
    set_arguments(a, &source::view, 1);
    a.extents[0] = shape_t<V>::rows;
    a.related = &logsumexp;
    return a;
  }();
};

/// An operation of which only the name is known: an atom of all its operands.
template <class Setting, class E, class Operands = list::filter<is_operand, arguments_of<E>>>
struct opaque;
template <class Setting, class E, class... A>
struct opaque<Setting, E, types<A...>> {
  static constexpr polynomial_view arguments[]{view_of<Setting, A>...};
  static constexpr atom value = [] {
    // with the shapes in its name: the polynomial of a vector of equal components does not say how many there are
    atom a = named<types<with_argument_zero<E>, shape_t<A>...>>(kind::function);
    factor f;
    set_extents<shape_t<E>>(a, f);
    set_arguments(a, arguments, static_cast<int>(sizeof...(A)));
    return a;
  }();
};

}  // namespace normal_form
}  // namespace bptt
