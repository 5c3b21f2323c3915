// Functions of two operands, component by component. As those of one operand (elementwise.hpp) a function has one
// place: its node, with what it is called, its value of two numbers and its two slopes as formulas, and the function
// that people write. A new function is eight lines here (or in anybody's own namespace).
#pragma once
#include <bptt/meta/inline.hpp>
#include <bptt/operations/elementwise.hpp>

namespace bptt {

/// 1 where a is above b, else 0; NaN where one of them is. Its slopes are the literal 0, as that of heaviside, which
/// it is of a − b where that does not overflow: exceeds(∞, ∞) is 0.
template <class A, class B>
struct exceeds_of : componentwise<A, B> {
  static constexpr auto name = "exceeds";
  BPTT_INLINE static constexpr auto value(auto x, auto y) { return elementary::exceeds(x, y); }
  static constexpr auto slope_a(auto, auto, auto) { return zero; }
  static constexpr auto slope_b(auto, auto, auto) { return zero; }
};
template <class A, class B>
  requires operands<A, B>
constexpr auto exceeds(A a, B b) { return component_by_component<exceeds_of>(a, b); }

/// The greater of a and b; of 0 and −0 it is 0, and NaN goes through. Where they are equal, a gets all of the slope.
template <class A, class B>
struct max_of : componentwise<A, B> {
  static constexpr spelling name{"max", {}, "\\max"};
  BPTT_INLINE static constexpr auto value(auto x, auto y) { return elementary::max(x, y); }
  static constexpr auto slope_a(auto a, auto b, auto y) { return simplified::minus(one, slope_b(a, b, y)); }
  static constexpr auto slope_b(auto a, auto b, auto) { return exceeds_of<decltype(b), decltype(a)>{}; }
};
/// `max(h[t], h[t - 1_c])`, `max(h[t], 0_c)`: of one shape, or an integer.
template <class A, class B>
  requires operands<A, B>
constexpr auto max(A a, B b) { return component_by_component<max_of>(a, b); }

/// The lesser of a and b; of 0 and −0 it is −0, and NaN goes through. Where they are equal, a gets all of the slope.
template <class A, class B>
struct min_of : componentwise<A, B> {
  static constexpr spelling name{"min", {}, "\\min"};
  BPTT_INLINE static constexpr auto value(auto x, auto y) { return elementary::min(x, y); }
  static constexpr auto slope_a(auto a, auto b, auto y) { return simplified::minus(one, slope_b(a, b, y)); }
  static constexpr auto slope_b(auto a, auto b, auto) { return exceeds_of<decltype(a), decltype(b)>{}; }
};
template <class A, class B>
  requires operands<A, B>
constexpr auto min(A a, B b) { return component_by_component<min_of>(a, b); }

// --- logarithms of sums and of zeros ------------------------------------------------------------

/// eᵃ/(eᵃ + eᵇ), the slope of logaddexp in a; 0 where both are −∞.
template <class A, class B>
struct exp_share_of : componentwise<A, B> {
  static constexpr auto written_as() { return sigmoid_of<decltype(simplified::minus(A{}, B{}))>{}; }
  BPTT_INLINE static constexpr auto value(auto x, auto y) { return elementary::exp_share(x, y); }
  static constexpr auto slope_a(auto a, auto b, auto y) {
    return simplified::hadamard_product(y, exp_share_of<decltype(b), decltype(a)>{});
  }
  static constexpr auto slope_b(auto a, auto b, auto y) { return simplified::negative(slope_a(a, b, y)); }
};
/// log(eᵃ + eᵇ), the sum of two probabilities in log space; of −∞ and −∞ it is −∞, and both slopes are 0.
template <class A, class B>
struct logaddexp_of : componentwise<A, B> {
  static constexpr auto name = "logaddexp";
  BPTT_INLINE static constexpr auto value(auto x, auto y) { return elementary::logaddexp(x, y); }
  static constexpr auto slope_a(auto a, auto b, auto) { return exp_share_of<decltype(a), decltype(b)>{}; }
  static constexpr auto slope_b(auto a, auto b, auto) { return exp_share_of<decltype(b), decltype(a)>{}; }
};
template <class A, class B>
  requires operands<A, B>
constexpr auto logaddexp(A a, B b) { return component_by_component<logaddexp_of>(a, b); }

/// a·b, and 0 where a is 0, whatever b is: 0·∞ in slopes.
template <class A, class B>
struct product_or_zero_of : componentwise<A, B> {
  static constexpr auto written_as() { return simplified::hadamard_product(A{}, B{}); }
  BPTT_INLINE static constexpr auto value(auto x, auto y) { return elementary::product_or_zero(x, y); }
  static constexpr auto slope_a(auto, auto b, auto) { return b; }
  static constexpr auto slope_b(auto a, auto, auto) { return a; }
};
/// a/b, and 0 where a is 0, whatever b is.
template <class A, class B>
struct quotient_or_zero_of : componentwise<A, B> {
  static constexpr auto written_as() { return simplified::quotient(A{}, B{}); }
  BPTT_INLINE static constexpr auto value(auto x, auto y) { return elementary::quotient_or_zero(x, y); }
  static constexpr auto slope_a(auto, auto b, auto) { return simplified::quotient(one, b); }
  static constexpr auto slope_b(auto, auto b, auto y) {
    return simplified::negative(quotient_or_zero_of<decltype(y), decltype(b)>{});
  }
};
/// a·log b, and 0 where a is 0, whatever b is: 0·log 0 = 0. There the slope in b is 0.
template <class A, class B>
struct xlogy_of : componentwise<A, B> {
  static constexpr auto written_as() { return simplified::hadamard_product(A{}, log_of<B>{}); }
  BPTT_INLINE static constexpr auto value(auto x, auto y) { return elementary::xlogy(x, y); }
  static constexpr auto slope_a(auto, auto b, auto) { return log_of<decltype(b)>{}; }
  static constexpr auto slope_b(auto a, auto b, auto) { return quotient_or_zero_of<decltype(a), decltype(b)>{}; }
};
template <class A, class B>
  requires operands<A, B>
constexpr auto xlogy(A a, B b) { return component_by_component<xlogy_of>(a, b); }

/// log Σ wᵢ exp(vᵢ) of weights of any sign, by way of the greatest vᵢ that has one: the logarithm of dot(p, w) where v
/// is log p. Weights 0 and 1 choose, and no vᵢ with weight 0 counts, whatever it is.
template <class V, class W>
struct weighted_logsumexp_of : node {
  using shape = bptt::shape<>;
  static constexpr auto written_as() { return log_of<dot_of<exp_of<V>, W>>{}; }
  template <class N>
  static constexpr void value(N* y, N const* v, N const* w) {
    N top{}, sum{};
    bool is_first = true;
    for (int i = 0; i < shape_t<V>::size; ++i)
      if (w[i] != N(0) && (is_first || top < v[i])) top = v[i], is_first = false;
    for (int i = 0; i < shape_t<V>::size; ++i)
      if (w[i] != N(0)) sum += v[i] == top ? w[i] : w[i] * elementary::exp(v[i] - top);
    *y = top + elementary::log(sum);
  }
};

// --- a point in the plane -----------------------------------------------------------------------

/// a/(a² + b²), 0 at (0, 0) and where a or b is infinite: the slope of atan2(b, a) in b. With u = a/(a² + b²) and v =
/// b/(a² + b²):  ∂u/∂a = v² − u², ∂u/∂b = −2uv.
template <class A, class B>
struct inversion_of : componentwise<A, B> {
  static constexpr auto written_as() {
    return simplified::quotient(A{}, simplified::plus(square_of<A>{}, square_of<B>{}));
  }
  BPTT_INLINE static constexpr auto value(auto x, auto y) { return elementary::inversion(x, y); }
  static constexpr auto slope_a(auto a, auto b, auto u) {
    return simplified::minus(square_of<inversion_of<decltype(b), decltype(a)>>{}, square_of<decltype(u)>{});
  }
  static constexpr auto slope_b(auto a, auto b, auto u) {
    return simplified::negative(
        simplified::times(literal<2>{}, simplified::hadamard_product(u, inversion_of<decltype(b), decltype(a)>{})));
  }
};
template <class A, class B>
struct hypot_of;
/// a/√(a² + b²), 0 at (0, 0): the slope of hypot in a. With p = a/r, q = b/r and r = √(a² + b²):  ∂p/∂a = q·b/r², ∂p/∂b
/// = −p·b/r².
template <class A, class B>
struct direction_cosine_of : componentwise<A, B> {
  static constexpr auto written_as() { return simplified::quotient(A{}, hypot_of<A, B>{}); }
  BPTT_INLINE static constexpr auto value(auto x, auto y) { return elementary::direction_cosine(x, y); }
  static constexpr auto slope_a(auto a, auto b, auto) {
    return simplified::hadamard_product(direction_cosine_of<decltype(b), decltype(a)>{},
                                        inversion_of<decltype(b), decltype(a)>{});
  }
  static constexpr auto slope_b(auto a, auto b, auto p) {
    return simplified::negative(simplified::hadamard_product(p, inversion_of<decltype(b), decltype(a)>{}));
  }
};

/// √(a² + b²), where a² + b² may overflow or vanish, too; of ±∞ it is ∞. At (0, 0) both slopes are 0.
template <class A, class B>
struct hypot_of : componentwise<A, B> {
  static constexpr auto name = "hypot";
  BPTT_INLINE static constexpr auto value(auto x, auto y) { return elementary::hypot(x, y); }
  static constexpr auto slope_a(auto a, auto b, auto) { return direction_cosine_of<decltype(a), decltype(b)>{}; }
  static constexpr auto slope_b(auto a, auto b, auto) { return direction_cosine_of<decltype(b), decltype(a)>{}; }
};
template <class A, class B>
  requires operands<A, B>
constexpr auto hypot(A a, B b) { return component_by_component<hypot_of>(a, b); }

/// The angle of the point with the coordinates b and a, `atan2(y, x)`, in radians from −π to π; 0 at (0, 0), where both
/// slopes are 0.
template <class A, class B>
struct atan2_of : componentwise<A, B> {
  static constexpr auto name = "atan2";
  BPTT_INLINE static constexpr auto value(auto y, auto x) { return elementary::atan2(y, x); }
  static constexpr auto slope_a(auto a, auto b, auto) { return inversion_of<decltype(b), decltype(a)>{}; }
  static constexpr auto slope_b(auto a, auto b, auto) {
    return simplified::negative(inversion_of<decltype(a), decltype(b)>{});
  }
};
template <class A, class B>
  requires operands<A, B>
constexpr auto atan2(A a, B b) { return component_by_component<atan2_of>(a, b); }

}  // namespace bptt
