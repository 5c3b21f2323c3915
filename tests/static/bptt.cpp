// The umbrella, and the question that the library answers: are these the right formulas for dE/du and dE/dw, and what
// is ds_1/ds_0?
#include <bptt/bptt.hpp>

#include "thread.hpp"

namespace question {
using namespace thread;
constexpr auto Eo = prime(func_3)(o[last]);
constexpr auto oq = prime(func_2)(q[last]);
constexpr auto s1 = prime(func)(z[1_c]);
constexpr auto s0 = prime(func)(z[0_c]);
static_assert(equivalent(derivative(net, E, u), Eo * oq * v * s1 *(x[1_c] + w * s0 * x[0_c])));
static_assert(equivalent(derivative(net, E, w), Eo * oq * v * s1 *(s[0_c] + w * s0 * s[-1_c])));
static_assert(equivalent(derivative(net, E, u[1_c]), Eo * oq * v * s1 * x[1_c]));
static_assert(equivalent(derivative(net, E, u[0_c]), Eo * oq * v * s1 * w * s0 * x[0_c]));
static_assert(!equivalent(derivative(net, s[1_c], s[0_c]), w));  // what a comment says
static_assert(equivalent(derivative(net, s[1_c], s[0_c]), w * s1));
static_assert(equivalent(derivative(net, z[1_c], s[0_c]), w));
static_assert(equivalent(derivative(net, E, s[last]), Eo * oq * v));
// s[last] is s[1_c] as soon as one of the two formulas knows that there are two steps
static_assert(equivalent(derivative(net, E, v), Eo * oq * s[last]));
static_assert(equivalent(derivative(net, E, v), Eo * oq * s[1_c]));
static_assert(!equivalent(derivative(net, E, v), Eo * oq * s[0_c]));
static_assert(equivalent(derivative(net, E, s[1_c]), derivative(net, E, s[last])));
}  // namespace question
