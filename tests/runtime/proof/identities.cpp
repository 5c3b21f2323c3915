// What proofs know of functions, checked by numbers: wherever two formulas that are proved equal are both defined,
// their numbers agree. Among the points are zeros and negative numbers, where identities that hold on a part of the
// real line only are false: those must not be proved. A formula is evaluated here, node by node; it is defined where
// all its parts are finite.
#include <boost/test/unit_test.hpp>
#include <bptt/bptt.hpp>
#include <cmath>
#include <functional>
#include <vector>

BOOST_AUTO_TEST_SUITE(identities)

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct b : parameter<b> {} b;
inline constexpr struct c : parameter<c> {} c;
inline constexpr struct v : parameter<v, 3> {} v;
inline constexpr struct w : parameter<w, 3> {} w;
// clang-format on
constexpr auto half = ratio<1, 2>;

// --- the numbers of a formula, node by node -----------------------------------------------------

using numbers = std::vector<double>;  // a scalar is one number
template <class Symbol>
inline numbers bound;

template <class F, class... A>
numbers each(F f, A const&... operand) {
  auto const defined = [&](auto... x) { return (std::isfinite(x) && ...) ? f(x...) : NAN; };
  std::size_t n = 1;
  ((n = operand.size() > n ? operand.size() : n), ...);
  numbers result(n);
  for (std::size_t i = 0; i < n; ++i) result[i] = defined(operand[operand.size() == 1 ? 0 : i]...);
  return result;
}
double total(numbers const& x) {
  double sum = 0;
  for (double y : x) sum += y;
  return sum;
}

template <class E>
concept function_of_one = elementwise_node<E>;
template <class E>
concept function_of_two = componentwise_node<E> && requires {
  E::value(1.0, 1.0);
};

template <class Symbol>
numbers value(Symbol) {
  if constexpr (is_literal<Symbol>)
    return {static_cast<double>(Symbol::value)};
  else
    return bound<Symbol>;
}
template <function_of_one E>
numbers value(E);
template <function_of_two E>
numbers value(E);
template <template <class...> class Node, class A>
  requires(!function_of_one<Node<A>>)
numbers value(Node<A>);
template <template <class...> class Node, class A, class B>
  requires(!function_of_one<Node<A, B>> && !function_of_two<Node<A, B>>)
numbers value(Node<A, B>);

template <function_of_one E>
numbers value(E) {
  return each([](double x) { return static_cast<double>(E::value(x)); }, value(typename E::argument{}));
}
template <function_of_two E>
numbers value(E) {
  return each([](double x, double y) { return static_cast<double>(E::value(x, y)); }, value(typename E::first{}),
              value(typename E::second{}));
}
template <template <class...> class Node, class A>
  requires(!function_of_one<Node<A>>)
numbers value(Node<A>) {
  using node = Node<A>;
  numbers const x = value(A{});
  numbers const exponentials = each([](double q) { return std::exp(q); }, x);
  if constexpr (std::is_same_v<node, neg<A>>)
    return each(std::negate<>{}, x);
  else if constexpr (std::is_same_v<node, sum_of<A>>)
    return {total(x)};
  else if constexpr (std::is_same_v<node, softmax_of<A>>)
    return each(std::divides<>{}, exponentials, numbers{total(exponentials)});
  else if constexpr (std::is_same_v<node, logsumexp_of<A>>)
    return {std::log(total(exponentials))};
  else {
    static_assert(std::is_same_v<node, log_softmax_of<A>>);
    return each([](double p) { return std::log(p); }, value(softmax_of<A>{}));
  }
}
template <template <class...> class Node, class A, class B>
  requires(!function_of_one<Node<A, B>> && !function_of_two<Node<A, B>>)
numbers value(Node<A, B>) {
  using node = Node<A, B>;
  numbers const x = value(A{});
  if constexpr (std::is_same_v<node, broadcast_of<A, B>>)
    return numbers(static_cast<std::size_t>(B::size), x[0]);
  else {
    numbers const y = value(B{}), products = each(std::multiplies<>{}, x, y);
    auto const loss = [&](numbers const& log_p) {
      return numbers{-total(each([](double l, double t) { return l * t; }, log_p, y))};
    };
    if constexpr (std::is_same_v<node, add<A, B>>)
      return each(std::plus<>{}, x, y);
    else if constexpr (std::is_same_v<node, sub<A, B>>)
      return each(std::minus<>{}, x, y);
    else if constexpr (std::is_same_v<node, mul<A, B>> || std::is_same_v<node, hadamard_of<A, B>>)
      return products;
    else if constexpr (std::is_same_v<node, bptt::div<A, B>> || std::is_same_v<node, quotient_of<A, B>>)
      return each(std::divides<>{}, x, y);
    else if constexpr (std::is_same_v<node, dot_of<A, B>>)
      return {total(products)};
    else if constexpr (std::is_same_v<node, cross_entropy_of<A, B>>)
      return loss(each([](double p) { return std::log(p); }, x));
    else if constexpr (std::is_same_v<node, softmax_cross_entropy_of<A, B>>)
      return loss(value(log_softmax_of<A>{}));
    else {
      static_assert(std::is_same_v<node, sigmoid_cross_entropy_of<A, B>>);
      return {total(each([](double q, double t) { return std::log1p(std::exp(q)) - t * q; }, x, y))};
    }
  }
}

// --- the points ---------------------------------------------------------------------------------

template <class F>
void at_each_point(F f) {
  constexpr double grid[] = {-3, -2, -1, -0.5, 0, 0.5, 1, 2, 2.5};
  numbers const vectors[] = {{0.5, -1, 2}, {0, 0, 0}, {-2, 0, 1}, {1, 0, 0}, {0.25, 0.5, 0.25}};
  std::size_t k = 0;
  for (double x : grid)
    for (double y : grid)
      for (double z : grid) {
        bound<struct a> = {x}, bound<struct b> = {y}, bound<struct c> = {z};
        bound<struct v> = vectors[k % 5], bound<struct w> = vectors[k / 5 % 5];
        ++k;
        f();
      }
}
/// At how many points are both sides defined, and agree or differ; or is one of them alone?
struct counted {
  int agree = 0, differ = 0, one_side = 0;
};
template <class Left, class Right>
counted count(Left left, Right right) {
  counted n;
  at_each_point([&] {
    numbers const x = value(left), y = value(right);
    BOOST_REQUIRE(x.size() == y.size());
    for (std::size_t i = 0; i < x.size(); ++i)
      if (std::isfinite(x[i]) && std::isfinite(y[i]))
        ++(std::abs(x[i] - y[i]) <= 1e-9 * (1 + std::abs(x[i])) ? n.agree : n.differ);
      else
        n.one_side += std::isfinite(x[i]) != std::isfinite(y[i]);
  });
  return n;
}

template <class Left, class Right>
void check(char const* what, bool is_proved, Left left, Right right) {
  constexpr verdict answer = compare(Left{}, Right{});
  counted const n = count(left, right);
  BOOST_TEST((answer == verdict::equal) == is_proved, what << (is_proved ? ": no proof" : " is proved"));
  BOOST_TEST(n.agree > 0, what << " holds nowhere");
  if (answer == verdict::equal)
    BOOST_TEST(n.differ == 0, what << " is proved, and differs at " << n.differ << " points");
  else
    BOOST_TEST(n.differ + n.one_side > 0, what << " holds at all points");
}
#define PROVED(...) check(#__VA_ARGS__, true, __VA_ARGS__);
#define NOT_PROVED(...) check(#__VA_ARGS__, false, __VA_ARGS__);
}  // namespace

// --- identities that hold wherever both sides are defined ---------------------------------------

BOOST_AUTO_TEST_CASE(on_the_whole_line){
    PROVED(relu(a), a* heaviside(a)) PROVED(square(heaviside(a)), heaviside(a)) PROVED(abs(a), a* sign(a))
        PROVED(abs(-a), abs(a)) PROVED(atan(-a), -atan(a)) PROVED(square(cos(a)), 1_c - square(sin(a)))
            PROVED(sin(-a) * cos(-a), -sin(a) * cos(a)) PROVED(tanh(a), 2_c * sigmoid(2_c * a) - 1_c)
                PROVED(sigmoid(-a), 1_c - sigmoid(a)) PROVED(sigmoid(a), 1_c / (1_c + exp(-a)))
                    PROVED(softplus(a), log(1_c + exp(a))) PROVED(2_c * cosh(a), exp(a) + exp(-a))
                        PROVED(sinh(a), tanh(a) * cosh(a)) PROVED(exceeds(a, b), heaviside(a - b))
                            PROVED(max(a, b), b + relu(a - b)) PROVED(min(a, b), a + b - max(a, b))
                                PROVED(max(a, b), -min(-a, -b)) PROVED(hypot(a, b), sqrt(square(a) + square(b)))
                                    PROVED(logaddexp(a, b), b + softplus(a - b)) PROVED(exp(a + b), exp(a) * exp(b))
                                        PROVED(square(exp(a / 2_c)), exp(a)) PROVED(log(exp(a)), a)}

BOOST_AUTO_TEST_CASE(of_vectors){PROVED(softmax(v), exp(v) / sum(exp(v))) PROVED(sum(softmax(v)), one)
                                     PROVED(log(softmax(v)), log_softmax(v)) PROVED(logsumexp(v), log(sum(exp(v))))
                                         PROVED(exp(log_softmax(v)), softmax(v))
                                             PROVED(softmax_cross_entropy(v, w), cross_entropy(softmax(v), w))
                                                 PROVED(softmax_cross_entropy(v, w), sum(w) * logsumexp(v) - dot(w, v))
                                                     PROVED(sigmoid_cross_entropy(v, w), sum(softplus(v)) - dot(v, w))
                                                         PROVED(cross_entropy(v, w), -dot(w, log(v)))
                                                             PROVED(hadamard(v, reciprocal(v)), broadcast<3>(one))}

// One side is defined where the other one is not: proved, as quotients are.
BOOST_AUTO_TEST_CASE(where_both_sides_are_defined){
    PROVED(a * (b / a), b) PROVED(1_c / (1_c / a), a) PROVED(1_c / (1_c / a - 1_c / b), a* b / (b - a))
        PROVED(exp(log(a)), a) PROVED(exp(-2_c * log(a)), 1_c / square(a)) PROVED(exp(log(a) + b), a* exp(b))
            PROVED(xlogy(a, b), a* log(b)) PROVED(pow(a, b), exp(b* log(a)))
                PROVED(pow(a, b) * pow(a, c), pow(a, b + c)) PROVED(pow(a, b + 1_c), a* pow(a, b))
                    PROVED(pow(a, b) / a, pow(a, b - 1_c)) PROVED(1_c / pow(a, b), pow(a, -b))
                        PROVED(square(pow(a, b)), pow(a, 2_c * b)) PROVED(pow(pow(a, b), -3_c), pow(a, -3_c * b))
                            PROVED(pow(pow(a, half), b), pow(a, b / 2_c))
                                PROVED(log(pow(a, ratio<-3, 2>)), ratio<-3, 2>* log(a))
                                    PROVED((inversion_of<struct a, struct b>{}), a / (square(a) + square(b)))
                                        PROVED((direction_cosine_of<struct a, struct b>{}), a / hypot(a, b))
                                            PROVED((quotient_or_zero_of<struct a, struct b>{}), a / b)
                                                PROVED((product_or_zero_of<struct a, decltype(log(b))>{}), a* log(b))}

// A base above 0 whatever the leaves are.
BOOST_AUTO_TEST_CASE(of_positive_numbers){
    PROVED(log(exp(a) * exp(b)), a + b) PROVED(log(1_c / (1_c + exp(a))), -softplus(a))
        PROVED(log(sigmoid(a)), a - softplus(a)) PROVED(log(pow(exp(a), b)), a* b)
            PROVED(pow(pow(exp(a), b), c), exp(a* b* c)) PROVED(pow(pow(1_c + exp(a), b), 1_c / b), 1_c + exp(a))
                PROVED(pow(softmax(v), w), exp(hadamard(w, log_softmax(v))))}

// --- identities that hold on a part of the real line --------------------------------------------

BOOST_AUTO_TEST_CASE(of_powers_of_powers){
    PROVED(pow(a, one), a) NOT_PROVED(pow(pow(a, b), c), pow(a, b* c)) NOT_PROVED(pow(pow(a, b), 1_c / b), a)
        NOT_PROVED(pow(pow(a, b), half), pow(a, b / 2_c)) NOT_PROVED(pow(square(a), c), pow(a, 2_c * c))
            NOT_PROVED(pow(square(a), half), a) NOT_PROVED(pow(1_c / pow(a, b), half), pow(a, -b / 2_c))
                NOT_PROVED(pow(square(pow(a, b + half) * pow(a, half - b)), half),
                           a) NOT_PROVED(exp(log(pow(a, b)) / 2_c), pow(a, b / 2_c))
                    NOT_PROVED(exp(c * log(pow(a, b))), pow(a, b* c)) NOT_PROVED(pow(a * b, c), pow(a, c) * pow(b, c))
                        NOT_PROVED(pow(1_c / a, half) * pow(a, half), square(a) / square(a))}

BOOST_AUTO_TEST_CASE(of_logarithms){NOT_PROVED(log(a * b), log(a) + log(b)) NOT_PROVED(log(a / b), log(a) - log(b))
                                        NOT_PROVED(log(square(a)), 2_c * log(a)) NOT_PROVED(log(pow(a, b)), b* log(a))
                                            NOT_PROVED(log(pow(a, b) * exp(c)), b* log(a) + c)
                                                NOT_PROVED(xlogy(c, a* b), xlogy(c, a) + xlogy(c, b))}

BOOST_AUTO_TEST_CASE(of_roots_signs_and_angles){
    NOT_PROVED(sqrt(square(a)), a) NOT_PROVED(square(sqrt(a)), a) NOT_PROVED(sqrt(a * b), sqrt(a) * sqrt(b))
        NOT_PROVED(hypot(a, zero), a) NOT_PROVED(abs(a), a) NOT_PROVED(square(sign(a)), one)
            NOT_PROVED(abs(a) / a, a / square(a)) NOT_PROVED(relu(a), a) NOT_PROVED(max(a, b), a)
                NOT_PROVED(heaviside(a) + heaviside(-a), one) NOT_PROVED(atan2(a, b), atan(a / b))
                    NOT_PROVED(atan2(c * a, c* b), atan2(a, b))
                        NOT_PROVED(atan(a) + atan(1_c / a), atan(b) + atan(1_c / b))}

BOOST_AUTO_TEST_SUITE_END()
