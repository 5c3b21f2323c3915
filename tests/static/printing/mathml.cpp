// MathML: each leaf, operation and function, and that all of it is well-formed.
#include <bptt/printing/mathml.hpp>

#include "../well_formed.hpp"
#include "printed_symbols.hpp"

using namespace bptt::simplified;  // the builders, and the stages of a derivation: tested here, used by nobody else
using namespace bptt::derivation;

namespace printed {
/// What stands in the <math> element.
template <class E>
constexpr std::string_view element(E e) {
  constexpr std::string_view whole = mathml(e),
                             before = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" displaystyle=\"true\">",
                             after = "</math>";
  static_assert(is_well_formed(whole) && whole.starts_with(before) && whole.ends_with(after));
  return whole.substr(before.size(), whole.size() - before.size() - after.size());
}

// leaves
static_assert(element(s[t - 12_c]) == R"(<msub><mi>s</mi><mrow><mi>t</mi><mo>−</mo><mn>12</mn></mrow></msub>)");
static_assert(element(s[-1_c]) == R"(<msub><mi>s</mi><mrow><mo>−</mo><mn>1</mn></mrow></msub>)");
static_assert(element(s[last + 3_c]) == R"(<msub><mi>s</mi><mrow><mi>T</mi><mo>+</mo><mn>2</mn></mrow></msub>)");
static_assert(element(literal<-7>{}) == R"(<mrow><mo>−</mo><mn>7</mn></mrow>)");
static_assert(element(identity<3>{}) == R"(<mi>I</mi>)");
static_assert(
    element(tangent(s)[t - 1_c]) ==
    R"(<mrow><mi mathvariant="normal">d</mi><msub><mi>s</mi><mrow><mi>t</mi><mo>−</mo><mn>1</mn></mrow></msub></mrow>)");
static_assert(
    element(ago<aged<struct s, 2>, 0>{}) ==
    R"(<msub><msup><mi>s</mi><mrow><mo stretchy="false">(</mo><mn>2</mn><mo stretchy="false">)</mo></mrow></msup><mrow><mi>t)"
    R"(</mi></mrow></msub>)");

// names
static_assert(element(theta) == R"(<mi>θ</mi>)");
static_assert(element(yhat[t]) ==
              R"(<msub><mover accent="true"><mi>y</mi><mo>^</mo></mover><mrow><mi>t</mi></mrow></msub>)");
static_assert(element(W_ih) == R"(<msub><mi>W</mi><mi>ih</mi></msub>)");
static_assert(element(square(h1[t])) ==
              R"(<msubsup><msub><mi>h</mi><mn>1</mn></msub><mrow><mi>t</mi></mrow><mn>2</mn></msubsup>)");
static_assert(element(eta) == R"(<mi>η′</mi>)");
static_assert(
    element(i[t - 1_c]) ==
    R"(<msub><mrow><mi>low</mi><mi>.</mi><mi>gate</mi></mrow><mrow><mi>t</mi><mo>−</mo><mn>1</mn></mrow></msub>)");

// adjoints
static_assert(
    element(at<bar<struct E, struct s>, 2>{}) ==
    R"(<mfrac><mrow><mi>∂</mi><mi>E</mi></mrow><mrow><mi>∂</mi><msub><mi>s</mi><mrow><mn>2</mn></mrow></msub></mrow></mfrac>)");
static_assert(
    element(square(at<bar<struct E, struct s>, 2>{})) ==
    R"(<msup><mrow><mo>(</mo><mfrac><mrow><mi>∂</mi><mi>E</mi></mrow><mrow><mi>∂</mi><msub><mi>s</mi><mrow><mn>2</mn></mrow>)"
    R"(</msub></mrow></mfrac><mo>)</mo></mrow><mn>2</mn></msup>)");

// sums and products
static_assert(
    element(a + -b) ==
    R"(<mrow><mi>a</mi><mo>+</mo><mrow><mo stretchy="false">(</mo><mrow><mo>−</mo><mi>b</mi></mrow><mo stretchy="false">)</mo>)"
    R"(</mrow></mrow>)");
static_assert(
    element(a - (b + c)) ==
    R"(<mrow><mi>a</mi><mo>−</mo><mrow><mo stretchy="false">(</mo><mrow><mi>b</mi><mo>+</mo><mi>c</mi></mrow>)"
    R"(<mo stretchy="false">)</mo></mrow></mrow>)");
static_assert(
    element(a * (b + c)) ==
    R"(<mrow><mi>a</mi><mo lspace="0.12em" rspace="0.12em">&#x2062;</mo><mrow><mo stretchy="false">(</mo><mrow><mi>b</mi><mo>+)"
    R"(</mo><mi>c</mi></mrow><mo stretchy="false">)</mo></mrow></mrow>)");
static_assert(element(a * 2_c) == R"(<mrow><mi>a</mi><mo>⋅</mo><mn>2</mn></mrow>)");
static_assert(
    element(a / (b * c)) ==
    R"(<mfrac><mi>a</mi><mrow><mi>b</mi><mo lspace="0.12em" rspace="0.12em">&#x2062;</mo><mi>c</mi></mrow></mfrac>)");
static_assert(element(square(a / b)) ==
              R"(<msup><mrow><mo>(</mo><mfrac><mi>a</mi><mi>b</mi></mfrac><mo>)</mo></mrow><mn>2</mn></msup>)");

// vectors and matrices
static_assert(
    element(outer(p, q)) ==
    R"(<mrow><mi>p</mi><mo lspace="0.12em" rspace="0.12em">&#x2062;</mo><msup><mi>q</mi><mo>⊤</mo></msup></mrow>)");
static_assert(
    element(hadamard(M * p, q)) ==
    R"(<mrow><mrow><mi>M</mi><mo lspace="0.12em" rspace="0.12em">&#x2062;</mo><mi>p</mi></mrow><mo>∘</mo><mi>q</mi></mrow>)");
static_assert(
    element(quotient(p, hadamard(p, q))) ==
    R"(<mrow><mi>p</mi><mo>⊘</mo><mrow><mo stretchy="false">(</mo><mrow><mi>p</mi><mo>∘</mo><mi>q</mi></mrow>)"
    R"(<mo stretchy="false">)</mo></mrow></mrow>)");
static_assert(
    element(sum(p + q) * q) ==
    R"(<mrow><mrow><mo stretchy="false">(</mo><mrow><mo>∑</mo><mrow><mo stretchy="false">(</mo><mrow><mi>p</mi><mo>+</mo><mi>q)"
    R"(</mi></mrow><mo stretchy="false">)</mo></mrow></mrow><mo stretchy="false">)</mo></mrow>)"
    R"(<mo lspace="0.12em" rspace="0.12em">&#x2062;</mo><mi>q</mi></mrow>)");
static_assert(
    element(transpose(square(p)) * q) ==
    R"(<mrow><msup><mrow><mo stretchy="false">(</mo><msup><mi>p</mi><mn>2</mn></msup><mo stretchy="false">)</mo></mrow><mo>⊤)"
    R"(</mo></msup><mo lspace="0.12em" rspace="0.12em">&#x2062;</mo><mi>q</mi></mrow>)");
static_assert(element(transpose(h[t - 1_c]) * q) ==
              R"(<mrow><msubsup><mi>h</mi><mrow><mi>t</mi><mo>−</mo><mn>1</mn></mrow><mo>⊤</mo></msubsup>)"
              R"(<mo lspace="0.12em" rspace="0.12em">&#x2062;</mo><mi>q</mi></mrow>)");
static_assert(
    element(segment<1, 2>(h[t - 1_c])) ==
    R"(<mrow><msub><mi>segment</mi><mrow><mn>1</mn><mo>,</mo><mn>2</mn></mrow></msub><mo>&#x2061;</mo><mrow>)"
    R"(<mo stretchy="false">(</mo><msub><mi>h</mi><mrow><mi>t</mi><mo>−</mo><mn>1</mn></mrow></msub><mo stretchy="false">)</mo>)"
    R"(</mrow></mrow>)");
static_assert(
    element(component<2>(p)) ==
    R"(<mrow><msub><mi>component</mi><mrow><mn>2</mn></mrow></msub><mo>&#x2061;</mo><mrow><mo stretchy="false">(</mo><mi>p</mi>)"
    R"(<mo stretchy="false">)</mo></mrow></mrow>)");
static_assert(
    element(concat(p, a / b, 1_c)) ==
    R"(<mrow><mi>concat</mi><mo>&#x2061;</mo><mrow><mo>(</mo><mi>p</mi><mo>,</mo><mfrac><mi>a</mi><mi>b</mi></mfrac><mo>,</mo>)"
    R"(<mn>1</mn><mo>)</mo></mrow></mrow>)");

// functions
static_assert(
    element(tanh(a / b)) ==
    R"(<mrow><mi>tanh</mi><mo>&#x2061;</mo><mrow><mo>(</mo><mfrac><mi>a</mi><mi>b</mi></mfrac><mo>)</mo></mrow></mrow>)");
static_assert(
    element(sigmoid(p)) ==
    R"(<mrow><mi>σ</mi><mo>&#x2061;</mo><mrow><mo stretchy="false">(</mo><mi>p</mi><mo stretchy="false">)</mo></mrow></mrow>)");
static_assert(
    element(square(square(a))) ==
    R"(<msup><mrow><mo stretchy="false">(</mo><msup><mi>a</mi><mn>2</mn></msup><mo stretchy="false">)</mo></mrow><mn>2</mn>)"
    R"(</msup>)");
static_assert(
    element(pow(a + b, -12_c)) ==
    R"(<msup><mrow><mo stretchy="false">(</mo><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mo stretchy="false">)</mo></mrow>)"
    R"(<mrow><mo>−</mo><mn>12</mn></mrow></msup>)");
static_assert(
    element(max(a, b)) ==
    R"(<mrow><mi>max</mi><mo>&#x2061;</mo><mrow><mo stretchy="false">(</mo><mi>a</mi><mo>,</mo><mi>b</mi><mo stretchy="false">)</mo></mrow></mrow>)");
static_assert(
    element(inversion_of<struct a, struct b>{}) ==
    R"(<mfrac><mi>a</mi><mrow><msup><mi>a</mi><mn>2</mn></msup><mo>+</mo><msup><mi>b</mi><mn>2</mn></msup></mrow></mfrac>)");
static_assert(element(sqrt(a + b)) == R"(<msqrt><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow></msqrt>)");
static_assert(element(abs(a - b)) == R"(<mrow><mo>|</mo><mrow><mi>a</mi><mo>−</mo><mi>b</mi></mrow><mo>|</mo></mrow>)");
static_assert(
    element(prime(prime(f))(a + b)) ==
    R"(<mrow><mrow><mi>f</mi><mo lspace="0" rspace="0">′′</mo></mrow><mo>&#x2061;</mo><mrow><mo stretchy="false">(</mo><mrow>)"
    R"(<mi>a</mi><mo>+</mo><mi>b</mi></mrow><mo stretchy="false">)</mo></mrow></mrow>)");
static_assert(element(mine::cross(p, q)) ==
              R"(<mrow><mi>cross</mi><mo>&#x2061;</mo><mrow><mo stretchy="false">(</mo><mi>p</mi><mo>,</mo><mi>q</mi>)"
              R"(<mo stretchy="false">)</mo></mrow></mrow>)");
static_assert(
    element(sum(s[t] + a, t) / 2_c) ==
    R"(<mfrac><mrow><munder><mo>∑</mo><mi>t</mi></munder><mrow><mo stretchy="false">(</mo><mrow><msub><mi>s</mi><mrow><mi>t)"
    R"(</mi></mrow></msub><mo>+</mo><mi>a</mi></mrow><mo stretchy="false">)</mo></mrow></mrow><mn>2</mn></mfrac>)");
static_assert(
    element(mean(square(s[t]), t)) ==
    R"(<mrow><mfrac><mn>1</mn><mi>T</mi></mfrac><munder><mo>∑</mo><mi>t</mi></munder><msubsup><mi>s</mi><mrow><mi>t</mi></mrow>)"
    R"(<mn>2</mn></msubsup></mrow>)");

template <class T>
struct tied : parameter<tied<T>> {};
static_assert(element(tied<int>{}) == "<mi>tied&lt;int&gt;</mi>");

// every formula is well-formed
static_assert(is_well_formed(mathml(a)));
static_assert(is_well_formed(mathml(s[t])));
static_assert(is_well_formed(mathml(ahead<struct s, 1>{})));
static_assert(is_well_formed(mathml(s[10_c])));
static_assert(is_well_formed(mathml(s[last])));
static_assert(is_well_formed(mathml(s[last + 1_c])));
static_assert(is_well_formed(mathml(12_c * a)));
static_assert(is_well_formed(mathml(zeros<3>{})));
static_assert(is_well_formed(mathml(step_count{})));
static_assert(is_well_formed(mathml(delta_hat[0_c])));
static_assert(is_well_formed(mathml(h1[t])));
static_assert(is_well_formed(mathml(ahead<bar<struct E, struct s>, 1>{})));
static_assert(is_well_formed(mathml(bar<struct E, struct theta>{})));
static_assert(is_well_formed(mathml(a / at<bar<struct E, struct s>, 2>{})));
static_assert(is_well_formed(mathml(f(at<bar<struct E, struct s>, 2>{}))));
static_assert(is_well_formed(mathml(a + b + c)));
static_assert(is_well_formed(mathml(-(a + b))));
static_assert(is_well_formed(mathml(a * -b)));
static_assert(is_well_formed(mathml(a * literal<-2>{})));
static_assert(is_well_formed(mathml(a * square(literal<2>{}))));
static_assert(is_well_formed(mathml(a / b)));
static_assert(is_well_formed(mathml((a + b) / c)));
static_assert(is_well_formed(mathml(a / b / c)));
static_assert(is_well_formed(mathml(a / (b / c))));
static_assert(is_well_formed(mathml(ratio<2, 3> * p)));
static_assert(is_well_formed(mathml(a * ratio<-1, 2>)));
static_assert(is_well_formed(mathml(transpose(M * transpose(N) * N) * p)));
static_assert(is_well_formed(mathml(dot(p + q, q))));
static_assert(is_well_formed(mathml(M * hadamard(p, q))));
static_assert(is_well_formed(mathml(mean(p))));
static_assert(is_well_formed(mathml(square(transpose(M)))));
static_assert(is_well_formed(mathml(square(transpose(h[t])))));
static_assert(is_well_formed(mathml(diag(p) * q)));
static_assert(is_well_formed(mathml(diagonal(M))));
static_assert(is_well_formed(mathml(rows<0, 2>(M) * p)));
static_assert(is_well_formed(mathml(pad<2, 6>(p))));
static_assert(is_well_formed(mathml(broadcast<2>(a))));
static_assert(is_well_formed(mathml(exp(a) * log(a))));
static_assert(is_well_formed(mathml(square(tanh(a)))));
static_assert(is_well_formed(mathml(pow(a, 3_c))));
static_assert(is_well_formed(mathml(square(pow(a, -4_c)))));
static_assert(is_well_formed(mathml(pow(s[t], 3_c))));
static_assert(is_well_formed(mathml(pow(a, b))));
static_assert(is_well_formed(mathml(atan2(a, b / c) * direction_cosine_of<struct p, struct q>{})));
static_assert(is_well_formed(mathml(f(a))));
static_assert(is_well_formed(mathml(prime(func)(s[0_c]))));
static_assert(is_well_formed(mathml(square(prime(f)(a)))));
static_assert(is_well_formed(mathml(log_softmax(p))));
static_assert(is_well_formed(mathml(softmax_cross_entropy(p + q, q))));
static_assert(is_well_formed(mathml(stop_gradient(a) * b)));
static_assert(is_well_formed(mathml(sum(s[t], t))));

// equations, rules, programs
static_assert(
    element(s[t] = func(z[t])) ==
    R"(<mrow><msub><mi>s</mi><mrow><mi>t</mi></mrow></msub><mo>=</mo><mrow><mi>func</mi><mo>&#x2061;</mo><mrow><mo stretchy="false">()"
    R"(</mo><msub><mi>z</mi><mrow><mi>t</mi></mrow></msub><mo stretchy="false">)</mo></mrow></mrow></mrow>)");
static_assert(is_well_formed(mathml(net2::net)));
static_assert(is_well_formed(mathml(adjoints(net2::net, E))));
static_assert(
    element(rule(net2::net, E, s)) ==
    R"(<mrow><mfrac><mrow><mi>∂</mi><mi>E</mi></mrow><mrow><mi>∂</mi><msub><mi>s</mi><mrow><mi>t</mi></mrow></msub></mrow></mfrac><mo>=)"
    R"(</mo><mrow><mrow><mrow><mi>w</mi><mo lspace="0.12em" rspace="0.12em">&#x2062;</mo><mfrac><mrow><mi>∂</mi><mi>E</mi></mrow><mrow>)"
    R"(<mi>∂</mi><msub><mi>z</mi><mrow><mi>t</mi><mo>+</mo><mn>1</mn></mrow></msub></mrow></mfrac></mrow><mspace width="0.6em"></mspace>)"
    R"(<mo stretchy="false">[</mo><mi>t</mi><mo>+</mo><mn>1</mn><mo>&lt;</mo><mi>T</mi><mo stretchy="false">]</mo></mrow><mo>+</mo><mrow>)"
    R"(<msub><mi>s</mi><mrow><mi>t</mi></mrow></msub><mspace width="0.6em"></mspace><mo stretchy="false">[</mo><mi>t</mi><mo>=</mo>)"
    R"(<mi>T</mi><mo>−</mo><mn>1</mn>)"
    R"(<mo stretchy="false">]</mo></mrow></mrow></mrow>)");
static_assert(
    element(rule(net2::net, E, net2::u)) ==
    R"(<mrow><mfrac><mrow><mi>∂</mi><mi>E</mi></mrow><mrow><mi>∂</mi><msub><mi>u</mi><mrow><mi>t</mi></mrow></msub></mrow></mfrac><mo>=)"
    R"(</mo><mrow><mrow><mfrac><mrow><mi>∂</mi><mi>E</mi></mrow><mrow><mi>∂</mi><msub><mi>z</mi><mrow><mi>t</mi></mrow></msub></mrow>)"
    R"(</mfrac><mo lspace="0.12em" rspace="0.12em">&#x2062;</mo><msub><mi>x</mi><mrow><mi>t</mi></mrow></msub></mrow></mrow></mrow>)");
static_assert(
    element(rule(net2::net, truncated(E, chunks<2>), s)) ==
    R"(<mrow><mfrac><mrow><mi>∂</mi><mi>E</mi></mrow><mrow><mi>∂</mi><msub><mi>s</mi><mrow><mi>t</mi></mrow></msub></mrow></mfrac><mo>=)"
    R"(</mo><mrow><mrow><mrow><mi>w</mi><mo lspace="0.12em" rspace="0.12em">&#x2062;</mo><mfrac><mrow><mi>∂</mi><mi>E</mi></mrow><mrow>)"
    R"(<mi>∂</mi><msub><mi>z</mi><mrow><mi>t</mi><mo>+</mo><mn>1</mn></mrow></msub></mrow></mfrac></mrow><mspace width="0.6em"></mspace>)"
    R"(<mo stretchy="false">[</mo><mi>t</mi><mo>+</mo><mn>1</mn><mtext style="white-space:pre"> in the chunk of </mtext><mn>2</mn>)"
    R"(<mtext style="white-space:pre"> of </mtext><mi>t</mi><mo stretchy="false">]</mo></mrow><mo>+</mo><mrow><msub><mi>s</mi>)"
    R"(<mrow><mi>t</mi></mrow></msub><mspace width="0.6em"></mspace><mo stretchy="false">[</mo><mi>t</mi><mo>=</mo><mi>T</mi><mo>−</mo><mn>1</mn><mo stretchy="false">])"
    R"(</mo></mrow></mrow></mrow>)");
static_assert(
    element(derivative(net2::net, E, net2::w)) ==
    R"(<mrow><mrow><msub><mi>s</mi><mrow><mn>1</mn></mrow></msub><mo lspace="0.12em" rspace="0.12em">&#x2062;</mo><mrow><mrow><mi>func)"
    R"(</mi><mo lspace="0" rspace="0">′</mo></mrow><mo>&#x2061;</mo><mrow><mo stretchy="false">(</mo><msub><mi>z</mi><mrow><mn>1</mn>)"
    R"(</mrow></msub><mo stretchy="false">)</mo></mrow></mrow></mrow><mo lspace="0.12em" rspace="0.12em">&#x2062;</mo><mrow>)"
    R"(<mo stretchy="false">(</mo><mrow><msub><mi>s</mi><mrow><mn>0</mn></mrow></msub><mo>+</mo><mrow><mrow><mi>w</mi>)"
    R"(<mo lspace="0.12em" rspace="0.12em">&#x2062;</mo><mrow><mrow><mi>func</mi><mo lspace="0" rspace="0">′</mo></mrow><mo>&#x2061;</mo>)"
    R"(<mrow><mo stretchy="false">(</mo><msub><mi>z</mi><mrow><mn>0</mn></mrow></msub><mo stretchy="false">)</mo></mrow></mrow></mrow>)"
    R"(<mo lspace="0.12em" rspace="0.12em">&#x2062;</mo><msub><mi>s</mi><mrow><mo>−</mo><mn>1</mn></mrow></msub></mrow></mrow>)"
    R"(<mo stretchy="false">)</mo></mrow></mrow>)");
static_assert(
    element(rule(unroll<3>(recurrence(s[t] = a * s[t + 1_c] - b * s[t + 2_c], z[t] = s[1_c] * b,
                                      E[last] = sum(s[t], t) + z[last])),
                 E, s)) ==
    R"(<mrow><mfrac><mrow><mi>∂</mi><mi>E</mi></mrow><mrow><mi>∂</mi><msub><mi>s</mi><mrow><mi>t</mi></mrow></msub></mrow></mfrac><mo>=)"
    R"(</mo><mrow><mrow><mrow><mi>a</mi><mo lspace="0.12em" rspace="0.12em">&#x2062;</mo><mfrac><mrow><mi>∂</mi><mi>E</mi></mrow><mrow>)"
    R"(<mi>∂</mi><msub><mi>s</mi><mrow><mi>t</mi><mo>−</mo><mn>1</mn></mrow></msub></mrow></mfrac></mrow><mspace width="0.6em"></mspace>)"
    R"(<mo stretchy="false">[</mo><mi>t</mi><mo>≥</mo><mn>1</mn><mo stretchy="false">]</mo></mrow><mo>−</mo><mrow><mrow><mi>b</mi>)"
    R"(<mo lspace="0.12em" rspace="0.12em">&#x2062;</mo><mfrac><mrow><mi>∂</mi><mi>E</mi></mrow><mrow><mi>∂</mi><msub><mi>s</mi><mrow>)"
    R"(<mi>t</mi><mo>−</mo><mn>2</mn></mrow></msub></mrow></mfrac></mrow><mspace width="0.6em"></mspace><mo stretchy="false">[</mo><mi>t)"
    R"(</mi><mo>≥</mo><mn>2</mn><mo stretchy="false">]</mo></mrow><mo>+</mo><mrow><mrow><mo>(</mo><mrow><munder><mo>∑</mo><mi>t</mi>)"
    R"(</munder><mrow><mfrac><mrow><mi>∂</mi><mi>E</mi></mrow><mrow><mi>∂</mi><msub><mi>z</mi><mrow><mi>t</mi></mrow></msub></mrow>)"
    R"(</mfrac><mo lspace="0.12em" rspace="0.12em">&#x2062;</mo><mi>b</mi></mrow></mrow><mo>)</mo></mrow><mspace width="0.6em"></mspace>)"
    R"(<mo stretchy="false">[</mo><mi>t</mi><mo>=</mo><mn>1</mn><mo stretchy="false">]</mo></mrow><mo>+</mo><mn>1</mn></mrow></mrow>)");
static_assert(
    element(rule(unroll<3>(recurrence(s[t] = a * s[t - 1_c], s[-1_c] = a * b, E[last] = s[last])), E, a)) ==
    R"(<mrow><mfrac><mrow><mi>∂</mi><mi>E</mi></mrow><mrow><mi>∂</mi><msub><mi>a</mi><mrow><mi>t</mi></mrow></msub></mrow></mfrac><mo>=)"
    R"(</mo><mrow><mrow><mrow><mfrac><mrow><mi>∂</mi><mi>E</mi></mrow><mrow><mi>∂</mi><msub><mi>s</mi><mrow><mo>−</mo><mn>1</mn></mrow>)"
    R"(</msub></mrow></mfrac><mo lspace="0.12em" rspace="0.12em">&#x2062;</mo><mi>b</mi></mrow><mspace width="0.6em"></mspace>)"
    R"(<mo stretchy="false">[</mo><mtext style="white-space:pre">start</mtext><mo stretchy="false">]</mo></mrow><mo>+</mo><mrow><mfrac>)"
    R"(<mrow><mi>∂</mi><mi>E</mi></mrow><mrow><mi>∂</mi><msub><mi>s</mi><mrow><mi>t</mi></mrow></msub></mrow></mfrac>)"
    R"(<mo lspace="0.12em" rspace="0.12em">&#x2062;</mo><msub><mi>s</mi><mrow><mi>t</mi><mo>−</mo><mn>1</mn></mrow></msub></mrow></mrow>)"
    R"(</mrow>)");
static_assert(is_well_formed(mathml(rule(unroll<3>(recurrence(s[t] = a * s[t - 1_c], E[last] = s[last])),
                                         truncated(E, window<2>), s))));
static_assert(
    element((types<struct a, struct b>{})) ==
    R"(<mtable displaystyle="true"><mtr><mtd></mtd><mtd style="text-align:left"><mi>a</mi></mtd></mtr><mtr><mtd></mtd>)"
    R"(<mtd style="text-align:left"><mi>b</mi></mtd></mtr></mtable>)");

// a program of eight steps
static_assert(is_well_formed(mathml(unroll<8>(elman::with_names))) &&
              is_well_formed(mathml(adjoints(unroll<8>(elman::with_names), elman::L))));
static_assert(mathml(adjoints(unroll<8>(elman::with_names), elman::L)).size() > 20000);
}  // namespace printed
