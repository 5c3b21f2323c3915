// Types that can be read: the closed forms of the question's net, written by hand, and everything is empty.
#include <bptt/derivation/derivative.hpp>

#include "../same.hpp"
#include "../thread.hpp"

using namespace bptt::simplified;  // the builders, and the stages of a derivation: tested here, used by nobody else
using namespace bptt::derivation;

namespace closed_forms {
using namespace thread;

// dE/du = E_o·o_q·v·s1′·(x1 + x0·w·s0′), as a type: a factor stands where its equation has it
using Eo = primed<struct func_3, at_last<struct o>>;
using oq = primed<struct func_2, at_last<struct q>>;
using s1 = primed<struct func, at<struct z, 1>>;
using s0 = primed<struct func, at<struct z, 0>>;
using C = mul<mul<mul<Eo, oq>, struct v>, s1>;
static_assert(same(derivative(net, E, u),
                   closed_form<2, mul<C, add<at<struct x, 1>, mul<mul<at<struct x, 0>, struct w>, s0>>>>{}));
static_assert(same(derivative(net, E, w),
                   closed_form<2, mul<C, add<at<struct s, 0>, mul<mul<at<struct s, -1>, struct w>, s0>>>>{}));
static_assert(same(derivative(net, E, v), closed_form<2, mul<mul<at<struct s, 1>, Eo>, oq>>{}));
static_assert(same(derivative(net, E, u[1_c]),
                   closed_form<2, mul<mul<mul<mul<at<struct x, 1>, Eo>, oq>, struct v>, s1>>{}));
static_assert(same(derivative(net, E, z[1_c]), closed_form<2, C>{}));
static_assert(same(derivative(net, E, o[last]), closed_form<2, Eo>{}));
static_assert(same(derivative(net, E, E), closed_form<2, struct one>{}));
static_assert(same(derivative(net, s[1_c], s[0_c]), closed_form<2, mul<s1, struct w>>{}));
static_assert(same(derivative(net, s[0_c], s[1_c]), closed_form<2, struct zero>{}));
static_assert(same(derivative(net, s[1_c], s[1_c]), closed_form<2, struct one>{}));
static_assert(same(derivative(net, E, s[last]), derivative(net, E, s[1_c])));

// a sum over time is nested, and as long as T
template <class Formula>
constexpr int leaves_in = decltype(leaves_of<Formula>{})::size;
template <int T>
constexpr int length = leaves_in<std::remove_const_t<decltype(formula_of(derivative(unroll<T>(rnn), E, u)))>>;
static_assert(length<6> - length<5> == length<5> - length<4>);
static_assert(length<9> < 9 * length<1>);

// the graph is in the type, and only there
template <class... X>
constexpr bool all_empty(X...) {
  return (std::is_empty_v<X> && ...);
}
static_assert(all_empty(x, u, a, E, func, x[t], s[t - 1_c], s[last], s[0_c], s[-1_c]));
static_assert(all_empty(a[t] + b[t], tanh(a[t]), sum(s[t], t), prime(func)(z[t]), z[t] = a[t] + b[t]));
static_assert(all_empty(rnn, net, unroll<500>(rnn), rule(net, E, s), adjoints(net, E), adjoint(net, E, s[0_c]),
                        derivative(net, E, u)));
}  // namespace closed_forms

// A zero keeps the shape of its target.
namespace vectors {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 3> {} x;
inline constexpr struct W : parameter<W, 4, 3> {} W;
inline constexpr struct k : parameter<k, 4> {} k;
inline constexpr struct h : variable<h, 4> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net = unroll<2>(recurrence(h[t] = tanh(W * x[t]), E[last] = dot(k, h[last])));
static_assert(same(derivative(net, E, h[0_c]), closed_form<2, zeros<4>>{}));
static_assert(same(derivative(net, E, x[0_c]), closed_form<2, zeros<3>>{}));
static_assert(same(derivative(net, E, W[0_c]), closed_form<2, zeros<4, 3>>{}));
static_assert(same(formula_of(derivative(net, E, W)), outer(hadamard(k, minus(one, square(h[1_c]))), x[1_c])));
static_assert(same(formula_of(derivative(net, E, x[1_c])), transpose(W) * hadamard(k, minus(one, square(h[1_c])))));
static_assert(same(formula_of(derivative(net, E, k)), h[1_c]));
static_assert(shape_of(derivative(net, E, W)) == shape<4, 3>{});
}  // namespace vectors
