// Products of matrices, C = A·B with A of H × H and B of H × 8 and H × 64 numbers, against the kernels that LIBXSMM
// generates at run time for each size. Printed is a table of ratios, our time to theirs (below 1: ours is faster), of
// the fastest of many interleaved repetitions, and how many billion operations a second that are.
//   benchmark_products [rounds]
#include <libxsmm.h>

#include <algorithm>
#include <bptt/arithmetic/matrix_products.hpp>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <vector>

#include "cpu_time.hpp"

namespace {

int rounds = 400;

/// Numbers that begin with a cache line.
template <class N>
struct numbers {
  explicit numbers(int count) : memory(static_cast<std::size_t>(count) + 64 / sizeof(N)) {
    std::mt19937 random(1);
    for (N& x : memory) x = static_cast<N>(random()) / N(4294967296.0) - N(0.5);
  }
  N* data() {
    auto const address = reinterpret_cast<std::uintptr_t>(memory.data());
    return memory.data() + (64 - address % 64) % 64 / sizeof(N);
  }
  std::vector<N> memory;
};

template <class N>
auto kernel_of_libxsmm(int H, int cols) {  // its matrices are stored by columns: Cᵀ = Bᵀ·Aᵀ
  N const alpha = 1, beta = 0;
  int const flags = LIBXSMM_GEMM_FLAG_NONE, prefetch = LIBXSMM_GEMM_PREFETCH_NONE;
  if constexpr (sizeof(N) == 8)
    return libxsmm_dmmdispatch(cols, H, H, &cols, &H, &cols, &alpha, &beta, &flags, &prefetch);
  else
    return libxsmm_smmdispatch(cols, H, H, &cols, &H, &cols, &alpha, &beta, &flags, &prefetch);
}

template <class N, int H, int cols>
[[gnu::noinline]] void multiply(N* __restrict c, N const* a, N const* b) {
  bptt::kernel::multiply<bptt::kernel::into::set, H, H, cols>(c, cols, {a, H, 1}, b, cols);
}

/// Nanoseconds of CPU time of a call, `calls` of them at once.
template <class F>
double time_of(int calls, F const& f) {
  auto const begin = contest::cpu_seconds();
  for (int i = 0; i < calls; ++i) f();
  return (contest::cpu_seconds() - begin) * 1e9 / calls;
}

template <class N, int H, int cols>
void compare() {
  numbers<N> of_a(H * H), of_b(H * cols), of_c(H * cols), of_d(H * cols);
  N *const a = of_a.data(), *const b = of_b.data(), *const c = of_c.data(), *const d = of_d.data();
  auto const theirs = kernel_of_libxsmm<N>(H, cols);
  if (!theirs) return static_cast<void>(std::printf(" %18s |", "none"));
  multiply<N, H, cols>(c, a, b);
  theirs(b, a, d);
  for (int i = 0; i < H * cols; ++i)
    if (!(std::abs(c[i] - d[i]) < N(1e-3)))
      std::printf("wrong at %d: %g, %g\n", i, double(c[i]), double(d[i])), std::exit(1);
  double const operations = 2.0 * H * H * cols;
  int const calls = std::max(1, static_cast<int>(2e6 / operations));
  double ours = 1e30, other = 1e30;
  int const times = std::max(20, std::min(rounds, static_cast<int>(rounds * 3e6 / operations)));
  for (int i = 0; i < times; ++i) {
    ours = std::min(ours, time_of(calls, [=] { multiply<N, H, cols>(c, a, b); }));
    other = std::min(other, time_of(calls, [=] { theirs(b, a, d); }));
  }
  std::printf(" %4.2f (%3.0f, %3.0f) |", ours / other, operations / ours, operations / other);
  std::fflush(stdout);
}

template <class N, int cols, int... H>
void row(char const* name) {
  std::printf("| %s, %d columns |", name, cols);
  (compare<N, H, cols>(), ...);
  std::printf("\n");
}

}  // namespace

int main(int count, char** arguments) {
  if (count > 1) rounds = std::atoi(arguments[1]);
  libxsmm_init();
  std::printf("LIBXSMM %s for %s; ratio (ours, theirs: billion operations a second)\n| H |", LIBXSMM_VERSION,
              libxsmm_get_target_arch());
  for (int H : {8, 16, 32, 64, 128, 256, 512}) std::printf(" %d |", H);
  std::printf("\n|---|---|---|---|---|---|---|---|\n");
  row<double, 8, 8, 16, 32, 64, 128, 256, 512>("double");
  row<double, 64, 8, 16, 32, 64, 128, 256, 512>("double");
  row<float, 8, 8, 16, 32, 64, 128, 256, 512>("float");
  row<float, 64, 8, 16, 32, 64, 128, 256, 512>("float");
}
