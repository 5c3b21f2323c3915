// What atoms of formulas are: leaves, names with their definitions, and how much of a formula is stored.
#include <bptt/proof/normal_form.hpp>

#include "../thread.hpp"

namespace bptt::normal_form {  // the stages behind what people write: tested here, used by nobody else
namespace {
using plain = setting<void, by_exp::none>;
using in_net = setting<std::remove_const_t<decltype(thread::net)>, by_exp::none>;
using inlined = setting<std::remove_const_t<decltype(thread::net)>, by_exp::none, variables::inlined>;
template <class Setting, class E>
constexpr polynomial_view of(E) {
  return view_of<Setting, E>;
}
using thread::s, thread::w, thread::x, thread::z, thread::u;
static_assert(!equal(leaf_atom<struct thread::w>, leaf_atom<struct thread::u>) &&
              equal(leaf_atom<struct thread::w>, leaf_atom<struct thread::w>));
static_assert(equal(of<plain>(w + u), of<plain>(u + w)) && !equal(of<plain>(w), of<plain>(u)));
// a name stands for itself and knows its definition, or is its definition; initial states and inputs have none
static_assert(of<in_net>(s[1_c]).size == 1 && of<in_net>(s[1_c]).factors[0].base->depth > 0 &&
              of<plain>(s[1_c]).factors[0].base->depth == 0);
static_assert(of<in_net>(s[-1_c]).factors[0].base->depth == 0 && of<in_net>(x[1_c]).factors[0].base->depth == 0);
static_assert(of<in_net>(s[1_c]).factors[0].base->depth > of<in_net>(s[0_c]).factors[0].base->depth &&
              of<in_net>(s[0_c]).factors[0].base->depth > 0);
static_assert(equal(of<inlined>(s[1_c]), of<inlined>(thread::func(z[1_c]))) &&
              !equal(of<in_net>(s[1_c]), of<in_net>(thread::func(z[1_c]))));
static_assert(!is_large<plain, std::remove_const_t<decltype(w * u)>> &&
              weight<plain, std::remove_const_t<decltype(w * u + w)>> >
                  weight<plain, std::remove_const_t<decltype(w * u)>>);
}  // namespace
}  // namespace bptt::normal_form
