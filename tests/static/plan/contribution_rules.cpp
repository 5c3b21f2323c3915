// What contributes to a target when: terms at initial states, accumulated and deferred terms.
#include <bptt/plan/contribution_rules.hpp>

using namespace bptt::derivation;
using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 4> {} x;
inline constexpr struct W : parameter<W, 4, 4> {} W;
inline constexpr struct U : parameter<U, 4, 4> {} U;
inline constexpr struct b : parameter<b, 4> {} b;
inline constexpr struct s : variable<s, 4> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
// what stands at initial states
using terms = types<step_term<1, struct b>, step_term<3, struct one>, fixed_term<-1, struct x>, start_term<struct b>>;
using rule = adjoint_rule<struct E, struct s, terms>;
static_assert(std::is_same_v<rule_at_start<-1, 2, rule>,
                             adjoint_rule<struct E, struct s, types<last_term<struct b>, last_term<struct x>>>>);
static_assert(
    std::is_same_v<rule_at_start<-2, 2, rule>, adjoint_rule<struct E, struct s, types<last_term<struct one>>>>);
static_assert(stands_at_a_step<step_term<1, struct b>, 4> && stands_at_a_step<fixed_term<3, struct b>, 4> &&
              !stands_at_a_step<fixed_term<4, struct b>, 4>);
static_assert(!stands_at_a_step<fixed_term<-1, struct b>, 4> && !stands_at_a_step<start_term<struct b>, 4> &&
              !stands_at_a_step<outer_term<1, struct b>, 4>);

// dE/dW is a product of stacked factors, deferred to the end; dE/db is accumulated, and so is dE/dW of few steps; of U,
// which the end and an initial state read as well, one part is accumulated and two are deferred
using net = decltype(recurrence(s[-1_c] = U * b, s[t] = W * s[t - 1_c] + hadamard(b, U * x[t]) + b,
                                E[last] = sum(U * s[last])));
template <int T, bool is_straight_line = false>
using rules_of = planned_rules<struct E, net, T, is_straight_line>;
template <class Rules, class Target>
constexpr int accumulated_terms = accumulated_rule<Rules, Target>::type::terms::size;
template <class Rules, class Target>
constexpr int deferred_terms = deferred_rule<Rules, Target>::type::terms::size;
template <class Rules, class Target>
constexpr bool terms_are(int accumulated, int deferred) {
  return accumulated_terms<Rules, Target> == accumulated && deferred_terms<Rules, Target> == deferred;
}
static_assert(terms_are<rules_of<9>, struct W>(0, 1) && terms_are<rules_of<9>, struct b>(2, 1));
static_assert(terms_are<rules_of<3>, struct W>(1, 0) && terms_are<rules_of<9, true>, struct W>(1, 0));
static_assert(terms_are<rules_of<9>, struct U>(1, 2));
using stacked = list::element<0, deferred_rule<rules_of<9>, struct W>::type::terms>;
static_assert(is_stackable<stacked> && is_stacked<stacked> && !is_stacked<last_term<struct b>>);
// that with a token is added to a column at each step
struct letter : token<letter, 3> {};
static_assert(!is_stackable<step_term<0, outer_of<ago<bar<struct E, struct s>, 0>, ago<letter, 0>>>> &&
              is_stackable<step_term<0, outer_of<ago<bar<struct E, struct s>, 0>, ago<struct x, 0>>>>);
using phase = once<equation<accumulated<struct W>, deferred_rule<rules_of<9>, struct W>::type>>;
static_assert(is_stacked_factor<bar<struct E, struct s>, phase> && !is_stacked_factor<bar<struct E, struct x>, phase>);
// all copies of a parameter, those of an input and of a variable; one at a step, one outside; a variable at the last
static_assert(terms_are<rules_of<9>, ago<struct W, 0>>(1, 0) && terms_are<rules_of<9>, struct x>(1, 0) &&
              terms_are<rules_of<9>, ago<struct s, 0>>(1, 0) && terms_are<rules_of<9>, at<struct x, 8>>(1, 0) &&
              terms_are<rules_of<9>, at<struct s, -1>>(0, 1) && terms_are<rules_of<9>, at_last<struct s>>(0, 1) &&
              terms_are<rules_of<9>, at<struct s, 9>>(0, 0));
}  // namespace
