// The kernels, as constants.
#include <bptt/arithmetic/matrix_products.hpp>

namespace {
using namespace bptt::kernel;
template <class N, int n>
struct numbers {
  N x[static_cast<unsigned>(n)];
  constexpr bool operator==(numbers const&) const = default;
};
constexpr double a[] = {1, 2, 3, 4, 5, 6};  // 2 × 3
constexpr double v[] = {1, -1, 2};
constexpr double u[] = {10, 1};

template <into how>
constexpr auto product_on(double start) {
  numbers<double, 2> y{{start, start}};
  product<how, 2, 3>(y.x, a, v);
  return y;
}
static_assert(product_on<into::set>(100) == numbers<double, 2>{{5, 11}});
static_assert(product_on<into::plus>(100) == numbers<double, 2>{{105, 111}});
static_assert(product_on<into::minus>(100) == numbers<double, 2>{{95, 89}});

template <into how>
constexpr auto transposed_product_on(double start) {
  numbers<double, 3> y{{start, start, start}};
  transposed_product<how, 2, 3>(y.x, a, u);
  return y;
}
static_assert(transposed_product_on<into::set>(100) == numbers<double, 3>{{14, 25, 36}});
static_assert(transposed_product_on<into::plus>(100) == numbers<double, 3>{{114, 125, 136}});
static_assert(transposed_product_on<into::minus>(100) == numbers<double, 3>{{86, 75, 64}});

template <into how>
constexpr auto matrix_product_on(double start) {  // (2 × 3)·(3 × 2)
  constexpr double b[] = {1, 0, 0, 1, 1, 1};
  numbers<double, 4> c{{start, start, start, start}};
  multiply<how, 2, 3, 2>(c.x, 2, {a, 3, 1}, b, 2);
  return c;
}
static_assert(matrix_product_on<into::set>(10) == numbers<double, 4>{{4, 5, 10, 11}});
static_assert(matrix_product_on<into::plus>(10) == numbers<double, 4>{{14, 15, 20, 21}});
static_assert(matrix_product_on<into::minus>(10) == numbers<double, 4>{{6, 5, 0, -1}});

constexpr auto outer_products() {  // Σ over three steps of vectors of two and of one component
  numbers<double, 2> m{{1, 1}};
  sum_of_outer_products<into::plus, 2, 1>(std::integral_constant<int, 3>{}, m.x, a, 2, v, 1);
  return m;
}
static_assert(outer_products() == numbers<double, 2>{{1 + 1 - 3 + 10, 1 + 2 - 4 + 12}});
constexpr auto outer_products_of(
    int steps) {  // of a number of steps that is known at run time only: aₜ = (t, 1), bₜ = t
  double as[40]{}, bs[20]{};
  for (int t = 0; t < 20; ++t) {
    as[2 * t] = bs[t] = t;
    as[2 * t + 1] = 1;
  }
  numbers<double, 2> m{{1, 1}};
  sum_of_outer_products<into::plus, 2, 1>(steps, m.x, as, 2, bs, 1);
  return m;
}
static_assert(outer_products_of(3) == numbers<double, 2>{{1 + 0 + 1 + 4, 1 + 0 + 1 + 2}});
static_assert(outer_products_of(19) == numbers<double, 2>{{1 + 18 * 19 * 37 / 6, 1 + 18 * 19 / 2}});

constexpr auto transposed() {
  numbers<double, 6> b{};
  transpose<2, 3>(b.x, a);
  return b;
}
static_assert(transposed() == numbers<double, 6>{{1, 4, 2, 5, 3, 6}});

// any number will do
constexpr auto of_integers() {
  constexpr long m[] = {1, 2, 3, 4}, x[] = {5, 6};
  numbers<long, 2> y{};
  product<into::set, 2, 2>(y.x, m, x);
  return y;
}
static_assert(of_integers() == numbers<long, 2>{{17, 39}});
}  // namespace
