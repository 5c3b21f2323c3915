// What is read of a temporary result, and what a kept binding was given: the numbers are there after the statement.
// The address sanitizer sees a view of what is gone; without it the numbers are those of another call.
#include <array>
#include <boost/test/unit_test.hpp>
#include <bptt/bptt.hpp>
#include <cstddef>
#include <span>
#include <sstream>
#include <type_traits>
#include <vector>

namespace temporaries {
using namespace bptt;
// clang-format off
inline constexpr struct W : parameter<W, 2, 2> {} W;
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct x : input<x, 2> {} x;
inline constexpr struct r : input<r> {} r;
inline constexpr struct h : variable<h, 2> {} h;
inline constexpr struct g : variable<g, 2> {} g;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr std::size_t T = 3, B = 2;
constexpr auto net =
    unroll<T>(recurrence(h[t] = tanh(W * h[t - 1_c] + a * x[t] + broadcast<2>(r[t])), E[last] = sum(h[last])));
constexpr auto two_nets =
    chain(unroll<T>(recurrence(h[t] = tanh(W * h[t - 1_c] + a * x[t] + broadcast<2>(r[t])))),
          unroll<2>(recurrence(g[t] = tanh(W * g[t - 1_c]), E[last] = sum(g[last]))), g[-1_c] = h[last]);

/// Binds a few numbers, others for each `from`; all of them are temporaries.
template <std::size_t sequences>
constexpr auto call(auto const& f, double from) {
  std::array<double, T * sequences> rs{};
  std::array<double, 2 * T * sequences> xs{};
  std::array<double, 2 * sequences> hs{};
  for (double& number : rs) number = from += 0.0625;
  for (double& number : xs) number = from -= 0.125;
  for (double& number : hs) number = from += 0.25;
  return f(W({{0.5, from}, {-0.25, 0.125}}), a(0.75), r(rs), x(xs), h[-1_c](hs));
}

/// Fills the stack with other numbers: in the place of what is gone.
[[gnu::noinline]] double overwrite_the_stack() {
  std::array<double, 512> volatile numbers;
  for (std::size_t i = 0; i < 512; ++i) const_cast<std::array<double, 512>&>(numbers)[i] = 4711;
  return const_cast<std::array<double, 512>&>(numbers)[17];
}

template <class V>
std::vector<double> flat(V const& value) {
  if constexpr (std::is_arithmetic_v<V>)
    return {value};
  else if constexpr (requires { value.sequences(); }) {
    std::vector<double> all;
    for (int b = 0; b < value.sequences(); ++b)
      for (double number : flat(value[b])) all.push_back(number);
    return all;
  } else
    return {value.begin(), value.end()};
}

/// Is what `read` reads of a temporary result the same as of one that is kept?
template <std::size_t sequences = 1>
bool same(auto const& f, auto const& read) {
  auto const kept = call<sequences>(f, 0.5);
  auto const value = read(call<sequences>(f, 0.5));
  auto&& reference = read(call<sequences>(f, 0.5));
  overwrite_the_stack();
  std::vector<double> by_loop;
  if constexpr (requires { value.begin(); }) {
    for (double number : read(call<sequences>(f, 0.5))) by_loop.push_back(number);
  } else {
    by_loop = flat(value);
  }
  std::ostringstream of_value, of_kept;
  of_value << value;
  of_kept << read(kept);
  return flat(value) == flat(read(kept)) && flat(reference) == flat(value) && by_loop == flat(value) &&
         of_value.str() == of_kept.str();
}
constexpr auto by = [](auto asked) {
  return [asked]<class R>(R&& result) -> decltype(auto) { return static_cast<R&&>(result)[asked]; };
};
constexpr auto value_of = [](auto asked) {
  return [asked]<class R>(R&& result) -> decltype(auto) { return static_cast<R&&>(result).value(asked); };
};
constexpr auto step = [](auto const& read, int k) {
  return [read, k]<class R>(R&& result) -> decltype(auto) { return read(static_cast<R&&>(result))[k]; };
};
}  // namespace temporaries

BOOST_AUTO_TEST_SUITE(temporaries)

using namespace ::temporaries;

BOOST_AUTO_TEST_CASE(of_a_gradient) {
  constexpr auto f = gradient(net, E, wrt(W, a, x, r, h[-1_c], W[t], h[t]), also(h[last], h[t]));
  BOOST_TEST(same(f, by(W)));
  BOOST_TEST(same(f, by(a)));
  BOOST_TEST(same(f, by(x)));
  BOOST_TEST(same(f, by(r)));
  BOOST_TEST(same(f, by(h[-1_c])));
  BOOST_TEST(same(f, by(W[t])));
  BOOST_TEST(same(f, by(W[1_c])));
  BOOST_TEST(same(f, by(E)));
  BOOST_TEST(same(f, value_of(h[last])));
  BOOST_TEST(same(f, value_of(h[t])));
  BOOST_TEST(same(f, step(by(x), 2)));
  BOOST_TEST(same(f, step(by(r), 2)));
  BOOST_TEST(same(f, step(step(by(W[t]), 2), 3)));
  BOOST_TEST(same(f, step(step(value_of(h[t]), 1), 1)));
}

BOOST_AUTO_TEST_CASE(of_other_callables) {
  auto const each = [](auto const& f) {
    BOOST_TEST(same(f, by(W)));
    BOOST_TEST(same(f, by(x)));
    BOOST_TEST(same(f, step(by(x), 1)));
  };
  each(gradient(net, E, wrt(W, x), recompute<2>));
  each(forward_gradient(net, E, wrt(W, x)));
  each(gradient(two_nets, E, wrt(W, x)));
  BOOST_TEST(same(evaluate(net), by(h[t])));
  BOOST_TEST(same(evaluate(net), step(by(h[t]), 1)));
  BOOST_TEST(same(evaluate(net), by(h[1_c])));
  BOOST_TEST(same(evaluate(two_nets), by(g[t])));
  BOOST_TEST(same(evaluate(two_nets), by(h[t])));
  BOOST_TEST(same(gradient(two_nets, E, wrt(W), also(h[last], g[t])), value_of(h[last])));
  BOOST_TEST(same(gradient(two_nets, E, wrt(W), also(h[last], g[t])), value_of(g[t])));
  constexpr auto product = hessian_vector_product(net, E, wrt(W));
  auto const with_direction = [&](auto const&... bound) {
    return product(bound..., tangent(W)({1.0, 0.5, 0.25, 2.0}));
  };
  BOOST_TEST(same(with_direction, by(W)));
}

BOOST_AUTO_TEST_CASE(of_a_batch) {
  constexpr auto f = gradient(batch<B>(net), E, wrt(W, x, r, h[-1_c]), also(h[last], h[t]));
  BOOST_TEST(same<B>(f, by(W)));
  BOOST_TEST(same<B>(f, by(E)));
  BOOST_TEST(same<B>(f, by(x)));
  BOOST_TEST(same<B>(f, by(x[1_c])));  // not one after another
  BOOST_TEST(same<B>(f, by(r)));
  BOOST_TEST(same<B>(f, by(r[1_c])));
  BOOST_TEST(same<B>(f, by(h[-1_c])));
  BOOST_TEST(same<B>(f, value_of(h[last])));
  BOOST_TEST(same<B>(f, value_of(h[t])));
  BOOST_TEST(same<B>(f, step(by(x), 1)));
  BOOST_TEST(same<B>(f, step(step(by(x), 1), 2)));
  BOOST_TEST(same<B>(f, step(by(x[1_c]), 1)));
  BOOST_TEST(same<B>(f, step(by(r[1_c]), 1)));
  BOOST_TEST(same<B>(f, step(step(by(r), 1), 2)));
  BOOST_TEST(same<B>(f, [](auto const& result) { return result.loss(1); }));
  constexpr auto values = evaluate(batch<B>(net));
  BOOST_TEST(same<B>(values, by(h[t])));
  BOOST_TEST(same<B>(values, by(h[1_c])));
  BOOST_TEST(same<B>(values, by(E)));
  BOOST_TEST(same<B>(values, step(by(h[1_c]), 1)));
}

BOOST_AUTO_TEST_CASE(references) {  // a reference to a temporary prolongs its life
  constexpr auto f = gradient(net, E, wrt(W, x));
  auto const kept = call<1>(f, 0.5);
  auto&& entry = call<1>(f, 0.5)[W](0, 1);
  auto&& number = call<1>(f, 0.5)[x][2][1];
  auto const& tensor = call<1>(f, 0.5)[x][2];
  overwrite_the_stack();
  BOOST_TEST(entry == kept[W](0, 1));
  BOOST_TEST(number == kept[x][2][1]);
  BOOST_TEST(tensor(1) == kept[x][2](1));
  // what is kept can be handed on
  bptt::tensor<double, shape<2>> own(kept[x][2]);
  BOOST_TEST(own(0) == kept[x][2](0));
}

BOOST_AUTO_TEST_CASE(bindings_that_are_kept) {
  constexpr auto f = evaluate(net);
  auto const want = f(W({{0.5, 2.0}, {-0.25, 0.125}}), a(0.75), r({1.0, 2.0, 3.0}), x({1.0, 2.0, 3.0, 4.0, 5.0, 6.0}),
                      h[-1_c]({0.5, 0.25}));
  std::vector<double> rs{1, 2, 3};
  auto const of_braces = W({{0.5, 2.0}, {-0.25, 0.125}});
  auto const of_number = a(0.75);
  auto const of_span = r(std::span<double const>(rs));
  auto const of_vector = x(std::vector<double>{1, 2, 3, 4, 5, 6});
  auto const of_array = h[-1_c](std::array<double, 2>{0.5, 0.25});
  overwrite_the_stack();
  BOOST_TEST(f(of_braces, of_number, of_span, of_vector, of_array)[E] == want[E]);
  // a copy of a binding, whose vector is another
  auto const vectors = [](auto copy) { return copy; }(x(std::vector<std::array<double, 2>>{{1, 2}, {3, 4}, {5, 6}}));
  auto const arrays = [](auto copy) {
    return copy;
  }(W(std::array<std::array<double, 2>, 2>{{{0.5, 2}, {-0.25, 0.125}}}));
  BOOST_TEST(f(arrays, of_number, r({1.0, 2.0, 3.0}), vectors, of_array)[E] == want[E]);
  // what is read of a result, kept or not, is bound as it is
  constexpr auto df = gradient(net, E, wrt(W, x, h[-1_c]));
  auto const kept = call<1>(df, 0.5);
  auto const of_temporary = W(call<1>(df, 0.5)[W]);
  overwrite_the_stack();
  auto const with = [&](auto const& w) {
    return f(w, of_number, of_span, x(call<1>(df, 0.5)[x]), h[-1_c](call<1>(df, 0.5)[h[-1_c]]))[E];
  };
  BOOST_TEST(with(of_temporary) == with(W(kept[W])));
}

BOOST_AUTO_TEST_SUITE_END()
