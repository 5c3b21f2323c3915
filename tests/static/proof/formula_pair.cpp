// What is compared: closed forms unwrapped, sums over time spelled out, `last` a step.
#include <bptt/proof/formula_pair.hpp>

#include "../same.hpp"
#include "../thread.hpp"

namespace compared {
using namespace thread;
using namespace bptt::normal_form;
template <class A, class B>
constexpr auto first_of(A, B) {
  return typename formula_pair<void, A, B, true>::first{};
}
template <class A, class B>
constexpr auto second_of(A, B) {
  return typename formula_pair<void, A, B, true>::second{};
}
constexpr auto d = derivative(net, E, w);  // it reads s[0_c]
static_assert(same(first_of(d, w), formula_of(d)) && same(second_of(d, s[last]), s[1_c]) &&
              same(second_of(w, s[last]), s[last]) &&  // no T is known here,
              same(second_of(d, o[last]), o[last]));   // and o is of no step
static_assert(same(second_of(d, sum(s[t] * x[t], t)), s[0_c] * x[0_c] + s[1_c] * x[1_c]) &&
              same(second_of(d, mean(s[t], t)), (s[0_c] + s[1_c]) / 2_c));
static_assert(same(second_of(d, stop_gradient(w) * s[0_c]), w * s[0_c]) && same(first_of(w * d, w), w * formula_of(d)));
static_assert(steps_of<std::remove_const_t<decltype(w * d)>> == 2 &&
              steps_of<std::remove_const_t<decltype(w * s[1_c])>> == 0);
}  // namespace compared
