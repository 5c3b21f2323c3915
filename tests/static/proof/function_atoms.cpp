// Functions of polynomials as atoms: which arguments are the same, and what exp, log and 1/p of a polynomial come to.
#include <bptt/proof/function_atoms.hpp>

namespace bptt::normal_form {  // the stages behind what people write: tested here, used by nobody else
namespace {
constexpr atom a_{kind::leaf, 101, "a"}, b_{kind::leaf, 202, "b"}, M_{kind::leaf, 303, "M", nullptr, {2, 3}};
constexpr polynomial a() { return single(factor{&a_}); }
constexpr polynomial b() { return single(factor{&b_}); }
struct sum_source {  // 2a + b
  static constexpr polynomial make() { return sum(scaled(a(), {2, 1}), b()); }
};
struct turned_source {
  static constexpr polynomial make() { return sum(b(), scaled(a(), {2, 1})); }
};
struct matrix_source {
  static constexpr polynomial make() { return single(factor{&M_, {1, 1}, {row, column}}); }
};
struct transpose_source {
  static constexpr polynomial make() { return single(factor{&M_, {1, 1}, {column, row}}); }
};
struct positive_source {  // exp(2a + b)
  static constexpr polynomial make() { return exponential<sum_source, true>::make(); }
};
template <class Source>
using f = function_factor<struct named_f, kind::function, Source>;

// f(2a + b) is f(b + 2a); f(Mᵀ) is f(M)ᵀ
static_assert(equal(f<sum_source>::value, f<turned_source>::value) &&
              equal(f<matrix_source>::value, f<transpose_source>::value));
static_assert(f<matrix_source>::make().indices[0] == f<transpose_source>::make().indices[1] &&
              f<matrix_source>::make().indices[0] != f<transpose_source>::make().indices[0]);

constexpr bool exponentials() {  // e²ᵃ⁺ᵇ = (eᵃ)²·eᵇ, or one atom to a power; log of it is 2a + b again; 1/p·p = 1
  polynomial const e = exponential<sum_source, true>::make(), whole = exponential<sum_source, false>::make(),
                   one_over = inverse<positive_source>::make();
  return e.terms.size() == 1 && e.factors.size() == 2 && whole.factors.size() == 1 &&
         equal(logarithm<positive_source>::make(), sum_source::make()) && equal(product(e, one_over), number(1)) &&
         vanishes(sum(product(inverse<sum_source>::make(), sum_source::make()), number(1), {-1, 1})) &&
         !vanishes(inverse<sum_source>::make());
}
static_assert(exponentials());
static_assert(is_positive(stored<positive_source>::view) && !is_positive(stored<sum_source>::view));
}  // namespace
}  // namespace bptt::normal_form
