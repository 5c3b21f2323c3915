// Which exponentials are kept, by what they are read, and that the backward pass takes none of its own.
#include <bptt/bptt.hpp>

#include "../near.hpp"
#include "../same.hpp"

using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else
namespace kept {
using namespace bptt;
// clang-format off
inline constexpr struct q : input<q, 9> {} q;
inline constexpr struct y : input<y, 9> {} y;
inline constexpr struct k : token<k, 9> {} k;
inline constexpr struct few : input<few, 4> {} few;
inline constexpr struct W : parameter<W, 9, 4> {} W;
inline constexpr struct z : variable<z, 9> {} z;
inline constexpr struct p : variable<p, 9> {} p;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct L : variable<L> {} L;
// clang-format on
template <class... Equation>
constexpr with_intermediate_names<recurrence_of<Equation...>> named_in(recurrence_of<Equation...>) {
  return {};
}
template <class V>
constexpr ago<value_of<exponentials_of<V>>, 0> exponentials(V) {
  return {};
}
template <class V>
constexpr auto equation_for(V) {
  return equation<ago<value_of<exponentials_of<V>>, 0>, exponentials_of<V>>{};
}
template <class Lhs, class Rhs>
constexpr equation<Lhs, Rhs> is(Lhs, Rhs) {
  return {};
}
template <class... E>
constexpr recurrence_of<E...> all(E...) {
  return {};
}
// the logits get a name first; of a cross-entropy with a distribution the error is kept, with a token the exponentials
constexpr ago<value_of<std::remove_const_t<decltype(W * few[t])>>, 0> logits;
using of_logits = std::remove_const_t<decltype(logits)>;
constexpr ago<value_of<softmax_error_of<of_logits, ago<struct y, 0>>>, 0> error;
static_assert(
    same(named_in(recurrence(s[t] = softmax_cross_entropy(W * few[t], y[t]))),
         all(is(logits, W * few[t]), is(error, softmax_error_of<of_logits, ago<struct y, 0>>{}),
             is(s[t], cross_entropy_by_error<of_logits, ago<struct y, 0>, std::remove_const_t<decltype(error)>>{}))));
static_assert(same(named_in(recurrence(s[t] = softmax_cross_entropy(W * few[t], k[t]))),
                   all(is(logits, W * few[t]), equation_for(logits),
                       is(s[t],
                          softmax_cross_entropy_by<of_logits, ago<struct k, 0>, decltype(exponentials(logits))>{}))));
// one name for all that read the same exponentials
static_assert(same(named_in(recurrence(s[t] = logsumexp(q[t]), p[t] = log_softmax(q[t]))),
                   all(equation_for(q[t]), is(s[t], logsumexp_by<ago<struct q, 0>, decltype(exponentials(q[t]))>{}),
                       is(p[t], log_softmax_by<ago<struct q, 0>, decltype(exponentials(q[t]))>{}))));
// few components, and what is no gradient, stay as they are
static_assert(same(named_in(recurrence(s[t] = logsumexp(few[t]))), recurrence(s[t] = logsumexp(few[t]))));
static_assert(same(named_in(recurrence(p[t] = softmax(q[t]))), recurrence(p[t] = softmax(q[t]))));
static_assert(same(named_in(recurrence(s[t] = stop_gradient(logsumexp(q[t])))),
                   recurrence(s[t] = stop_gradient(logsumexp(q[t])))));
// a whole cache line of doubles, and of floats
static_assert(shape_t<exponentials_of<struct q>>::size == 16 && exponentials_of<struct q>::scale == 11);

// the logits of one step at a time, the errors of all: as much memory as the logits of all took
constexpr int T = 40;
constexpr auto net = unroll<T>(recurrence(z[t] = W * few[t], L[last] = mean(softmax_cross_entropy(z[t], y[t]), t)));
template <class Program>
using plan_of = gradient_plan<Program, struct L, codegen::step_loop, struct W>;
using planned = plan_of<std::remove_const_t<decltype(net)>>;
static_assert(planned::buffer_of<value_of<softmax_error_of<ago<struct z, 0>, ago<struct y, 0>>>>::slots == T &&
              planned::buffer_of<struct z>::slots == 1);

// numbers: Σ exp(log softmax) = 1, and the gradient of a cross-entropy is softmax(q)·Σy − y; of logits that are large
// and far apart
constexpr auto loss = unroll<1>(recurrence(L[last] = softmax_cross_entropy(q[last], y[last])));
constexpr auto r = gradient(loss, L, wrt(q, y))(q({1000.0, 1000.0, 998.0, -1e6, 0.0, -1000.0, -1e9, 3.0, 990.0}),
                                                y({0.5, 0.0, 0.25, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0}));
// log(2 + e⁻² + e⁻¹⁰)
constexpr double log_total = 0.7586449367187028;
static_assert(near(r[L], 0.5 * log_total + 0.25 * (2 + log_total)));
static_assert(near(r[q][0](0), 0.75 * elementary::exp(-log_total) - 0.5) &&
              near(r[q][0](1), 0.75 * elementary::exp(-log_total)) && r[q][0](3) == 0 && r[q][0](5) == 0);
static_assert(near(r[y][0](0), log_total) && near(r[y][0](8), 10 + log_total) && near(r[y][0](3), 1001000 + log_total));
}  // namespace kept
