// A batch over two ranks of MPI, as a ratio to the same batch at once in one process: the Elman nets of threads.cpp, 32
// sequences of T steps, in float; each rank has 16 of them, and the gradients are added up by all_reduce. They take
// turns; each line has the least times of all turns. Then what more ranks on several machines would cost, computed.
// Built by `--target benchmark_ranks` where there is MPI; the number of seconds for each line is its argument:
//   mpirun -n 2 --bind-to none bin/benchmark_ranks 5
#include <boost/mpi.hpp>
#include <bptt/bptt.hpp>
#include <bptt/train.hpp>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <vector>

#include "elman_of_parts.hpp"

namespace {
using namespace bptt;
namespace mpi = boost::mpi;

double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

struct measured {
  int H, T;
  std::size_t parameters;
  double at_once, by_two, exchange;  // seconds
};

template <int H, int T>
struct contest : elman_of_parts::net<H, T> {
  using of = elman_of_parts::net<H, T>;
  using block = typename of::block;
  static constexpr auto whole = gradient(batch<32>(of::model), of::loss, wrt(block{}));
  static constexpr auto half = gradient(batch<16>(of::model), of::loss, wrt(block{}));

  static measured measure(mpi::communicator const& world, double seconds) {
    static block theta, slope;
    static workspace<decltype(whole), float> memory;
    static workspace<decltype(half), float> memory_of_half;
    std::vector<float> xs(32 * T * 16);
    elman_of_parts::fill(theta, xs);
    std::vector<float> const mine(xs.begin() + (world.rank() % 2) * 16 * T * 16,
                                  xs.begin() + (world.rank() % 2 + 1) * 16 * T * 16);
    measured m{H, T, theta.size(), 1e9, 1e9, 1e9};
    bool more = true;
    for (double const begin = now(); more;) {
      world.barrier();
      double const start = now();
      if (world.rank() == 0) whole.into(slope, memory, theta, of::signal(xs), of::state[-1_c](zero));
      m.at_once = std::fmin(m.at_once, now() - start);
      world.barrier();
      double const together = now();
      half.into(slope, memory_of_half, theta, of::signal(mine), of::state[-1_c](zero));
      double const computed = now();
      mpi::all_reduce(world, mpi::inplace(slope.data()), static_cast<int>(slope.size()), std::plus<float>());
      m.exchange = std::fmin(m.exchange, now() - computed);
      m.by_two = std::fmin(m.by_two, now() - together);
      more = now() - begin < seconds;
      mpi::broadcast(world, more, 0);
    }
    return m;
  }
};
}  // namespace

int main(int arguments, char** argument) {
  mpi::environment const environment(arguments, argument);
  mpi::communicator const world;
  if (world.size() != 2) return std::fprintf(stderr, "benchmark_ranks: mpirun -n 2\n"), 2;
  double const seconds = arguments > 1 ? std::atof(argument[1]) : 3;
  measured const all[] = {contest<16, 20>::measure(world, seconds), contest<64, 50>::measure(world, seconds),
                          contest<128, 50>::measure(world, seconds), contest<512, 50>::measure(world, seconds)};
  if (world.rank() != 0) return 0;
  std::printf("| H, T | at once | two ranks | of it, all_reduce |\n|---|---|---|---|\n");
  for (measured const& m : all)
    std::printf("| %d, %d | %.3f ms | %.2f | %.3f ms |\n", m.H, m.T, m.at_once * 1e3, m.at_once / m.by_two,
                m.exchange * 1e3);

  // each rank has 32 sequences; k = log2(ranks) exchanges, each of all parameters in both directions at once
  std::printf("\n| parameters | compute | 2 | 8 | 64 |\n|---|---|---|---|---|\n");
  for (measured const& m : all) {
    std::printf("| %zu | %.2f ms |", m.parameters, m.at_once * 1e3);
    for (int exchanges : {1, 3, 6}) {
      auto const efficiency = [&](double bits_per_second, double latency) {
        double const exchange = latency + 32 * static_cast<double>(m.parameters) / bits_per_second;
        return 100 * m.at_once / (m.at_once + exchanges * exchange);
      };
      std::printf(" %.0f / %.0f %% |", efficiency(10e9, 20e-6), efficiency(100e9, 2e-6));
    }
    std::printf("\n");
  }
}
