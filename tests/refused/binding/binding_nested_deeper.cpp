// expect: bptt: a range of ranges is bound that is not nested like its symbol: rows of a matrix, steps of an input
// expect: nesting_fits<net::W,
#include <bptt/callables/evaluate.hpp>
#include <vector>

namespace net {
using namespace bptt;
// clang-format off
inline constexpr struct W : parameter<W, 2, 2> {} W;
inline constexpr struct h : variable<h, 2> {} h;
// clang-format on
constexpr auto f = evaluate(unroll<3>(recurrence(h[t] = W * h[t - 1_c])));
}  // namespace net
int main() {
  using namespace net;
#ifdef VALID_TWIN
  std::vector<std::vector<double>> w{{1, 2}, {3, 4}};
#else
  std::vector<std::vector<std::vector<double>>> w{{{1, 2}, {3, 4}}};
#endif
  f(W(w), h[-1_c](zero));
}
