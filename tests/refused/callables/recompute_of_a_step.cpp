// expect: bptt: values are recomputed for a net of one pass forward in time
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
constexpr auto of_a_step = unroll<100>(recurrence(h[t] = tanh(W * h[t - 1_c]), E[last] = dot(h[last], h[5_c])));
}  // namespace
int main() {
  std::array<double, 4> w{1, 0, 0, 1};
  std::array<double, 2> h0{1, 2};
#ifdef VALID_TWIN
  gradient(of_a_step, E, wrt(W))(W(w), h[-1_c](h0));
#else
  gradient(of_a_step, E, wrt(W), recompute<10>)(W(w), h[-1_c](h0));
#endif
}
