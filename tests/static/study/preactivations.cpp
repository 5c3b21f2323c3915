// Preactivations: where an elementwise function is taken of a formula with parameters, that formula has a name.
#include <bptt/study/preactivations.hpp>

#include "../printing/printed_symbols.hpp"
#include "../same.hpp"

using namespace bptt::derivation;  // the stages behind what people write: tested here, used by nobody else
namespace printed {
static_assert(same(typename with_preactivation<decltype(h[t] = tanh(M * h[t - 1_c]))>::type{},
                   types<equation<ago<preactivation<struct h>, 0>, mul<struct M, ago<struct h, 1>>>,
                         equation<ago<struct h, 0>, tanh_of<ago<preactivation<struct h>, 0>>>>{}));
static_assert(same(typename with_preactivation<decltype(s[t] = f(a * s[t - 1_c]))>::type{},
                   types<equation<ago<preactivation<struct s>, 0>, mul<struct a, ago<struct s, 1>>>,
                         equation<ago<struct s, 0>, applied<struct f, ago<preactivation<struct s>, 0>>>>{}));
static_assert(same(typename with_preactivation<decltype(h[t] = tanh(h[t - 1_c]))>::type{},
                   types<decltype(h[t] = tanh(h[t - 1_c]))>{}));
// of all variables but one
using both = types<decltype(h[t] = tanh(M * h[t - 1_c])), decltype(s[t] = f(a * s[t - 1_c]))>;
static_assert(with_preactivations<both, struct h>::type::step_equations::size == 3 &&
              with_preactivations<both, struct a>::type::step_equations::size == 4);
static_assert(is_a_preactivation<preactivation<struct s>> && !is_a_preactivation<struct s>);
}  // namespace printed
