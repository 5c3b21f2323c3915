// A batch in parts over two threads, as a ratio to the same batch at once on one: an Elman net of H units, 32 sequences
// of T steps, in float. The two take turns; each line has the least times of all turns. Built by `--target
// benchmark_threads`; the number of seconds for each line is its argument.
#include <atomic>
#include <bptt/bptt.hpp>
#include <bptt/train.hpp>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <thread>
#include <vector>

#include "elman_of_parts.hpp"

namespace {
using namespace bptt;

// A second thread that waits for work without sleeping.
class second_thread {
  std::atomic<int> given = 0, taken = 0;
  void (*call)(void const*) = nullptr;
  void const* body = nullptr;
  std::jthread thread{[this](std::stop_token stop) {
    for (int seen = 0; !stop.stop_requested();) {
      if (given.load(std::memory_order_acquire) == seen) continue;
      ++seen, call(body), taken.store(seen, std::memory_order_release);
    }
  }};

 public:
  template <class Body>
  void run(Body const& of_part) {
    call = [](void const* f) { (*static_cast<Body const*>(f))(1); };
    body = &of_part;
    int const count = given.fetch_add(1, std::memory_order_release) + 1;
    of_part(0);
    while (taken.load(std::memory_order_acquire) != count) continue;
  }
};

template <int H, int T>
struct contest : elman_of_parts::net<H, T> {
  using of = elman_of_parts::net<H, T>;
  using block = typename of::block;
  static constexpr auto g = gradient(batch<32>(of::model), of::loss, wrt(block{}));

  static void measure(double seconds) {
    static block theta, slope, of_parts;
    static workspace<decltype(g), float> memory;
    static workspace<decltype(g), float, 2> memory_of_parts;
    std::vector<float> xs(32 * T * 16);
    elman_of_parts::fill(theta, xs);
    second_thread second;
    auto const two = [&](int, auto const& body) { second.run(body); };
    auto const serial = [&](int, auto const& body) { body(0), body(1); };
    auto const time = [](double& least, auto const& call) {
      auto const start = std::chrono::steady_clock::now();
      call();
      std::chrono::duration<double> const taken = std::chrono::steady_clock::now() - start;
      least = taken.count() < least ? taken.count() : least;
    };
    double at_once = 1e9, in_parts = 1e9, by_two = 1e9;
    auto const begin = std::chrono::steady_clock::now();
    while (std::chrono::steady_clock::now() - begin < std::chrono::duration<double>(seconds)) {
      time(at_once, [&] { g.into(slope, memory, theta, of::signal(xs), of::state[-1_c](zero)); });
      time(in_parts,
           [&] { g.into(of_parts, parts<2>(serial), memory_of_parts, theta, of::signal(xs), of::state[-1_c](zero)); });
      block const one = of_parts;
      time(by_two,
           [&] { g.into(of_parts, parts<2>(two), memory_of_parts, theta, of::signal(xs), of::state[-1_c](zero)); });
      if (std::memcmp(one.data(), of_parts.data(), one.size() * sizeof(float)) != 0) std::abort();
    }
    std::printf("| %d, %d | %.3f ms | %.2f | %.2f |\n", H, T, at_once * 1e3, at_once / in_parts, at_once / by_two);
  }
};
}  // namespace

int main(int arguments, char** argument) {
  double const seconds = arguments > 1 ? std::atof(argument[1]) : 3;
  std::printf("| H, T | at once | two parts, one thread | two threads |\n|---|---|---|---|\n");
  contest<16, 20>::measure(seconds);
  contest<64, 50>::measure(seconds);
  contest<128, 50>::measure(seconds);
}
