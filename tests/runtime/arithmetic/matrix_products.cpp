// Kernels against the loops that one writes down first, as they run: in packs, with rests of rows and of columns, for
// matrices in and beyond the first-level cache. With the numbers that are used every sum is exact, in whatever order.
#include <boost/test/unit_test.hpp>
#include <bptt/arithmetic/matrix_products.hpp>
#include <vector>

namespace kernels {
using namespace bptt::kernel;

/// Small integers, other ones in each array.
template <class N>
std::vector<N> some(int count, unsigned seed) {
  std::vector<N> v(static_cast<std::size_t>(count));
  for (N& x : v) {
    seed = seed * 1664525u + 1013904223u;
    x = static_cast<N>(static_cast<int>(seed >> 28) - 8);
  }
  return v;
}
template <into how, class N>
N stored(N before, N value) {
  return how == into::set ? value : how == into::plus ? before + value : before - value;
}
/// What C ← A·B should be; rows of B and C are b_row and c_row apart.
template <into how, class N>
void multiply_slowly(int rows, int inner, int cols, std::vector<N>& c, int c_row, matrix_view<N> a, N const* b,
                     int b_row) {
  for (int i = 0; i < rows; ++i)
    for (int j = 0; j < cols; ++j) {
      N sum = 0;
      for (int k = 0; k < inner; ++k) sum += a.first[i * a.row + k * a.column] * b[k * b_row + j];
      N& to = c[static_cast<std::size_t>(i * c_row + j)];
      to = stored<how>(to, sum);
    }
}

template <class N, into how, int rows, int cols>
void check_products() {
  auto const a = some<N>(rows * cols, 1), x = some<N>(cols, 2), u = some<N>(rows, 3);
  for (bool from_the_end : {false, true}) {
    auto y = some<N>(rows, 4), want = y;
    product<how, rows, cols>(y.data(), a.data(), x.data(), from_the_end);
    multiply_slowly<how>(rows, cols, 1, want, 1, {a.data(), cols, 1}, x.data(), 1);
    BOOST_TEST(y == want, "A*x of " << rows << " x " << cols << " in packs of " << lanes<N>);
    auto z = some<N>(cols, 5);
    want = z;
    transposed_product<how, rows, cols>(z.data(), a.data(), u.data(), from_the_end);
    multiply_slowly<how>(cols, rows, 1, want, 1, {a.data(), 1, cols}, u.data(), 1);
    BOOST_TEST(z == want, "transpose(A)*x of " << rows << " x " << cols << " in packs of " << lanes<N>);
  }
}
template <class N, into how, int rows, int inner, int cols>
void check_multiply() {
  constexpr int b_row = cols + 3, c_row = cols + 1;
  auto const a = some<N>(rows * inner, 1), b = some<N>(inner * b_row, 2);
  auto c = some<N>(rows * c_row, 3), by_number = c, want = c;
  multiply<how, rows, inner, cols>(c.data(), c_row, {a.data(), inner, 1}, b.data(), b_row);
  multiply_slowly<how>(rows, inner, cols, want, c_row, {a.data(), inner, 1}, b.data(), b_row);
  BOOST_TEST(c == want, "A*B of " << rows << " x " << inner << " and " << cols << " columns");
  if constexpr (rows % 4 == 3) {
    multiply_rows<how, inner, cols>(int{rows}, by_number.data(), c_row, {a.data(), inner, 1}, b.data(), b_row);
    BOOST_TEST(by_number == want, "A*B of " << rows << " rows known at run time, " << inner << ", " << cols);
  }
}
template <class N, into how, int rows, int cols, int steps>
void check_outer_products() {
  constexpr int a_row = rows + 2, b_row = cols + 5;
  auto const a = some<N>(steps * a_row, 1), b = some<N>(steps * b_row, 2);
  auto m = some<N>(rows * cols, 3), by_number = m, want = m;
  sum_of_outer_products<how, rows, cols>(std::integral_constant<int, steps>{}, m.data(), a.data(), a_row, b.data(),
                                         b_row);
  sum_of_outer_products<how, rows, cols>(int{steps}, by_number.data(), a.data(), a_row, b.data(), b_row);
  multiply_slowly<how>(rows, steps, cols, want, cols, {a.data(), 1, a_row}, b.data(), b_row);
  BOOST_TEST(m == want, steps << " products of " << rows << " and " << cols);
  BOOST_TEST(by_number == want, steps << " products, a number known at run time, of " << rows << " and " << cols);
}
template <class N, int rows, int cols>
void check_transpose() {
  auto const a = some<N>(rows * cols, 1);
  std::vector<N> b(a.size()), want(a.size());
  transpose<rows, cols>(b.data(), a.data());
  for (int i = 0; i < rows; ++i)
    for (int j = 0; j < cols; ++j)
      want[static_cast<std::size_t>(j * rows + i)] = a[static_cast<std::size_t>(i * cols + j)];
  BOOST_TEST(b == want, "transpose of " << rows << " x " << cols);
}

/// All sizes of blocks and of what is left of them: blocks of one to 29 rows, and of one to 16 packs.
template <class N, int cols, int... rows>
void check_blocks(std::integer_sequence<int, rows...>) {
  (check_multiply < N,
   rows % 3 == 0   ? into::set
   : rows % 3 == 1 ? into::plus
                   : into::minus,
   rows, rows % 7 + 1, cols > (), ...);
}
/// Rows a multiple of 2048 bytes apart, in blocks that the sets of the first-level cache hold.
template <class N, int rows>
void check_rows_in_sets() {
  constexpr int inner = 2048 / static_cast<int>(sizeof(N));
  check_multiply<N, into::set, rows, inner, lanes<N>>(), check_multiply<N, into::plus, rows, 2 * inner, lanes<N> + 1>();
}
template <class N>
void check_all() {
  using rows = std::integer_sequence<int, 2, 7, 15, 31>;
  constexpr int width = lanes<N>;
  check_blocks<N, width>(rows{}), check_blocks<N, 2 * width + 1>(rows{}), check_blocks<N, 7 * width - 1>(rows{});
  check_rows_in_sets<N, 25>();
  check_multiply<N, into::plus, 13, 40, 3 * width>(), check_multiply<N, into::plus, 2, 33, width + 1>();  // long sums
  check_products<N, into::set, 3, 8>(), check_products<N, into::plus, 9, 17>(),
      check_products<N, into::minus, 35, 31>();
  check_products<N, into::set, 601, 16>(), check_products<N, into::minus, 131, 72>(),
      check_products<N, into::plus, 66, 300>();  // larger than the first-level cache: y in registers, and not
  check_multiply<N, into::set, 1, 5, 16>(), check_multiply<N, into::minus, 4, 3, 40>(),
      check_multiply<N, into::plus, 7, 6, 19>();
  check_outer_products<N, into::set, 16, 3, 9>(), check_outer_products<N, into::minus, 5, 16, 70>(),
      check_outer_products<N, into::plus, 64, 64, 130>();
  // many steps and rows: copies of packs, in whole runs and in a rest
  check_outer_products<N, into::set, 33, 3 * lanes<N>, 128>(),
      check_outer_products<N, into::minus, 40, 7 * lanes<N>, 333>();
  check_outer_products<N, into::plus, 130, 4 * lanes<N> + 1, 200>();
  check_transpose<N, 8, 12>(), check_transpose<N, 9, 4>(), check_transpose<N, 1, 7>();
}
}  // namespace kernels

BOOST_AUTO_TEST_SUITE(matrix_products)
BOOST_AUTO_TEST_CASE(of_double) { kernels::check_all<double>(); }
BOOST_AUTO_TEST_CASE(of_float) { kernels::check_all<float>(); }
BOOST_AUTO_TEST_SUITE_END()
