// Stable forms: the logarithm of a softmax becomes a formula of its logits, wherever the softmax is defined.
#include <bptt/derivation/stable_logarithms.hpp>

#include "../near.hpp"
#include "../same.hpp"

using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct y : input<y, 2> {} y;
inline constexpr struct q : variable<q, 2> {} q;
inline constexpr struct p : variable<p, 2> {} p;
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct h : parameter<h, 2> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
template <class Formula, class... Equation>
constexpr typename stable<Formula, types<Equation...>>::type in(Formula, Equation...) {
  return {};
}
// by itself, and inside of a formula
static_assert(same(in(cross_entropy(softmax(h), y[t])), softmax_cross_entropy(h, y[t])));
static_assert(same(in(log(softmax(h))), log_softmax(h)));
static_assert(same(in(k * (sum(log(softmax(h))) - cross_entropy(softmax(h), y[t]))),
                   k *(sum(log_softmax(h)) - softmax_cross_entropy(h, y[t]))));
static_assert(same(in(sum(cross_entropy(softmax(q[t]), y[t]), t)), sum(softmax_cross_entropy(q[t], y[t]), t)));
// by an equation of the same moment
static_assert(same(in(cross_entropy(p[t], y[t]), p[t] = softmax(q[t])), softmax_cross_entropy(q[t], y[t])));
static_assert(same(in(log(p[last]), p[last] = softmax(h)), log_softmax(h)));
static_assert(same(in(sum(cross_entropy(p[t], y[t]), t), p[t] = softmax(q[t])),
                   sum(softmax_cross_entropy(q[t], y[t]), t)));
// by an equation of the steps, at the last of them
static_assert(same(in(cross_entropy(p[last], y[last]), p[t] = softmax(k * q[t])),
                   softmax_cross_entropy(k * q[last], y[last])));
// and not where the logits are of another step, or p is no softmax
static_assert(same(in(log(p[last]), p[t] = softmax(q[t - 1_c])), log(p[last])));
static_assert(same(in(log(p[last]), p[t] = softmax(q[t + 1_c])), log(p[last])));
static_assert(same(in(log(p[t - 1_c]), p[t] = softmax(q[t])), log(p[t - 1_c])));
static_assert(same(in(cross_entropy(p[t], y[t]), p[t] = exp(q[t])), cross_entropy(p[t], y[t])));
static_assert(same(in(softmax(h) + log(h)), softmax(h) + log(h)));

// logits at which the softmax underflows
constexpr auto net = unroll<1>(recurrence(p[t] = softmax(h), E[last] = cross_entropy(p[last], y[last])));
constexpr auto r = gradient(net, E, wrt(h))(h({0.0, 1000.0}), y({{1.0, 0.0}}));
static_assert(r[E] == 1000 && r[h](0) == -1 && r[h](1) == 1);
}  // namespace
