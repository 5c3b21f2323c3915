// Paths as products: a term of an adjoint equation with a formula in the place of its adjoint.
#include <bptt/printing/text.hpp>
#include <bptt/study/path_products.hpp>

#include "../printing/printed_symbols.hpp"
#include "../same.hpp"

namespace printed {
using namespace bptt::simplified;
using namespace bptt::study;

using adjoint_of_s = at<bar<struct E, struct s>, 1>;
using adjoint_of_h = at<bar<struct E, struct h>, 1>;
constexpr adjoint_of_s ds{};
constexpr adjoint_of_h dh{};
template <class B, class Term, class Path>
constexpr std::string_view with(Term, Path) {
  return text(continue_path<Term, B, Path>{});
}

// scalars: what is multiplied comes behind the path
static_assert(with<adjoint_of_s>(times(a, ds), b) == "b·a");
static_assert(with<adjoint_of_s>(times(ds, a), b) == "b·a" &&
              with<adjoint_of_s>(times(a, times(ds, c)), b * z[0_c]) == "b·z₀·a·c");
static_assert(with<adjoint_of_s>(ds, b) == "b" && with<adjoint_of_s>(times(a, ds), one) == "a" &&
              with<adjoint_of_s>(over(ds, a), b) == "b/a");
// signs go in front
static_assert(with<adjoint_of_s>(negative(times(a, ds)), b) == "−b·a" &&
              with<adjoint_of_s>(negative(times(a, ds)), -b) == "b·a");
static_assert(with<adjoint_of_s>(times(a, ds), -b) == "−b·a" &&
              same(decltype(plain_product(neg<struct a>{}, neg<struct b>{})){}, mul<struct a, struct b>{}));
// vectors: matrices before the path, products of components as diagonal matrices, a row behind it
static_assert(with<adjoint_of_h>(times(transpose(M), dh), q) == "Mᵀ·q" &&
              with<adjoint_of_h>(hadamard_product(dh, p), q) == "diag(p)·q");
static_assert(with<adjoint_of_h>(hadamard_product(p, dh), M * q) == "diag(p)·M·q" &&
              with<adjoint_of_h>(outer_product(dh, p), q) == "q·pᵀ");
static_assert(with<adjoint_of_h>(times(transpose(M), hadamard_product(dh, p)), M * q) == "Mᵀ·diag(p)·M·q");
static_assert(with<adjoint_of_h>(times(a, dh), q) == "a·q" && with<adjoint_of_h>(dot_product(dh, p), q) == "qᵀ·p");
// where the adjoint stands twice there is no product: simplified
static_assert(with<adjoint_of_h>(minus(hadamard_product(p, dh), times(dot_product(p, dh), p)), quotient(q, p)) ==
              "q − (Σq)·p");
// sums as they stand
static_assert(text(plain_sum(a, b, a, -c)) == "a + b + a − c" && text(plain_sum(-a)) == "−a");
}  // namespace printed
