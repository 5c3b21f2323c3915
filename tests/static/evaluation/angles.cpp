// Which values of formulas have angles, and that they are looked at.
#include <bptt/bptt.hpp>

namespace {
using namespace bptt::numeric;
struct number {
  double x;
  constexpr double operator()(int, int) const { return x; }
};
template <class Node>
using of_number = mapped_value<function_of_number<Node>, number>;
using sine = of_number<bptt::sin_of<struct bptt::one>>;
using cosine = of_number<bptt::cos_of<struct bptt::one>>;
using hyperbolic = of_number<bptt::tanh_of<struct bptt::one>>;
using sum = joined_value<sum_of_numbers, hyperbolic, mapped_value<negative_of_number, cosine>>;
using nested = mapped_value<function_of_number<bptt::exp_of<struct bptt::one>>, sine>;
static_assert(has_angles<sine> && has_angles<cosine> && has_angles<sum> && has_angles<nested>);
static_assert(!has_angles<hyperbolic> && !has_angles<number> &&
              !has_angles<joined_value<sum_of_numbers, hyperbolic, number>>);

constexpr double limit = bptt::elementary::largest_angle<double>, nan = std::numeric_limits<double>::quiet_NaN();
using vector = bptt::shape<4>;
static_assert(angles_are_within<vector>(sine{{limit}}) && angles_are_within<vector>(sine{{-limit}}) &&
              angles_are_within<vector>(sine{{nan}}));
static_assert(!angles_are_within<vector>(sine{{2 * limit}}) && !angles_are_within<vector>(cosine{{-2 * limit}}));
static_assert(angles_are_within<vector>(sum{{{2 * limit}}, {{{limit}}}}) &&
              !angles_are_within<vector>(sum{{{1}}, {{{2 * limit}}}}));
static_assert(!angles_are_within<vector>(nested{{{2 * limit}}}));

namespace e = bptt::elementary;
static_assert(value_within<sine>{sine{{2}}}(0, 0) == e::sin(2.0) &&
              value_within<cosine>{cosine{{2}}}(0, 0) == e::cos(2.0));
static_assert(value_within<nested>{nested{{{2}}}}(0, 0) == e::exp(e::sin(2.0)));
static_assert(value_within<sum>{sum{{{2}}, {{{3}}}}}(0, 0) == e::tanh(2.0) + -e::cos(3.0));
}  // namespace
