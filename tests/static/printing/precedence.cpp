// Parentheses stand where an operation binds less tightly than what is around it, and nowhere else.
#include <bptt/printing.hpp>

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct b : parameter<b> {} b;
inline constexpr struct c : parameter<c> {} c;
inline constexpr struct u : parameter<u, 3> {} u;
inline constexpr struct v : parameter<v, 3> {} v;
inline constexpr struct M : parameter<M, 3, 3> {} M;
// clang-format on
static_assert(text(a * (b + c)) == "a·(b + c)" && text(a * b + c) == "a·b + c" && text(a - (b - c)) == "a − (b − c)");
static_assert(text(square(a + b)) == "(a + b)²" && text(square(a)) == "a²" && text(tanh(a + b)) == "tanh(a + b)");
static_assert(text(hadamard(M * u, v)) == "M·u ∘ v" && text(M * hadamard(u, v)) == "M·(u ∘ v)");
static_assert(text(transpose(M + M)) == "(M + M)ᵀ" && text(transpose(M) * u) == "Mᵀ·u");
}  // namespace
