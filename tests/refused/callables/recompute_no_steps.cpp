// expect: bptt: values are recomputed for one step at a time at least: recompute<k> needs k >= 1
#include <bptt/callables/recompute.hpp>
namespace {
using namespace bptt;
// clang-format off
inline constexpr struct W : parameter<W, 2, 2> {} W;
inline constexpr struct h : variable<h, 2> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
[[maybe_unused]] constexpr auto net =
    unroll<100>(recurrence(h[t] = tanh(W * h[t - 1_c]), E[last] = dot(h[last], h[last])));
}  // namespace
int main() {
  std::array<double, 4> w{1, 0, 0, 1};
  std::array<double, 2> h0{1, 2};
#ifdef VALID_TWIN
  gradient(net, E, wrt(W), recompute<1>)(W(w), h[-1_c](h0));
#else
  gradient(net, E, wrt(W), recompute<0>)(W(w), h[-1_c](h0));
#endif
}
