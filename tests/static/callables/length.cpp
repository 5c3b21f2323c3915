// A length that is known at run time, and the same net with as many steps. All numbers are small integers: so every
// result is exact.
#include <array>
#include <bptt/callables/evaluate.hpp>
#include <bptt/callables/forward_mode.hpp>
#include <bptt/callables/recompute.hpp>
#include <bptt/operations.hpp>

using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 2> {} x;
inline constexpr struct m : input<m> {} m;
inline constexpr struct W : parameter<W, 2, 2> {} W;
inline constexpr struct h : variable<h, 2> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto cell = recurrence(h[t] = W * h[t - 1_c] + m[t] * x[t], E[last] = dot(h[last], h[last]) + sum(m[t], t));
constexpr auto targets = wrt(W, x, m, h[-1_c], h[t], h[last], W[t], W[2_c], x[1_c]);
constexpr auto values = also(h[last], h[t]);
template <int T>
constexpr auto g = gradient(unroll<T>(cell), E, targets, values);
constexpr std::array<std::array<double, 2>, 5> xs{{{1, 2}, {-1, 1}, {3, 0}, {2, -2}, {1, 1}}};
constexpr std::array<double, 5> ms{1, 2, -1, 3, 1};
constexpr auto call = [](auto f, auto... more) {
  return f(W({{1.0, 2.0}, {-1.0, 1.0}}), h[-1_c]({1.0, -2.0}), more...);
};
constexpr std::array<std::array<double, 2>, 3> xs3{xs[0], xs[1], xs[2]};
constexpr auto three = call(g<3>, x(xs3), m({1.0, 2.0, -1.0}));

constexpr bool same(auto const& a, auto const& b) {
  for (std::size_t i = 0; i < b.size(); ++i)
    if (a.begin()[i] != b.begin()[i]) return false;
  for (std::size_t i = b.size(); i < a.size(); ++i)
    if (a.begin()[i] != 0) return false;
  return true;
}
constexpr bool is_that_of_three(auto const& r) {
  return r[E] == three[E] && same(r[W], three[W]) && same(r[x], three[x]) && same(r[m], three[m]) &&
         same(r[h[-1_c]], three[h[-1_c]]) && same(r[h[t]], three[h[t]]) && same(r[h[last]], three[h[last]]) &&
         same(r[W[t]], three[W[t]]) && same(r[W[2_c]], three[W[2_c]]) && same(r[x[1_c]], three[x[1_c]]) &&
         same(r.value(h[last]), three.value(h[last])) && same(r.value(h[t]), three.value(h[t]));
}
// inputs of three steps, of all, flat, in rows; a length of any type of integers
constexpr auto of_all = call(g<5>, x(xs), m(ms), length(3));
static_assert(is_that_of_three(of_all));
constexpr auto of_three = call(g<5>, x(xs3), m({1.0, 2.0, -1.0}), length(std::size_t{3}));
static_assert(is_that_of_three(of_three));
constexpr auto flat = call(g<5>, x({1.0, 2.0, -1.0, 1.0, 3.0, 0.0}), m(ms), length(3_c));
static_assert(is_that_of_three(flat));
// the whole sequence; one step, in which step 2 is not, and step 1 neither
constexpr auto whole = call(g<5>, x(xs), m(ms), length(5));
constexpr auto without = call(g<5>, x(xs), m(ms));
static_assert(whole[E] == without[E] && same(whole[W], without[W]) && same(whole[x], without[x]));
constexpr auto one = call(g<5>, x(xs), m(ms), length(1));
constexpr auto one_step = call(gradient(unroll<1>(cell), E, wrt(W, x)), x({1.0, 2.0}), m(1.0));
static_assert(one[E] == one_step[E] && same(one[W], one_step[W]) && same(one[x], one_step[x]));
static_assert(one[W[2_c]](0, 0) == 0 && one[W[2_c]](1, 1) == 0 && one[x[1_c]](0) == 0 && one[x[1_c]](1) == 0);

// forward values
constexpr auto values_of_three = call(evaluate(unroll<5>(cell)), x(xs), m(ms), length(3));
static_assert(values_of_three[E] == three[E] && same(values_of_three[h[t]], three.value(h[t])) &&
              same(values_of_three[h[last]], three.value(h[last])) && values_of_three[h[4_c]](0) == 0);

// by segments, of which there are fewer; forward in time
template <int k>
constexpr bool recomputes() {
  constexpr auto again = gradient(unroll<5>(cell), E, wrt(W, x, h[-1_c], W[t]), also(h[last], h[t]), recompute<k>);
  auto const r = call(again, x(xs), m(ms), length(3));
  return r[E] == three[E] && same(r[W], three[W]) && same(r[x], three[x]) && same(r[h[-1_c]], three[h[-1_c]]) &&
         same(r[W[t]], three[W[t]]) && same(r.value(h[last]), three.value(h[last])) &&
         same(r.value(h[t]), three.value(h[t]));
}
static_assert(recomputes<1>() && recomputes<2>() && recomputes<3>() && recomputes<4>());
constexpr auto forward = call(forward_gradient(unroll<5>(cell), E, wrt(W, x)), x(xs), m(ms), length(3));
static_assert(forward[E] == three[E] && same(forward[W], three[W]) && same(forward[x], three[x]));

// written to places, and to a result of its type
constexpr double into_places() {
  std::array<double, 2> state{};
  double loss = 0;
  evaluate(unroll<5>(cell))
      .into(to(h[last](state), E(loss)), W({{1.0, 2.0}, {-1.0, 1.0}}), h[-1_c]({1.0, -2.0}), x(xs), m(ms), length(3));
  return loss * (state[0] == three.value(h[last])(0));
}
static_assert(into_places() == three[E]);
using result_with_length = result_type<decltype(g<5>), double, decltype(length(3))>;
static_assert(std::is_same_v<std::remove_const_t<decltype(of_all)>, result_with_length>);

// the stages behind
static_assert(least_length<ago<struct h, 3>> == 3 && least_length<at<struct h, 4>> == 5 &&
              least_length<at_last<struct h>> == 1 &&
              least_length_for(types<ago<struct h, 1>, at<struct x, 2>, struct W>{}) == 3);
static_assert(value_fits<struct x, extents_of_steps<5, 2>, extents<3, 2>> &&
              value_fits<struct x, extents_of_steps<5, 2>, extents<6>> &&
              !value_fits<struct x, extents_of_steps<5, 2>, extents<6, 2>> &&
              !value_fits<struct x, extents_of_steps<5, 2>, extents<5>> &&
              !value_fits<struct x, extents_of_steps<5, 2>, extents<2, 3>> &&
              value_fits<struct m, extents_of_steps<5>, extents<>>);
}  // namespace
