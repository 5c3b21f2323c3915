#include "contest.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "allocations.hpp"

namespace contest {

std::vector<entry>& entries() {
  static std::vector<entry> all;
  return all;
}

namespace {

std::string name_of(entry const& e) { return e.group + '/' + e.size + '/' + e.contestant; }

/// The greatest difference from what it should be, relative to the greatest number of that tensor.
double difference(answer const& got, answer const& want) {
  if (got.size() != want.size()) return INFINITY;
  double worst = 0;
  for (std::size_t tensor = 0; tensor < want.size(); ++tensor) {
    if (got[tensor].size() != want[tensor].size()) return INFINITY;
    double most = 0, off = 0;
    for (std::size_t i = 0; i < want[tensor].size(); ++i) {
      most = std::max(most, std::abs(want[tensor][i]));
      off = std::max(off, std::abs(got[tensor][i] - want[tensor][i]));
    }
    if (!(off / most <= worst)) worst = off / most;  // NaN too
  }
  return worst;
}

void compare() {
  std::map<std::string, answer> right;
  for (entry const& e : entries())
    if (e.contestant == baseline) right[e.group + e.size] = e.get_answer();
  for (entry const& e : entries()) {
    double const off = difference(e.get_answer(), right[e.group + e.size]);
    if (!(off < e.tolerance)) {
      std::fprintf(stderr, "%s: off by %g from '%s'\n", name_of(e).c_str(), off, baseline);
      std::exit(1);
    }
  }
}

/// So many calls as take a microsecond are timed at once, and one of what takes longer.
long calls_at_once(entry const& e) {
  using clock = std::chrono::steady_clock;
  long calls = 1;
  for (; calls < 64; calls *= 2) {
    auto const begin = clock::now();
    e.run(calls);
    if (clock::now() - begin > std::chrono::microseconds(1)) break;
  }
  return calls;
}

/// Keeps the time of every repetition.
struct times : benchmark::BenchmarkReporter {
  std::map<std::string, std::vector<double>> of;
  bool ReportContext(Context const&) override { return true; }
  void ReportRuns(std::vector<Run> const& runs) override {
    for (Run const& run : runs)
      if (run.run_type == Run::RT_Iteration) of[run.run_name.function_name].push_back(run.GetAdjustedCPUTime());
  }
};

}  // namespace

std::vector<measured> hold(int count, char** arguments) {
  char repetitions[] = "--benchmark_repetitions=11", interleaved[] = "--benchmark_enable_random_interleaving=true";
  char seconds[] = "--benchmark_min_time=0.04";
  std::vector<char*> all{arguments[0], repetitions, interleaved, seconds};  // what follows overrides them
  all.insert(all.end(), arguments + 1, arguments + count);
  count = static_cast<int>(all.size());
  all.push_back(nullptr);
  benchmark::Initialize(&count, all.data());
  if (benchmark::ReportUnrecognizedArguments(count, all.data())) std::exit(1);

  compare();
  std::vector<long> heap;
  for (entry const& e : entries()) {
    long const before = allocations();
    e.run(1);
    heap.push_back(allocations() - before);
    benchmark::RegisterBenchmark(name_of(e).c_str(), [&e, calls = calls_at_once(e)](benchmark::State& state) {
      while (state.KeepRunningBatch(calls)) e.run(calls);
    });
  }
  times reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);

  std::vector<measured> result;
  for (std::size_t i = 0; i < entries().size(); ++i) {
    entry const& e = entries()[i];
    auto& ns = reporter.of[name_of(e)];
    if (ns.empty()) continue;  // filtered out
    std::sort(ns.begin(), ns.end());
    result.push_back({e.group, e.size, e.contestant, ns.front(), ns[ns.size() / 2], heap[i]});
  }
  return result;
}

}  // namespace contest
