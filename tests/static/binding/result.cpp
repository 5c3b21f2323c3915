// Results: numbers looked up by symbol, contiguous, row by row and step by step.
#include <algorithm>
#include <bptt/callables/gradient.hpp>
#include <type_traits>
#include <utility>

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 2> {} x;
inline constexpr struct k : input<k> {} k;
inline constexpr struct W : parameter<W, 2, 2> {} W;
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct h : variable<h, 2> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net = unroll<3>(recurrence(h[t] = W * h[t - 1_c] + k[t] * x[t], E[last] = a * dot(h[last], h[last])));
constexpr auto r = gradient(net, E, wrt(W, a, x, k, h[-1_c], h[1_c], W[2_c]))(
    W({{1.0, 0.0}, {0.0, 1.0}}), a(1), x({{1.0, 2.0}, {3.0, 4.0}, {5.0, 6.0}}), k({1, 1, 1}), h[-1_c](zero));
// h = (1, 2), (4, 6), (9, 12)
static_assert(r[E] == 81 + 144 && r[a] == 225);
static_assert(std::is_same_v<std::remove_cvref_t<decltype(r[a])>, double>);
// a matrix: row, column, and row by row
static_assert(r[W].rows() == 2 && r[W].cols() == 2 && r[W].size() == 4);
static_assert(r[W](0, 1) == r[W][1] && r[W](1, 0) == r[W](2) && r[W].data()[3] == r[W](1, 1));
static_assert(r[W].end() - r[W].begin() == 4 && std::equal(r[W].begin(), r[W].end(), r[W].data()));
// an input: one per step, and all of them one after another
static_assert(r[x].steps() == 3 && r[x].size() == 6 && r[x][2](1) == r[x].data()[5] && r[x].end() - r[x].begin() == 6);
static_assert(r[x][0](0) == 18 && r[x][0](1) == 24);  // every ∂E/∂x is 2·(9, 12)
static_assert(r[k][1] == 18 * 3 + 24 * 4 && r[k].size() == 3);
static_assert(r[x[1_c]](0) == r[x][1](0) && r[k[2_c]] == r[k][2] && r[x[t]].data() == r[x].data());
// one step of a variable, one copy of a parameter, an initial state
static_assert(r[h[1_c]](1) == 24 && r[h[-1_c]](0) == 18 && r[W[2_c]](0, 1) == 18 * 6);
// what belongs to the result cannot be written to
static_assert(std::is_same_v<decltype(r[W].data()), double const *>);
// of a temporary result it is no view
using result_type = std::remove_const_t<decltype(r)>;
static_assert(std::is_same_v<decltype(r[W]), tensor_view<double const, shape<2, 2>>> &&
              std::is_same_v<decltype(result_type(r)[W]), tensor<double, shape<2, 2>>> &&
              std::is_same_v<decltype(std::move(r)[W]), tensor<double, shape<2, 2>>> &&
              std::is_same_v<decltype(result_type(r)[a]), double>);
static_assert(std::is_same_v<decltype(r[x][1]), tensor_view<double const, shape<2>>> &&
              std::is_same_v<decltype(result_type(r)[x][1]), tensor<double, shape<2>>> &&
              std::is_same_v<decltype(result_type(r)[k][1]), double>);
constexpr auto of_temporary = result_type(r)[x];
static_assert(std::equal(of_temporary.begin(), of_temporary.end(), r[x].begin()) && of_temporary.steps() == 3 &&
              of_temporary.size() == 6 && of_temporary[2](1) == r[x][2](1));
static_assert(std::is_same_v<decltype(of_temporary[2]), tensor_view<double const, shape<2>>>);
// indices are integers of any type
static_assert(r[W](std::size_t(1), 0u) == r[W](1, 0) && r[W](1_c, 0_c) == r[W](1, 0) && r[x][2u][1L] == r[x][2](1));
constexpr std::size_t one_unsigned = 1;
constexpr int one_signed = 1;
static_assert(r[x][one_unsigned][one_signed] == r[x][one_signed](one_unsigned) &&
              r[W](one_signed, one_unsigned) == r[W](one_unsigned, one_signed));
constexpr bool by_any_index() {  // without a warning
  double sum = 0;
  for (int i = 0; i < 2; ++i)
    for (std::size_t j = 0; j < 2; ++j) sum += r[W](i, j) + r[W](j, i) + r[x][i][j] + r[x][j](i) + r[k][i] + r[k][j];
  return sum != 0;
}
static_assert(by_any_index());

constexpr bool writes_through() {
  double numbers[] = {1, 2, 3, 4, 5, 6};
  tensor_view<double, shape<2, 3>> view(numbers);
  view(1, 2) = 60;
  view[0] = 10;
  series_view<double, shape<>, 6> series(numbers);
  series[1] = 20;
  return numbers[5] == 60 && numbers[0] == 10 && numbers[1] == 20;
}
static_assert(writes_through());
static_assert(std::is_trivially_copyable_v<decltype(r)>);
}  // namespace
