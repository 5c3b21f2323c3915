// The adding problem of Hochreiter and Schmidhuber (1997): of a sequence of numbers two are marked, and the answer is
// their sum. An LSTM learns it: all of its parameters are one block, a batch is run in parts by several threads, Adam
// takes the steps, and training ends when the error on sequences that it did not see stops falling. Nothing is
// allocated while it learns.
//
//   ./adding                as many threads as the processor has; the numbers are the same for any number of them
//   ./adding --threads 1
#include <algorithm>
#include <array>
#include <bptt/bptt.hpp>
#include <bptt/cells.hpp>
#include <bptt/train.hpp>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <random>
#include <thread>
#include <vector>

namespace adding {
using namespace bptt;
inline constexpr int B = 32, T = 30, H = 16;
inline constexpr struct x : input<x, 2> {
} x;  // a number between 0 and 1, and 1 where it is marked
inline constexpr struct y : constant<y> {
} y;  // the sum of the two that are
inline constexpr struct v : parameter<v, H> {
} v;
inline constexpr struct c : parameter<c> {
} c;
inline constexpr struct o : variable<o> {
} o;
inline constexpr struct L : variable<L> {
} L;
inline constexpr struct layer : cells::lstm<layer, 2, H> {
} layer;
constexpr auto net =
    unroll<T>(recurrence(layer(x[t]), o[last] = dot(v, layer.h[last]) + c, L[last] = square(o[last] - y)));

using block = parameters<decltype(net), float>;
constexpr auto g = gradient(batch<B>(net), L, wrt(block{}));
constexpr auto test = evaluate(batch<B>(net));
}  // namespace adding

// Threads that wait for work. `run(n, body)` has them call body(0) ... body(n - 1).
class pool {
  std::mutex mutex;
  std::condition_variable_any begun, done;
  void (*call)(void const*, int) = nullptr;
  void const* body = nullptr;
  int next = 0, end = 0, unfinished = 0;
  std::vector<std::jthread> threads;

  // the next part, as long as there is one
  bool take(std::unique_lock<std::mutex>& lock) {
    if (next == end) return false;
    int const part = next++;
    lock.unlock(), call(body, part), lock.lock();
    if (--unfinished == 0) done.notify_all();
    return true;
  }

 public:
  explicit pool(int count) {
    for (int i = 1; i < count; ++i)
      threads.emplace_back([this](std::stop_token stop) {
        std::unique_lock lock(mutex);
        while (begun.wait(lock, stop, [this] { return next != end; })) take(lock);
      });
  }
  template <class Body>
  void run(int n, Body const& of_part) {
    std::unique_lock lock(mutex);
    call = [](void const* f, int i) { (*static_cast<Body const*>(f))(i); };
    body = &of_part, next = 0, end = unfinished = n;
    begun.notify_all();
    while (take(lock)) continue;  // this thread works too
    done.wait(lock, [this] { return unfinished == 0; });
  }
};

namespace {
struct data {
  std::array<std::array<std::array<float, 2>, adding::T>, adding::B> numbers;
  std::array<float, adding::B> sums;
  void draw(std::mt19937& random) {
    for (std::size_t b = 0; b < numbers.size(); ++b) {
      auto& sequence = numbers[b];
      for (auto& step : sequence) step = {static_cast<float>(bptt::train::canonical(random)), 0};
      std::size_t const one = random() % 15, other = 15 + random() % 15;
      sequence[one][1] = sequence[other][1] = 1;
      sums[b] = sequence[one][0] + sequence[other][0];
    }
  }
};
}  // namespace

int main(int arguments, char** argument) {
  using namespace adding;
  unsigned count = std::thread::hardware_concurrency();
  if (arguments == 3 && std::strcmp(argument[1], "--threads") == 0)
    count = static_cast<unsigned>(std::atoi(argument[2]));
  pool workers(static_cast<int>(std::clamp(count, 1u, 64u)));
  auto const threads = [&](int n, auto const& body) { workers.run(n, body); };

  static block theta, slope;
  static workspace<decltype(g), float, 4> memory;
  static workspace<decltype(test), float, 4> memory_of_test;
  static std::array<data, 8> held_out;
  static data examples;
  std::mt19937 random(1);
  theta.initialise(random), train::open_forget_gate(theta, layer);
  for (data& each : held_out) each.draw(random);
  std::printf("%zu parameters:", theta.size());
  for (auto const& p : theta.entries())
    std::printf(" %.*s %dx%d", static_cast<int>(p.name.size()), p.name.data(), p.rows, p.cols);
  std::printf("\n");

  train::adam<block> adam;
  train::moving_average<block> average{{.fade = 0.99f}};
  train::early_stopping<block> stop{{.patience = 8}};
  auto const rate = train::warm_up(100, train::cosine(0.01f, 0.001f, 4000));
  auto const error = [&](block const& parameters_tried) {
    std::array<float, B> losses;
    float sum = 0;
    for (data const& d : held_out) {
      test.into(to(L(losses)), parts<4>(threads), memory_of_test, parameters_tried, x(d.numbers), y(d.sums),
                layer.h[-1_c](zero), layer.c[-1_c](zero));
      for (float each : losses) sum += each / static_cast<float>(B * held_out.size());
    }
    return sum;
  };
  for (int i = 0; i < 4000; ++i) {
    examples.draw(random);
    float const loss = g.into(slope, parts<4>(threads), memory, theta, x(examples.numbers), y(examples.sums),
                              layer.h[-1_c](zero), layer.c[-1_c](zero));
    train::clip(slope, 1.0f);
    adam.options.rate = rate(i);
    adam.step(theta, slope);
    average.add(theta);
    if (i % 250 == 249) {
      float const unseen = error(average.value);
      std::printf("step %4d: error %.4f, of sequences not seen %.4f\n", i + 1, static_cast<double>(loss),
                  static_cast<double>(unseen));
      if (stop(unseen, average.value) || unseen < 0.0005f) break;
    }
  }
  float const reached = error(stop.best);
  std::printf("the best: %.4f (always to answer 1 is wrong by 0.1667)\n", static_cast<double>(reached));
  return reached < 0.005f ? 0 : 1;
}
