// A gradient allocates nothing: operator new is replaced by one that counts (and not inlined: g++ would see that
// `delete` calls free).
#include <array>
#include <boost/test/unit_test.hpp>
#include <bptt/bptt.hpp>
#include <bptt/train.hpp>
#include <cstddef>
#include <cstdlib>
#include <new>
#include <random>
#include <typeinfo>
#include <vector>

#include "../../static/calls.hpp"

namespace {
long allocations = 0;

void* counted(std::size_t size, std::size_t alignment) {
  ++allocations;
  void* const p =
      std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment + (size == 0 ? alignment : 0));
  if (p == nullptr) throw std::bad_alloc();
  return p;
}
}  // namespace

[[gnu::noinline]] void* operator new(std::size_t size) { return counted(size, alignof(std::max_align_t)); }
[[gnu::noinline]] void* operator new[](std::size_t size) { return counted(size, alignof(std::max_align_t)); }
[[gnu::noinline]] void* operator new(std::size_t size, std::align_val_t alignment) {
  return counted(size, static_cast<std::size_t>(alignment));
}
[[gnu::noinline]] void* operator new[](std::size_t size, std::align_val_t alignment) {
  return counted(size, static_cast<std::size_t>(alignment));
}
[[gnu::noinline]] void operator delete(void* p) noexcept { std::free(p); }
[[gnu::noinline]] void operator delete[](void* p) noexcept { std::free(p); }
[[gnu::noinline]] void operator delete(void* p, std::size_t) noexcept { std::free(p); }
[[gnu::noinline]] void operator delete[](void* p, std::size_t) noexcept { std::free(p); }
[[gnu::noinline]] void operator delete(void* p, std::align_val_t) noexcept { std::free(p); }
[[gnu::noinline]] void operator delete[](void* p, std::align_val_t) noexcept { std::free(p); }
[[gnu::noinline]] void operator delete(void* p, std::size_t, std::align_val_t) noexcept { std::free(p); }
[[gnu::noinline]] void operator delete[](void* p, std::size_t, std::align_val_t) noexcept { std::free(p); }

namespace nets_without_a_heap {
using namespace bptt;
// clang-format off
constexpr int H = 16;
inline constexpr struct x : input<x> {} x;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct E : variable<E> {} E;
inline constexpr struct X : input<X, H> {} X;
inline constexpr struct Y : input<Y, H> {} Y;
inline constexpr struct U : parameter<U, H, H> {} U;
inline constexpr struct W : parameter<W, H, H> {} W;
inline constexpr struct b : parameter<b, H> {} b;
inline constexpr struct h : variable<h, H> {} h;
// clang-format on
constexpr auto scalar = recurrence(s[t] = tanh(u * x[t] + w * s[t - 1_c]), E[last] = square(s[last]));
constexpr auto elman =
    recurrence(h[t] = tanh(U * X[t] + W * h[t - 1_c] + b), E[last] = sum(softmax_cross_entropy(W * h[t], Y[t]), t));

/// How often a call allocates.
template <class F>
long allocations_of(F call) {
  long const before = allocations;
  call();
  return allocations - before;
}
}  // namespace nets_without_a_heap

BOOST_AUTO_TEST_SUITE(allocation)

using namespace nets_without_a_heap;

BOOST_AUTO_TEST_CASE(is_counted) {
  BOOST_TEST(allocations_of([] { delete new int volatile(1); }) == 1);
  std::vector<double> kept;
  BOOST_TEST(allocations_of([&] { kept.resize(1000); }) == 1);
}

BOOST_AUTO_TEST_CASE(of_a_scalar_net) {
  std::array<double, 8> xs{};
  xs.fill(0.1);
  double volatile weight = 0.5;
  double const wv = weight;
  constexpr auto net = unroll<8>(scalar);
  double sink = 0;
  BOOST_TEST(allocations_of([&] {
               sink += gradient<codegen::straight_line>(net, E, wrt(u, w, x, s[-1_c], u[t], s[t]))(u(0.4), w(wv), x(xs),
                                                                                                   s[-1_c](0.2))[w];
             }) == 0);
  BOOST_TEST(allocations_of([&] {
               sink += gradient<codegen::step_loop>(net, E, wrt(u, w, x, s[-1_c], u[t], s[t]))(u(0.4), w(wv), x(xs),
                                                                                               s[-1_c](0.2))[w];
             }) == 0);
  BOOST_TEST(allocations_of([&] { sink += evaluate(net)(u(0.4), w(wv), x(xs), s[-1_c](0.2))[E]; }) == 0);
  BOOST_TEST(sink != 0.0);
}

BOOST_AUTO_TEST_CASE(of_a_vector_net) {
  constexpr int T = 20;
  std::vector<std::array<double, H>> xs(T), ys(T);
  std::vector<float> Uv(H * H, 0.1f);  // of another type: it is converted, and not on the heap either
  std::array<std::array<double, H>, H> Wv{};
  std::array<double, H> bv{};
  bv.fill(0.3);
  for (auto& step : ys) step[3] = 1;
  double sink = 0;
  constexpr auto net = unroll<T>(elman);
  BOOST_TEST(allocations_of([&] {
               auto const result = gradient(net, E, wrt(U, W, b, X, h[-1_c], W[t], h[t]))(U(Uv), W(Wv), b(bv), X(xs),
                                                                                          Y(ys), h[-1_c](zero));
               sink += result[b](2) + result[W](1, 1) + result[W[t]][3](0, 1);
             }) == 0);
  BOOST_TEST(sink != 0.0);
}

BOOST_AUTO_TEST_CASE(of_a_batch) {
  constexpr int T = 6, B = 3;
  std::array<std::array<std::array<double, H>, T>, B> xs{}, ys{};
  std::array<std::array<double, H>, B> h0{};
  for (auto& of_sequence : ys)
    for (auto& step : of_sequence) step[3] = 1;
  std::array<float, H * H> Uv{};  // converted
  std::array<double, H * H> Wv{};
  double sink = 0;
  constexpr auto g = gradient(batch<B>(unroll<T>(elman)), E, wrt(U, W, X, h[-1_c]));
  BOOST_TEST(allocations_of([&] {
               auto const result = g(U(Uv), W(Wv), b(one), X(xs), Y(ys), h[-1_c](h0));
               sink += result[E] + result[W](1, 1) + result[X][2][3](0);
             }) == 0);
  BOOST_TEST(allocations_of([&] {
               sink += g(U(Uv), W(Wv), b(one), X(xs), Y(ys), h[-1_c](h0), lengths({6, 2, 4}))[E];
             }) == 0);
  BOOST_TEST(sink != 0.0);
}

BOOST_AUTO_TEST_CASE(of_a_training_loop) {
  constexpr int T = 4, B = 6;
  constexpr auto net = unroll<T>(scalar);
  using block = parameters<decltype(net)>;
  constexpr auto g = gradient(batch<B>(net), E, wrt(block{}));
  static workspace<decltype(g), double, 2> memory;
  std::array<double, B * T> xs{};
  std::mt19937 random(3);
  block theta, slope;
  double loss = 0;
  BOOST_TEST(allocations_of([&] {
               theta.initialise(random);
               train::adam<block> adam{{.rate = 0.02}};
               train::momentum<block> momentum;
               train::moving_average<block> average;
               train::early_stopping<block> stop;
               auto const rate = train::warm_up(5, train::cosine(0.02, 0.0, 20));
               for (int i = 0; i < 20; ++i) {
                 train::uniform{}(xs, random);
                 auto const run = [](int n, auto const& body) {
                   for (int part = 0; part < n; ++part) body(part);
                 };
                 loss = g.into(slope, parts<2>(run), memory, theta, x(xs), s[-1_c](zero));
                 train::clip(slope, 0.5);
                 adam.options.rate = rate(i);
                 adam.step(theta, slope), momentum.step(theta, slope), average.add(theta);
                 if (stop(loss, theta)) break;
               }
             }) == 0);
  BOOST_TEST(loss > 0);
}

template <class... Row>
void check_calls(types<Row...>) {
  auto const check = []<class R>(R) {
    using law = calls::law<R, double>;
    static workspace<decltype(R::g)> memory;
    auto const want = law::result();
    bool same = false;
    BOOST_TEST(allocations_of([&] { same = law::into_places(want, typename law::all{}, memory); }) == 0,
               typeid(R).name() << " allocates");
    BOOST_TEST(same);
  };
  (check(Row{}), ...);
}
BOOST_AUTO_TEST_CASE(of_other_calls) {
  check_calls(types<calls::recomputing, calls::forward, calls::hessian, calls::evaluated_batch, calls::both_nets,
                    calls::evaluated_chain>{});
}

BOOST_AUTO_TEST_SUITE_END()
