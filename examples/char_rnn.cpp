// A net that learns to write, character by character: the vanilla tanh net of Karpathy's min-char-rnn
// (gist.github.com/karpathy/d4dee566867f8291f086), trained by Adagrad. Only the net is written down here; its
// gradient, through 25 steps, is derived by the compiler.
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bptt/bptt.hpp>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#ifndef BPTT_EXAMPLE_TEXT_DIR
#define BPTT_EXAMPLE_TEXT_DIR "include/bptt"
#endif

namespace char_rnn {
using namespace bptt;
// clang-format off
inline constexpr int V = 96, H = 100, T = 25;  // characters, hidden units, steps
inline constexpr struct x : input<x, V> {} x;  // the character of a step, one-hot
inline constexpr struct y : input<y, V> {} y;  // the one after it
inline constexpr struct Wxh : parameter<Wxh, H, V> {} Wxh;
inline constexpr struct Whh : parameter<Whh, H, H> {} Whh;
inline constexpr struct Why : parameter<Why, V, H> {} Why;
inline constexpr struct bh : parameter<bh, H> {} bh;
inline constexpr struct by : parameter<by, V> {} by;
inline constexpr struct h : variable<h, H> {} h;
inline constexpr struct o : variable<o, V> {} o;
inline constexpr struct p : variable<p, V> {} p;
inline constexpr struct E : variable<E> {} E;
// clang-format on

// The net, equation by equation, and what is made of it.
constexpr auto hidden = h[t] = tanh(Wxh * x[t] + Whh * h[t - 1_c] + bh);
constexpr auto output = o[t] = Why * h[t] + by;
constexpr auto chances = p[t] = softmax(o[t]);
constexpr auto loss = E[last] = sum(softmax_cross_entropy(o[t], y[t]), t);

constexpr auto net = unroll<T>(recurrence(hidden, output, loss));
constexpr auto learn = gradient(net, E, wrt(Wxh, Whh, Why, bh, by), also(h[last]));
constexpr auto foretell = evaluate(unroll<1>(recurrence(hidden, output, chances)));

template <class N>
struct weights {
  std::array<N, H * V> Wxh{};
  std::array<N, H * H> Whh{};
  std::array<N, V * H> Why{};
  std::array<N, H> bh{};
  std::array<N, V> by{};
};

template <class N>
void randomise(std::span<N> values, N deviation, std::mt19937& random) {
  for (N& value : values) value = std::normal_distribution<N>(0, deviation)(random);
}

// --- text ---------------------------------------------------------------------------------------

/// Printable ASCII and the newline; a tab counts as a space, and what is not ASCII as a question mark.
constexpr int index_of(char c) {
  return c == '\n' ? V - 1 : c == '\t' ? 0 : c >= ' ' && c <= '~' ? c - ' ' : '?' - ' ';
}
constexpr char character_of(int i) { return i == V - 1 ? '\n' : static_cast<char>(' ' + i); }

/// The characters of a file, or of all files below a directory, as indices.
std::vector<int> text_of(std::filesystem::path const& path) {
  std::vector<std::filesystem::path> files;
  std::error_code is_no_directory;
  for (auto const& file : std::filesystem::recursive_directory_iterator(path, is_no_directory))
    if (file.is_regular_file()) files.push_back(file.path());
  if (is_no_directory) files.push_back(path);
  std::sort(files.begin(), files.end());
  std::vector<int> text;
  for (auto const& name : files) {
    std::ifstream file(name);
    for (char c; file.get(c);)
      if ((c & 0xC0) != 0x80) text.push_back(index_of(c));  // of a character in UTF-8, the first byte
  }
  return text;
}

/// T characters, and for each the one after it, one-hot.
template <class N>
struct lesson {
  std::array<N, T * V> x{}, y{};
  explicit lesson(int const* text) {
    for (std::size_t k = 0; k < T; ++k) {
      x[k * V + static_cast<std::size_t>(text[k])] = 1;
      y[k * V + static_cast<std::size_t>(text[k + 1])] = 1;
    }
  }
};

// --- is the gradient right? ---------------------------------------------------------------------

/// The worst difference between the gradient and central differences, at 50 random components of each tensor, relative
/// to the largest component of the tensor. In double precision: the same net, called with other numbers.
double error_of_gradient(std::vector<int> const& text, std::mt19937& random) {
  lesson<double> const from(text.data());
  weights<double> w;
  std::array<double, H> h0;
  for (std::span<double> values : {std::span<double>(w.Wxh), {w.Whh}, {w.Why}, {w.bh}, {w.by}, {h0}})
    randomise(values, 0.1, random);
  auto const call = [&](auto f) {
    return f(Wxh(w.Wxh), Whh(w.Whh), Why(w.Why), bh(w.bh), by(w.by), h[-1_c](h0), x(from.x), y(from.y));
  };
  double worst = 0;
  auto const compare = [&](std::span<double> values, auto derivative) {
    auto const [least, most] = std::minmax_element(derivative.begin(), derivative.end());
    for (int n = 0; n < 50; ++n) {
      std::size_t const i = random() % values.size();
      double const value = values[i], step = 1e-5 * std::max(1.0, std::abs(value));
      values[i] = value + step;
      double const above = call(evaluate(net))[E];
      values[i] = value - step;
      double const below = call(evaluate(net))[E];
      values[i] = value;
      double const difference = (above - below) / (2 * step);
      double const error = std::abs(derivative[i] - difference) / std::max(*most, -*least);
      if (!(error <= worst)) worst = error;  // NaN is the worst of all
    }
  };
  auto const r = call(learn);
  compare(w.Wxh, r[Wxh]);
  compare(w.Whh, r[Whh]);
  compare(w.Why, r[Why]);
  compare(w.bh, r[bh]);
  compare(w.by, r[by]);
  return worst;
}

// --- training -----------------------------------------------------------------------------------

/// Adagrad: the more a weight has been moved, the less it moves. `memory` sums the squares of its derivatives.
void adagrad(std::span<float> values, std::span<float> memory, float const* derivative) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    float const d = std::clamp(derivative[i], -5.0f, 5.0f);
    memory[i] += d * d;
    values[i] -= 0.05f * d / std::sqrt(memory[i] + 1e-8f);
  }
}

/// In a terminal a line that is written over, ten times a second; elsewhere a line at each tenth of the time.
class progress {
  bool const terminal_ = isatty(STDOUT_FILENO) == 1;
  double const seconds_, interval_ = terminal_ ? 0.1 : seconds_ / 10;
  double next_ = interval_;

 public:
  explicit progress(double seconds) : seconds_(seconds) {}
  void show(double now, std::size_t characters, double nats) {
    if (now < next_) return;
    while (next_ <= now) next_ += interval_;
    char line[100];
    std::snprintf(line, sizeof line, "%5.1f s  %9zu characters  %.3f nats per character", now, characters, nats);
    winsize window{};
    int const width = ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col > 0 ? window.ws_col - 1 : 79;
    if (terminal_)
      std::printf("\r%-*.*s", width, width, line);
    else
      std::puts(line);
    std::fflush(stdout);
  }
  void end() const {
    if (terminal_) std::putchar('\n');
  }
};

/// What the net writes when each character that it draws is the next one that it reads.
std::string sample(weights<float> const& w, std::array<float, H> state, std::size_t length, std::mt19937& random) {
  std::string text;
  for (int c = index_of('\n'); text.size() < length; text += character_of(c)) {
    std::array<float, V> seen{};
    seen[static_cast<std::size_t>(c)] = 1;
    auto const r = foretell(Wxh(w.Wxh), Whh(w.Whh), bh(w.bh), Why(w.Why), by(w.by), h[-1_c](state), x(seen));
    std::copy_n(r[h[0_c]].begin(), H, state.begin());
    c = std::discrete_distribution<int>(r[p[0_c]].begin(), r[p[0_c]].end())(random);
  }
  return text;
}

/// Trains a net for some seconds and lets it write. Returns whether the smoothed loss fell.
bool train(std::vector<int> const& text, double seconds, std::mt19937& random) {
  weights<float> w, memory;
  for (std::span<float> values : {std::span<float>(w.Wxh), {w.Whh}, {w.Why}}) randomise(values, 0.01f, random);
  std::array<float, H> state{};
  double const untrained = std::log(V);  // nats per character, when all are equally likely
  double smooth = untrained, now = 0;
  std::size_t lessons = 0, place = 0;
  progress line(seconds);
  for (auto const start = std::chrono::steady_clock::now(); now < seconds; ++lessons, place += T) {
    if (place + T >= text.size()) place = 0, state = {};
    lesson<float> const from(&text[place]);
    auto const r = learn(Wxh(w.Wxh), Whh(w.Whh), Why(w.Why), bh(w.bh), by(w.by), h[-1_c](state), x(from.x), y(from.y));
    std::copy_n(r.value(h[last]).begin(), H, state.begin());  // the next lesson goes on from here
    adagrad(w.Wxh, memory.Wxh, r[Wxh].data());
    adagrad(w.Whh, memory.Whh, r[Whh].data());
    adagrad(w.Why, memory.Why, r[Why].data());
    adagrad(w.bh, memory.bh, r[bh].data());
    adagrad(w.by, memory.by, r[by].data());
    smooth += 0.001 * (static_cast<double>(r[E]) / T - smooth);
    now = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    line.show(now, (lessons + 1) * T, smooth);
  }
  line.end();
  double const rate = static_cast<double>(lessons) / now;
  std::printf("%.0f characters and %.0f gradients per second\nsmoothed loss %.3f -> %.3f nats per character\n",
              rate * T, rate, untrained, smooth);
  std::printf("\nIt writes:\n%s\n", sample(w, state, 400, random).c_str());
  return smooth < untrained;
}

}  // namespace char_rnn

int main(int argc, char** argv) {
  constexpr char usage[] =
      "usage: char_rnn [--seconds N] [--seed N] [FILE or DIRECTORY]\n"
      "Learns for N seconds (10) to write like a text (the headers of this library).\n";
  double seconds = 10;
  unsigned long seed = 1;
  char const* path = BPTT_EXAMPLE_TEXT_DIR;
  for (int i = 1; i < argc; ++i) {
    std::string_view const option = argv[i];
    char const* const number = i + 1 < argc ? argv[i + 1] : "";
    char* end = nullptr;
    if (option == "--help") return std::fputs(usage, stdout), 0;
    if (option == "--seconds")
      seconds = std::strtod(number, &end), ++i;
    else if (option == "--seed")
      seed = std::strtoul(number, &end, 10), ++i;
    else if (!option.starts_with("-"))
      path = argv[i];
    else
      return std::fprintf(stderr, "char_rnn: there is no %s\n%s", argv[i], usage), 2;
    if (end != nullptr && (end == number || *end != '\0' || !(seconds > 0)))
      return std::fprintf(stderr, "char_rnn: '%s' is no value for %s\n%s", number, option.data(), usage), 2;
  }

  auto const text = char_rnn::text_of(path);
  if (text.size() <= char_rnn::T) return std::fprintf(stderr, "char_rnn: %s has no text to learn from\n", path), 2;
  std::printf("%zu characters to learn from\n", text.size());

  std::mt19937 random(static_cast<std::mt19937::result_type>(seed));
  double const error = char_rnn::error_of_gradient(text, random);
  std::printf("gradient and central differences: relative error %.0e\n", error);
  if (!(error <= 1e-6)) return 1;
  return char_rnn::train(text, seconds, random) ? 0 : 1;
}
