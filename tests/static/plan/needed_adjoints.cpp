// Which adjoint equations a gradient computes, in which order, and how many steps at both ends differ.
#include <bptt/plan/needed_adjoints.hpp>

using namespace bptt::derivation;
using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct a : variable<a> {} a;
inline constexpr struct b : variable<b> {} b;
inline constexpr struct z : variable<z> {} z;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
// clang-format on
template <class S>
using adjoint_of = bar<struct E, S>;
// the adjoints that leaves read, as what has to be computed
static_assert(
    std::is_same_v<
        adjoints_in<types<struct w, ahead<adjoint_of<struct z>, 2>, ago<adjoint_of<struct z>, 0>, ago<struct s, 1>,
                          at_last<adjoint_of<struct E>>, sum_over_time<mul<struct w, ago<adjoint_of<struct s>, 0>>>>>,
        types<ago<adjoint_of<struct z>, 0>, at_last<adjoint_of<struct E>>, ago<adjoint_of<struct s>, 0>>>);
static_assert(is_of_the_adjoint<ago<adjoint_of<struct z>, 0>>::value && !is_of_the_adjoint<ago<struct z, 0>>::value);

// ∂E/∂z is the only one that dE/dw needs, and it needs that of the end; ∂E/∂a and ∂E/∂b are its aliases
using net = decltype(recurrence(a[t] = w * x[t], b[t] = w * s[t - 1_c], z[t] = a[t] + b[t], s[t] = tanh(z[t]),
                                E[last] = square(s[last])));
using rules = planned_rules<struct E, net, 5, false>;
using contributions = types<equation<accumulated<struct w>, accumulated_rule<rules, struct w>::type>>;
using needed = needed_adjoints<rules, contributions>;
static_assert(
    std::is_same_v<left_hand_sides<needed>, types<ago<adjoint_of<struct z>, 0>, ago<adjoint_of<struct s>, 0>>>);
using in_order = backward_schedule_of<needed, types<>, contributions, true>;
static_assert(std::is_same_v<left_hand_sides<in_order::equations>,
                             types<ago<adjoint_of<struct s>, 0>, ago<adjoint_of<struct z>, 0>, accumulated<struct w>>>);

// the last step differs, since no step comes after it, and where the pass runs forward the first, at which it begins
template <class S, class... Term>
using equation_of_terms = equation<ago<adjoint_of<S>, 0>, adjoint_rule<struct E, S, types<Term...>>>;
template <direction way, class... Equation>
constexpr bool peels(int head, int tail) {
  return peeled_steps<way, Equation...>::head == head && peeled_steps<way, Equation...>::tail == tail;
}
static_assert(peels<direction::backward, equation_of_terms<struct s, step_term<1, struct w>>>(0, 1));
static_assert(peels<direction::forward, equation_of_terms<struct s, step_term<-1, struct w>>>(1, 1));
static_assert(peels<direction::backward, equation_of_terms<struct s, step_term<3, struct w>, step_term<0, struct w>>,
                    equation_of_terms<struct z, step_term<-2, struct w>, last_term<struct w>>>(2, 3));
}  // namespace
