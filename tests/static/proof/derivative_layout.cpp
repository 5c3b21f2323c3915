// In which layout a formula is written: by its shape, by its axes, by proof.
#include <bptt/bptt.hpp>

#include "../same.hpp"

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct W : parameter<W, 3, 2> {} W;
inline constexpr struct M : parameter<M, 3, 3> {} M;
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct x : input<x, 2> {} x;
inline constexpr struct h : variable<h, 3> {} h;
inline constexpr struct g : variable<g, 3> {} g;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net = unroll<1>(recurrence(h[t] = W * x[t], g[t] = M * h[t], E[last] = dot(g[last], h[last]) * a));

// the library's own: denominator layout of a scalar loss, numerator layout of a vector
static_assert(layout_of(net, E, W, derivative(net, E, W)) == layout::denominator &&
              layout_of(net, E, W, transpose(derivative(net, E, W))) == layout::numerator);
static_assert(layout_of(net, E, x[0_c], derivative(net, E, x[0_c])) == layout::denominator &&
              layout_of(net, E, x[0_c], transpose(x[0_c])) == layout::numerator);
static_assert(layout_of(net, h[0_c], x[0_c], W) == layout::numerator &&
              layout_of(net, h[0_c], x[0_c], transpose(W)) == layout::denominator);
static_assert(layout_of(net, h[0_c], a, h[0_c]) == layout::numerator &&
              layout_of(net, h[0_c], a, transpose(h[0_c])) == layout::denominator);
static_assert(layout_of(net, E, a, dot(g[0_c], h[0_c])) == layout::both);
// a square matrix: by proof
static_assert(layout_of(net, g[0_c], h[0_c], M) == layout::numerator &&
              layout_of(net, g[0_c], h[0_c], transpose(M)) == layout::denominator);
static_assert(layout_of(net, g[0_c], h[0_c], M + M) == layout::neither &&
              layout_of(net, h[0_c], h[0_c], identity<3>{}) == layout::both);

// conversions
static_assert(same(derivative_in<layout::denominator>(net, E, W), derivative(net, E, W)) &&
              shape_of(derivative_in<layout::numerator>(net, E, W)) == shape<2, 3>{});
static_assert(same(derivative_in<layout::numerator>(net, g[0_c], h[0_c]), derivative(net, g[0_c], h[0_c])) &&
              same(formula_of(derivative_in<layout::denominator>(net, g[0_c], h[0_c])), transpose(M)));
static_assert(shape_of(derivative_in<layout::numerator>(net, E, x[0_c])) == shape<1, 2>{} &&
              shape_of(derivative_in<layout::numerator>(net, E, a)) == shape<>{});
static_assert(same(in_layout<layout::numerator>(net, g[0_c], h[0_c], transpose(M)), M) &&
              same(in_layout<layout::denominator>(net, g[0_c], h[0_c], transpose(M)), transpose(M)));
static_assert(same(in_layout<layout::denominator>(net, E, a, dot(g[0_c], h[0_c])), dot(g[0_c], h[0_c])));
// a row becomes a column, whatever it is made of
constexpr auto row =
    2_c * (transpose(g[0_c]) * W) + hadamard(transpose(x[0_c]), transpose(x[0_c])) / 2_c - transpose(x[0_c]) * a;
static_assert(shape_of(row) == shape<1, 2>{} &&
              shape_of(in_layout<layout::denominator>(net, E, x[0_c], row)) == shape<2>{});
static_assert(same(in_layout<layout::denominator>(net, E, x[0_c], row),
                   2_c * (transpose(W) * g[0_c]) + hadamard(x[0_c], x[0_c]) / 2_c - x[0_c] * a));
static_assert(same(in_layout<layout::numerator>(net, E, W, outer(g[0_c], x[0_c])), outer(x[0_c], g[0_c])));
// what is the same in both layouts stays as it is
static_assert(same(in_layout<layout::denominator>(net, h[0_c], h[0_c], transpose(identity<3>{})),
                   transpose(identity<3>{})));
// of a parameter that the loss does not depend on
// clang-format off
inline constexpr struct K : parameter<K, 3, 2> {} K;
// clang-format on
constexpr auto without_K = unroll<1>(recurrence(h[t] = W * x[t], g[t] = K * x[t], E[last] = dot(h[last], h[last])));
static_assert(shape_of(derivative_in<layout::numerator>(without_K, E, K)) == shape<2, 3>{} &&
              shape_of(derivative_in<layout::denominator>(without_K, E, K)) == shape<3, 2>{});

// named axes decide without a proof, whether or not the formula is right
// clang-format off
inline constexpr struct hidden : axis<3> {} hidden;
inline constexpr struct out : axis<3> {} out;
inline constexpr struct V : parameter<V, out, hidden> {} V;
inline constexpr struct R : parameter<R, hidden, before(hidden)> {} R;
inline constexpr struct s : variable<s, hidden> {} s;
inline constexpr struct o : variable<o, out> {} o;
// clang-format on
constexpr auto named =
    unroll<2>(recurrence(s[t] = tanh(R * s[t - 1_c]), o[t] = V * s[t], E[last] = sum(dot(o[t], o[t]), t)));
static_assert(layout_of(named, E, V, outer(o[1_c], s[1_c])) == layout::denominator &&
              layout_of(named, E, V, outer(s[1_c], o[1_c])) == layout::numerator);
static_assert(layout_of(named, E, R, outer(s[1_c], s[0_c])) == layout::denominator &&
              layout_of(named, E, R, outer(s[0_c], s[1_c])) == layout::numerator);
static_assert(layout_of(named, o[1_c], s[1_c], V) == layout::numerator &&
              same(in_layout<layout::numerator>(named, o[1_c], s[1_c], transpose(V)), V));
}  // namespace
