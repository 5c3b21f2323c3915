// Terms and factors as a person reads them.
#include <bptt/proof/terms_and_factors.hpp>

#include "../same.hpp"

namespace formulas {
using namespace bptt;
using namespace bptt::study;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct v : parameter<v> {} v;
inline constexpr struct W : parameter<W, 3, 3> {} W;
inline constexpr struct y : constant<y> {} y;
inline constexpr struct x : input<x> {} x;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct h : variable<h, 3> {} h;
inline constexpr struct f : function<f> {} f;
// clang-format on
constexpr auto s0 = s[0_c];
constexpr auto s1 = s[1_c];
constexpr auto x0 = x[0_c];
template <class E>
constexpr auto terms_in(E) {
  return terms_of<E>{};
}
template <class E>
constexpr auto factors_in(E) {
  return factors_of<E>{};
}
template <class... E>
constexpr types<E...> list_of(E...) {
  return {};
}
// 1 − s², o − y and 1 + s are one factor; a sum with a parameter in it is a sum over paths
static_assert(same(terms_in((1_c - square(s1)) * x0), list_of(times(1_c - square(s1), x0))) &&
              decltype(terms_in((s1 - y) * w))::size == 1 && decltype(terms_in((1_c + s0) * w))::size == 1);
static_assert(same(terms_in(w * (x0 + w * s0)), list_of(times(w, x0), times(times(w, w), s0))) &&
              decltype(terms_in((x0 + w * f(s0) * s1) * (1_c - s0)))::size == 2);
// signs go in front
static_assert(same(terms_in(x0 - w * s0), list_of(x0, -(w * s0))) &&
              same(terms_in(-(x0 - w * s0)), list_of(-x0, w * s0)) &&
              same(terms_in(w * (-x0)), list_of(-times(w, x0))));
static_assert(same(terms_in((x0 + w * s0) / v), list_of(x0 / v, (w * s0) / v)));
// products of vectors and matrices as they stand
static_assert(same(terms_in(transpose(W * h[1_c] + h[0_c])), list_of(transpose(W * h[1_c]), transpose(h[0_c]))) &&
              same(terms_in(outer(W * h[0_c] - h[1_c], h[0_c])),
                   list_of(outer(W * h[0_c], h[0_c]), -outer(h[1_c], h[0_c]))));

// factors: a vector stands as a column, a diagonal matrix as its vector, a number is none
static_assert(same(factors_in(2_c * w * s0 * square(f(s1))), list_of(w, s0, f(s1), f(s1))));
static_assert(same(factors_in(transpose(W * h[1_c])), list_of(h[1_c], transpose(W))) &&
              same(factors_in(outer(W * h[1_c], h[0_c])), list_of(W, h[1_c], h[0_c])));
static_assert(same(factors_in(diag(1_c - square(h[0_c])) * (transpose(W) * h[1_c])),
                   list_of(1_c - square(h[0_c]), transpose(W), h[1_c])));
static_assert(same(factors_in(w / square(f(s0))), list_of(w, one / f(s0), one / f(s0))));
static_assert(same(factors_in(hadamard(h[0_c], reciprocal(h[1_c]))), list_of(h[0_c], reciprocal(h[1_c]))) &&
              same(factors_in(-(w * (W * h[0_c]))), list_of(w, W, h[0_c])) &&
              same(factors_in(dot(W * h[0_c], h[1_c])), list_of(W, h[0_c], h[1_c])));
static_assert(same(factors_in(transpose(W * transpose(W) * diag(h[0_c]))), list_of(h[0_c], W, transpose(W))) &&
              same(factors_in(2_c * one), types<>{}));
// a sum below a line is one factor, a difference of products of parameters is two terms
static_assert(decltype(terms_in(x0 / (w + v)))::size == 1 && decltype(terms_in((w * s0 - v * s1) * x0))::size == 2 &&
              decltype(terms_in((w + v) * (s0 + w)))::size == 4 && decltype(terms_in(f(w + v)))::size == 1);
static_assert(same(terms_in(diag(W * h[0_c] - h[1_c])), list_of(diag(W * h[0_c]), -diag(h[1_c]))) &&
              same(terms_in(hadamard(h[0_c], -(W * h[1_c]) + h[1_c])),
                   list_of(-hadamard(h[0_c], W * h[1_c]), hadamard(h[0_c], h[1_c]))));
}  // namespace formulas
