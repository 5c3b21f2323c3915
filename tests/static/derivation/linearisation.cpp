// The linearised recurrence: the tangent of each operation, the equations, and what has no tangent.
#include <bptt/derivation/linearisation.hpp>

#include "../same.hpp"
#include "../thread.hpp"

using namespace bptt::simplified;  // the builders, and the stages of a derivation: tested here, used by nobody else
using namespace bptt::derivation;

// --- the tangent of each operation --------------------------------------------------------------
namespace operations {
using namespace bptt;
// clang-format off
inline constexpr struct r : parameter<r> {} r;
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct a : parameter<a, 3> {} a;
inline constexpr struct b : parameter<b, 3> {} b;
inline constexpr struct M : parameter<M, 2, 3> {} M;
inline constexpr struct N : parameter<N, 3, 4> {} N;
inline constexpr struct R : parameter<R, 1, 3> {} R;
inline constexpr struct c : constant<c, 3> {} c;
inline constexpr struct h : variable<h, 3> {} h;
inline constexpr struct q : variable<q, 3> {} q;
inline constexpr struct e : variable<e> {} e;
inline constexpr struct f : function<f> {} f;
// clang-format on
constexpr auto dr = tangent(r);
constexpr auto dk = tangent(k);
constexpr auto da = tangent(a);
constexpr auto db = tangent(b);
constexpr auto dM = tangent(M);
constexpr auto dN = tangent(N);
constexpr auto dR = tangent(R);
constexpr auto dh = tangent(h);

/// dA of the right-hand side A of the equation q[t] = A, or e[t] = A of a scalar.
template <class A>
constexpr auto d(A) {
  return typename differential<
      A, ago<std::conditional_t<is_scalar<shape_t<A>>, struct e, struct q>, 0>,
      types<struct r, struct k, struct a, struct b, struct M, struct N, struct R, struct h>>::type{};
}
constexpr auto y = q[t];

static_assert(same(d(a), da) && same(d(c), zero) && same(d(literal<2>{}), zero));
static_assert(same(d(h[t]), dh[t]) && same(d(h[t - 2_c]), dh[t - 2_c]) && same(d(h[last]), dh[last]) &&
              same(d(h[3_c]), dh[3_c]) && same(d(ahead<struct h, 1>{}), ahead<tangent_of<struct h>, 1>{}));
static_assert(same(d(a + b), da + db) && same(d(a + c), da) && same(d(c - a), -da) && same(d(-a), -da));
static_assert(same(d(r * k), dr * k + r * dk));
static_assert(same(d(r * a), dr * a + r * da) && same(d(a * r), r * da + dr * a) && same(d(r * M), dr * M + r * dM) &&
              same(d(r * c), dr * c));
static_assert(same(d(M * a), dM * a + M * da) && same(d(M * N), dM * N + M * dN));
static_assert(same(d(R * a), dR * a + R * da));
static_assert(same(d(a * transpose(b)), outer(da, b) + a * transpose(db)));
static_assert(same(d(transpose(a) * N), transpose(da) * N + transpose(a) * dN) &&
              same(d(transpose(c) * N), transpose(c) * dN));
static_assert(same(d(r / k), dr / k - dk * e[t] / k) && same(d(a / k), da / k - (dk / k) * y));
static_assert(same(d(hadamard(a, b)), hadamard(da, b) + hadamard(a, db)));
static_assert(same(d(quotient_of<struct a, struct b>{}),
                   sub<quotient_of<tangent_of<struct a>, struct b>,
                       hadamard_of<quotient_of<tangent_of<struct b>, struct b>, ago<struct q, 0>>>{}));
static_assert(same(d(dot(a, b)), dot(da, b) + dot(db, a)) && same(d(dot(a, c)), dot(da, c)));
static_assert(same(d(outer(a, b)), outer(da, b) + outer(a, db)));
static_assert(same(d(transpose(M)), transpose(dM)) && same(d(transpose(a)), transpose(da)));
static_assert(same(d(sum(M)), sum(dM)));
static_assert(same(d(broadcast_of<struct r, shape<3>>{}), broadcast_of<tangent_of<struct r>, shape<3>>{}));
static_assert(same(d(tanh(a)), hadamard_of<tangent_of<struct a>, sub<struct one, square_of<ago<struct q, 0>>>>{}));
static_assert(same(d(exp(a)), hadamard(da, y)) && same(d(log(a)), quotient_of<tangent_of<struct a>, struct a>{}) &&
              same(d(square(a)), 2_c * hadamard(da, a)));
static_assert(
    same(d(sigmoid(a)),
         hadamard_of<tangent_of<struct a>, hadamard_of<ago<struct q, 0>, sub<struct one, ago<struct q, 0>>>>{}));
static_assert(same(d(f(a)), hadamard(da, prime(f)(a))));
static_assert(same(d(softmax(a)), hadamard(y, da) - dot(da, y) * y));
static_assert(same(d(log_softmax(a)),
                   da + broadcast_of<neg<dot_of<tangent_of<struct a>, softmax_of<struct a>>>, shape<3>>{}));
static_assert(same(d(cross_entropy(a, b)), -(dot(da, quotient_of<struct b, struct a>{}) + dot(db, log(a)))));
static_assert(same(d(softmax_cross_entropy(a, b)), dot(da, sum(b) * softmax(a) - b) - dot(db, log_softmax(a))));
static_assert(same(d(sum(hadamard(a, h[t]), t)), sum(hadamard(da, h[t]) + hadamard(a, dh[t]), t)));
static_assert(same(d(mean(r * k, t)), mean(dr * k + r * dk, t)) && same(d(sum(c, t)), zero));
// an operand's value stands as itself, the value of the whole by the name of the left-hand side
static_assert(same(d(square(tanh(r))), 2_c * dr * sub<struct one, square_of<tanh_of<struct r>>>{} * tanh(r)));
// what is read twice adds up
static_assert(same(d(r + r), 2_c * dr) && same(d(r * r), 2_c * dr * r));
}  // namespace operations

// --- the equations ------------------------------------------------------------------------------
namespace equations {
using namespace thread;
static_assert(text(linearised(rnn, wrt(w))) ==
              "aₜ = xₜ·u\n"
              "bₜ = sₜ₋₁·w\n"
              "dbₜ = dsₜ₋₁·w + sₜ₋₁·dw\n"
              "zₜ = aₜ + bₜ\n"
              "dzₜ = dbₜ\n"
              "sₜ = func(zₜ)\n"
              "dsₜ = dzₜ·func′(zₜ)\n"
              "q = s[T−1]·v\n"
              "dq = ds[T−1]·v\n"
              "o = func_2(q)\n"
              "do = dq·func_2′(q)\n"
              "E = func_3(o)\n"
              "dE = do·func_3′(o)\n"
              "ds₋₁ = 0");
constexpr auto linear = linearised(rnn, wrt(u, w, x, s[-1_c]));
static_assert(text(linearised(net, wrt(v))) ==
              "a₀ = x₀·u\nb₀ = s₋₁·w\nz₀ = a₀ + b₀\ns₀ = func(z₀)\na₁ = x₁·u\nb₁ = s₀·w\nz₁ = a₁ + b₁\ns₁ = func(z₁)\n"
              "q = s₁·v\ndq = s₁·dv\no = func_2(q)\ndo = dq·func_2′(q)\nE = func_3(o)\ndE = do·func_3′(o)");
static_assert(text(rule(unroll<5>(linear), tangent(E), tangent(s))) ==
              "∂dE/∂dsₜ = ∂dE/∂dbₜ₊₁·w [t + 1 < T] + ∂dE/∂dq·v [t = T−1]");
static_assert(std::is_empty_v<decltype(linear)> && std::is_empty_v<decltype(tangent(w))> &&
              std::is_empty_v<decltype(tangent(s)[t])>);
static_assert(tangent(w).symbol_role == role::constant && tangent(x).symbol_role == role::input &&
              tangent(s).symbol_role == role::variable);
static_assert(same(tangent(s[-1_c]), tangent(s)[-1_c]) && same(tangent(s[last]), tangent(s)[last]));

// the adjoint of the tangent of the loss by the tangent of a parameter is the gradient by the parameter itself
constexpr auto two = unroll<2>(linear);
static_assert(equivalent(two, derivative(two, tangent(E), tangent(w)), derivative(net, E, w)));
static_assert(equivalent(two, derivative(two, tangent(E), tangent(s)[-1_c]), derivative(net, E, s[-1_c])));
}  // namespace equations

// --- what has no tangent, and tangents of tangents ----------------------------------------------
namespace limits {
using namespace bptt;
// clang-format off
inline constexpr int D = 2, H = 3, C = 4;
inline constexpr struct x : input<x, D> {} x;
inline constexpr struct y : input<y, C> {} y;
inline constexpr struct U : parameter<U, H, D> {} U;
inline constexpr struct W : parameter<W, H, H> {} W;
inline constexpr struct V : parameter<V, C, H> {} V;
inline constexpr struct k : constant<k> {} k;
inline constexpr struct h : variable<h, H> {} h;
inline constexpr struct o : variable<o, C> {} o;
inline constexpr struct g : variable<g, H> {} g;
inline constexpr struct e : variable<e> {} e;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr auto cell = recurrence(g[t] = U * x[t], h[t] = tanh(g[t] + W * h[t - 2_c]), o[t] = softmax(V * h[t]),
                                 L[last] = k * sum(cross_entropy(o[t], y[t]), t));
// g does not depend on W; a logarithm of a softmax is differentiated as one; initial tangents without a direction are
// zero, of every lag
static_assert(text(linearised(cell, wrt(W, h[-1_c]))) ==
              "gₜ = U·xₜ\n"
              "hₜ = tanh(gₜ + W·hₜ₋₂)\n"
              "dhₜ = (dW·hₜ₋₂ + W·dhₜ₋₂) ∘ (1 − hₜ²)\n"
              "oₜ = softmax(V·hₜ)\n"
              "doₜ = oₜ ∘ V·dhₜ − (V·dhₜ)ᵀ·oₜ·oₜ\n"
              "L = k·(Σₜ cross_entropy(oₜ, yₜ))\n"
              "dL = k·(Σₜ (V·dhₜ)ᵀ·((Σyₜ)·softmax(V·hₜ) − yₜ))\n"
              "dh₋₂ = 0");
static_assert(text(linearised(cell, wrt(k))) ==
              "gₜ = U·xₜ\nhₜ = tanh(gₜ + W·hₜ₋₂)\noₜ = softmax(V·hₜ)\nL = k·(Σₜ cross_entropy(oₜ, yₜ))\ndL = dk·(Σₜ "
              "softmax_cross_entropy(V·hₜ, yₜ))");
// at another step the logarithm has an equation, and its initial states; a given state is a constant, a target is not
constexpr auto lagged =
    recurrence(o[t] = softmax(V * h[t]), h[t] = W * h[t - 1_c], L[last] = sum(cross_entropy(o[t - 1_c], y[t]), t));
static_assert(text(linearised(lagged, wrt(V))) ==
              "oₜ = softmax(V·hₜ)\n"
              "doₜ = oₜ ∘ dV·hₜ − (dV·hₜ)ᵀ·oₜ·oₜ\n"
              "hₜ = W·hₜ₋₁\n"
              "L = Σₜ cross_entropy(oₜ₋₁, yₜ)\n"
              "dL = Σₜ (−(Σ(dlog(oₜ₋₁) ∘ yₜ)))\n"
              "log(oₜ) = log_softmax(V·hₜ)\n"
              "dlog(oₜ) = dV·hₜ + broadcast(−(dV·hₜ)ᵀ·softmax(V·hₜ))\n"
              "log(o₋₁) = log(o₋₁)\n"
              "dlog(o₋₁) = 0");
static_assert(ascii(linearised(lagged, wrt(o[-1_c]))) ==
              "o[t] = softmax(V*h[t])\n"
              "do[t] = 0\n"
              "h[t] = W*h[t-1]\n"
              "L = sum_t cross_entropy(o[t-1], y[t])\n"
              "dL = sum_t (-(sum (dlog(o[t-1]) .* y[t])))\n"
              "log(o[t]) = log_softmax(V*h[t])\n"
              "dlog(o[t]) = 0\n"
              "log(o[-1]) = log(o[-1])\n"
              "dlog(o[-1]) = do[-1] ./ o[-1]");
constexpr auto ahead_of =
    linearised(recurrence(e[t] = sigmoid(k), L[last] = sum(log(1_c - e[t + 1_c]), t)), wrt(k, e[last + 1_c]));
static_assert(latex(ahead_of) ==
              R"(\begin{aligned}
e_{t} &= \sigma(k) \\
\mathrm{d}e_{t} &= \mathrm{d}k\,(1 - e_{t})\,e_{t} \\
L &= \sum_{t} \log(1 - e_{t+1}) \\
\mathrm{d}L &= \sum_{t} \mathrm{d}\log(1 - e_{t+1}) \\
\log(1 - e_{t}) &= -\operatorname{softplus}(k) \\
\mathrm{d}\log(1 - e_{t}) &= -\mathrm{d}k\,\sigma(k) \\
\log(1 - e_{T}) &= \log(1 - e_{T}) \\
\mathrm{d}\log(1 - e_{T}) &= -\frac{\mathrm{d}e_{T}}{1 - e_{T}}
\end{aligned})");
static_assert(text(rule(unroll<3>(ahead_of), tangent(L), tangent(e))) ==
              "∂dL/∂deₜ = (−∂dL/∂dlog(1 − e[T])/(1 − e[T])) [t = T]");
static_assert(shape_of(tangent(W)) == shape<H, H>{} && shape_of(tangent(h)[t]) == shape<H>{} &&
              shape_of(tangent(tangent(W))) == shape<H, H>{});
// a formula whose tangent is zero by its structure: the tangent is a zero of its shape
static_assert(text(linearised(recurrence(g[t] = zero * (W * g[t - 1_c])), wrt(W))) == "gₜ = 0·W·gₜ₋₁\ndgₜ = 0");
// along one direction twice: the second derivative along it
static_assert(text(linearised(linearised(recurrence(L[last] = square(k)), wrt(k)), wrt(k))) ==
              "L = k²\ndL = 2·dk·k\nddL = 2·dk·dk");
}  // namespace limits
