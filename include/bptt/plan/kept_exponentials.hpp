// Kept exponentials: what softmax and log-sum-exp of a long vector compute, the greatest component, exponentials and
// their sum, becomes a variable of the plan. The forward pass has it already when the backward pass wants softmax(v):
// it is one factor for all exponentials. It takes the memory of v, which the backward pass then does not read. Of a
// cross-entropy with a distribution y it is more: the error softmax(q)·Σy − y, computed while q, y and the exponentials
// are in the cache, so that the backward pass does not read y. With a token, which takes no memory, it is as above.
//
//   l[t] = logsumexp(v[t])                     →   e[t] = exponentials(v[t]),  l[t] = log Σ of e[t]
//   l[t] = softmax_cross_entropy(q[t], k[t])   →   e[t] = exponentials(q[t]),  l[t] = −log_softmax(q[t], e[t]) of k[t]
//   l[t] = softmax_cross_entropy(q[t], y[t])   →   e[t] = softmax_error(q[t], y[t]),  l[t] = the loss in e[t]
#pragma once
#include <bptt/arithmetic/log_sum_exp.hpp>
#include <bptt/derivation/rules.hpp>
#include <bptt/plan/code_generation.hpp>

namespace bptt::numeric {
using namespace simplified;

/// exp(vᵢ − max v) of a vector, then max v, the sum of the exponentials, and 1 / that sum; filled up, so that those of
/// each step begin with a cache line. A constant to the rules of differentiation: the nodes below, which read it, pass
/// everything back to v.
template <class V>
struct exponentials_of : node {
  static constexpr int n = shape_t<V>::size, top = n, total = n + 1, scale = n + 2;
  using shape = bptt::shape<(n + 3 + 15) / 16 * 16>;
  static constexpr auto name = "exponentials";
  template <class N>
  BPTT_INLINE static constexpr void value(N* to, N const* v) {
    auto const e = kernel::write_exponentials<n>(to, [v](int i) BPTT_INLINE { return v[i]; });
    to[top] = e.top;
    to[total] = e.total;
    to[scale] = N(1) / e.divisor();
  }
  template <class N>
  BPTT_INLINE static constexpr kernel::log_sum_exp<N> sum_in(N const* e) {
    return {e[top], e[total]};
  }
};
template <class V>
constexpr auto pullback(exponentials_of<V>, auto, auto) {
  return cotangents(zero);
}

/// softmax(v), and nodes for log softmax(v), log Σ exp(vᵢ) and the cross-entropy of v, by a name for its exponentials.
template <class V>
constexpr auto softmax_by(auto e) {
  using of_v = exponentials_of<V>;
  using name = decltype(e);
  return times(segment_of<name, offset<of_v::scale>, shape<>>{}, segment_of<name, offset<0>, shape_t<V>>{});
}
template <class V, class E>
struct log_softmax_by : node {
  using shape = shape_t<V>;
  static constexpr auto name = "log_softmax";
  template <class N>
  BPTT_INLINE static constexpr void value(N* to, N const* v, N const* e) {
    auto const sum = exponentials_of<V>::sum_in(e);
    N const log_total = elementary::log(sum.divisor());
    for (int i = 0; i < shape::size; ++i) to[i] = sum.below(sum.top, v[i]) - log_total;
  }
};
template <class V, class E>
constexpr auto pullback(log_softmax_by<V, E>, auto c, auto) {
  return cotangents(minus(c, times(total(c), softmax_by<V>(E{}))), zero);
}
template <class V, class E>
struct logsumexp_by : node {
  using shape = bptt::shape<>;
  static constexpr auto name = "logsumexp";
  template <class N>
  BPTT_INLINE static constexpr void value(N* to, N const*, N const* e) {
    *to = exponentials_of<V>::sum_in(e).log_of_sum();
  }
};
template <class V, class E>
constexpr auto pullback(logsumexp_by<V, E>, auto c, auto) {
  return cotangents(times(c, softmax_by<V>(E{})), zero);
}
template <class Q, class Y, class E>
struct softmax_cross_entropy_by : node {
  using shape = bptt::shape<>;
  static constexpr auto name = "softmax_cross_entropy";
  template <class N>
  BPTT_INLINE static constexpr void value(N* to, N const* q, N const* y, N const* e) {
    auto const sum = exponentials_of<Q>::sum_in(e);
    N const log_total = elementary::log(sum.divisor());
    *to = -kernel::reduce<kernel::sum_of_two, shape_t<Q>::size>([&](int i) BPTT_INLINE {
      N const product = y[i] * (sum.below(sum.top, q[i]) - log_total);
      return elementary::select(y[i] == N(0), N(0), product);  // 0·log 0 = 0
    });
  }
};
template <class Q, class Y, class E>
constexpr auto pullback(softmax_cross_entropy_by<Q, Y, E>, auto c, auto) {
  return cotangents(times(c, minus(times(total(Y{}), softmax_by<Q>(E{})), Y{})),
                    negative(times(c, log_softmax_by<Q, E>{})), zero);
}
/// softmax(q)·Σy − y, then max q and the sum of the exponentials as above, then −Σ y log softmax(q).
template <class Q, class Y>
struct softmax_error_of : node {
  using of_q = exponentials_of<Q>;
  static constexpr int n = of_q::n, loss = of_q::scale;
  using shape = typename of_q::shape;
  static constexpr auto name = "softmax_error";
  template <class N>
  BPTT_INLINE static constexpr void value(N* __restrict to, N const* __restrict q, N const* __restrict y) {
    auto const e = kernel::write_exponentials<n>(to, [q](int i) BPTT_INLINE { return q[i]; });
    N const log_total = elementary::log(e.divisor()), scale = N(1) / e.divisor();
    N const of_y = kernel::reduce<kernel::sum_of_two, n>([y](int i) BPTT_INLINE { return y[i]; });
    to[of_q::top] = e.top;
    to[of_q::total] = e.total;
    to[loss] = -kernel::reduce<kernel::sum_of_two, n>([&](int i) BPTT_INLINE {
      N const product = y[i] * (e.below(e.top, q[i]) - log_total);
      return elementary::select(y[i] == N(0), N(0), product);  // 0·log 0 = 0
    });
    for (int i = 0; i < n; ++i) to[i] = of_y * (scale * to[i]) - y[i];
  }
};
template <class Q, class Y>
constexpr auto pullback(softmax_error_of<Q, Y>, auto, auto) {
  return cotangents(zero, zero);
}
template <class Q, class Y, class E>
struct cross_entropy_by_error : node {
  using shape = bptt::shape<>;
  static constexpr auto name = "softmax_cross_entropy";
  template <class N>
  BPTT_INLINE static constexpr void value(N* to, N const*, N const*, N const* e) {
    *to = e[softmax_error_of<Q, Y>::loss];
  }
};
template <class Q, class Y, class E>
constexpr auto pullback(cross_entropy_by_error<Q, Y, E>, auto c, auto) {
  return cotangents(times(c, segment_of<E, offset<0>, shape_t<Q>>{}), negative(times(c, log_softmax_by<Q, E>{})), zero);
}
template <class V>
inline constexpr int rounds<exponentials_of<V>> = 5;
template <class Q, class Y>
inline constexpr int rounds<softmax_error_of<Q, Y>> = 5;

/// The fewest components for which exponentials are kept.
inline constexpr int kept_from = 8;
/// Are the exponentials of a node kept? Then `exponentials` is their formula, and `as<Name>` the node that reads them
/// by that name.
template <class Node>
struct by_exponentials {
  static constexpr bool are_kept = false;
};
template <class V>
struct exponentials_kept {
  static constexpr bool are_kept = shape_t<V>::size >= kept_from;
  using exponentials = exponentials_of<V>;
};
template <class V>
struct by_exponentials<log_softmax_of<V>> : exponentials_kept<V> {
  template <class Name>
  using as = log_softmax_by<V, Name>;
};
template <class V>
struct by_exponentials<logsumexp_of<V>> : exponentials_kept<V> {
  template <class Name>
  using as = logsumexp_by<V, Name>;
};
template <class Q, class Y>
struct by_exponentials<softmax_cross_entropy_of<Q, Y>> : exponentials_kept<Q> {
  using exponentials = softmax_error_of<Q, Y>;
  template <class Name>
  using as = cross_entropy_by_error<Q, Y, Name>;
};
template <class Q, class Y>
  requires is_one_hot<Y>
struct by_exponentials<softmax_cross_entropy_of<Q, Y>> : exponentials_kept<Q> {
  template <class Name>
  using as = softmax_cross_entropy_by<Q, Y, Name>;
};

/// A formula with its operands named, and the equations of the new names.
template <class E, class New>
struct named {
  using formula = E;
  using equations = New;
};
/// The same with a name for its exponentials, where they are kept: `NameFor` has the name of a formula.
template <template <class> class NameFor, class Named>
struct with_exponentials_named {
  using type = Named;
};
template <template <class> class NameFor, class E, class New>
  requires(by_exponentials<E>::are_kept)
struct with_exponentials_named<NameFor, named<E, New>> {
  using kept = typename by_exponentials<E>::exponentials;
  using name = NameFor<kept>;
  using type = named<typename by_exponentials<E>::template as<name>, list::concat<New, types<equation<name, kept>>>>;
};

}  // namespace bptt::numeric
