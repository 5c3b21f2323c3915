// Tokens in formulas: one-hot vectors that are known by type. Their sum is 1, in proofs and in print, and in calls they
// are their ids.
#include <array>
#include <bptt/bptt.hpp>

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct k : token<k, 5> {} k;
inline constexpr struct y : token<y, 4> {} y;
inline constexpr struct z : input<z, 4> {} z;
inline constexpr struct one_of_one : token<one_of_one, 1> {} one_of_one;
inline constexpr struct Emb : parameter<Emb, 2, 5> {} Emb;
inline constexpr struct W : parameter<W, 4, 2> {} W;
inline constexpr struct v : parameter<v, 4> {} v;
inline constexpr struct q : variable<q, 4> {} q;
inline constexpr struct L : variable<L> {} L;
// clang-format on
// the sum is 1, and a component is 0 or 1
static_assert(equivalent(sum(y[t]), one) && equivalent(sum(one_of_one[t]), one) && !equivalent(sum(z[t]), one));
static_assert(equivalent(hadamard(y[t], y[t]), y[t]) && equivalent(dot(y[t], y[t]), one));
static_assert(equivalent(sum(3_c * y[t] - hadamard(y[t], y[t])), 2_c) && equivalent(W * Emb * k[t], W *(Emb * k[t])));
static_assert(equivalent(sum(outer(y[t], k[t - 1_c])), one) && equivalent(v * sum(y[t]), v));
// at generic points a token is one-hot too: what holds for tokens alone, and is not proved, is not called different
static_assert(equivalent(sin(square(y[t])), sin(y[t])));
template <class S>
constexpr verdict that_one_is_zero = compare(component<0>(S{}[t]) * component<1>(S{}[t]), zero);
static_assert(that_one_is_zero<struct y> == verdict::undecided && that_one_is_zero<struct z> == verdict::different);
// and what is not so: two tokens, two steps, a token and a vector
static_assert(compare(y[t], y[t - 1_c]) == verdict::different && compare(y[t], z[t]) == verdict::different);
static_assert(compare(dot(y[t], v), sum(v)) == verdict::different && compare(y[t], 2_c * y[t]) == verdict::different);
static_assert(compare(hadamard(v, y[t]), y[t]) == verdict::different);

// the cross-entropy of logits: o − y, and with a vector there is its sum
constexpr auto cell = [](auto of) {
  return unroll<2>(recurrence(q[t] = W * (Emb * k[t]), L[last] = sum(softmax_cross_entropy(q[t], of[t]), t)));
};
constexpr auto net = cell(y);
static_assert(text(derivative(net, L, q[1_c])) == "softmax(q₁) − y₁");
static_assert(text(derivative(cell(z), L, q[1_c])) == "(Σz₁)·softmax(q₁) − z₁");
static_assert(latex(rule(net, L, q)) == R"(\frac{\partial L}{\partial q_{t}} = \operatorname{softmax}(q_{t}) - y_{t})");
static_assert(ascii(rule(net, L, Emb)) == "dL/dEmb[t] = W^T*dL/dq[t]*k[t]^T");
static_assert(equivalent(net, derivative(net, L, q[1_c]), softmax(q[1_c]) - y[1_c]));
static_assert(compare(net, derivative(net, L, q[1_c]), softmax(q[1_c]) + y[1_c]) == verdict::different);
static_assert(equivalent(net, derivative(net, L, Emb),
                         outer(transpose(W) * (softmax(q[0_c]) - y[0_c]), k[0_c]) +
                             outer(transpose(W) * (softmax(q[1_c]) - y[1_c]), k[1_c])));

// calls are constants like all others, and the gradient of a table is in the columns that were read
constexpr auto r =
    gradient(net, L, wrt(Emb, W))(Emb({{1.0, 2.0, 3.0, 4.0, 5.0}, {-1.0, 0.0, 1.0, 0.0, -1.0}}),
                                  W({{1.0, 0.0}, {0.0, 1.0}, {1.0, 1.0}, {-1.0, 0.0}}), k({3, 0}), y({2, 2}));
static_assert(r[Emb](0, 0) != 0 && r[Emb](1, 3) != 0 && r[Emb](0, 1) == 0 && r[Emb](0, 2) == 0 && r[Emb](1, 4) == 0);
constexpr auto picked =
    evaluate(unroll<2>(recurrence(q[t] = W * (Emb * k[t]), L[last] = sum(dot(v, y[t]) + sum(y[t]), t))))(
        Emb({{1.0, 2.0, 3.0, 4.0, 5.0}, {-1.0, 0.0, 1.0, 0.0, -1.0}}),
        W({{1.0, 0.0}, {0.0, 1.0}, {1.0, 1.0}, {-1.0, 0.0}}), v({1.0, 10.0, 100.0, 1000.0}), k({3, 0}), y({2, 0}));
static_assert(picked[L] == 103 && picked[q[0_c]](0) == 4 && picked[q[1_c]](2) == 0 && picked[q[1_c]](3) == -1);
}  // namespace
