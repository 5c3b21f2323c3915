// evaluate(net) as a constant: forward values against values by hand and against closed formulas.
#include <array>
#include <bptt/callables/evaluate.hpp>

#include "../near.hpp"

namespace scalar_net {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct k : constant<k> {} k;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net = unroll<3>(recurrence(s[t] = w * s[t - 1_c] + x[t], E[last] = square(s[last] - k)));
// s: 2·1 + 3 = 5, 2·5 + 5 = 15, 2·15 + 7 = 37; E = (37 − 30)²
constexpr auto r = evaluate(net)(w(2), x({3, 5, 7}), s[-1_c](1), k(30.0));
static_assert(r[s[0_c]] == 5 && r[s[1_c]] == 15 && r[s[2_c]] == 37 && r[s[last]] == 37 && r[E] == 49 &&
              r[E[last]] == 49);
static_assert(r[s[t]][0] == 5 && r[s[t]][2] == 37 && r[s[t]].size() == 3);
// bindings in any order; both ways of making code
constexpr auto same_net = evaluate<codegen::step_loop>(net)(k(30.0), s[-1_c](1), x({3, 5, 7}), w(2));
static_assert(same_net[E] == 49 && same_net[s[1_c]] == 15);
static_assert(evaluate<codegen::straight_line>(net)(k(30.0), s[-1_c](1), x({3, 5, 7}), w(2))[s[1_c]] == 15);
// the numbers are those of what is bound, integers aside
static_assert(std::is_same_v<decltype(r)::number, double>);
static_assert(std::is_same_v<decltype(evaluate(net)(w(2.0f), x({3, 5, 7}), s[-1_c](1), k(30)))::number, float>);
static_assert(std::is_same_v<decltype(evaluate(net)(w(2), x({3, 5, 7}), s[-1_c](1), k(30)))::number, double>);
static_assert(evaluate(net)(w(2), x({3, 5, 7}), s[-1_c](zero), k(one))[s[last]] == 29);
static_assert(std::is_empty_v<decltype(evaluate(net))>);

// lags, sums and means over time, a fixed step
constexpr auto lags =
    unroll<3>(recurrence(s[t] = s[t - 2_c] + x[t - 1_c], E[last] = sum(s[t] * s[t], t) + 6_c * mean(s[t], t) + s[1_c]));
// s: 10 + 1 = 11, 20 + 2 = 22, 11 + 3 = 14; 121 + 484 + 196 + 2·47 + 22
constexpr auto l = evaluate(lags)(s[-2_c](10), s[-1_c](20), x[-1_c](1), x({2, 3, 100}));
static_assert(l[s[2_c]] == 14 && l[E] == 801 + 94 + 22);
// an input of two steps ago
constexpr auto late =
    evaluate(unroll<3>(recurrence(s[t] = x[t - 2_c] + 10_c * x[t - 1_c])))(x[-2_c](1), x[-1_c](2), x({3, 4, 5}));
static_assert(late[s[0_c]] == 21 && late[s[1_c]] == 32 && late[s[2_c]] == 43);
// one step of a lag of 2 reads one initial state
static_assert(evaluate(unroll<1>(recurrence(s[t] = 3_c * s[t - 2_c])))(s[-2_c](5))[s[0_c]] == 15);
// every arithmetic node
constexpr auto nodes = unroll<1>(recurrence(s[t] = -(x[t] - w) / k + w * x[t], E[last] = 1_c / s[last]));
static_assert(evaluate(nodes)(x({6.0}), w(2), k(4))[s[0_c]] == 11 &&
              near(evaluate(nodes)(x({6.0}), w(2), k(4))[E], 1.0 / 11));
// functions
constexpr auto functions = unroll<1>(recurrence(s[t] = tanh(x[t]) + exp(x[t]) * sigmoid(w) - log(k)));
static_assert(near(evaluate(functions)(x({0.5}), w(-1.0), k(3.0))[s[0_c]],
                   elementary::tanh(0.5) + elementary::exp(0.5) * elementary::sigmoid(-1.0) - elementary::log(3.0)));
}  // namespace scalar_net

namespace vector_net {
using namespace bptt;
// clang-format off
inline constexpr struct p : parameter<p, 2> {} p;
inline constexpr struct q : parameter<q, 2> {} q;
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct M : parameter<M, 2, 2> {} M;
inline constexpr struct R : parameter<R, 3, 2> {} R;
inline constexpr struct m : variable<m, 2, 2> {} m;
inline constexpr struct v : variable<v, 2> {} v;
inline constexpr struct u : variable<u, 3> {} u;
inline constexpr struct n : variable<n> {} n;
inline constexpr struct a : variable<a> {} a;
inline constexpr struct h : variable<h, 2> {} h;
// clang-format on
constexpr auto net =
    unroll<1>(recurrence(v[last] = hadamard(p, q) + M * q - k * p / 2_c, u[last] = R * p, n[last] = dot(p, q) + sum(q),
                         m[last] = outer(p, q) + transpose(M) - M * transpose(M)));
constexpr auto r = evaluate(net)(p({1.0, 2.0}), q({3.0, 5.0}), k(4), M({{1.0, 2.0}, {3.0, 4.0}}),
                                 R({{1.0, 0.0}, {0.0, 1.0}, {1.0, 1.0}}));
// (3, 10) + (13, 29) − (2, 4)
static_assert(r[v](0) == 14 && r[v](1) == 35 && r[v].size() == 2);
static_assert(r[u](0) == 1 && r[u](1) == 2 && r[u](2) == 3);
static_assert(r[n] == 13 + 8);
// p·qᵀ = (3 5; 6 10), Mᵀ = (1 3; 2 4), M·Mᵀ = (5 11; 11 25)
static_assert(r[m](0, 0) == -1 && r[m](0, 1) == -3 && r[m](1, 0) == -3 && r[m](1, 1) == -11);

// softmax of (0, log 3) is (1/4, 3/4)
constexpr double log3 = elementary::log(3.0);
constexpr auto probabilities =
    unroll<1>(recurrence(v[last] = softmax(p), h[last] = log_softmax(p), n[last] = cross_entropy(v[last], q),
                         a[last] = softmax_cross_entropy(p, q)));
constexpr auto s = evaluate(probabilities)(p({0.0, log3}), q({0.5, 0.5}));
static_assert(near(s[v](0), 0.25) && near(s[v](1), 0.75) && near(s[h](0), elementary::log(0.25)) &&
              near(s[h](1), elementary::log(0.75)));
static_assert(near(s[n], -(elementary::log(0.25) + elementary::log(0.75)) / 2) && near(s[a], s[n]));
// logits at which softmax underflows
static_assert(evaluate(probabilities)(p({0.0, 1000.0}), q({1.0, 0.0}))[a] == 1000);

// a rotation by a quarter turn, eleven times
constexpr auto turn = unroll<11>(recurrence(h[t] = M * h[t - 1_c]));
constexpr auto turned = evaluate(turn)(M({{0.0, -1.0}, {1.0, 0.0}}), h[-1_c]({1.0, 0.0}));
static_assert(turned[h[10_c]](0) == 0 && turned[h[10_c]](1) == -1 && turned[h[3_c]](0) == 1 &&
              turned[h[last]](1) == -1);
}  // namespace vector_net
