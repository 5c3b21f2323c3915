// expect: bptt: a range is bound whose elements have another size than the rows of its symbol
// expect: elements_fit<elman::U, (bptt::)?(numeric::)?extents<4, 3>, (bptt::)?(numeric::)?extents<4> ?>
#include <bptt/bptt.hpp>
#include <vector>

namespace elman {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 3> {} x;
inline constexpr struct U : parameter<U, 4, 3> {} U;
inline constexpr struct h : variable<h, 4> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto g = gradient(unroll<2>(recurrence(h[t] = U * x[t], E[last] = dot(h[last], h[last]))), E, wrt(U));
}  // namespace elman

double run(std::vector<std::array<double, 3>> const& right, std::vector<std::array<double, 4>> const& transposed,
           std::array<double, 6> const& xs) {
  using namespace elman;
#ifdef VALID_TWIN
  static_cast<void>(transposed);
  return g(U(right), x(xs))[E];
#else
  static_cast<void>(right);
  return g(U(transposed), x(xs))[E];
#endif
}
