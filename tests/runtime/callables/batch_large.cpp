// A batch with a matrix that is larger than the second-level cache: groups of sixteen sequences, and a smaller last
// one.
#include <boost/test/unit_test.hpp>
#include <bptt/bptt.hpp>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace large_batch {
using namespace bptt;
inline constexpr int H = 368, sequences = 19, steps = 5;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct W : parameter<W, H, H> {} W;
inline constexpr struct u : parameter<u, H> {} u;
inline constexpr struct h : variable<h, H> {} h;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr auto net = unroll<steps>(recurrence(h[t] = tanh(W * h[t - 1_c] + x[t] * u), L[last] = dot(u, h[last])));
constexpr auto g = gradient(batch<sequences>(net), L, wrt(W, u, h[-1_c]));
constexpr auto g_of_one = gradient(net, L, wrt(W, u, h[-1_c]));
static_assert(numeric::batch_workspace<sequences, typename decltype(g)::plan, double>::group == 16 &&
              numeric::batch_workspace<sequences, typename decltype(g)::plan, double>::rest == 3);

std::vector<double> some(int count, double scale) {
  static unsigned state = 4711;
  std::vector<double> v(static_cast<std::size_t>(count));
  for (double& number : v) {
    state = state * 1664525u + 1013904223u;
    number = (static_cast<double>(state >> 8) / 8388608.0 - 1) * scale;
  }
  return v;
}
template <int n>
std::span<double, static_cast<std::size_t>(n)> part(std::vector<double>& of, int first = 0) {
  return std::span<double, static_cast<std::size_t>(n)>(of.data() + first * n, static_cast<std::size_t>(n));
}
/// The largest difference, relative to the largest number.
double difference(std::vector<double> const& a, std::vector<double> const& b) {
  double off = 0, most = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    off = std::fmax(off, std::fabs(a[i] - b[i])), most = std::fmax(most, std::fabs(b[i]));
  return off / most;
}
}  // namespace large_batch

BOOST_AUTO_TEST_SUITE(batch_large)

using namespace large_batch;

BOOST_AUTO_TEST_CASE(mean_of_single_calls) {
  auto w = some(H * H, 0.08), uv = some(H, 1), xs = some(sequences * steps, 1), h0 = some(sequences * H, 1);
  std::vector<double> dW(w.size()), du(uv.size()), dh(h0.size()), mean_dW(w.size()), mean_du(uv.size()),
      each_dh(h0.size());
  static workspace<decltype(g)> memory;
  static workspace<decltype(g_of_one)> memory_of_one;
  double const loss =
      g.into(to(W(part<H * H>(dW)), u(part<H>(du)), h[-1_c](part<sequences * H>(dh))), memory, W(part<H * H>(w)),
             u(part<H>(uv)), x(part<sequences * steps>(xs)), h[-1_c](part<sequences * H>(h0)));
  std::vector<double> one_dW(w.size()), one_du(uv.size());
  double mean_loss = 0;
  for (int b = 0; b < sequences; ++b) {
    mean_loss +=
        g_of_one.into(to(W(part<H * H>(one_dW)), u(part<H>(one_du)), h[-1_c](part<H>(each_dh, b))), memory_of_one,
                      W(part<H * H>(w)), u(part<H>(uv)), x(part<steps>(xs, b)), h[-1_c](part<H>(h0, b))) /
        sequences;
    for (std::size_t i = 0; i < dW.size(); ++i) mean_dW[i] += one_dW[i] / sequences;
    for (std::size_t i = 0; i < du.size(); ++i) mean_du[i] += one_du[i] / sequences;
  }
  for (double& number : each_dh) number /= sequences;
  BOOST_TEST(loss == mean_loss, boost::test_tools::tolerance(1e-12));
  BOOST_TEST(difference(dW, mean_dW) < 1e-12);
  BOOST_TEST(difference(du, mean_du) < 1e-12);
  BOOST_TEST(difference(dh, each_dh) < 1e-12);
}

BOOST_AUTO_TEST_SUITE_END()
