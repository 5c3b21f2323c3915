// Every rule of simplify.hpp: what goes in, what comes out.
#include <bptt/simplify/simplify.hpp>

#include "../same.hpp"

using namespace bptt::simplified;  // the builders, and the stages of a derivation: tested here, used by nobody else
using namespace bptt::derivation;

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;  // scalars
inline constexpr struct b : parameter<b> {} b;
inline constexpr struct c : constant<c> {} c;
inline constexpr struct d : constant<d> {} d;
inline constexpr struct p : parameter<p, 3> {} p;  // vectors
inline constexpr struct q : parameter<q, 3> {} q;
inline constexpr struct l : parameter<l, 1> {} l;  // a vector of one component
inline constexpr struct M : parameter<M, 3, 3> {} M;  // matrices
inline constexpr struct R : parameter<R, 2, 3> {} R;
inline constexpr struct e : token<e, 4> {} e;
// clang-format on
constexpr literal<2> two;
constexpr literal<3> three;
constexpr literal<5> five;
constexpr literal<6> six;

// Sums.
static_assert(same(plus(zero, b), b));                          // 0 + b → b
static_assert(same(plus(zero, p), p));                          //
static_assert(same(plus(a, zero), a));                          // a + 0 → a
static_assert(same(plus(p, zero), p));                          //
static_assert(same(plus(zero, zero), zero));                    //
static_assert(same(plus(-a, -b), -(a + b)));                    // −a + −b → −(a + b)
static_assert(same(plus(-p, -q), -(p + q)));                    //
static_assert(same(plus(a, -b), a - b));                        // a + −b → a − b
static_assert(same(plus(p, -q), p - q));                        //
static_assert(same(plus(-a, b), b - a));                        // −a + b → b − a
static_assert(same(plus(-p, q), q - p));                        //
static_assert(same(plus(two * a, three * a), five * a));        // 2a + 3a → 5a
static_assert(same(plus(a, a), two * a));                       //
static_assert(same(plus(a * b, b * a), two * a * b));           //
static_assert(same(plus(-a, -a), -(two * a)));                  //
static_assert(same(plus(a / b, a / b), two * a / b));           //
static_assert(same(plus(a / two, a / three), five * a / six));  //
static_assert(same(plus(a / two, a / two), a));                 //
static_assert(same(plus(two, three), five));                    //
static_assert(same(plus(two, literal<-2>{}), zero));            //
static_assert(same(plus(a, a * b), a + a * b));                 // unlike terms stay
static_assert(same(plus(a / b, a / c), a / b + a / c));         //
static_assert(same(plus(a * a, a), a * a + a));                 //
static_assert(same(plus(a, a / b), a + a / b));                 //
static_assert(same(plus(a / b, a), a / b + a));                 //
static_assert(same(plus(p, p), two * p));                       // A + A → 2·A
static_assert(same(plus(p, q), p + q));                         //
static_assert(same(plus(M * p, q), M * p + q));                 //

static_assert(same(negative(zero), zero));  // −0 → 0
static_assert(same(negative(-a), a));       // −(−a) → a
static_assert(same(negative(-p), p));       //
static_assert(same(negative(a), -a));

static_assert(same(minus(a, zero), a));                    // a − 0 → a
static_assert(same(minus(p, zero), p));                    //
static_assert(same(minus(zero, b), -b));                   // 0 − b → −b
static_assert(same(minus(zero, -b), b));                   //
static_assert(same(minus(zero, zero), zero));              //
static_assert(same(minus(a, -b), a + b));                  // a − (−b) → a + b
static_assert(same(minus(-a, -b), b - a));                 //
static_assert(same(minus(-a, b), -(a + b)));               // −a − b → −(a + b)
static_assert(same(minus(-p, q), -(p + q)));               //
static_assert(same(minus(two, five), neg<literal<3>>{}));  // 1 − 3 → −2
static_assert(same(minus(ratio<1, 2>, one), ratio<-1, 2>) && same(minus(one, one), zero) &&
              same(minus(ratio<-1, 2>, ratio<1, 3>), ratio<-5, 6>));
static_assert(same(minus(a, b), a - b));
static_assert(same(minus(a, a), a - a));  // ∞ − ∞ is no number: it stays

// Products.
static_assert(same(times(zero, b), zero));  // 0·b → 0
static_assert(same(times(zero, p), zero));  //
static_assert(same(times(a, zero), zero));  // a·0 → 0
static_assert(same(times(M, zero), zero));  //
static_assert(same(times(one, b), b));      // 1·b → b
static_assert(same(times(one, p), p));      //
static_assert(same(times(a, one), a));      // a·1 → a
static_assert(same(times(p, one), p));      //
static_assert(same(times(a, b), a * b));
static_assert(same(times(M, p), M * p));
static_assert(same(times(two, three), six));                  // of scalars: one coefficient in front,
static_assert(same(times(a, two), two * a));                  //
static_assert(same(times(two * a, three * b), six * a * b));  //
static_assert(same(times(a, b * c), a * b * c));              // one product above the line, one below it,
static_assert(same(times(a / b, c / d), a * c / (b * d)));    //
static_assert(same(times(a / two, b), a * b / two));          //
static_assert(same(times(a, b / a), b));                      // x·(y/x) → y
static_assert(same(times(two, b / two), b));                  // 2·(y/2) → y
static_assert(same(times(six, b / literal<4>{}), three * b / two));
static_assert(same(times(a / b, b / a), one));
static_assert(same(times(a / b, b), a));
static_assert(same(times(-a, b), -(a * b)));  // one sign before it: (−a)·b → −(a·b)
static_assert(same(times(a, -b), -(a * b)));  // a·(−b) → −(a·b)
static_assert(same(times(-a, -b), a * b));
static_assert(same(times(literal<-2>{}, b), -(two * b)));
static_assert(same(times(a, literal<-1>{}), -a));
static_assert(same(times(identity<3>{}, p), p));  // I·b → b
static_assert(same(times(M, identity<3>{}), M));  // a·I → a
static_assert(same(times(a, identity<3>{}), a * identity<3>{}));
static_assert(same(times(-M, p), -(M * p)));               // (−A)·b → −(A·b)
static_assert(same(times(M, -p), -(M * p)));               // A·(−b) → −(A·b)
static_assert(same(times(-a, p), -(a * p)));               //
static_assert(same(times(-M, -p), M * p));                 //
static_assert(same(times(p, a), a * p));                   // A·s → s·A
static_assert(same(times(a, b * p), a * b * p));           // r·(s·A) → (r·s)·A
static_assert(same(times(a, (b / a) * p), b * p));         //
static_assert(same(times(b * p, a), a * b * p));           //
static_assert(same(times(M, a * p), a *(M * p)));          // A·(s·B) → s·(A·B)
static_assert(same(times(a * M, p), a *(M * p)));          // (s·A)·B → s·(A·B)
static_assert(same(times(a * M, b * p), b * a *(M * p)));  //
static_assert(same(times(p, l), sum(l) * p));              // v·(c) → c·v
static_assert(same(times(p, -l), -(sum(l) * p)));          //

// A number that happens to be 0 is not known by type: 0·∞ and 0·NaN are the machine's to say.
static_assert(same(times(c, a), c * a));
static_assert(same(hadamard_product(p, q), hadamard(p, q)));
static_assert(same(plus(c, a), c + a));
static_assert(same(dot_product(p, q), dot(p, q)));

static_assert(same(over(zero, b), zero));  // 0/s → 0
static_assert(same(over(a, one), a));      // a/1 → a
static_assert(same(over(p, one), p));      //
static_assert(same(over(a, b), a / b));
static_assert(same(over(a * b, b), a));
static_assert(same(over(a, a), one));
static_assert(same(over(a, b / c), a * c / b));    // of scalars: one line
static_assert(same(over(a / b, c), a / (b * c)));  //
static_assert(same(over(six * a, literal<4>{}), three * a / two));
static_assert(same(over(a, literal<-2>{}), -(a / two)));  //
static_assert(same(over(-a, b), -(a / b)));               // (−a)/s → −(a/s)
static_assert(same(over(-p, b), -(p / b)));               //
static_assert(same(over(a * p, b), (a / b) * p));         // (r·A)/s → (r/s)·A
static_assert(same(over(a * p, a), p));                   //
static_assert(same(over(p, a), p / a));

// Componentwise.
static_assert(same(quotient(a, b), a / b));                                // of scalars: a/b
static_assert(same(quotient(zero, p), zero));                              // 0 ⊘ b → 0
static_assert(same(quotient(-p, q), -quotient_of<struct p, struct q>{}));  // (−a) ⊘ b → −(a ⊘ b)
static_assert(same(quotient(p, q), quotient_of<struct p, struct q>{}));
static_assert(same(quotient(one, q), quotient_of<struct one, struct q>{}));

static_assert(same(hadamard_product(a, b), a * b));                          // of scalars: a·b
static_assert(same(hadamard_product(zero, p), zero));                        // 0 ∘ b → 0
static_assert(same(hadamard_product(p, zero), zero));                        //
static_assert(same(hadamard_product(one, p), p));                            // 1 ∘ b → b
static_assert(same(hadamard_product(p, one), p));                            // a ∘ 1 → a
static_assert(same(hadamard_product(two, p), two * p));                      // 2 ∘ b → 2·b
static_assert(same(hadamard_product(p, two), two * p));                      //
static_assert(same(hadamard_product(-p, q), -hadamard(p, q)));               // (−a) ∘ b → −(a ∘ b)
static_assert(same(hadamard_product(p, -q), -hadamard(p, q)));               // a ∘ (−b) → −(a ∘ b)
static_assert(same(hadamard_product(a * p, q), a * hadamard(p, q)));         // (s·a) ∘ b → s·(a ∘ b)
static_assert(same(hadamard_product(p, a * q), a * hadamard(p, q)));         // a ∘ (s·b) → s·(a ∘ b)
static_assert(same(hadamard_product(p, quotient(q, p)), q));                 // a ∘ (b ⊘ a) → b
static_assert(same(hadamard_product(quotient(p, q), q), p));                 // (a ⊘ b) ∘ b → a
static_assert(same(hadamard_product(p, quotient(one, q)), quotient(p, q)));  // a ∘ (1 ⊘ b) → a ⊘ b
static_assert(same(hadamard_product(p, quotient(q, q)), hadamard_of<struct p, quotient_of<struct q, struct q>>{}));

static_assert(same(total(a), a));               // Σ of a scalar → the scalar
static_assert(same(total(-p), -sum(p)));        // Σ(−a) → −Σa
static_assert(same(total(a * p), a * sum(p)));  // Σ(s·a) → s·Σa
static_assert(same(total(p), sum(p)));
static_assert(same(total(e[t]), one));  // Σ of a token → 1
// a factor stays with the vector that is one column or row
static_assert(same(outer_product(a * p, e[t]), outer_of<decltype(a * p), decltype(e[t])>{}));
static_assert(same(outer_product(-p, e[t]), -outer(p, e[t])));

static_assert(same(dot_product(a, b), a * b));    // of scalars: a·b
static_assert(same(dot_product(zero, p), zero));  // 0ᵀb → 0
static_assert(same(dot_product(p, zero), zero));  //
static_assert(same(dot_product(broadcast<3>(a), p), a * sum(p)) &&
              same(dot_product(p, broadcast<3>(a)), a * sum(p)));  // (s·1)ᵀb → s·Σb
static_assert(same(dot_product(-p, q), -dot(p, q)));               // (−a)ᵀb → −aᵀb
static_assert(same(dot_product(p, -q), -dot(p, q)));               // aᵀ(−b) → −aᵀb
static_assert(same(dot_product(a * p, q), a * dot(p, q)));         // (s·a)ᵀb → s·aᵀb
static_assert(same(dot_product(p, a * q), a * dot(p, q)));         // aᵀ(s·b) → s·aᵀb
static_assert(same(dot_product(p, quotient(q, p)), sum(q)));       // aᵀ(b ⊘ a) → Σb

static_assert(same(outer_product(zero, q), zero));              // 0·bᵀ → 0
static_assert(same(outer_product(p, zero), zero));              //
static_assert(same(outer_product(-p, q), -outer(p, q)));        // (−a)bᵀ → −abᵀ
static_assert(same(outer_product(a * p, q), a * outer(p, q)));  // (s·a)bᵀ → s·abᵀ
static_assert(same(outer_product(p, q), outer(p, q)));

static_assert(same(transposed(a), a));                                // sᵀ → s
static_assert(same(transposed(transpose(M)), M));                     // (Aᵀ)ᵀ → A
static_assert(same(transposed(-M), -transpose(M)));                   // (−A)ᵀ → −Aᵀ
static_assert(same(transposed(outer(p, q)), outer(q, p)));            // (abᵀ)ᵀ → baᵀ
static_assert(same(transposed(R * M), transpose(M) * transpose(R)));  // (AB)ᵀ → BᵀAᵀ
static_assert(same(transposed(a * M), a * transpose(M)));             //
static_assert(same(transposed(M), transpose(M)));

static_assert(same(spread<shape<>>(a), a));         // of a scalar shape → the scalar
static_assert(same(spread<shape<3>>(zero), zero));  // 0 is as large as its neighbour
static_assert(same(spread<shape<3>>(a), broadcast_of<struct a, shape<3>>{}));
}  // namespace
