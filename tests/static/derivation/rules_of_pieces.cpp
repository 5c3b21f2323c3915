// The rules of pieces, diagonals, logsumexp, stop_gradient and operations of one's own, as derivatives of nets of one
// step; and that the pieces come together.
#include <bptt/derivation/rules.hpp>

#include "../cross.hpp"
#include "../same.hpp"

using namespace bptt::simplified;  // the builders, and the stages of a derivation: tested here, used by nobody else
using namespace bptt::derivation;

namespace pieces_of_formulas {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;  // scalars
inline constexpr struct b : parameter<b> {} b;
inline constexpr struct p : parameter<p, 3> {} p;  // vectors
inline constexpr struct q : parameter<q, 3> {} q;
inline constexpr struct r : parameter<r, 2> {} r;
inline constexpr struct v : parameter<v, 6> {} v;
inline constexpr struct w : parameter<w, 6> {} w;
inline constexpr struct M : parameter<M, 5, 3> {} M;  // matrices
inline constexpr struct R : parameter<R, 2, 3> {} R;
inline constexpr struct S : parameter<S, 3, 3> {} S;
inline constexpr struct E : variable<E> {} E;  // the loss
// clang-format on

// ∂E/∂(target) where E = formula
template <class Formula, class Target>
constexpr auto d(Formula formula, Target target) {
  constexpr auto net = unroll<1>(recurrence(E[last] = formula));
  static_assert(shape_of(derivative(net, E, target)) == shape_of(target));
  return formula_of(derivative(net, E, target));
}

// the mean is the sum over the number
static_assert(same(d(mean(p), p), broadcast<3>(one / literal<3>{})));
static_assert(same(d(a * mean(M), M), broadcast<5, 3>(a / literal<15>{})));
// s in every component:  s̄ = ΣC
static_assert(same(d(dot(p, broadcast<3>(a)), a), sum(p)) && same(d(dot(M, broadcast<5, 3>(a * b)), a), sum(M) * b));

// diag(v):  v̄ = the diagonal of C
static_assert(same(d(dot(p, diag(q) * p), q), hadamard(p, p)));
static_assert(same(d(dot(q, diag(q) * p), p), hadamard(q, q)));
static_assert(same(d(dot(S, diag(q)), q), diagonal(S)));
static_assert(same(d(dot(S, diag(q) * S), q), hadamard(S, S) * broadcast<3>(one)));
// the diagonal of M:  M̄ = diag(C)
static_assert(same(d(dot(p, diagonal(S)), S), diag(p)));

// a piece of A:  Ā = C in zeros
static_assert(same(d(dot(p, segment<2, 3>(v)), v), pad<2, 6>(p)));
static_assert(same(d(dot(p, row<4>(M)), M), pad<4, 5>(transpose(p))));  // of a row
static_assert(same(d(dot(r, column<1>(R)), R), transpose(pad<1, 3>(transpose(r)))));
static_assert(same(d(dot(p, row<1>(M) + row<2>(M)), M), pad<1, 5>(concat(transpose(p), transpose(p)))));
static_assert(same(d(dot(M, pad<3, 5>(transpose(p))), p), row<3>(M)));
static_assert(same(d(dot(p, segment<2, 3>(v)), p), segment<2, 3>(v)));
static_assert(same(d(a * component<4>(v), v), pad<4, 6>(a)));
static_assert(same(d(dot(R, rows<1, 2>(M)), M), pad<1, 5>(R)));
static_assert(same(d(dot(r, rows<3, 2>(M) * p), M), pad<3, 5>(outer(r, p))));
static_assert(same(d(dot(r, rows<3, 2>(M) * p), p), transpose(rows<3, 2>(M)) * r));
static_assert(same(d(dot(p, segment<0, 3>(v)) - dot(q, segment<3, 3>(v)), v), concat(p, -q)));
static_assert(same(d(dot(p, segment<2, 3>(a * v)), v), pad<2, 6>(a * p)));
static_assert(same(d(sum(segment<2, 3>(v)), v), pad<2, 6>(broadcast<3>(one))));
// A in zeros:  Ā = its piece of C
static_assert(same(d(dot(v, pad<2, 6>(p)), p), segment<2, 3>(v)));
static_assert(same(d(dot(v, pad<4, 6>(a)), a), component<4>(v)));
static_assert(same(d(dot(M, pad<3, 5>(R)), R), rows<3, 2>(M)));
// parts one after another:  that of each part is its piece of C
static_assert(same(d(dot(v, concat(a, p, r)), a), component<0>(v)));
static_assert(same(d(dot(v, concat(a, p, r)), p), segment<1, 3>(v)));
static_assert(same(d(dot(v, concat(a, p, r)), r), segment<4, 2>(v)));
static_assert(same(d(dot(v, concat(p, q)), v), concat(p, q)));
static_assert(same(d(dot(v, concat(p, p)), p), segment<0, 3>(v) + segment<3, 3>(v)));
static_assert(same(d(dot(M, concat(R, S)), R), rows<0, 2>(M)) && same(d(dot(M, concat(R, S)), S), rows<2, 3>(M)));
static_assert(same(d(dot(p, segment<1, 3>(concat(a, p, r))), p), literal<2>{} * p));  // no zeros, no parts
// log Σ exp(vᵢ):  v̄ = c·softmax(v)
static_assert(same(d(a * logsumexp(p), p), a * softmax(p)) &&
              same(d(logsumexp(S * p), p), transpose(S) * softmax(S * p)));
// a value that is taken for a constant:  Ā = 0, and the term is gone
static_assert(same(d(a * stop_gradient(a), a), stop_gradient(a)));
static_assert(same(d(stop_gradient(tanh(a) * b), a), zero) && same(d(dot(p, stop_gradient(S * q)), S), zeros<3, 3>{}));
static_assert(same(d(dot(p, stop_gradient(p) + q), p), stop_gradient(p) + q));
// and once more: the derivative of a derivative
// in the rule of a step too
// clang-format off
inline constexpr struct s : variable<s, 3> {} s;
// clang-format on
constexpr auto stopped =
    unroll<4>(recurrence(s[t] = tanh(S * stop_gradient(s[t - 1_c])) + stop_gradient(S) * p, E[last] = sum(s[last])));
static_assert(std::is_same_v<decltype(rule(stopped, E, s)),
                             adjoint_rule<struct E, struct s, types<last_term<decltype(broadcast<3>(one))>>>>);
static_assert(same(adjoint(stopped, E, s[0_c]), zero) &&
              same(adjoint(stopped, E, p), transpose(stop_gradient(S)) * at<bar<struct E, struct s>, 3>{}));
// and once more: the derivatives of derivatives
static_assert(same(d(dot(w, d(dot(segment<2, 3>(v), segment<2, 3>(v)), v)), v),
                   pad<2, 6>(literal<2>{} * segment<2, 3>(w))));
static_assert(same(d(dot(q, d(logsumexp(p), p)), p), hadamard(softmax(p), q) - dot(softmax(p), q) * softmax(p)));
static_assert(same(d(dot(q, d(dot(p, mine::cross(q, S * p)), q)), S), outer(mine::cross(p, q), p)));

// the four gates of a cell: the adjoint of what they read is one vector of four parts, whatever order they are read in
// clang-format off
inline constexpr int H = 2;
inline constexpr struct x : input<x, 4 * H> {} x;
inline constexpr struct z : variable<z, 4 * H> {} z;
inline constexpr struct c : variable<c, H> {} c;
// clang-format on
constexpr auto net = unroll<2>(recurrence(z[t] = x[t],
                                          c[t] = hadamard(segment<2 * H, H>(z[t]), segment<0, H>(z[t])) +
                                                 hadamard(segment<3 * H, H>(z[t]), segment<H, H>(z[t])),
                                          E[last] = sum(c[last])));
constexpr auto gate = [](auto k) { return segment<decltype(k)::value * H, H>(z[1_c]); };
static_assert(same(formula_of(derivative(net, E, z[1_c])), concat(gate(2_c), gate(3_c), gate(0_c), gate(1_c))));

// an operation of one's own, from another namespace:  ā = b × c, b̄ = c × a
static_assert(same(d(dot(p, mine::cross(q, S * p)), q), mine::cross(S * p, p)));
static_assert(same(d(dot(p, mine::cross(S * p, q)), q), mine::cross(p, S * p)));
}  // namespace pieces_of_formulas
