// What is not on the stack: the results and values of nets that are too large for it, called on a thread that has
// little.
#include <pthread.h>

#include <array>
#include <boost/test/unit_test.hpp>
#include <bptt/bptt.hpp>
#include <cstddef>
#include <span>

namespace little_stack {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct W : parameter<W, 8, 8> {} W;
inline constexpr struct u : parameter<u, 8> {} u;
inline constexpr struct h : variable<h, 8> {} h;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr auto cell = recurrence(h[t] = tanh(W * h[t - 1_c] + x[t] * u), L[last] = mean(sum(h[t]), t));

/// What a call takes: 8 · 8 numbers, 8 numbers, and one for each step.
struct values {
  std::array<double, 64> w{};
  std::array<double, 8> uv{};
  std::array<double, 200000> xs{};
  values() {
    for (std::size_t i = 0; i < 64; ++i) w[i] = static_cast<double>(i % 7) / 16 - 0.1875;
    for (std::size_t i = 0; i < 8; ++i) uv[i] = static_cast<double>(i) / 8 - 0.4375;
    for (std::size_t i = 0; i < xs.size(); ++i) xs[i] = static_cast<double>(i % 5) / 4 - 0.5;
  }
} const v;

/// Calls f on a thread whose stack has 256 kB.
template <class F>
void with_little_stack(F f) {
  pthread_attr_t attributes;
  BOOST_REQUIRE(pthread_attr_init(&attributes) == 0);
  BOOST_REQUIRE(pthread_attr_setstacksize(&attributes, 256 * 1024) == 0);
  pthread_t thread;
  auto const call = [](void* g) -> void* {
    (*static_cast<F*>(g))();
    return nullptr;
  };
  BOOST_REQUIRE(pthread_create(&thread, &attributes, call, &f) == 0);
  pthread_join(thread, nullptr);
  pthread_attr_destroy(&attributes);
}
}  // namespace little_stack

BOOST_AUTO_TEST_SUITE(stack)

using namespace little_stack;

BOOST_AUTO_TEST_CASE(long_nets) {
  constexpr int T = 200000;
  constexpr auto g = gradient(unroll<T>(cell), L, wrt(W, u, x));
  constexpr auto f = evaluate(unroll<T>(cell));
  static_assert(workspace_bytes<decltype(g)> > 8 * T * sizeof(double) && sizeof(result_type<decltype(g)>) > (1 << 20) &&
                workspace_bytes<decltype(f)> > 8 * T * sizeof(double));
  static workspace<decltype(g)> memory;
  static workspace<decltype(f)> memory_of_values;
  static result_type<decltype(g)> r;
  static result_type<decltype(f)> all;
  static std::array<double, T> dx;
  std::array<double, 64> dW{};
  std::array<double, 8> du{}, last_state{};
  with_little_stack([&] {
    g.into(r, memory, W(v.w), u(v.uv), x(v.xs), h[-1_c](zero));
    g.into(to(W(dW), u(du), x(dx)), memory, W(v.w), u(v.uv), x(v.xs), h[-1_c](zero));
    f.into(all, memory_of_values, W(v.w), u(v.uv), x(v.xs), h[-1_c](zero));
    f.into(to(h[last](last_state)), memory_of_values, W(v.w), u(v.uv), x(v.xs), h[-1_c](zero));
  });
  BOOST_TEST(r[L] == all[L]);
  BOOST_TEST(last_state[3] == all[h[t]][T - 1](3));
  BOOST_TEST(dW[17] == r[W](17));
  BOOST_TEST(dx[T - 1] == r[x][T - 1]);
  BOOST_TEST(dx[T - 1] != 0);
  // the same without memory of its own, by recomputation
  constexpr auto small = gradient(unroll<T>(cell), L, wrt(W), within<100000>);
  BOOST_TEST(small(W(v.w), u(v.uv), x(v.xs), h[-1_c](zero))[W](17) == r[W](17), boost::test_tools::tolerance(1e-12));
}

/// A result that is returned to where it is to be, not by way of the stack: 400 kB.
template <class Callable>
void returned_in_place(Callable const& g, auto const&... bound) {
  using type = result_type<Callable>;
  static_assert(sizeof(type) > 400000 && sizeof(type) < BPTT_MAX_STACK_BYTES);
  static workspace<Callable> memory;
  static type* first = nullptr;
  with_little_stack([&] {
    static auto r = g(memory, bound...);
    first = &r;
  });
  BOOST_TEST((*first)[L] != 0);
}

BOOST_AUTO_TEST_CASE(results_of_400_kB) {
  constexpr int T = 50000, steps = 3200, B = 2;
  std::span<double const, T> const xs(v.xs.data(), T);
  std::span<double const, B * T> const xs_of_batch(v.xs.data(), B * T);
  returned_in_place(gradient(unroll<T>(cell), L, wrt(W, x)), W(v.w), u(v.uv), x(xs), h[-1_c](zero));
  returned_in_place(evaluate(unroll<2 * steps>(cell)), W(v.w), u(v.uv),
                    x(std::span<double const, 2 * steps>(v.xs.data(), 2 * steps)), h[-1_c](zero));
  returned_in_place(gradient(batch<B>(unroll<T>(cell)), L, wrt(W, x)), W(v.w), u(v.uv), x(xs_of_batch), h[-1_c](zero));
}

BOOST_AUTO_TEST_SUITE_END()
