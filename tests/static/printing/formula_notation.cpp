// How every leaf and operation is written: precedence and parentheses.
#include <bptt/printing/text.hpp>

#include "../cross.hpp"

using namespace bptt::simplified;  // the builders, and the stages of a derivation: tested here, used by nobody else
using namespace bptt::derivation;

namespace formulas {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct b : parameter<b> {} b;
inline constexpr struct c : parameter<c> {} c;
inline constexpr struct p : parameter<p, 3> {} p;
inline constexpr struct q : parameter<q, 3> {} q;
inline constexpr struct M : parameter<M, 3, 3> {} M;
inline constexpr struct N : parameter<N, 3, 3> {} N;
inline constexpr struct x : input<x> {} x;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct h : variable<h, 3> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on

// leaves
static_assert(text(a) == "a");
static_assert(text(x[t]) == "xₜ");
static_assert(text(s[t - 1_c]) == "sₜ₋₁");
static_assert(text(s[t - 12_c]) == "sₜ₋₁₂");
static_assert(text(s[0_c]) == "s₀");
static_assert(text(s[10_c]) == "s₁₀");
static_assert(text(s[-1_c]) == "s₋₁");
static_assert(text(E[last]) == "E");
static_assert(text(ahead<bar<struct E, struct s>, 1>{}) == "∂E/∂sₜ₊₁");
static_assert(text(at<bar<struct E, struct s>, 2>{}) == "∂E/∂s₂");
static_assert(text(bar<struct E, struct a>{}) == "∂E/∂a");
static_assert(text(literal<7>{}) == "7");
static_assert(text(literal<-7>{}) == "−7");
static_assert(text(zero) == "0");
static_assert(text(one) == "1");
static_assert(text(zeros<3>{}) == "0");
static_assert(text(identity<3>{}) == "I");
static_assert(text(step_count{}) == "T");

// sums, products, and their parentheses
static_assert(text(a + b) == "a + b");
static_assert(text(a + b + c) == "a + b + c");
static_assert(text(a + (b + c)) == "a + b + c");
static_assert(text(a - b) == "a − b");
static_assert(text(a - (b + c)) == "a − (b + c)");
static_assert(text(a - b - c) == "a − b − c");
static_assert(text(a - (b - c)) == "a − (b − c)");
static_assert(text(-a) == "−a");
static_assert(text(-(a + b)) == "−(a + b)");
static_assert(text(-(a * b)) == "−a·b");
static_assert(text(a + -b) == "a + (−b)");
static_assert(text(a - -b) == "a − (−b)");
static_assert(text(a * b) == "a·b");
static_assert(text(a * (b + c)) == "a·(b + c)");
static_assert(text((a + b) * c) == "(a + b)·c");
static_assert(text(a * b + c) == "a·b + c");
static_assert(text(a * -b) == "a·(−b)");
static_assert(text(a * literal<-2>{}) == "a·(−2)");
static_assert(text(2_c * a) == "2·a");
static_assert(text(a / b) == "a/b");
static_assert(text(a / (b * c)) == "a/(b·c)");
static_assert(text(a * b / c) == "a·b/c");
static_assert(text(a / b / c) == "a/b/c");
static_assert(text(a / (b / c)) == "a/(b/c)");
static_assert(text((a + b) / c) == "(a + b)/c");
static_assert(text(a / square(b)) == "a/b²");

// vectors and matrices
static_assert(text(M * p) == "M·p");
static_assert(text(M * p + q) == "M·p + q");
static_assert(text(transpose(M) * p) == "Mᵀ·p");
static_assert(text(transpose(M * N)) == "(M·N)ᵀ");
static_assert(text(transpose(M + N)) == "(M + N)ᵀ");
static_assert(text(dot(p, q)) == "pᵀ·q");
static_assert(text(dot(p + q, q)) == "(p + q)ᵀ·q");
static_assert(text(outer(p, q)) == "p·qᵀ");
static_assert(text(sum(p)) == "Σp");
static_assert(text(sum(p + q)) == "Σ(p + q)");
static_assert(text(broadcast_of<struct a, shape<3>>{}) == "broadcast(a)");
static_assert(text(a * dot(M, N)) == "a·(Σ(M ∘ N))" && text(dot(M, N)) == "Σ(M ∘ N)");  // of matrices it is no product
static_assert(text(p + 0.5_c) == "p + 1/2" && text(-0.5_c - p) == "−1/2 − p" && text(max(p, 0.5_c)) == "max(p, 1/2)");
static_assert(text(diag_of<struct p>{}) == "diag(p)");
static_assert(text(diag(p) * q) == "diag(p)·q" && text(diagonal(M + N)) == "diagonal(M + N)" &&
              text(mean(p)) == "(Σp)/3" && text(broadcast<2>(a * b)) == "broadcast(a·b)");
static_assert(text(segment<1, 2>(h[t - 1_c])) == "segment<1, 2>(hₜ₋₁)" && text(rows<0, 2>(M)) == "rows<0, 2>(M)" &&
              text(component<12>(broadcast<13>(a))) == "component<12>(broadcast(a))");
static_assert(text(pad<2, 6>(p)) == "pad<2, 6>(p)" && text(concat(p, a + b, 1_c)) == "concat(p, a + b, 1)" &&
              text(rows<1, 1>(M) * p) == "rows<1, 1>(M)·p");
static_assert(text(stop_gradient(a + b) * c) == "stop_gradient(a + b)·c" &&
              text(logsumexp(p + q)) == "logsumexp(p + q)");
static_assert(text(mine::cross(p, p + q)) == "cross(p, p + q)");
static_assert(text(hadamard(p, q)) == "p ∘ q");
static_assert(text(hadamard(M * p, q)) == "M·p ∘ q");
static_assert(text(M * hadamard(p, q)) == "M·(p ∘ q)");
static_assert(text(hadamard(p + q, q)) == "(p + q) ∘ q");
static_assert(text(a * hadamard(p, q)) == "a·(p ∘ q)");
static_assert(text(hadamard(p, q) + p) == "p ∘ q + p");
static_assert(text(quotient(p, q)) == "p ⊘ q");
static_assert(text(quotient(p, hadamard(p, q))) == "p ⊘ (p ∘ q)");
}  // namespace formulas
