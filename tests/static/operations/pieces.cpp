// Pieces: what people write, and how pieces are simplified in generated formulas.
#include <bptt/operations/pieces.hpp>

#include "../same.hpp"

using namespace bptt::simplified;  // the builders, and the stages of a derivation: tested here, used by nobody else
using namespace bptt::derivation;

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;  // scalars
inline constexpr struct b : parameter<b> {} b;
inline constexpr struct l : parameter<l, 1> {} l;  // vectors
inline constexpr struct p : parameter<p, 2> {} p;
inline constexpr struct q : parameter<q, 3> {} q;
inline constexpr struct v : parameter<v, 9> {} v;
inline constexpr struct w : parameter<w, 9> {} w;
inline constexpr struct M : parameter<M, 5, 3> {} M;  // matrices
inline constexpr struct N : parameter<N, 2, 3> {} N;
inline constexpr struct h : variable<h, 9> {} h;
// clang-format on
constexpr literal<2> two;

// what people write
static_assert(same(segment<2, 3>(h[t]), segment_of<ago<struct h, 0>, offset<2>, shape<3>>{}));
static_assert(same(component<4>(v), segment_of<struct v, offset<4>, shape<>>{}));
static_assert(same(rows<1, 2>(M), segment_of<struct M, offset<1>, shape<2, 3>>{}));
static_assert(same(pad<2, 9>(q), padded_of<struct q, offset<2>, shape<9>>{}));
static_assert(same(pad<8, 9>(a), padded_of<struct a, offset<8>, shape<9>>{}));
static_assert(same(pad<1, 5>(N), padded_of<struct N, offset<1>, shape<5, 3>>{}));
static_assert(same(concat(p, q), concat_of<struct p, struct q>{}) && shape_of(concat(p, q)) == shape<5>{});
static_assert(same(concat(a, p, b, q), concat_of<struct a, struct p, struct b, struct q>{}) &&
              shape_of(concat(a, p, b, q)) == shape<7>{});
static_assert(same(concat(q, 1_c), concat_of<struct q, struct one>{}) && shape_of(concat(1_c, q)) == shape<4>{});
static_assert(shape_of(concat(a, b)) == shape<2>{} && shape_of(concat(M, N, M)) == shape<12, 3>{} &&
              shape_of(concat(transpose(q), N)) == shape<3, 3>{});
static_assert(shape_of(segment<8, 1>(v)) == shape<1>{} && shape_of(component<8>(v)) == shape<>{} &&
              shape_of(rows<4, 1>(M)) == shape<1, 3>{});
// a row or a column of a matrix, as a vector
static_assert(same(row<4>(M), segment_of<struct M, offset<4>, shape<3>>{}) && shape_of(row<4>(M)) == shape<3>{});
static_assert(same(column<2>(M), row<2>(transpose(M))) && shape_of(column<2>(M)) == shape<5>{});

// pieces of anything
static_assert(same(piece<2, shape<3>>(zero), zero));  // of 0 → 0
static_assert(same(piece<0, shape<9>>(v), v));        // all of a → a
static_assert(same(piece<0, shape<>>(a), a));
static_assert(same(piece<0, shape<>>(l), sum(l)));                     // the component of a vector of one → its sum
static_assert(same(piece<2, shape<3>>(-v), -segment<2, 3>(v)));        // of −a → − that of a
static_assert(same(piece<2, shape<3>>(a * v), a * segment<2, 3>(v)));  // of s·a → s· that of a
static_assert(same(piece<2, shape<3>>(broadcast<9>(a)), broadcast<3>(a)));  // of s·1 → s·1
static_assert(same(piece<2, shape<>>(broadcast<9>(a)), a));
static_assert(same(piece<1, shape<2, 3>>(broadcast<5, 3>(a)), broadcast<2, 3>(a)));
static_assert(same(piece<2, shape<3>>(v), segment<2, 3>(v)) && same(piece<2, shape<2, 3>>(M), rows<2, 2>(M)));
static_assert(same(piece<1, shape<2>>(segment<2, 4>(v)), segment<3, 2>(v)));  // a piece of a piece → a piece
static_assert(same(piece<1, shape<>>(segment<2, 4>(v)), component<3>(v)));
// of a part in zeros: inside it, beside it, across its border
static_assert(same(piece<2, shape<3>>(pad<2, 9>(q)), q));
static_assert(same(piece<3, shape<2>>(pad<2, 9>(q)), segment<1, 2>(q)));
static_assert(same(piece<3, shape<>>(pad<2, 9>(q)), component<1>(q)));
static_assert(same(piece<0, shape<2>>(pad<2, 9>(q)), zero));
static_assert(same(piece<5, shape<4>>(pad<2, 9>(q)), zero));
static_assert(same(piece<4, shape<2>>(pad<2, 9>(q)), segment<4, 2>(pad<2, 9>(q))));
static_assert(same(piece<1, shape<2>>(pad<2, 9>(q)), segment<1, 2>(pad<2, 9>(q))));
static_assert(same(piece<8, shape<>>(pad<8, 9>(a)), a) && same(piece<8, shape<1>>(pad<8, 9>(a)), broadcast<1>(a)));
// of parts one after another
constexpr auto parts = concat(a, p, q, b);  // at 0, 1, 3, 6
static_assert(first_row(parts, 0) == 0 && first_row(parts, 1) == 1 && first_row(parts, 2) == 3 &&
              first_row(parts, 3) == 6 && first_row(parts, 4) == 7);
static_assert(same(piece<1, shape<2>>(parts), p) && same(piece<3, shape<3>>(parts), q));
static_assert(same(piece<0, shape<>>(parts), a) && same(piece<6, shape<>>(parts), b) &&
              same(piece<0, shape<1>>(parts), broadcast<1>(a)));
static_assert(same(piece<4, shape<2>>(parts), segment<1, 2>(q)) && same(piece<2, shape<>>(parts), component<1>(p)));
static_assert(same(piece<2, shape<2>>(parts), segment<2, 2>(parts)) &&
              same(piece<0, shape<3>>(parts), segment<0, 3>(parts)));
static_assert(same(piece<5, shape<2, 3>>(concat(M, N)), N) &&
              same(piece<4, shape<2, 3>>(concat(M, N)), rows<4, 2>(concat(M, N))));
// a row, as a vector: of rows, of vᵀ, of what is in zeros, of parts
static_assert(same(piece<1, shape<3>>(M), row<1>(M)) && same(piece<1, shape<3>>(rows<2, 3>(M)), row<3>(M)));
static_assert(same(piece<0, shape<3>>(transpose(q)), q) && same(piece<2, shape<3>>(pad<2, 5>(transpose(q))), q) &&
              same(piece<0, shape<3>>(rows<4, 1>(M)), row<4>(M)));
static_assert(same(piece<2, shape<3>>(pad<1, 5>(N)), row<1>(N)) && same(piece<3, shape<3>>(pad<1, 5>(N)), zero));
static_assert(same(piece<6, shape<3>>(concat(M, N)), row<1>(N)) && same(piece<4, shape<3>>(concat(M, N)), row<4>(M)));
static_assert(same(piece<1, shape<2>>(row<2>(M)), segment<1, 2>(row<2>(M))) &&
              same(piece<1, shape<>>(row<2>(M)), component<1>(row<2>(M))));
static_assert(same(piece<1, shape<3>>(a * M), a * row<1>(M)) &&
              same(piece<1, shape<3>>(broadcast<5, 3>(a)), broadcast<3>(a)));

// of a product: Bᵀ times that of A
static_assert(same(piece<1, shape<3>>(N * transpose(M) * M), transpose(M) * (M * row<1>(N))));

// parts in zeros
static_assert(same(padded<2, shape<9>>(zero), zero));          // 0 in zeros → 0
static_assert(same(padded<0, shape<3>>(q), q));                // nothing around it → a
static_assert(same(padded<0, shape<1>>(a), broadcast<1>(a)));  // a scalar as a vector of one component
static_assert(same(padded<2, shape<9>>(q), pad<2, 9>(q)));
static_assert(same(negative(pad<2, 9>(q)), pad<2, 9>(-q)) &&
              same(negative(pad<2, 9>(-q)), pad<2, 9>(q)));  // −(a, 0) → (−a, 0)
static_assert(same(times(a, pad<2, 9>(q)), pad<2, 9>(a * q)) &&
              same(times(pad<2, 9>(q), a), pad<2, 9>(a * q)));  // s·(a, 0) → (s·a, 0)

// side by side, in any order
static_assert(same(plus(pad<0, 9>(p), pad<2, 9>(q)), pad<0, 9>(concat(p, q))));  // (a, 0, 0) + (0, b, 0) → (a, b, 0)
static_assert(same(plus(pad<2, 9>(q), pad<0, 9>(p)), pad<0, 9>(concat(p, q))));
static_assert(same(minus(pad<0, 9>(p), pad<2, 9>(q)), pad<0, 9>(concat(p, -q))));
static_assert(same(plus(pad<2, 9>(p), pad<2, 9>(p)), pad<2, 9>(two * p)));  // (0, a) + (0, b) → (0, a + b)
static_assert(same(plus(pad<2, 9>(q), pad<2, 9>(segment<0, 3>(v))), pad<2, 9>(q + segment<0, 3>(v))));
static_assert(same(minus(pad<2, 9>(q), pad<2, 9>(segment<0, 3>(v))), pad<2, 9>(q - segment<0, 3>(v))));
static_assert(same(plus(pad<0, 3>(a), pad<1, 3>(p)), concat(a, p)));  // nothing around them → the parts
static_assert(same(plus(pad<0, 9>(p), pad<3, 9>(q)), pad<0, 9>(p) + pad<3, 9>(q)));  // not side by side
static_assert(same(plus(pad<0, 9>(p), pad<1, 9>(q)), pad<0, 9>(p) + pad<1, 9>(q)));
static_assert(same(plus(pad<0, 5>(N), pad<2, 5>(rows<0, 3>(M))), concat(N, rows<0, 3>(M))));
constexpr auto A = pad<0, 9>(p);
constexpr auto B = pad<2, 9>(q);
constexpr auto C = pad<5, 9>(a);
constexpr auto D = pad<6, 9>(segment<0, 3>(v));
constexpr auto whole = concat(p, q, a, segment<0, 3>(v));
constexpr auto one_by_one = [](auto x, auto y, auto z, auto u) {
  return same(plus(plus(plus(x, y), z), u), whole) && same(plus(x, plus(y, plus(z, u))), whole);
};
static_assert(one_by_one(A, B, C, D) && one_by_one(A, B, D, C) && one_by_one(B, A, C, D) && one_by_one(D, C, B, A) &&
              one_by_one(C, D, A, B));
static_assert(one_by_one(A, C, B, D) && one_by_one(A, D, B, C) && one_by_one(B, D, A, C) && one_by_one(C, A, D, B) &&
              one_by_one(D, A, C, B) && one_by_one(B, D, C, A));
// among other addends, whatever their signs
static_assert(same(plus(plus(plus(w, A), D), plus(B, C)), w + whole) &&
              same(plus(plus(plus(plus(w, A), D), B), C), w + whole));
static_assert(same(plus(plus(plus(plus(plus(w, A), C), v), B), D), w + whole + v));
static_assert(same(plus(minus(A, w), B), pad<0, 9>(concat(p, q)) - w) &&
              same(minus(plus(w, A), B), w + pad<0, 9>(concat(p, -q))));

// made again from other parts: a part that is 0 leaves zeros where it was
struct q_is_zero {
  template <class E>
  static std::conditional_t<std::is_same_v<E, struct q>, struct zero, E> of(E);
};
static_assert(same(rebuilt<decltype(concat(a, p, q)), q_is_zero>::type{}, pad<0, 6>(concat(a, p))));
static_assert(same(rebuilt<decltype(concat(a, q, p)), q_is_zero>::type{}, pad<0, 6>(a) + pad<4, 6>(p)));
static_assert(same(rebuilt<decltype(concat(q, q)), q_is_zero>::type{}, zero));
static_assert(same(rebuilt<decltype(concat(p, a, p)), q_is_zero>::type{}, concat(p, a, p)));
static_assert(same(rebuilt<decltype(pad<2, 9>(q)), q_is_zero>::type{}, zero) &&
              same(rebuilt<decltype(segment<1, 2>(q)), q_is_zero>::type{}, zero));
static_assert(same(rebuilt<decltype(segment<1, 2>(concat(a, p, q))), q_is_zero>::type{}, p));
}  // namespace
