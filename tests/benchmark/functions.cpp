// The elementary functions against the C library's, in one interleaved run; printed is a table of ratios, libm's time
// to ours (above 1: ours is faster).
//   loop        a vector of 4096 numbers, y[i] = f(x[i]); sin and cos as equations of vectors compute them, with a look
//               at the angles first
//   latency     one value after the other, each argument waiting for the value before; the wait itself is taken off
//   throughput  one value at a time, not waiting
// Each figure is the fastest of the repetitions:  benchmark_functions [--benchmark_repetitions=20]
// [--benchmark_filter=sin]
#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <bptt/evaluation/write.hpp>
#include <bptt/operations/elementwise.hpp>
#include <cmath>
#include <cstdio>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace {
constexpr std::size_t length = 4096;

// name, arguments from, to, ours and what the C library offers for it; of two numbers, x and z
#define FUNCTION_OF(name, low, high, own, c_library)        \
  struct name##_function {                                  \
    static constexpr auto called = #name;                   \
    static constexpr double from = low, to = high;          \
    template <class N>                                      \
    [[gnu::always_inline]] static inline N ours(N x, N z) { \
      return static_cast<void>(z), bptt::elementary::own;   \
    }                                                       \
    template <class N>                                      \
    [[gnu::always_inline]] static inline N libm(N x, N z) { \
      return static_cast<void>(z), c_library;               \
    }                                                       \
  }
#define FUNCTION(name, low, high, c_library) FUNCTION_OF(name, low, high, name(x), c_library)
#define FUNCTION_OF_TWO(name, low, high, c_library) FUNCTION_OF(name, low, high, name(x, z), c_library)
FUNCTION(exp, -10, 10, std::exp(x));
FUNCTION(log, 0.001, 100, std::log(x));
FUNCTION(log1p, -0.9, 10, std::log1p(x));
FUNCTION(tanh, -4, 4, std::tanh(x));
FUNCTION(sigmoid, -8, 8, 1 / (1 + std::exp(-x)));
FUNCTION(softplus, -8, 8, std::max(x, N(0)) + std::log1p(std::exp(-std::abs(x))));
FUNCTION(sin, -10, 10, std::sin(x));
FUNCTION(cos, -10, 10, std::cos(x));
FUNCTION(atan, -10, 10, std::atan(x));
FUNCTION(sinh, -10, 10, std::sinh(x));
FUNCTION(cosh, -10, 10, std::cosh(x));
FUNCTION_OF_TWO(hypot, -10, 10, std::hypot(x, z));
FUNCTION_OF_TWO(atan2, -10, 10, std::atan2(x, z));

struct nothing {  // what waiting costs by itself
  static constexpr auto called = "nothing";
  static constexpr double from = -1, to = 1;
  template <class N>
  [[gnu::always_inline]] static inline N ours(N x, N) {
    return x;
  }
  template <class N>
  [[gnu::always_inline]] static inline N libm(N x, N) {
    return x;
  }
};

template <class N, class Function, int seed = 1>
std::array<N, length> const& arguments() {
  static auto const values = [] {
    std::array<N, length> x{};
    std::mt19937 random(seed);
    for (auto& v : x) v = static_cast<N>(std::uniform_real_distribution<double>(Function::from, Function::to)(random));
    return x;
  }();
  return values;
}

template <bool library, class Function, class N>
[[gnu::always_inline]] inline N value(N x, N z) {
  if constexpr (library)
    return Function::libm(x, z);
  else
    return Function::ours(x, z);
}

// what an equation of a vector makes of the function
template <class Function>
struct node_of;
template <>
struct node_of<sin_function> {
  using type = bptt::sin_of<struct bptt::one>;
};
template <>
struct node_of<cos_function> {
  using type = bptt::cos_of<struct bptt::one>;
};
template <class Function>
constexpr bool has_node = requires {
  typename node_of<Function>::type;
};
template <class Function, class N>
using component_of = bptt::numeric::mapped_value<bptt::numeric::function_of_number<typename node_of<Function>::type>,
                                                 bptt::numeric::view_value<N, 1>>;

template <bool library, class Function, class N>
void loop(benchmark::State& state) {
  auto const &x = arguments<N, Function>(), &z = arguments<N, Function, 2>();
  static std::array<N, length> y;
  for (auto _ : state) {
    if constexpr (!library && has_node<Function>)
      bptt::numeric::write<bptt::kernel::into::set, bptt::shape<static_cast<int>(length)>>(
          y.data(), component_of<Function, N>{{x.data()}});
    else
      for (std::size_t i = 0; i < length; ++i) y[i] = value<library, Function>(x[i], z[i]);
    benchmark::DoNotOptimize(y.data());
    benchmark::ClobberMemory();
  }
}
template <bool library, class Function, class N>
void latency(benchmark::State& state) {
  auto const &x = arguments<N, Function>(), &z = arguments<N, Function, 2>();
  N zero = 0;
  benchmark::DoNotOptimize(zero);
  for (auto _ : state) {
    N y = 0;
    for (std::size_t i = 0; i < length; ++i) y = value<library, Function>(x[i] + zero * y, z[i]);
    benchmark::DoNotOptimize(y);
  }
}
template <bool library, class Function, class N>
void throughput(benchmark::State& state) {
  auto const &x = arguments<N, Function>(), &z = arguments<N, Function, 2>();
  for (auto _ : state)
    for (std::size_t i = 0; i < length; ++i) {
      N y = value<library, Function>(x[i], z[i]);
      benchmark::DoNotOptimize(y);
    }
}

template <class Function, class N>
void add(std::string const& type) {
  std::string const name = std::string(Function::called) + "/" + type;
  benchmark::RegisterBenchmark((name + "/loop/ours").c_str(), loop<false, Function, N>);
  benchmark::RegisterBenchmark((name + "/loop/libm").c_str(), loop<true, Function, N>);
  benchmark::RegisterBenchmark((name + "/latency/ours").c_str(), latency<false, Function, N>);
  benchmark::RegisterBenchmark((name + "/latency/libm").c_str(), latency<true, Function, N>);
  benchmark::RegisterBenchmark((name + "/throughput/ours").c_str(), throughput<false, Function, N>);
  benchmark::RegisterBenchmark((name + "/throughput/libm").c_str(), throughput<true, Function, N>);
}

// The fastest of the repetitions, in ns for one value.
class fastest : public benchmark::BenchmarkReporter {
 public:
  std::map<std::string, double> times;
  bool ReportContext(Context const&) override { return true; }
  void ReportRuns(std::vector<Run> const& runs) override {
    for (auto const& run : runs) {
      if (run.run_type != Run::RT_Iteration) continue;
      double const time = run.GetAdjustedCPUTime() / static_cast<double>(length);
      auto const [place, first] = times.try_emplace(run.run_name.function_name, time);
      if (!first) place->second = std::min(place->second, time);
    }
  }
};

template <class... Function>
void print(std::map<std::string, double> const& times) {
  auto const time = [&](std::string const& name) {
    auto const place = times.find(name);
    return place == times.end() ? 0 : place->second;
  };
  std::printf("libm's time to ours (ns of libm / ns of ours, for one value)\n%-9s %-7s %-24s %-24s %s\n", "", "",
              "loop of 4096", "latency", "throughput");
  auto const row = [&](std::string const& name, std::string const& type) {
    if (!times.contains(name + "/" + type + "/loop/ours")) return;
    std::printf("%-9s %-7s", name.c_str(), type.c_str());
    for (std::string const kind : {"loop", "latency", "throughput"}) {
      double const wait = kind == "latency" ? time("nothing/" + type + "/latency/ours") : 0;
      double const libm = time(name + "/" + type + "/" + kind + "/libm") - wait,
                   ours = time(name + "/" + type + "/" + kind + "/ours") - wait;
      std::printf(" %5.2f (%6.2f / %6.2f)  ", libm / ours, libm, ours);
    }
    std::printf("\n");
  };
  for (std::string const type : {"double", "float"}) (row(Function::called, type), ...);
}

template <class... Function>
int run(int count, char** given) {
  ((add<Function, double>("double"), add<Function, float>("float")), ...);
  std::vector<std::string> words{given[0], "--benchmark_enable_random_interleaving=true", "--benchmark_repetitions=12",
                                 "--benchmark_min_time=0.004"};
  words.insert(words.end(), given + 1, given + count);
  std::vector<char*> argv;
  for (auto& word : words) argv.push_back(word.data());
  int argc = static_cast<int>(argv.size());
  benchmark::Initialize(&argc, argv.data());
  if (benchmark::ReportUnrecognizedArguments(argc, argv.data())) return 1;
  fastest report;
  benchmark::RunSpecifiedBenchmarks(&report);
  print<Function...>(report.times);
  return 0;
}
}  // namespace

int main(int argc, char** argv) {
  return run<nothing, exp_function, log_function, log1p_function, tanh_function, sigmoid_function, softplus_function,
             sin_function, cos_function, atan_function, sinh_function, cosh_function, hypot_function, atan2_function>(
      argc, argv);
}
