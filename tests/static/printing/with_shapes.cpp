// Shapes under factors.
#include <bptt/printing/ascii.hpp>
#include <bptt/printing/latex.hpp>
#include <bptt/printing/mathml.hpp>
#include <bptt/printing/with_shapes.hpp>
#include <bptt/study/contributions.hpp>

#include "printed_symbols.hpp"

namespace printed {
using net2::net, net2::u;
constexpr auto vectors = unroll<2>(elman::cell);
// formulas, equations, rules, contributions
static_assert(text(with_shapes(elman::W * h[t - 1_c])) == "W{3×3}·hₜ₋₁{3}");
static_assert(ascii(with_shapes(elman::W * h[t - 1_c])) == "W{3x3}*h[t-1]{3}");
static_assert(latex(with_shapes(elman::W * h[t - 1_c])) ==
              R"({\underbrace{W}_{3 \times 3}}\,{\underbrace{h_{t-1}}_{3}})");
static_assert(
    mathml(with_shapes(elman::W * h[t - 1_c])) ==
    R"(<math xmlns="http://www.w3.org/1998/Math/MathML" displaystyle="true"><mrow><munder><mi>W</mi><mrow><mn>3</mn><mo>×</mo><mn>3</mn></mrow></munder><mo lspace="0.12em" rspace="0.12em">&#x2062;</mo><munder><msub><mi>h</mi><mrow><mi>t</mi><mo>−</mo><mn>1</mn></mrow></msub><mrow><mn>3</mn></mrow></munder></mrow></math>)");
static_assert(text(with_shapes(elman::cell)) ==
              "hₜ{3} = tanh(b{3} + W{3×3}·hₜ₋₁{3} + U{3×2}·xₜ{2})\n"
              "oₜ{5} = c{5} + V{5×3}·hₜ{3}\n"
              "L = Σₜ softmax_cross_entropy(oₜ{5}, yₜ{5})");
static_assert(text(with_shapes(rule(vectors, elman::L, h))) ==
              "∂L/∂hₜ = Wᵀ{3×3}·(∂L/∂hₜ₊₁{3} ∘ (1 − hₜ₊₁²{3})) [t + 1 < T] + Vᵀ{3×5}·∂L/∂oₜ{5}");
static_assert(text(with_shapes(contributions(vectors, elman::L, elman::V))) ==
              "step 1: ((Σy₁{5})·softmax(o₁{5}) − y₁{5})·h₁ᵀ{1×3}\n"
              "step 0: ((Σy₀{5})·softmax(o₀{5}) − y₀{5})·h₀ᵀ{1×3}");
static_assert(text(with_shapes(transpose(diag(p) * M) * square(q))) == "(diag(p{3}){3×3}·M{3×3})ᵀ{3×3}·q²{3}");
static_assert(text(with_shapes(concat(p, tanh(q), a))) == "concat(p{3}, tanh(q{3}), a){7}");
static_assert(latex(with_shapes(transpose(M) * p)) == R"({\underbrace{M^{\top}}_{3 \times 3}}\,{\underbrace{p}_{3}})");
// of scalars nothing is said
static_assert(text(with_shapes(derivative(net, E, u))) == "s₁·func′(z₁)·(x₁ + w·func′(z₀)·x₀)");
}  // namespace printed
