// What is wrong with derivations by hand: of a net of one unit, and of a net of vectors.
#include <bptt/study/diagnosis.hpp>

namespace one_unit {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct k : parameter<k> {} k;
inline constexpr struct y : constant<y> {} y;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net =
    unroll<2>(recurrence(s[t] = tanh(u * x[t] + w * s[t - 1_c] + k), E[last] = square(s[last] - y) / 2_c));
constexpr auto s0 = s[0_c];
constexpr auto s1 = s[1_c];
constexpr auto x0 = x[0_c];
constexpr auto x1 = x[1_c];
constexpr auto e = s1 - y;
constexpr auto slope0 = 1_c - square(s0);
constexpr auto slope1 = 1_c - square(s1);
template <class Target, class Mine>
constexpr auto of(Target target, Mine mine) {
  return diagnosis(net, E, target, mine);
}
template <class Finding>
constexpr int faults_in(Finding) {
  return Finding::faults::size;
}
template <class Finding>
constexpr bool term_is_right(Finding, int which) {
  return [&]<class... Term>(types<Term...>) {
    bool const right[]{Term::is_right...};
    return right[which];
  }(typename Finding::terms{});
}
constexpr auto right = of(u, (x1 + x0 * slope0 * w) * slope1 * e);
static_assert(right.answer == verdict::equal && faults_in(right) == 0 && text(right) == "right: every term is proved");
static_assert(text(of(u, e * slope1 * x1)) == "a term of step 0 is missing: (s₁ − y)·w·(1 − s₁²)·(1 − s₀²)·x₀");
constexpr auto forgotten = of(u, e * slope1 *(x1 + w * x0));
static_assert(text(forgotten) ==
              "term 2 of step 0: the factor 1 − s₀² is missing: (s₁ − y)·(1 − s₁²)·w·x₀ should be (s₁ − y)·w·(1 − "
              "s₁²)·(1 − s₀²)·x₀");
static_assert(ascii(forgotten) ==
              "term 2 of step 0: the factor 1 - s[0]^2 is missing: (s[1] - y)*(1 - s[1]^2)*w*x[0] should be (s[1] - "
              "y)*w*(1 - s[1]^2)*(1 - s[0]^2)*x[0]");
static_assert(forgotten.answer == verdict::different && faults_in(forgotten) == 1 && term_is_right(forgotten, 0) &&
              !term_is_right(forgotten, 1));
static_assert(text(of(u, e * slope1 *(x1 + square(w) * slope0 * x0)))
                  .starts_with("term 2 of step 0: the factor w is there once too often:"));
static_assert(text(of(u, e * slope1 *(x1 + w * slope0 * k * x0)))
                  .starts_with("term 2 of step 0: the factor k does not belong there:"));
static_assert(
    text(of(u, e * slope1 *(x1 - w * slope0 * x0))).starts_with("term 2 of step 0: the sign is wrong:") &&
    text(of(u, (y - s1) * slope1 * (x1 + w * slope0 * x0))).starts_with("term 1 of step 1: the sign is wrong:"));
static_assert(text(of(u, 2_c * e * slope1 * x1 + e * slope1 * w * slope0 * x0))
                  .starts_with("term 1 of step 1: the number in front is wrong:"));
static_assert(text(of(w, e * slope1 *(s1 + w * slope0 * s[-1_c])))
                  .starts_with("term 1 of step 1: a factor is taken at the wrong step, s₁ stands where s₀ belongs:"));
static_assert(text(of(u, e *(1_c - square(tanh(s1))) * (x1 + w * slope0 * x0)))
                  .starts_with("term 1 of step 1: 1 − tanh(s₁)² stands where 1 − s₁² belongs:"));
static_assert(text(of(k, e * slope1)) == "a term of step 0 is missing: (s₁ − y)·w·(1 − s₁²)·(1 − s₀²)" &&
              text(of(k, e * slope1 *(1_c + w * slope0) + u)) == "term 3 does not belong to the sum: u");
static_assert(
    text(of(s[-1_c], e * slope1 * square(w))).starts_with("term 1 of the initial state: the factor 1 − s₀² is"));
// two formulas, no net; what is not known
static_assert(text(diagnosis(u * w + k, k + u)).starts_with("term 1: the factor w does not belong there:") &&
              diagnosis(sin(2_c * u), 2_c * sin(u) * cos(u)).answer == verdict::undecided);
static_assert(matches(net, E, w, e * slope1 *(s0 + w * slope0 * s[-1_c])) && matches(u + w, w + u));
}  // namespace one_unit

namespace vectors {
using namespace bptt;
// clang-format off
inline constexpr struct W : parameter<W, 3, 3> {} W;
inline constexpr struct b : parameter<b, 3> {} b;
inline constexpr struct y : input<y, 3> {} y;
inline constexpr struct h : variable<h, 3> {} h;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr auto net = unroll<2>(recurrence(h[t] = tanh(W * h[t - 1_c] + b), L[last] = sum(dot(h[t], y[t]), t)));
constexpr auto slope0 = 1_c - square(h[0_c]);
constexpr auto d1 = hadamard(y[1_c], 1_c - square(h[1_c]));
constexpr auto d0 = hadamard(y[0_c] + transpose(W) * d1, slope0);
static_assert(diagnosis(net, L, W, outer(d1, h[0_c]) + outer(d0, h[-1_c])).answer == verdict::equal);
static_assert(text(diagnosis(net, L, W, outer(d1, h[0_c]) + outer(hadamard(y[0_c] + W * d1, slope0), h[-1_c])))
                  .starts_with("term 3 of step 0: the factor Wᵀ is transposed, W stands where Wᵀ belongs:"));
static_assert(text(diagnosis(net, L, W, outer(d1, h[1_c]) + outer(d0, h[-1_c])))
                  .starts_with("term 1 of step 1: a factor is taken at the wrong step, h₁ stands where h₀ belongs:"));
static_assert(text(diagnosis(net, L, W, outer(h[0_c], d1) + outer(d0, h[-1_c])))
                  .starts_with("term 1 of step 1: its factors are the right ones, but not as they are multiplied:"));
static_assert(text(diagnosis(net, L, W, outer(d1, h[0_c]) + outer(hadamard(transpose(W) * d1, slope0), h[-1_c]))) ==
              "a term of step 0 is missing: diag(1 − h₀²)·y₀·h₋₁ᵀ");
static_assert(decltype(diagnosis(net, L, b, d1))::faults::size == 2);
}  // namespace vectors
