// The axes of every kind of formula.
#include <bptt/bptt.hpp>

#include "../same.hpp"

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct hidden : axis<4> {} hidden;
inline constexpr struct feature : axis<3> {} feature;
inline constexpr struct out : axis<2> {} out;
inline constexpr struct W : parameter<W, hidden, before(hidden)> {} W;
inline constexpr struct B : parameter<B, hidden, after(hidden)> {} B;  // of a net that runs backward in time
inline constexpr struct U : parameter<U, hidden, feature> {} U;
inline constexpr struct V : parameter<V, out, hidden> {} V;
inline constexpr struct P : parameter<P, 5, hidden> {} P;              // rows without a name
inline constexpr struct b : parameter<b, hidden> {} b;
inline constexpr struct k : constant<k, hidden> {} k;
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct x : input<x, feature> {} x;
inline constexpr struct p : input<p, 4> {} p;
inline constexpr struct h : variable<h, hidden> {} h;
inline constexpr struct d : variable<d, hidden> {} d;
inline constexpr struct o : variable<o, out> {} o;
inline constexpr struct f : function<f> {} f;
// clang-format on
template <class A>
struct twice : node {
  using shape = shape_t<A>;
};
using H = struct hidden;
using F = struct feature;
using O = struct out;

template <class Got, class Want>
inline constexpr bool are_the_same_axes = std::is_same_v<Got, Want>;
/// `has<axes<...>>(formula)`: both lists of axes stand in the message when they differ.
template <class Want, class E>
constexpr bool has(E) {
  static_assert(are_the_same_axes<axes_t<E>, Want>, "the formula has other axes than the test wants");
  return true;
}

// symbols, and references in the frame of step t, of a concrete step, of the last one
static_assert(has<axes<H, earlier<H, 1>>>(W) && has<axes<H, F>>(U) && has<axes<units<5>, H>>(P) && has<axes<H>>(b) &&
              has<axes<H>>(k) && has<axes<>>(a));
static_assert(has<axes<H>>(h[t]) && has<axes<earlier<H, 1>>>(h[t - 1_c]) && has<axes<earlier<H, 2>>>(h[t - 2_c]) &&
              has<axes<later<H, 1>>>(h[t + 1_c]));
static_assert(has<axes<F>>(x[t]) && has<axes<units<4>>>(p[t]) && has<axes<units<4>>>(p[t - 1_c]));
static_assert(has<axes<at_step<H, 1>>>(h[1_c]) && has<axes<at_step<H, -1>>>(h[-1_c]) &&
              has<axes<after_the_last<H, 0>>>(h[last]) && has<axes<after_the_last<H, 1>>>(h[last + 1_c]));
static_assert(has<axes<H, earlier<H, 1>>>(W[t]) && has<axes<H, earlier<H, 1>>>(W[2_c]) && has<axes<H>>(b[1_c]) &&
              has<axes<H>>(k[last]));
static_assert(axes_of(W) == axes<H, earlier<H, 1>>{} && !(axes_of(W) == axes<H, H>{}));

// products: the parameter in the frame of step t, of the step of its operand, of any step
static_assert(has<axes<H>>(W * h[t - 1_c]) && has<axes<H>>(U * x[t]) && has<axes<O>>(V * h[t]) &&
              has<axes<units<5>>>(P * h[t]) && has<axes<H>>(W * p[t]));
static_assert(has<axes<earlier<H, 1>>>(transpose(W) * d[t]) && has<axes<H>>(transpose(W) * d[t + 1_c]) &&
              has<axes<later<H, 1>>>(transpose(W) * d[t + 2_c]));
static_assert(has<axes<H>>(transpose(W) * (transpose(W) * d[t + 2_c])) && has<axes<later<H, 1>>>(U * x[t + 1_c]) &&
              has<axes<later<O, 1>>>(V * h[t + 1_c]));
static_assert(has<axes<H>>(B * h[t + 1_c]) && has<axes<H>>(transpose(B) * d[t - 1_c]));
static_assert(has<axes<at_step<H, 1>>>(transpose(W) * d[2_c]) && has<axes<at_step<H, 3>>>(W * h[2_c]) &&
              has<axes<at_step<H, 0>>>(transpose(W) * (transpose(W) * d[2_c])));
static_assert(has<axes<after_the_last<O, 0>>>(V * h[last]) && has<axes<after_the_last<H, 0>>>(transpose(V) * o[last]) &&
              has<axes<after_the_last<H, -1>>>(transpose(W) * d[last]));
static_assert(has<axes<some_step<H>>>(W * p[2_c]));  // p has no name: nothing says of which step the product is
// of parameters alone
static_assert(has<axes<H, earlier<H, 2>>>(W * W) && has<axes<earlier<H, 2>, H>>(transpose(W) * transpose(W)) &&
              has<axes<H, later<H, 2>>>(B * B) && has<axes<later<H, 2>, H>>(transpose(B) * transpose(B)));
static_assert(has<axes<H, H>>(W * transpose(W)) && has<axes<earlier<H, 1>, earlier<H, 1>>>(transpose(W) * W) &&
              has<axes<O, earlier<H, 1>>>(V * W));
static_assert(has<axes<H>>((W * W) * h[t - 2_c]) && has<axes<H>>((transpose(W) * transpose(W)) * d[t + 2_c]) &&
              has<axes<H>>((transpose(B) * transpose(B)) * d[t - 2_c]));
// outer products, of vectors and as a product with a row; scalings
static_assert(has<axes<H, earlier<H, 1>>>(outer(d[t], h[t - 1_c])) && has<axes<H, H>>(outer(d[t], h[t])) &&
              has<axes<H, F>>(d[t] * transpose(x[t])));
static_assert(has<axes<at_step<H, 2>, at_step<H, 1>>>(outer(d[2_c], h[1_c])) &&
              has<axes<after_the_last<H, 0>, some_step<H>>>(outer(d[last], h[1_c])) &&
              has<axes<units<4>, H>>(outer(p[t], h[t])));
static_assert(has<axes<later<H, 1>, H>>(outer(d[t + 1_c], h[t])) && has<axes<H, earlier<H, 1>>>(a * W) &&
              has<axes<H>>(h[t] * a) && has<axes<H>>(2_c * h[t]) && has<axes<H>>(h[t] / 2_c));
static_assert(has<axes<units<1>, H>>(transpose(h[t])) && has<axes<F, H>>(transpose(U)) &&
              has<axes<units<1>, F>>(transpose(h[t]) * U));

// sums and componentwise: in one frame, of a parameter with a step, of several steps
static_assert(has<axes<H>>(W * h[t - 1_c] + U * x[t] + b) && has<axes<H>>(h[t] - p[t]) && has<axes<H>>(p[t] + h[t]) &&
              has<axes<H>>(-h[t]) && has<axes<later<H, 1>>>(b + d[t + 1_c]));
static_assert(has<axes<H>>(hadamard(transpose(W) * d[t + 1_c], d[t])) && has<axes<H>>(hadamard(p[t], h[t])) &&
              has<axes<at_step<H, 1>>>(hadamard(b, h[1_c])) && has<axes<H>>(pow(h[t], p[t])) &&
              has<axes<H>>(1_c - square(h[t])));
static_assert(has<axes<H>>(d[0_c] + d[1_c]) && has<axes<H>>(d[0_c] + (d[1_c] + d[2_c])) &&
              has<axes<at_step<H, 1>>>(d[1_c] + d[1_c]) && has<axes<at_step<H, 1>>>(b + d[1_c]));
static_assert(has<axes<H, earlier<H, 1>>>(outer(d[2_c], h[1_c]) + outer(d[1_c], h[0_c])));  // up to a common shift
static_assert(has<axes<H>>(sum(d[t], t)) && has<axes<H, earlier<H, 1>>>(sum(outer(d[t], h[t - 1_c]), t)) &&
              has<axes<H>>(mean(d[t], t)) && has<axes<H>>(sum(d[t], t) + b));
static_assert(has<axes<after_the_last<H, 0>>>(hadamard(sum(d[t], t), h[last])) &&
              has<axes<after_the_last<H, 0>>>(h[last] + h[1_c]));

// functions
static_assert(has<axes<H>>(tanh(h[t])) && has<axes<H>>(square(h[t])) && has<axes<H>>(pow(h[t], 3_c)) &&
              has<axes<earlier<H, 1>>>(f(h[t - 1_c])) && has<axes<H>>(prime(f)(h[t])));
static_assert(has<axes<O>>(softmax(o[t])) && has<axes<O>>(log_softmax(o[t])) && has<axes<H>>(stop_gradient(h[t])) &&
              has<axes<H, H>>(diag(h[t])) && has<axes<H>>(diagonal(outer(h[t], p[t]))));
static_assert(has<axes<earlier<H, 1>>>(diagonal(outer(h[t - 1_c], h[t]))) && has<axes<>>(dot(h[t], h[t])) &&
              has<axes<>>(sum(h[t])) && has<axes<>>(logsumexp(o[t])) &&
              has<axes<>>(cross_entropy(softmax(o[t]), o[t])));
// pieces, and what has no names
static_assert(has<axes<units<2>>>(segment<0, 2>(h[t])) && has<axes<>>(component<1>(h[t])) &&
              has<axes<units<2>, earlier<H, 1>>>(rows<0, 2>(W)) && has<axes<earlier<H, 1>>>(row<1>(W)) &&
              has<axes<units<6>>>(concat(h[t], o[t])));
static_assert(has<axes<units<6>, H>>(concat(W * transpose(W), V)) && has<axes<units<6>>>(pad<1, 6>(h[t])) &&
              has<axes<units<6>, earlier<H, 1>>>(pad<1, 6>(W)) && has<axes<units<4>>>(broadcast<4>(a)));
static_assert(has<axes<units<4>>>(unnamed(h[t])) && has<axes<H>>(h[t] + unnamed(h[t - 1_c])) &&
              has<axes<units<4>>>(twice<ago<struct h, 0>>{}) && has<axes<units<4>, units<4>>>(identity<4>{}));

// names, or none
static_assert(names_axes<struct W> && names_axes<ago<struct h, 1>> && names_axes<at_last<struct h>> &&
              names_axes<decltype(tanh(p[t] + h[t]))> && names_axes<bar<struct o, struct h>>);
static_assert(!names_axes<ago<struct p, 0>> && !names_axes<decltype(tanh(a * p[t]))> && !names_axes<struct zero> &&
              !names_axes<int> && !names_axes<bar<struct o, struct p>>);
}  // namespace
