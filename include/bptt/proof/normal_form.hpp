// The normal form of a formula: the polynomial in index notation that it is, component by component. A rule for each
// operation, its mathematics in the line above it: i is the row and k the column of the result, j is summed over. The
// rules of functions are in known_functions.hpp.
#pragma once
#include <bptt/proof/known_functions.hpp>

namespace bptt::normal_form {

// --- leaves and operations of which nothing is known --------------------------------------------

/// Towards which steps a definition at step k reads: −1, 1, or 0 where it reads no other.
template <int k, class Symbol, int j>
constexpr int direction_of(at<Symbol, j>) {
  return j < k ? -1 : j > k ? 1 : 0;
}
template <int k, class Leaf>
constexpr int direction_of(Leaf) {
  return 0;
}
template <int k, class... Leaf>
constexpr int direction_from(types<Leaf...>) {
  int way = 0;
  ((way = way != 0 ? way : direction_of<k>(Leaf{})), ...);
  return way;
}
/// Makes the definition of a variable eight steps away first, so that the compiler's recursion is not as deep as a net
/// is long.
template <class S, class Variable, class Definition>
inline constexpr bool far_ones_are_made = true;
template <class S, class Symbol, int k, class Definition>
inline constexpr bool far_ones_are_made<S, at<Symbol, k>, Definition> = [] {
  using far = at<Symbol, k + 8 * direction_from<k>(leaves_of<Definition>{})>;
  if constexpr (!std::is_same_v<far, at<Symbol, k>> && has_definition<typename S::program, far>)
    return view_of<S, typename definition<typename S::program, far>::type>.size >= 0;
  else
    return true;
}();
/// A variable of a net: an atom that knows its definition, or the definition; one without an equation is a leaf.
template <class S, class E>
constexpr polynomial form_of_variable() {
  using name = resolve<typename S::program, E>;
  if constexpr (!has_definition<typename S::program, name>)
    return single(whole<shape_t<name>>(leaf_atom<name>));
  else {
    using right_side = typename definition<typename S::program, name>::type;
    if constexpr (far_ones_are_made<S, name, right_side> && S::inlines)
      return copy_of(view_of<S, right_side>);
    else
      return single(whole<shape_t<name>>(defined_atom<S, name, right_side>));
  }
}
/// A number, a leaf, or an operation of which no more is known than its name: an atom of its operands.
template <class S, class E>
struct form {
  static constexpr polynomial make() {
    if constexpr (is_literal<E>)
      return number(E::value);
    else if constexpr (is_time_sum<E>)
      return single(factor{&opaque<S, E>::value});
    else if constexpr (requires { E::written_as(); })
      return part<S, decltype(E::written_as())>::make();
    else if constexpr (elementwise_node<E>)
      return function_form<S, E, kind::function>::make();
    else if constexpr (componentwise_node<E>)
      return form_of_two<S, E>::make();
    else if constexpr (is_node<E>)
      return single(whole<shape_t<E>>(opaque<S, E>::value));
    else if constexpr (!std::is_void_v<typename S::program> && reference_to_a_variable<E>)
      return form_of_variable<S, E>();
    else
      return single(whole<shape_t<E>>(leaf_atom<E>));
  }
};

// --- sums and products, component by component --------------------------------------------------

/// 0ᵢₖ → 0
template <class S, auto... dims>
struct form<S, zeros<dims...>> {
  static constexpr polynomial make() { return {}; }
};
/// (a + b)ᵢₖ → aᵢₖ + bᵢₖ
template <class S, class A, class B>
struct form<S, add<A, B>> {
  static constexpr polynomial make() { return sum(part<S, A>::make(), part<S, B>::make()); }
};
/// (a − b)ᵢₖ → aᵢₖ − bᵢₖ
template <class S, class A, class B>
struct form<S, sub<A, B>> {
  static constexpr polynomial make() { return sum(part<S, A>::make(), part<S, B>::make(), {-1, 1}); }
};
/// (−a)ᵢₖ → −aᵢₖ
template <class S, class A>
struct form<S, neg<A>> {
  static constexpr polynomial make() { return scaled(part<S, A>::make(), {-1, 1}); }
};
/// (a ∘ b)ᵢₖ → aᵢₖ·bᵢₖ
template <class S, class A, class B>
struct form<S, hadamard_of<A, B>> {
  static constexpr polynomial make() { return product(part<S, A>::make(), part<S, B>::make()); }
};
/// (a ⊘ b)ᵢₖ → aᵢₖ·(1/bᵢₖ)
template <class S, class A, class B>
struct form<S, quotient_of<A, B>> {
  static constexpr polynomial make() { return product(part<S, A>::make(), inverse<part<S, B>>::make()); }
};
// clang-format off
template <class S, class A, class B> struct form<S, div<A, B>> : form<S, quotient_of<A, B>> {};
template <class S, class A> struct form<S, reciprocal_of<A>> : inverse<part<S, A>> {};
template <class S, class A> struct form<S, square_of<A>> : form<S, hadamard_of<A, A>> {};
// clang-format on
/// (aⁿ)ᵢₖ → aᵢₖⁿ
template <class S, class A, long long n>
struct form<S, power_of<A, integer<n>>> {
  static constexpr polynomial make() {
    if constexpr (n < 0)
      return power(inverse<part<S, A>>::make(), -n);
    else
      return power(part<S, A>::make(), n);
  }
};
// A broadcast number is the same along every index; the others are equal in value to what they are of.
// clang-format off
template <class S, class A, class Shape> struct form<S, broadcast_of<A, Shape>> : part<S, A> {};
template <class S, class A> struct form<S, stop_gradient_of<A>> : part<S, A> {};
template <class S, int T, class F> struct form<S, closed_form<T, F>> : part<S, F> {};
// clang-format on

// --- vectors and matrices -----------------------------------------------------------------------

/// Iᵢₖ → δᵢₖ
template <class S, auto n>
struct form<S, identity<n>> {
  static constexpr polynomial make() { return single(factor{&delta_atom<bptt::extent_of(n)>, {1, 1}, {row, column}}); }
};
/// (A·B)ᵢₖ → Σⱼ Aᵢⱼ·Bⱼₖ; of a column and a row aᵢ·bₖ; of a scalar and anything a·Bᵢₖ
template <class S, class A, class B>
struct form<S, mul<A, B>> {
  static constexpr polynomial make() {
    if constexpr (is_scalar<shape_t<A>> || is_scalar<shape_t<B>>)
      return product(part<S, A>::make(), part<S, B>::make());
    else if constexpr (shape_t<A>::rank == 1)
      return product(part<S, A>::make(), {row, no_index}, part<S, B>::make(), {no_index, column});
    else
      return product(part<S, A>::make(), {row, summed}, part<S, B>::make(), {summed, column}, shape_t<A>::cols);
  }
};
/// Σⱼₗ aⱼₗ·bⱼₗ of two formulas of this shape
template <class Shape>
constexpr polynomial contracted(polynomial_view a, polynomial_view b) {
  constexpr int rows = Shape::rank >= 1 ? Shape::rows : 0, columns = Shape::rank == 2 ? Shape::cols : 0;
  return product(a, {summed, summed + 1}, b, {summed, summed + 1}, rows, columns);
}
/// dot(a, b) → Σⱼₗ aⱼₗ·bⱼₗ
template <class S, class A, class B>
struct form<S, dot_of<A, B>> {
  static constexpr polynomial make() { return contracted<shape_t<A>>(part<S, A>::make(), part<S, B>::make()); }
};
/// sum(a) → Σⱼₗ aⱼₗ
template <class S, class A>
struct form<S, sum_of<A>> {
  static constexpr polynomial make() { return contracted<shape_t<A>>(part<S, A>::make(), number(1)); }
};
/// sum(concat(a, b, …)) → sum(a) + sum(b) + …
template <class S, class... A>
struct form<S, sum_of<concat_of<A...>>> {
  static constexpr polynomial make() {
    polynomial p;
    ((p = sum(p, contracted<shape_t<A>>(part<S, A>::make(), number(1)))), ...);
    return p;
  }
};
/// (a·bᵀ)ᵢₖ → aᵢ·bₖ
template <class S, class A, class B>
struct form<S, outer_of<A, B>> {
  static constexpr polynomial make() {
    return product(part<S, A>::make(), {row, no_index}, part<S, B>::make(), {column, no_index});
  }
};
/// (Aᵀ)ᵢₖ → Aₖᵢ
template <class S, class A>
struct form<S, transpose_of<A>> {
  static constexpr polynomial make() { return reindexed(part<S, A>::make(), {column, row}); }
};
/// diag(v)ᵢₖ → vᵢ·δᵢₖ
template <class S, class V>
struct form<S, diag_of<V>> : form<S, hadamard_of<V, identity<shape_t<V>::rows>>> {};
/// diagonal(M)ᵢ → Mᵢᵢ
template <class S, class M>
struct form<S, diagonal_of<M>> {
  static constexpr polynomial make() { return reindexed(part<S, M>::make(), {row, row}); }
};

// --- pieces -------------------------------------------------------------------------------------

/// The rows of a polynomial from `first` on: in each factor that has rows a piece of its atom in place of the atom.
template <class S, class A, int first, int rows>
struct piece_of {
  static constexpr polynomial_view source = view_of<S, A>;
  static constexpr int factors = stored<form<S, A>>::factors;
  struct all {
    atom a[static_cast<std::size_t>(factors + 1)];
  };
  static constexpr all atoms = [] {
    all pieces{};
    for (int k = 0; k < factors; ++k) {
      factor const& f = source.factors[k];
      atom& a = pieces.a[k];
      a.what = kind::piece;
      a.related = f.base;
      a.kinds = set_of(f.base->what) | f.base->kinds | names_components;
      a.offset = first * 2 + (f.indices[0] == row ? 0 : 1);
      a.key = mixed(mixed(f.base->key, 0x9137), static_cast<key_type>(a.offset * 4096 + rows));
      for (int slot = 0; slot < 2; ++slot) a.extents[slot] = f.indices[slot] == row ? rows : f.base->extents[slot];
    }
    return pieces;
  }();
  static constexpr polynomial make() {
    polynomial p;
    for (int t = 0; t < source.size; ++t) {
      monomial m;
      m.coefficient = source[t].coefficient;
      for (int k = source[t].first; k < source[t].first + source[t].count; ++k) {
        factor f = source.factors[k];
        if (f.indices[0] == row || f.indices[1] == row) f.base = &atoms.a[k];
        if constexpr (rows == 1)
          for (index& i : f.indices)
            if (i == row) i = no_index;
        m.put(f);
      }
      p.put(m);
    }
    return collected(p);
  }
};
/// segment<n, m>(a)ᵢ → aᵢ₊ₙ; a single component, or row, has the fixed index n
template <class S, class A, int first, class Shape>
struct form<S, segment_of<A, offset<first>, Shape>> {
  static constexpr polynomial make() {
    if constexpr (is_scalar<Shape>)
      return reindexed(part<S, A>::make(), {fixed(first), column});
    else if constexpr (Shape::rank < shape_t<A>::rank)
      return reindexed(part<S, A>::make(), {fixed(first), row});
    else
      return piece_of<S, A, first, Shape::rows>::make();
  }
};
/// pad<k, n>(a)ᵢⱼ → aⱼ·δᵢₖ, of one row
template <class S, class A, int k, class Shape>
  requires(shape_t<A>::rows == 1)
struct form<S, padded_of<A, offset<k>, Shape>> {
  static constexpr polynomial make() {
    return product(part<S, A>::make(), single(factor{&delta_atom<Shape::rows>, {1, 1}, {row, fixed(k)}}));
  }
};

}  // namespace bptt::normal_form
