// Diagonals: what people write, and how it is simplified in generated formulas.
#include <bptt/operations/diagonal.hpp>

#include "../same.hpp"

using namespace bptt::simplified;  // the builders, and the stages of a derivation: tested here, used by nobody else
using namespace bptt::derivation;

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct p : parameter<p, 3> {} p;
inline constexpr struct q : parameter<q, 3> {} q;
inline constexpr struct M : parameter<M, 3, 3> {} M;
inline constexpr struct R : parameter<R, 3, 2> {} R;
inline constexpr struct S : parameter<S, 3, 2> {} S;
// clang-format on
static_assert(same(diag(p), diag_of<struct p>{}) && shape_of(diag(p)) == shape<3, 3>{});
static_assert(same(diagonal(M), diagonal_of<struct M>{}) && shape_of(diagonal(M)) == shape<3>{} &&
              shape_of(diagonal(R * transpose(S))) == shape<3>{});

static_assert(same(diagonal_matrix(zero), zero));          // diag(0) → 0
static_assert(same(diagonal_matrix(-p), -diag(p)));        // diag(−v) → −diag(v)
static_assert(same(diagonal_matrix(a * p), a * diag(p)));  // diag(s·v) → s·diag(v)
static_assert(same(diagonal_matrix(p), diag(p)));

static_assert(same(diagonal_vector(zero), zero));                   // of 0 → 0
static_assert(same(diagonal_vector(-M), -diagonal(M)));             // of −M → − that of M
static_assert(same(diagonal_vector(a * M), a * diagonal(M)));       // of s·M → s· that of M
static_assert(same(diagonal_vector(diag(p)), p));                   // of diag(v) → v
static_assert(same(diagonal_vector(outer(p, q)), hadamard(p, q)));  // of abᵀ → a ∘ b
static_assert(same(diagonal_vector(R * transpose(S)), hadamard(R, S) * broadcast<2>(one)));  // of A·Bᵀ → (A ∘ B)·1
static_assert(same(diagonal_vector(M * M), diagonal(M * M)));
static_assert(same(diagonal_vector(M), diagonal(M)));

static_assert(same(times(diag(p), q), hadamard(p, q)));  // diag(v)·b → v ∘ b
static_assert(same(times(diag(-p), q), -hadamard(p, q)));
static_assert(same(times(a * diag(p), q), a * hadamard(p, q)));
static_assert(same(times(diag(p), R), diag(p) * R));            // rows of a matrix
static_assert(same(transposed(diag(p)), diag(p)));              // diag(v)ᵀ → diag(v)
static_assert(same(transposed(identity<3>{}), identity<3>{}));  // Iᵀ → I

static_assert(same(build(diag(-p)), -diag(p)) && same(build(diagonal(outer(p, q))), hadamard(p, q)));
}  // namespace
