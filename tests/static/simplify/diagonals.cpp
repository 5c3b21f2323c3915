// The builders of diagonals.
#include "../same.hpp"

using namespace bptt::simplified;
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct u : parameter<u, 3> {} u;
inline constexpr struct v : parameter<v, 3> {} v;
inline constexpr struct A : parameter<A, 3, 2> {} A;
inline constexpr struct B : parameter<B, 3, 2> {} B;
inline constexpr struct M : parameter<M, 3, 3> {} M;
// clang-format on
static_assert(same(diagonal_matrix(zero), zero) && same(diagonal_matrix(-v), -diag(v)));
static_assert(same(diagonal_matrix(a * v), a * diag(v)) && same(diagonal_matrix(v), diag(v)));
static_assert(same(diagonal_vector(diag(v)), v) && same(diagonal_vector(M), diagonal(M)));
static_assert(same(diagonal_vector(-M), -diagonal(M)) && same(diagonal_vector(a * M), a * diagonal(M)));
static_assert(same(diagonal_vector(outer(u, v)), hadamard(u, v)));                           // of abᵀ → a ∘ b
static_assert(same(diagonal_vector(A * transpose(B)), hadamard(A, B) * broadcast<2>(one)));  // of A·Bᵀ → (A ∘ B)·1
}  // namespace
