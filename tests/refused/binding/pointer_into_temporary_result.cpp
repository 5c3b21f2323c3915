// expect: bptt: a pointer to numbers of a temporary result: keep the result in a variable
#include <bptt/bptt.hpp>
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct w : parameter<w, 2> {} w;
inline constexpr struct h : variable<h, 2> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr auto net = unroll<3>(recurrence(h[t] = hadamard(w, h[t - 1_c]), E[last] = sum(h[last])));
constexpr auto g = gradient(net, E, wrt(w));
}  // namespace
int main() {
#ifdef VALID_TWIN
  auto const r = g(w({1.0, 2.0}), h[-1_c](one));
  double const* first = r[w].data();
#else
  double const* first = g(w({1.0, 2.0}), h[-1_c](one))[w].data();
#endif
  (void)first;
}
