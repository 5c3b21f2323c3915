// Plain ASCII text: each leaf, operation and function, and precedence.
#include <bptt/printing/ascii.hpp>

#include "printed_symbols.hpp"

using namespace bptt::simplified;  // the builders, and the stages of a derivation: tested here, used by nobody else
using namespace bptt::derivation;

namespace printed {
// leaves
static_assert(ascii(a) == "a");
static_assert(ascii(s[t]) == "s[t]");
static_assert(ascii(s[t - 12_c]) == "s[t-12]");
static_assert(ascii(ahead<struct s, 1>{}) == "s[t+1]");
static_assert(ascii(s[-1_c]) == "s[-1]");
static_assert(ascii(s[10_c]) == "s[10]");
static_assert(ascii(s[last]) == "s");
static_assert(ascii(s[last + 1_c]) == "s[T]");
static_assert(ascii(s[last + 3_c]) == "s[T+2]");
static_assert(ascii(literal<-7>{}) == "-7");
static_assert(ascii(12_c * a) == "12*a");
static_assert(ascii(zeros<3>{}) == "0");
static_assert(ascii(identity<3>{}) == "I");
static_assert(ascii(step_count{}) == "T");
static_assert(ascii(tangent(s)[t - 1_c]) == "ds[t-1]");
static_assert(ascii(ago<aged<struct s, 2>, 0>{}) == "s<age 2>[t]");

// names
static_assert(ascii(theta) == "theta");
static_assert(ascii(yhat[t]) == "yhat[t]");
static_assert(ascii(delta_hat[0_c]) == "delta_hat[0]");
static_assert(ascii(W_ih) == "W_ih");
static_assert(ascii(h1[t]) == "h1[t]");
static_assert(ascii(square(h1[t])) == "h1[t]^2");
static_assert(ascii(eta) == "eta");
static_assert(ascii(i[t - 1_c]) == "low.gate[t-1]");

// adjoints
static_assert(ascii(at<bar<struct E, struct s>, 2>{}) == "dE/ds[2]");
static_assert(ascii(ahead<bar<struct E, struct s>, 1>{}) == "dE/ds[t+1]");
static_assert(ascii(bar<struct E, struct theta>{}) == "dE/dtheta");
static_assert(ascii(square(at<bar<struct E, struct s>, 2>{})) == "(dE/ds[2])^2");
static_assert(ascii(a / at<bar<struct E, struct s>, 2>{}) == "a/(dE/ds[2])");
static_assert(ascii(f(at<bar<struct E, struct s>, 2>{})) == "f(dE/ds[2])");

// sums and products
static_assert(ascii(a + b + c) == "a + b + c");
static_assert(ascii(a + -b) == "a + (-b)");
static_assert(ascii(a - (b + c)) == "a - (b + c)");
static_assert(ascii(-(a + b)) == "-(a + b)");
static_assert(ascii(a * (b + c)) == "a*(b + c)");
static_assert(ascii(a * -b) == "a*(-b)");
static_assert(ascii(a * literal<-2>{}) == "a*(-2)");
static_assert(ascii(a * 2_c) == "a*2");
static_assert(ascii(a * square(literal<2>{})) == "a*2^2");
static_assert(ascii(a / b) == "a/b");
static_assert(ascii(a / (b * c)) == "a/(b*c)");
static_assert(ascii((a + b) / c) == "(a + b)/c");
static_assert(ascii(a / b / c) == "a/b/c");
static_assert(ascii(a / (b / c)) == "a/(b/c)");
static_assert(ascii(ratio<2, 3> * p) == "2/3*p");
static_assert(ascii(a * ratio<-1, 2>) == "a*(-1/2)");
static_assert(ascii(square(a / b)) == "(a/b)^2");

// vectors and matrices
static_assert(ascii(transpose(M * transpose(N) * N) * p) == "(M*N^T*N)^T*p");
static_assert(ascii(dot(p + q, q)) == "(p + q)^T*q");
static_assert(ascii(outer(p, q)) == "p*q^T");
static_assert(ascii(hadamard(M * p, q)) == "M*p .* q");
static_assert(ascii(M * hadamard(p, q)) == "M*(p .* q)");
static_assert(ascii(quotient(p, hadamard(p, q))) == "p ./ (p .* q)");
static_assert(ascii(sum(p + q) * q) == "(sum (p + q))*q");
static_assert(ascii(mean(p)) == "(sum p)/3");
static_assert(ascii(transpose(square(p)) * q) == "(p^2)^T*q");
static_assert(ascii(square(transpose(M))) == "(M^T)^2");
static_assert(ascii(square(transpose(h[t]))) == "(h[t]^T)^2");
static_assert(ascii(transpose(h[t - 1_c]) * q) == "h[t-1]^T*q");
static_assert(ascii(diag(p) * q) == "diag(p)*q");
static_assert(ascii(diagonal(M)) == "diagonal(M)");
static_assert(ascii(segment<1, 2>(h[t - 1_c])) == "segment<1, 2>(h[t-1])");
static_assert(ascii(rows<0, 2>(M) * p) == "rows<0, 2>(M)*p");
static_assert(ascii(row<1>(M)) == "row<1>(M)" && ascii(column<0>(M)) == "row<0>(M^T)");
static_assert(ascii(component<2>(p)) == "component<2>(p)");
static_assert(ascii(pad<2, 6>(p)) == "pad<2, 6>(p)");
static_assert(ascii(concat(p, a / b, 1_c)) == "concat(p, a/b, 1)");
static_assert(ascii(broadcast<2>(a)) == "broadcast(a)");

// functions
static_assert(ascii(tanh(a / b)) == "tanh(a/b)");
static_assert(ascii(sigmoid(p)) == "sigmoid(p)");
static_assert(ascii(exp(a) * log(a)) == "exp(a)*log(a)");
static_assert(ascii(square(tanh(a))) == "tanh(a)^2");
static_assert(ascii(square(square(a))) == "(a^2)^2");
static_assert(ascii(pow(a, 3_c)) == "a^3");
static_assert(ascii(pow(a + b, -12_c)) == "(a + b)^(-12)");
static_assert(ascii(square(pow(a, -4_c))) == "(a^(-4))^2");
static_assert(ascii(pow(s[t], 3_c)) == "s[t]^3");
static_assert(ascii(pow(a, b)) == "pow(a, b)");
static_assert(ascii(max(a, b)) == "max(a, b)");
static_assert(ascii(atan2(a, b + c)) == "atan2(a, b + c)");
static_assert(ascii(inversion_of<struct p, struct q>{}) == "p ./ (p^2 + q^2)");
static_assert(ascii(sqrt(a + b)) == "sqrt(a + b)");
static_assert(ascii(abs(a - b)) == "|a - b|");
static_assert(ascii(f(a)) == "f(a)");
static_assert(ascii(prime(func)(s[0_c])) == "func'(s[0])");
static_assert(ascii(prime(prime(f))(a + b)) == "f''(a + b)");
static_assert(ascii(square(prime(f)(a))) == "f'(a)^2");
static_assert(ascii(log_softmax(p)) == "log_softmax(p)");
static_assert(ascii(softmax_cross_entropy(p + q, q)) == "softmax_cross_entropy(p + q, q)");
static_assert(ascii(stop_gradient(a) * b) == "stop_gradient(a)*b");
static_assert(ascii(mine::cross(p, q)) == "cross(p, q)");
static_assert(ascii(sum(s[t], t)) == "sum_t s[t]");
static_assert(ascii(sum(s[t] + a, t) / 2_c) == "(sum_t (s[t] + a))/2");
static_assert(ascii(mean(square(s[t]), t)) == "1/T*sum_t s[t]^2");

// equations, rules, programs
static_assert(ascii(s[t] = func(z[t])) == "s[t] = func(z[t])");
static_assert(ascii(net2::net) ==
              "z[0] = u*x[0] + w*s[-1]\n"
              "s[0] = func(z[0])\n"
              "z[1] = u*x[1] + w*s[0]\n"
              "s[1] = func(z[1])\n"
              "E = s[1]^2/2");
static_assert(ascii(adjoints(net2::net, E)) ==
              "dE/ds[1] = s[1]\n"
              "dE/dz[1] = dE/ds[1]*func'(z[1])\n"
              "dE/ds[0] = w*dE/dz[1]\n"
              "dE/dz[0] = dE/ds[0]*func'(z[0])\n"
              "dE/ds[-1] = w*dE/dz[0]\n"
              "dE/dw = dE/dz[1]*s[0] + dE/dz[0]*s[-1]\n"
              "dE/du = dE/dz[1]*x[1] + dE/dz[0]*x[0]");
static_assert(ascii(rule(net2::net, E, s)) == "dE/ds[t] = w*dE/dz[t+1] [t + 1 < T] + s[t] [t = T-1]");
static_assert(ascii(rule(net2::net, E, net2::u)) == "dE/du[t] = dE/dz[t]*x[t]");
static_assert(ascii(rule(net2::net, truncated(E, chunks<2>), s)) ==
              "dE/ds[t] = w*dE/dz[t+1] [t + 1 in the chunk of 2 of t] + s[t] [t = T-1]");
static_assert(ascii(derivative(net2::net, E, net2::w)) == "s[1]*func'(z[1])*(s[0] + w*func'(z[0])*s[-1])");
static_assert(ascii(rule(unroll<3>(recurrence(s[t] = a * s[t + 1_c] - b * s[t + 2_c], z[t] = s[1_c] * b,
                                              E[last] = sum(s[t], t) + z[last])),
                         E, s)) ==
              "dE/ds[t] = a*dE/ds[t-1] [t >= 1] - b*dE/ds[t-2] [t >= 2] + (sum_t dE/dz[t]*b) [t = 1] + 1");
static_assert(ascii(rule(unroll<3>(recurrence(s[t] = a * s[t - 1_c], s[-1_c] = a * b, E[last] = s[last])), E, a)) ==
              "dE/da[t] = dE/ds[-1]*b [start] + dE/ds[t]*s[t-1]");
static_assert(ascii(rule(unroll<3>(recurrence(s[t] = a * s[t - 1_c], E[last] = s[last])), truncated(E, window<2>),
                         s)) ==
              "dE/ds[t] = dE/ds<age 0>[t] [t >= 0] + dE/ds<age 1>[t] [t >= 0] + a*dE/ds<age 0>[t+1] [t = -1] + "
              "a*dE/ds<age 1>[t+1] [t = -1]");
static_assert(ascii((types<struct a, struct b>{})) ==
              "a\n"
              "b");
}  // namespace printed
