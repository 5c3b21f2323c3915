// The numbers of formulas at fixed points, worked out by hand from those of their leaves.
#include <bptt/proof/generic_points.hpp>

namespace bptt::normal_form {  // the stages behind what people write: tested here, used by nobody else
namespace {
// clang-format off
constexpr struct a : parameter<struct a> {} a;
constexpr struct b : parameter<struct b> {} b;
constexpr struct v : parameter<struct v, 3> {} v;
constexpr struct m : parameter<struct m, 7> {} m;
constexpr struct M : parameter<struct M, 3, 3> {} M;
// clang-format on
using plain = setting<void, by_exp::none>;
template <class E>
constexpr number_at_point at(E, int point, int i = 0, int j = 0, index_samples more = {}) {
  index_samples sampled(point == 2 ? 2 : 1);
  for (int k = 0; k < more.count; ++k) sampled.add(more.single[k]);
  return numbers_at(point, sampled).component(view_of<plain, E>, i, j);
}
constexpr bool near(double x, double y) { return x - y < 1e-12 && y - x < 1e-12; }
template <class... E>
constexpr bool exist(E... e) {
  return (at(e, 0).exists && ...);
}

// leaves are told apart by name, component and point
static_assert(!near(at(a, 0).value, at(b, 0).value) && !near(at(a, 0).value, at(a, 1).value) &&
              !near(at(v, 0, 0).value, at(v, 0, 1).value) && !near(at(M, 0, 0, 1).value, at(M, 0, 1, 0).value));
static_assert(at(a, 2).value >= 0.2 && at(a, 2).value < 1.2);
// arithmetic; sums over an index, of which the second value, at the last point the third, stands for all that follow
static_assert(near(at(a * b - a / b, 0).value, at(a, 0).value * at(b, 0).value - at(a, 0).value / at(b, 0).value));
static_assert(near(at(M * v, 2, 1).value, at(M, 2, 1, 0).value * at(v, 2, 0).value +
                                              at(M, 2, 1, 1).value * at(v, 2, 1).value +
                                              at(M, 2, 1, 2).value * at(v, 2, 2).value) &&
              near(at(transpose(M), 0, 0, 1).value, at(M, 0, 1, 0).value));
static_assert(near(at(tanh(a), 0).value, elementary::tanh(at(a, 0).value)) &&
              near(at(square(cosh(a)) - square(sinh(a)), 0).value, 1));
static_assert(near(at(softmax(v), 2, 0).value + at(softmax(v), 2, 1).value + at(softmax(v), 2, 2).value, 1));
static_assert(near(at(logsumexp(v), 2).value,
                   elementary::log(elementary::exp(at(v, 2, 0).value) + elementary::exp(at(v, 2, 1).value) +
                                   elementary::exp(at(v, 2, 2).value))));
static_assert(near(at(sum(m), 2).value, at(m, 2, 0).value + at(m, 2, 1).value + 5 * at(m, 2, 2).value) &&
              near(at(m, 2, 2).value, at(m, 2, 6).value) && near(at(sum(sigmoid(m) + sigmoid(-m)), 2).value, 7) &&
              near(at(sum(m), 0).value, at(m, 0, 0).value + 6 * at(m, 0, 1).value));
static_assert(near(at(softmax(m), 2, 0).value + at(softmax(m), 2, 1).value + 5 * at(softmax(m), 2, 2).value, 1));
static_assert(near(at(component<1>(v), 2).value, at(v, 2, 1).value) &&
              near(at(segment<1, 2>(v), 2, 1).value, at(v, 2, 2).value) &&
              near(at(component<2>(v), 2).value, at(v, 2, 2).value));
// functions of which nothing is known: equal arguments, equal numbers
static_assert(near(at(concat(v, tanh(a)), 0, 1).value, at(concat(v, 2_c * sigmoid(2_c * a) - 1_c), 0, 1).value) &&
              !near(at(concat(v, a), 0, 1).value, at(concat(v, b), 0, 1).value));
// δ has two numbers where all that follow the third are one: there is no number for a function of it
static_assert(at(sum(exp(identity<3>{})), 2).exists &&
              near(at(sum(exp(identity<3>{})), 2).value, 3 * elementary::exp(1.) + 6) &&
              !at(sum(exp(identity<7>{})), 2).exists);
// no numbers: of those nothing is concluded
static_assert(exist(a, tanh(a), a / b) && !at(a / (b - b), 0).exists && !at(log(-square(a)), 0).exists &&
              !at(sqrt(-square(a)), 2).exists);
static_assert(!are_apart({1, true}, {2, false}) && are_apart({1, true}, {2, true}) &&
              !are_apart({1, true}, {1 + 1e-12, true}));
}  // namespace
}  // namespace bptt::normal_form
