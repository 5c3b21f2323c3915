// Independent second derivatives: the forward pass written by hand over complex numbers gives a gradient without
// cancellation (complex_step.hpp); central differences of that gradient along a direction, extrapolated to a step of
// zero (Richardson), give the product of the Hessian and the direction. In long double they agree with the derivative
// to about 1e-12.
#pragma once
#include "../complex_step.hpp"

namespace by_hand {

/// Compares a Hessian-vector product, the derivative along the direction and the gradient in forward mode with the
/// forward pass E(point) written by hand. The direction is one of the first symbols; that of the others is zero.
template <by kind, signs sign = signs::both, int T, class Recurrence, class Loss, class Forward, class... S,
          class... Other>
void check_second(bptt::program<T, Recurrence> net, Loss loss, Forward forward, bptt::numeric::targets<S...>,
                  bptt::numeric::targets<Other...>) {
  constexpr auto code = kind == by::line ? bptt::codegen::straight_line : bptt::codegen::step_loop;
  using point_type = point<T, S..., Other...>;
  point_type p(sign), v(sign);
  double angle = 1;
  (
      [&] {
        for (complex& component : v.of(S{})) component = std::sin(angle += 1.7);
      }(),
      ...);  // a direction that has nothing to do with the point

  long double const h = 1e-30L;
  auto const derivative = [&](complex& component) {  // by one number of the point
    complex const before = component;
    component += complex(0, h);
    long double const result = matrix(forward(std::as_const(p)))(0).imag() / h;
    component = before;
    return result;
  };
  auto const move = [&](long double distance) {
    (
        [&] {
          for (std::size_t i = 0; i < p.of(S{}).size(); ++i) p.of(S{})[i] += distance * v.of(S{})[i];
        }(),
        ...);
  };
  auto const gradient_at = [&](auto s, long double distance) {
    std::vector<long double> gradient;
    auto const point_before = p;
    move(distance);
    for (complex& component : p.of(s)) gradient.push_back(derivative(component));
    p = point_before;
    return gradient;
  };

  poison_stack();
  auto const got = bptt::hessian_vector_product<code>(net, loss, bptt::wrt(S{}...))(
      S{}(p.flat(S{}))..., Other{}(p.flat(Other{}))..., bptt::tangent(S{})(v.flat(S{}))...);
  poison_stack();
  auto const first =
      bptt::forward_gradient<code>(net, loss, bptt::wrt(S{}...))(S{}(p.flat(S{}))..., Other{}(p.flat(Other{}))...);

  double const E = static_cast<double>(matrix(forward(std::as_const(p)))(0).real());
  BOOST_TEST(numbers::relative_error(got[loss], E) <= 1e-13);
  BOOST_TEST(numbers::relative_error(first[loss], E) <= 1e-13);

  long double rate = 0;
  bool something = false;
  auto const compare = [&](auto s) {
    auto const gradient = gradient_at(s, 0);
    for (std::size_t i = 0; i < gradient.size(); ++i) rate += gradient[i] * v.of(s)[i].real();
    double const first_error = numbers::relative_error(first[s], gradient);
    BOOST_TEST(first_error <= 1e-13,
               "the forward gradient of " << bptt::qualified_name<decltype(s)>() << " is off by " << first_error);

    long double const far = 2.5e-4L;
    auto const above = gradient_at(s, far), below = gradient_at(s, -far), closer_above = gradient_at(s, far / 2),
               closer_below = gradient_at(s, -far / 2);
    auto const nearest_above = gradient_at(s, far / 4), nearest_below = gradient_at(s, -far / 4);
    std::vector<long double> want;
    for (std::size_t i = 0; i < above.size(); ++i) {
      long double const d1 = (above[i] - below[i]) / (2 * far), d2 = (closer_above[i] - closer_below[i]) / far,
                        d4 = (nearest_above[i] - nearest_below[i]) / (far / 2);
      long double const e1 = (4 * d2 - d1) / 3, e2 = (4 * d4 - d2) / 3;
      want.push_back((16 * e2 - e1) / 15);
    }
    long double size = 0;
    for (long double x : want) size = std::max(size, std::abs(x));
    something = something || size > 1e-3L;
    if (size < 1e-9L) {  // a loss that is linear in all that is directed
      for (long double x : numbers::flat(got[s]))
        BOOST_TEST(std::abs(x) < 1e-9L,
                   "the second derivative by " << bptt::qualified_name<decltype(s)>() << " is " << x << " and not 0");
    } else {
      double const error = numbers::relative_error(got[s], want);
      BOOST_TEST(error <= 1e-11,
                 "the second derivative by " << bptt::qualified_name<decltype(s)>() << " is off by " << error);
    }
  };
  (compare(S{}), ...);
  BOOST_TEST(something);  // all second derivatives are zero: that would show nothing
  BOOST_TEST(numbers::relative_error(got[bptt::tangent(loss)], static_cast<double>(rate)) <= 1e-12);
}

}  // namespace by_hand
