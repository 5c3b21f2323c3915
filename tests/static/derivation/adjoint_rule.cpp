// The terms of a rule, and where they stand.
#include <bptt/derivation/truncation.hpp>

#include "../same.hpp"

using namespace bptt::derivation;  // the stages behind what people write: tested here, used by nobody else
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct b : parameter<b> {} b;
struct s : variable<s> {};
struct L : variable<L> {};
// clang-format on
using A = struct a;
constexpr int T = 7;
/// The steps from −2 to 8 at which a term stands, as bits: the lowest is step −2.
template <class Loss, class Term>
constexpr int steps_of_term() {
  int bits = 0;
  for (int k = -2; k <= 8; ++k) bits |= Term::holds(position_of<Loss, T>(k)) << (k + 2);
  return bits;
}
template <class... Step>
constexpr int at_steps(Step... k) {
  return (0 | ... | (1 << (k + 2)));
}
// a lag reaches the states before the first step, a lead those after the last
static_assert(steps_of_term<struct L, step_term<0, A>>() == at_steps(0, 1, 2, 3, 4, 5, 6));
static_assert(steps_of_term<struct L, step_term<1, A>>() == at_steps(-1, 0, 1, 2, 3, 4, 5));
static_assert(steps_of_term<struct L, step_term<2, A>>() == at_steps(-2, -1, 0, 1, 2, 3, 4));
static_assert(steps_of_term<struct L, step_term<-1, A>>() == at_steps(1, 2, 3, 4, 5, 6, 7));
// those alone
static_assert(steps_of_term<struct L, outer_term<2, A>>() == at_steps(-2, -1) &&
              steps_of_term<struct L, outer_term<-2, A>>() == at_steps(7, 8));
static_assert(steps_of_term<struct L, last_term<A>>() == at_steps(6) &&
              steps_of_term<struct L, fixed_term<4, A>>() == at_steps(4));
static_assert(steps_of_term<struct L, fixed_term<-1, A>>() == at_steps(-1) &&
              steps_of_term<struct L, start_term<A>>() == 0);
// chunks of three steps: 0 1 2, 3 4 5, 6; an initial state belongs to the chunk that reads it
using chunked = truncated_loss<struct L, chunks_of<3>>;
static_assert(steps_of_term<chunked, chunk_term<3, 1, A>>() == at_steps(-1, 0, 1, 3, 4));
static_assert(steps_of_term<chunked, chunk_term<3, 2, A>>() == at_steps(-2, -1, 0, 3));
static_assert(steps_of_term<chunked, chunk_term<3, -1, A>>() == at_steps(1, 2, 4, 5, 7));
static_assert(steps_of_term<chunked, step_term<1, A>>() == at_steps(-1, 0, 1, 2, 3, 4, 5));

// the terms that hold are added
using terms = types<step_term<1, A>, last_term<struct b>, step_term<-1, struct one>>;
static_assert(same(formula_at<0, 3, 0, 3>(terms{}), a));
static_assert(same(formula_at<3, 0, 3, 0>(terms{}), b + one));
static_assert(same(formula_at<1, 1, 1, 1>(terms{}), a + one));
static_assert(same(formula_at<0, 0, 0, 0>(terms{}), b));

// other leaves
struct a_to_b {
  template <class E>
  static std::conditional_t<std::is_same_v<E, A>, struct b, E> of(E);
};
using rule = adjoint_rule<struct L, struct s, types<step_term<1, mul<A, struct b>>, chunk_term<3, 2, A>, last_term<A>>>;
static_assert(
    std::is_same_v<
        mapped_rule<rule, a_to_b>::type,
        adjoint_rule<struct L, struct s,
                     types<step_term<1, mul<struct b, struct b>>, chunk_term<3, 2, struct b>, last_term<struct b>>>>);
static_assert(std::is_same_v<rule_reads<rule>::type, types<A, struct b>>);
static_assert(lag_of_term<step_term<-2, A>> == -2 && lag_of_term<chunk_term<3, 2, A>> == 2 &&
              lag_of_term<outer_term<1, A>> == 1 && lag_of_term<last_term<A>> == 0);
}  // namespace
