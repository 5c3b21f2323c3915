// Gradient equations and contributions, evaluated: the equations as they are printed are a recurrence, whose numbers
// are those of the gradient.
#include <array>
#include <boost/test/unit_test.hpp>
#include <bptt/bptt.hpp>
#include <bptt/study/contributions.hpp>
#include <bptt/study/gradient_equations.hpp>
#include <cmath>

BOOST_AUTO_TEST_SUITE(gradient_equations)

namespace {
using namespace bptt;

template <int n, int m>
using numbers = std::array<std::array<double, static_cast<std::size_t>(m)>, static_cast<std::size_t>(n)>;

template <int D, int H, int C>
struct elman {
  struct x : input<x, D> {};
  struct y : input<y, C> {};
  struct U : parameter<U, H, D> {};
  struct W : parameter<W, H, H> {};
  struct b : parameter<b, H> {};
  struct V : parameter<V, C, H> {};
  struct a : variable<a, H> {};
  struct h : variable<h, H> {};
  struct p : variable<p, C> {};
  struct L : variable<L> {};
  struct by_equations : variable<by_equations, H, H> {};

  static constexpr auto cell = recurrence(h{}[t] = tanh(b{} + W{} * h{}[t - 1_c] + U{} * x{}[t]),
                                          L{}[last] = sum(softmax_cross_entropy(V{} * h{}[t], y{}[t]), t));
  static constexpr auto with_names =
      recurrence(a{}[t] = b{} + W{} * h{}[t - 1_c] + U{} * x{}[t], h{}[t] = tanh(a{}[t]),
                 p{}[t] = softmax(V{} * h{}[t]), L{}[last] = mean(cross_entropy(p{}[t], y{}[t]), t));

  template <class F>
  static auto with_values(F f) {
    numbers<H, H> w;
    numbers<H, D> u;
    numbers<C, H> v;
    numbers<4, D> xs;
    numbers<4, C> ys;
    numbers<2, H> vectors;
    int state = 7;
    auto const fill = [&](auto& rows) {
      for (auto& row : rows)
        for (double& number : row) {
          state = state * 37 % 101;
          number = (state - 50.3) / 70;
        }
    };
    fill(w), fill(u), fill(v), fill(xs), fill(ys), fill(vectors);
    return f(W{}(w), U{}(u), V{}(v), b{}(vectors[0]), h{}[-1_c](vectors[1]), x{}(xs), y{}(ys));
  }

  template <class Cell, class Result>
  static void check(Cell, Result const& result, char const* what) {
    BOOST_TEST_CONTEXT(what) {
      auto const g = with_values(gradient(unroll<4>(Cell{}), L{}, wrt(W{})));
      auto const& expected = g[W{}];
      auto const& found = result[by_equations{}];
      for (int i = 0; i < H; ++i)
        for (int j = 0; j < H; ++j) {
          BOOST_TEST(std::abs(expected(i, j)) > 1e-6);
          BOOST_TEST(found(i, j) == expected(i, j), boost::test_tools::tolerance(1e-12));
        }
    }
  }

  /// ∂L/∂W = ..., δ[t] = ... beside the forward equations.
  template <class... Forward, class Name, class Sum, class Delta, class Rhs, class Zero, class Meaning>
  static auto evaluated(recurrence_of<Forward...>, types<equation<Name, Sum>, equation<Delta, Rhs>, Zero, Meaning>) {
    constexpr auto both = unroll<4>(recurrence(Forward{}..., equation<Delta, Rhs>{}, by_equations{}[last] = Sum{}));
    constexpr symbol_of<Delta> delta{};
    return with_values([&](auto... value) { return evaluate(both)(value..., delta[last + 1_c](zero)); });
  }
  template <class Cell>
  static void check_equations(Cell cell_of_net) {
    using equations = typename decltype(bptt::gradient_equations(unroll<4>(cell_of_net), L{}, W{}))::equations;
    check(cell_of_net, evaluated(cell_of_net, equations{}), "equations");
  }
  template <class... Forward>
  static void check_contributions(recurrence_of<Forward...> cell_of_net) {
    using paths = typename decltype(contributions(unroll<4>(cell_of_net), L{}, W{}))::terms;
    [&]<class... Path>(types<Path...>) {
      constexpr auto both =
          unroll<4>(recurrence(Forward{}..., by_equations{}[last] = derivation::plus_all(typename Path::formula{}...)));
      check(cell_of_net, with_values([&](auto... value) { return evaluate(both)(value...); }), "contributions");
    }(paths{});
  }
};
}  // namespace

BOOST_AUTO_TEST_CASE(different_sizes) {
  using net = elman<2, 3, 4>;
  net::check_equations(net::cell);
  net::check_contributions(net::cell);
}
BOOST_AUTO_TEST_CASE(equal_sizes) {
  using net = elman<3, 3, 3>;
  net::check_equations(net::with_names);
  net::check_contributions(net::with_names);
}

BOOST_AUTO_TEST_SUITE_END()
