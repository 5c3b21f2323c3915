// LaTeX: each leaf, operation and function, parentheses, names.
#include <bptt/printing/latex.hpp>

#include "printed_symbols.hpp"

using namespace bptt::simplified;  // the builders, and the stages of a derivation: tested here, used by nobody else
using namespace bptt::derivation;

namespace printed {
// leaves
static_assert(latex(a) == R"(a)");
static_assert(latex(s[t]) == R"(s_{t})");
static_assert(latex(s[t - 12_c]) == R"(s_{t-12})");
static_assert(latex(ahead<struct s, 1>{}) == R"(s_{t+1})");
static_assert(latex(s[-1_c]) == R"(s_{-1})");
static_assert(latex(s[10_c]) == R"(s_{10})");
static_assert(latex(s[last]) == R"(s)");
static_assert(latex(s[last + 1_c]) == R"(s_{T})");
static_assert(latex(s[last + 3_c]) == R"(s_{T+2})");
static_assert(latex(literal<-7>{}) == R"(-7)");
static_assert(latex(12_c * a) == R"(12\,a)");
static_assert(latex(zeros<3>{}) == R"(0)");
static_assert(latex(identity<3>{}) == R"(I)");
static_assert(latex(step_count{}) == R"(T)");
static_assert(latex(tangent(s)[t - 1_c]) == R"(\mathrm{d}s_{t-1})");
static_assert(latex(ago<aged<struct s, 2>, 0>{}) == R"(s^{(2)}_{t})");

// names
static_assert(latex(theta) == R"(\theta)");
static_assert(latex(yhat[t]) == R"(\hat{y}_{t})");
static_assert(latex(delta_hat[0_c]) == R"(\hat{\delta}_{0})");
static_assert(latex(W_ih) == R"({W_{\mathrm{ih}}})");
static_assert(latex(h1[t]) == R"({h_{1}}_{t})");
static_assert(latex(square(h1[t])) == R"({h_{1}}_{t}^{2})");
static_assert(latex(eta) == R"(\eta')");
static_assert(latex(i[t - 1_c]) == R"(\mathrm{low}.\mathrm{gate}_{t-1})");

// adjoints
static_assert(latex(at<bar<struct E, struct s>, 2>{}) == R"(\frac{\partial E}{\partial s_{2}})");
static_assert(latex(ahead<bar<struct E, struct s>, 1>{}) == R"(\frac{\partial E}{\partial s_{t+1}})");
static_assert(latex(bar<struct E, struct theta>{}) == R"(\frac{\partial E}{\partial \theta})");
static_assert(latex(square(at<bar<struct E, struct s>, 2>{})) ==
              R"(\left(\frac{\partial E}{\partial s_{2}}\right)^{2})");
static_assert(latex(a / at<bar<struct E, struct s>, 2>{}) == R"(\frac{a}{\frac{\partial E}{\partial s_{2}}})");
static_assert(latex(f(at<bar<struct E, struct s>, 2>{})) == R"(f\left(\frac{\partial E}{\partial s_{2}}\right))");

// sums and products
static_assert(latex(a + b + c) == R"(a + b + c)");
static_assert(latex(a + -b) == R"(a + (-b))");
static_assert(latex(a - (b + c)) == R"(a - (b + c))");
static_assert(latex(-(a + b)) == R"(-(a + b))");
static_assert(latex(a * (b + c)) == R"(a\,(b + c))");
static_assert(latex(a * -b) == R"(a\,(-b))");
static_assert(latex(a * literal<-2>{}) == R"(a \cdot (-2))");
static_assert(latex(a * 2_c) == R"(a \cdot 2)");
static_assert(latex(a * square(literal<2>{})) == R"(a \cdot 2^{2})");
static_assert(latex(a / b) == R"(\frac{a}{b})");
static_assert(latex(a / (b * c)) == R"(\frac{a}{b\,c})");
static_assert(latex((a + b) / c) == R"(\frac{a + b}{c})");
static_assert(latex(a / b / c) == R"(\frac{\frac{a}{b}}{c})");
static_assert(latex(a / (b / c)) == R"(\frac{a}{\frac{b}{c}})");
static_assert(latex(ratio<2, 3> * p) == R"(\frac{2}{3}\,p)");
static_assert(latex(a * ratio<-1, 2>) == R"(a\,\left(-\frac{1}{2}\right))");
static_assert(latex(square(a / b)) == R"(\left(\frac{a}{b}\right)^{2})");

// vectors and matrices
static_assert(latex(transpose(M * transpose(N) * N) * p) == R"((M\,N^{\top}\,N)^{\top}\,p)");
static_assert(latex(dot(p + q, q)) == R"((p + q)^{\top}\,q)");
static_assert(latex(outer(p, q)) == R"(p\,q^{\top})");
static_assert(latex(hadamard(M * p, q)) == R"(M\,p \circ q)");
static_assert(latex(M * hadamard(p, q)) == R"(M\,(p \circ q))");
static_assert(latex(quotient(p, hadamard(p, q))) == R"(p \oslash (p \circ q))");
static_assert(latex(sum(p + q) * q) == R"((\sum (p + q))\,q)");
static_assert(latex(mean(p)) == R"(\frac{\sum p}{3})");
static_assert(latex(transpose(square(p)) * q) == R"((p^{2})^{\top}\,q)");
static_assert(latex(square(transpose(M))) == R"((M^{\top})^{2})");
static_assert(latex(square(transpose(h[t]))) == R"((h_{t}^{\top})^{2})");
static_assert(latex(transpose(h[t - 1_c]) * q) == R"(h_{t-1}^{\top}\,q)");
static_assert(latex(diag(p) * q) == R"(\operatorname{diag}(p)\,q)");
static_assert(latex(diagonal(M)) == R"(\operatorname{diagonal}(M))");
static_assert(latex(segment<1, 2>(h[t - 1_c])) == R"(\operatorname{segment}_{1, 2}(h_{t-1}))");
static_assert(latex(row<1>(M)) == R"(\operatorname{row}_{1}(M))");
static_assert(latex(rows<0, 2>(M) * p) == R"(\operatorname{rows}_{0, 2}(M)\,p)");
static_assert(latex(component<2>(p)) == R"(\operatorname{component}_{2}(p))");
static_assert(latex(pad<2, 6>(p)) == R"(\operatorname{pad}_{2, 6}(p))");
static_assert(latex(concat(p, a / b, 1_c)) == R"(\operatorname{concat}\left(p, \frac{a}{b}, 1\right))");
static_assert(latex(broadcast<2>(a)) == R"(\operatorname{broadcast}(a))");

// functions
static_assert(latex(tanh(a / b)) == R"(\tanh\left(\frac{a}{b}\right))");
static_assert(latex(sigmoid(p)) == R"(\sigma(p))");
static_assert(latex(exp(a) * log(a)) == R"(\exp(a)\,\log(a))");
static_assert(latex(square(tanh(a))) == R"(\tanh(a)^{2})");
static_assert(latex(square(square(a))) == R"((a^{2})^{2})");
static_assert(latex(pow(a, 3_c)) == R"(a^{3})");
static_assert(latex(pow(a + b, -12_c)) == R"((a + b)^{-12})");
static_assert(latex(square(pow(a, -4_c))) == R"((a^{-4})^{2})");
static_assert(latex(pow(s[t], 3_c)) == R"(s_{t}^{3})");
static_assert(latex(pow(a, b)) == R"(\operatorname{pow}(a, b))");
static_assert(latex(atan(a)) == R"(\arctan(a))");
static_assert(latex(max(a, b)) == R"(\max(a, b))");
static_assert(latex(hypot(a, b / c)) == R"(\operatorname{hypot}\left(a, \frac{b}{c}\right))");
static_assert(latex(square(direction_cosine_of<struct a, struct b>{})) ==
              R"(\left(\frac{a}{\operatorname{hypot}(a, b)}\right)^{2})");
static_assert(latex(sqrt(a + b)) == R"(\sqrt{a + b})");
static_assert(latex(abs(a - b)) == R"(\left|a - b\right|)");
static_assert(latex(f(a)) == R"(f(a))");
static_assert(latex(prime(func)(s[0_c])) == R"(\mathrm{func}'(s_{0}))");
static_assert(latex(prime(prime(f))(a + b)) == R"(f''(a + b))");
static_assert(latex(square(prime(f)(a))) == R"(f'(a)^{2})");
static_assert(latex(log_softmax(p)) == R"(\operatorname{log\_softmax}(p))");
static_assert(latex(softmax_cross_entropy(p + q, q)) == R"(\operatorname{softmax\_cross\_entropy}(p + q, q))");
static_assert(latex(stop_gradient(a) * b) == R"(\operatorname{stop\_gradient}(a)\,b)");
static_assert(latex(mine::cross(p, q)) == R"(\operatorname{cross}(p, q))");
static_assert(latex(sum(s[t], t)) == R"(\sum_{t} s_{t})");
static_assert(latex(sum(s[t] + a, t) / 2_c) == R"(\frac{\sum_{t} (s_{t} + a)}{2})");
static_assert(latex(mean(square(s[t]), t)) == R"(\frac{1}{T}\sum_{t} s_{t}^{2})");

// equations, rules, programs
static_assert(latex(s[t] = func(z[t])) == R"(s_{t} = \mathrm{func}(z_{t}))");
static_assert(latex(net2::net) ==
              R"(\begin{aligned}
z_{0} &= u\,x_{0} + w\,s_{-1} \\
s_{0} &= \mathrm{func}(z_{0}) \\
z_{1} &= u\,x_{1} + w\,s_{0} \\
s_{1} &= \mathrm{func}(z_{1}) \\
E &= \frac{s_{1}^{2}}{2}
\end{aligned})");
static_assert(latex(adjoints(net2::net, E)) ==
              R"(\begin{aligned}
\frac{\partial E}{\partial s_{1}} &= s_{1} \\
\frac{\partial E}{\partial z_{1}} &= \frac{\partial E}{\partial s_{1}}\,\mathrm{func}'(z_{1}) \\
\frac{\partial E}{\partial s_{0}} &= w\,\frac{\partial E}{\partial z_{1}} \\
\frac{\partial E}{\partial z_{0}} &= \frac{\partial E}{\partial s_{0}}\,\mathrm{func}'(z_{0}) \\
\frac{\partial E}{\partial s_{-1}} &= w\,\frac{\partial E}{\partial z_{0}} \\
\frac{\partial E}{\partial w} &= \frac{\partial E}{\partial z_{1}}\,s_{0} + \frac{\partial E}{\partial z_{0}}\,s_{-1} \\
\frac{\partial E}{\partial u} &= \frac{\partial E}{\partial z_{1}}\,x_{1} + \frac{\partial E}{\partial z_{0}}\,x_{0}
\end{aligned})");
static_assert(
    latex(rule(net2::net, E, s)) ==
    R"(\frac{\partial E}{\partial s_{t}} = w\,\frac{\partial E}{\partial z_{t+1}}\;[t + 1 < T] + s_{t}\;[t = T-1])");
static_assert(latex(rule(net2::net, E, net2::u)) ==
              R"(\frac{\partial E}{\partial u_{t}} = \frac{\partial E}{\partial z_{t}}\,x_{t})");
static_assert(
    latex(rule(net2::net, truncated(E, chunks<2>), s)) ==
    R"(\frac{\partial E}{\partial s_{t}} = w\,\frac{\partial E}{\partial z_{t+1}}\;[t + 1\text{ in the chunk of }2\text{ of }t] + s_{t}\;[t = T-1])");
static_assert(latex(derivative(net2::net, E, net2::w)) ==
              R"(s_{1}\,\mathrm{func}'(z_{1})\,(s_{0} + w\,\mathrm{func}'(z_{0})\,s_{-1}))");
static_assert(
    latex(rule(unroll<3>(recurrence(s[t] = a * s[t + 1_c] - b * s[t + 2_c], z[t] = s[1_c] * b,
                                    E[last] = sum(s[t], t) + z[last])),
               E, s)) ==
    R"(\frac{\partial E}{\partial s_{t}} = a\,\frac{\partial E}{\partial s_{t-1}}\;[t \ge 1] - b\,\frac{\partial E}{\partial s_{t-2}}\;[t \ge 2] + \left(\sum_{t} \frac{\partial E}{\partial z_{t}}\,b\right)\;[t = 1] + 1)");
static_assert(
    latex(rule(unroll<3>(recurrence(s[t] = a * s[t - 1_c], s[-1_c] = a * b, E[last] = s[last])), E, a)) ==
    R"(\frac{\partial E}{\partial a_{t}} = \frac{\partial E}{\partial s_{-1}}\,b\;[\text{start}] + \frac{\partial E}{\partial s_{t}}\,s_{t-1})");
static_assert(
    latex(rule(unroll<3>(recurrence(s[t] = a * s[t - 1_c], E[last] = s[last])), truncated(E, window<2>), s)) ==
    R"(\frac{\partial E}{\partial s_{t}} = \frac{\partial E}{\partial s^{(0)}_{t}}\;[t \ge 0] + \frac{\partial E}{\partial s^{(1)}_{t}}\;[t \ge 0] + a\,\frac{\partial E}{\partial s^{(0)}_{t+1}}\;[t = -1] + a\,\frac{\partial E}{\partial s^{(1)}_{t+1}}\;[t = -1])");
static_assert(latex((types<struct a, struct b>{})) ==
              R"(\begin{aligned}
& a \\
& b
\end{aligned})");
}  // namespace printed
