// Chains of factors: a term of an adjoint with its adjoint written out.
#include <bptt/printing/text.hpp>
#include <bptt/study/path_products.hpp>

#include "../printing/printed_symbols.hpp"
#include "../same.hpp"

namespace printed {
using namespace bptt::simplified;
using namespace bptt::derivation;

using adjoint_of_s = at<bar<struct E, struct s>, 1>;
using adjoint_of_h = at<bar<struct E, struct h>, 1>;
constexpr adjoint_of_s ds{};
constexpr adjoint_of_h dh{};
template <class B, class Term, class Chain>
constexpr std::string_view with(Term term, Chain) {
  return text(derivation::chain<Term, B, Chain>(term));
}

// scalars: what is multiplied comes behind the chain
static_assert(with<adjoint_of_s>(times(a, ds), b) == "b·a");
static_assert(with<adjoint_of_s>(times(ds, a), b) == "b·a" &&
              with<adjoint_of_s>(times(a, times(ds, c)), b* z[0_c]) == "b·z₀·a·c");
static_assert(with<adjoint_of_s>(ds, b) == "b" && with<adjoint_of_s>(times(a, ds), one) == "a" &&
              with<adjoint_of_s>(over(ds, a), b) == "b/a");
// signs go in front
static_assert(with<adjoint_of_s>(negative(times(a, ds)), b) == "−b·a" &&
              with<adjoint_of_s>(negative(times(a, ds)), -b) == "b·a");
static_assert(with<adjoint_of_s>(times(a, ds), -b) == "−b·a" &&
              same(decltype(factors(neg<struct a>{}, neg<struct b>{})){}, mul<struct a, struct b>{}));
// vectors: matrices before the chain, products of components as diagonal matrices, a row behind it
static_assert(with<adjoint_of_h>(times(transpose(M), dh), q) == "Mᵀ·q" &&
              with<adjoint_of_h>(hadamard_product(dh, p), q) == "diag(p)·q");
static_assert(with<adjoint_of_h>(hadamard_product(p, dh), M* q) == "diag(p)·M·q" &&
              with<adjoint_of_h>(outer_product(dh, p), q) == "q·pᵀ");
static_assert(with<adjoint_of_h>(times(transpose(M), hadamard_product(dh, p)), M* q) == "Mᵀ·diag(p)·M·q");
static_assert(with<adjoint_of_h>(times(a, dh), q) == "a·q" && with<adjoint_of_h>(dot_product(dh, p), q) == "qᵀ·p");
// where the adjoint stands twice there is no product: simplified
static_assert(with<adjoint_of_h>(minus(hadamard_product(p, dh), times(dot_product(p, dh), p)), quotient(q, p)) ==
              "q − (Σq)·p");
// sums as they stand
static_assert(text(sum_as_it_stands(a, b, a, -c)) == "a + b + a − c" && text(sum_as_it_stands(-a)) == "−a");
}  // namespace printed
