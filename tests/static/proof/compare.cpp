// Three answers: equal, different, undecided.
#include <bptt/proof/compare.hpp>

#include "../thread.hpp"

namespace algebra {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct b : parameter<b> {} b;
inline constexpr struct p : parameter<p, 3> {} p;
inline constexpr struct q : parameter<q, 3> {} q;
inline constexpr struct M : parameter<M, 3, 3> {} M;
inline constexpr struct v : parameter<v, 6> {} v;
inline constexpr struct W : parameter<W, 6, 6> {} W;
inline constexpr struct f : function<f> {} f;
// clang-format on
static_assert(compare(a + b, b + a) == verdict::equal && compare(a + b, b - a) == verdict::different &&
              compare(a, 2_c * a) == verdict::different);
static_assert(compare(f(a + b), f(b + a)) == verdict::equal && compare(f(a), f(b)) == verdict::different &&
              compare(f(a), prime(f)(a)) == verdict::different);
static_assert(compare(M * p, p) == verdict::different && compare(M * p, transpose(M) * p) == verdict::different &&
              compare(dot(p, q), dot(q, p)) == verdict::equal);
static_assert(compare(softmax(p), softmax(q)) == verdict::different && compare(tanh(-a), -tanh(a)) == verdict::equal);
// what is not known: the numbers agree, and there is no proof
static_assert(compare(sin(2_c * a), 2_c * sin(a) * cos(a)) == verdict::undecided &&
              compare(sin(2_c * a), 2_c * sin(a)) == verdict::different);
static_assert(compare(sqrt(square(abs(a))), abs(a)) == verdict::undecided);
// sums over as many components as there are
static_assert(compare(sum(sigmoid(p) + sigmoid(-p)), 3_c * one) == verdict::equal &&
              compare(sum(sigmoid(p) + sigmoid(-p)), 2_c * one) == verdict::different);
static_assert(compare(sum(identity<3>{}), 3_c * one) == verdict::equal &&
              compare(sum(identity<3>{}), one) == verdict::different);
static_assert(compare(sum(exp(identity<7>{})), 7_c * exp(one) + 42_c) != verdict::different &&
              compare(concat(p, tanh(2_c * q)), concat(p, 2_c * sigmoid(4_c * q) - 1_c)) != verdict::different);
// how many equal components a vector has
static_assert(compare(logsumexp(broadcast<3>(a)), logsumexp(broadcast<5>(a))) == verdict::different &&
              compare(logsumexp(p - p), log(3_c * one)) != verdict::different);
static_assert(compare(softmax(broadcast<3>(a)), broadcast<3>(one / 3_c)) != verdict::different &&
              compare(component<0>(softmax(broadcast<3>(a))), component<0>(softmax(broadcast<5>(a)))) ==
                  verdict::different);
static_assert(!equivalent(concat(broadcast<3>(a), broadcast<5>(b)), concat(broadcast<5>(a), broadcast<3>(b))) &&
              equivalent(concat(broadcast<3>(a + b), p), concat(broadcast<3>(b + a), p)));
// each component that is named has a number of its own, in pieces and sums as well
static_assert(compare(component<4>(v), component<5>(v)) == verdict::different &&
              compare(component<4>(softmax(v)), component<5>(softmax(v))) == verdict::different &&
              compare(segment<3, 2>(v), segment<4, 2>(v)) == verdict::different);
static_assert(compare(component<4>(W * v), component<5>(W * v)) == verdict::different &&
              compare(component<4>(W * v), component<4>(transpose(W) * v)) == verdict::different &&
              compare(rows<4, 1>(W), rows<5, 1>(W)) == verdict::different &&
              compare(component<2>(diagonal(W)), component<4>(diagonal(W))) == verdict::different);
constexpr auto two_to_five = component<2>(v) + component<3>(v) + component<4>(v) + component<5>(v);
static_assert(compare(sum(v), component<0>(v) + component<1>(v) + two_to_five) != verdict::different &&
              compare(sum(v), component<0>(v) + component<0>(v) + two_to_five) == verdict::different &&
              compare(sum(segment<2, 4>(v)), two_to_five) != verdict::different &&
              compare(sum(segment<1, 4>(v)), two_to_five) == verdict::different &&
              compare(component<3>(segment<2, 4>(v)), component<5>(v)) != verdict::different &&
              compare(sum(segment<1, 3>(segment<2, 4>(v))), two_to_five - component<2>(v)) != verdict::different);
static_assert(compare(tanh(segment<3, 3>(v)), segment<1, 3>(tanh(segment<2, 4>(v)))) != verdict::different &&
              compare(tanh(segment<2, 3>(v)), segment<1, 3>(tanh(segment<2, 4>(v)))) == verdict::different &&
              compare(component<4>(identity<6>{} * v), component<4>(v)) == verdict::equal);
static_assert(compare(row<4>(W), row<5>(W)) == verdict::different &&
              compare(row<4>(W), column<4>(W)) == verdict::different &&
              compare(W * pad<4, 6>(one), column<5>(W)) == verdict::different &&
              compare(exp(pad<4, 6>(a)), pad<4, 6>(exp(a))) == verdict::different &&
              compare(tanh(pad<4, 6>(a)), pad<4, 6>(tanh(a))) != verdict::different &&
              compare(segment<1, 3>(pad<2, 6>(a)), pad<1, 3>(a)) != verdict::different &&
              compare(segment<1, 3>(pad<2, 6>(a)), pad<2, 3>(a)) == verdict::different);
// what rounding leaves of sin 2a − 2·sin a·cos a, which no rule knows to be 0, does not choose
static_assert(compare(where(sin(2_c * a) - 2_c * sin(a) * cos(a), a, b), b) != verdict::different &&
              compare(where(sin(2_c * a) - sin(a) * cos(a), a, b), b) == verdict::different);
// of what is defined nowhere nothing is known
static_assert(compare(a / (b - b), a) == verdict::undecided);
}  // namespace algebra

namespace given_a_net {
using namespace thread;
static_assert(compare(net, s[1_c], func(z[1_c])) == verdict::equal &&
              compare(net, s[1_c], func(z[0_c])) == verdict::different &&
              compare(net, s[1_c], s[0_c]) == verdict::different);
static_assert(compare(net, derivative(net, E, u), derivative(net, E, w)) == verdict::different);
}  // namespace given_a_net

// A name whose components are all equal, in sums.
namespace equal_components {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct p : parameter<p, 3> {} p;
inline constexpr struct x : input<x> {} x;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct h : variable<h, 3> {} h;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr auto net = unroll<2>(
    recurrence(s[t] = tanh(w * s[t - 1_c] + x[t]), h[t] = broadcast<3>(s[t]), L[last] = sum(sum(h[t]) * w, t)));
static_assert(compare(net, sum(h[1_c]), 3_c * s[1_c]) == verdict::equal &&
              compare(net, sum(h[1_c]), s[1_c]) == verdict::different &&
              compare(net, dot(h[1_c], p), s[1_c] * sum(p)) == verdict::equal);
static_assert(compare(net, sum(square(h[1_c])), 3_c * square(tanh(w * s[0_c] + x[1_c]))) == verdict::equal &&
              compare(net, sum(square(h[1_c])), square(tanh(w * s[0_c] + x[1_c]))) == verdict::different);
// the same without numbers, which show most false proofs to be false, and without names replaced everywhere
template <class A, class B>
constexpr bool equal_by_definitions(A, B) {
  return normal_form::equal_in<normal_form::setting<std::remove_const_t<decltype(net)>, normal_form::by_exp::none>, A,
                               B>()
      .succeeded;
}
static_assert(equal_by_definitions(sum(h[1_c]), 3_c * s[1_c]) && !equal_by_definitions(sum(h[1_c]), s[1_c]) &&
              equal_by_definitions(dot(h[1_c], p), s[1_c] * sum(p)));
}  // namespace equal_components
