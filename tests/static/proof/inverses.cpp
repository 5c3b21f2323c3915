// Inverses of polynomials: what is a factor, and what is an atom.
#include <bptt/proof/inverses.hpp>

using namespace bptt::normal_form;  // the stages behind what people write: tested here, used by nobody else

namespace {
constexpr atom a_{kind::leaf, 101, "a"}, b_{kind::leaf, 202, "b"};
constexpr polynomial of(atom const& a, long long power = 1) { return single(factor{&a, {power, 1}}); }

// 1/(2a²b) = 1/2·a⁻²·b⁻¹, and 1/(2ab + 4a²) = 1/4·a⁻¹ / (a + b/2): the content is a factor
constexpr bool content_is_a_factor() {
  inverse_parts const one = inverted(scaled(product(of(a_, 2), of(b_)), {2, 1}));
  polynomial const two = sum(scaled(product(of(a_), of(b_)), {2, 1}), scaled(of(a_, 2), {4, 1}));
  inverse_parts const parts = inverted(two);
  return one.is_defined && equal(one.factors, scaled(product(of(a_, -2), of(b_, -1)), {1, 2})) &&
         equal(one.rest, number(1)) && parts.is_defined && parts.rest.terms.size() == 2 &&
         equal(product(parts.factors, two), parts.rest) && !inverted({}).is_defined;
}
static_assert(content_is_a_factor());
}  // namespace
