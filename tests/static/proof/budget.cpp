// flags: -DBPTT_LONGEST_CLOSED_FORM=1000000
// A proof that would take too much is given up: then what was asked is undecided. The logistic map reads its state
// twice, so that a derivative of T steps has 2ᵀ terms. tests/memory.sh compiles this file in less than a gigabyte.
#include <bptt/bptt.hpp>

namespace logistic_map {
using namespace bptt;
// clang-format off
inline constexpr struct r : parameter<r> {} r;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
template <int T>
constexpr auto net = unroll<T>(recurrence(s[t] = r * s[t - 1_c] * (1_c - s[t - 1_c]), E[last] = s[last]));
/// ∂s/∂r, forward in time
template <int k>
constexpr auto forward() {
  if constexpr (k < 0)
    return r - r;
  else
    return s[hana::int_c<k - 1>] * (1_c - s[hana::int_c<k - 1>]) +
           r * (1_c - 2_c * s[hana::int_c<k - 1>]) * forward<k - 1>();
}
template <int T, class Formula>
constexpr verdict judged(Formula f) {
  return compare(net<T>, derivative(net<T>, E, r), f);
}
static_assert(judged<6>(forward<5>()) == verdict::equal && judged<6>(forward<5>() + r) == verdict::different);
static_assert(judged<16>(forward<15>()) == verdict::undecided);
// a formula is equal to itself, however long it is
static_assert(judged<16>(derivative(net<16>, E, r)) == verdict::equal);
}  // namespace logistic_map

namespace bptt::normal_form {  // the stages behind what people write: tested here, used by nobody else
namespace {
// clang-format off
constexpr struct a : parameter<struct a> {} a;
constexpr struct b : parameter<struct b> {} b;
// clang-format on
// work: terms and factors that are written
constexpr long work_of(polynomial p) { return p.work; }
constexpr polynomial of(factor const& f) { return single(f); }
constexpr factor x{&leaf_atom<struct a>}, y{&leaf_atom<struct b>};
static_assert(work_of(sum(of(x), of(y))) == work_of(of(x)) + work_of(of(y)) + 4);
static_assert(work_of(product(sum(of(x), of(y)), of(x))) > work_of(sum(of(x), of(y))) &&
              work_of(power(of(x), 1000000)) < 2000);
// what is too long is given up, and costs no more
constexpr bool gives_up() {
  polynomial const p = power(sum(sum(of(x), of(y)), number(1)), 60);
  return !p.is_complete && p.terms.empty() && p.factors.empty() && product(p, p).work < 2 * p.work + 10;
}
static_assert(gives_up());
// large nodes once each, small ones not at all
constexpr auto cube = (a + b + a * b) * (a + b + a * b) * (a + b + a * b);
constexpr auto twice = cube * cube + cube;
using plain = setting<void, by_exp::none>;
template <class... A>
constexpr auto made_for(A...) {
  return with_forms_of_all<plain>(forms_made<0>{}, types<A...>{});
}
template <class Made, class E>
constexpr bool has(Made, E) {
  return Made::template have<E>;
}
static_assert(decltype(made_for(a * b))::work == 0 && !has(made_for(twice), a + b) && has(made_for(twice), cube) &&
              decltype(made_for(twice, twice))::work == decltype(made_for(twice))::work);
}  // namespace
}  // namespace bptt::normal_form

namespace logistic_map {
static_assert(proof_work(net<2>, derivative(net<2>, E, r), forward<1>()) < 500 &&
              proof_work(net<16>, derivative(net<16>, E, r), forward<15>()) > proof_budget &&
              proof_work(r + r, 2_c * r) > 0);
}  // namespace logistic_map
