// A net that learns to write, character by character, like a text: two layers of GRU, as in Karpathy's "The
// Unreasonable Effectiveness of Recurrent Neural Networks" (2015). Only the net is written down here; its gradient,
// through 32 steps of 16 places of the text at a time, is derived by the compiler.
//
// A character is a token: it costs as much as its id, and the first product of the net is a column of a matrix. The
// text is read as a stream, and the states are carried from one segment to the next. Adam takes the steps, of a
// gradient whose norm is clipped. A tenth of the text is held out: what the net foretells of it is what it has learnt.
//
//   ./char_rnn --seconds 60 --save net --curve loss.svg    learns from the headers of this library
//   ./char_rnn --seconds 60 --resume net --save net        goes on, as if it had not been stopped: with the same bits
//   ./char_rnn --load net                                  writes
//
// What is saved is a safetensors file, with the names that PyTorch's GRU(96, 128, 2) and a Linear(128, 96) have; a net
// that was trained there is loaded as well. For that it takes nlohmann's JSON library.
#include <array>
#include <bptt/bptt.hpp>
#include <bptt/cells.hpp>
#include <bptt/train.hpp>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <random>

#include "training.hpp"
#if __has_include(<nlohmann/json.hpp>)
#include <bptt/weights.hpp>
#endif

#ifndef BPTT_EXAMPLE_TEXT_DIR
#define BPTT_EXAMPLE_TEXT_DIR "include/bptt"
#endif

namespace char_rnn {
using namespace bptt;
// clang-format off
inline constexpr int V = 96, H = 128, T = 32, B = 16;    // characters, units of a layer, steps, places in the text
inline constexpr struct seen : token<seen, V> {} seen;   // the character of a step
inline constexpr struct next : token<next, V> {} next;   // the one after it
inline constexpr struct V_o : parameter<V_o, V, H> {} V_o;
inline constexpr struct b_o : parameter<b_o, V> {} b_o;
inline constexpr struct o : variable<o, V> {} o;
inline constexpr struct p : variable<p, V> {} p;
inline constexpr struct L : variable<L> {} L;
inline constexpr struct low : cells::gru<low, V, H> {} low;
inline constexpr struct high : cells::gru<high, H, H> {} high;
// clang-format on
constexpr auto layers = equations(cells::stacked(seen[t], low, high), o[t] = V_o * high.h[t] + b_o);
constexpr auto net = unroll<T>(recurrence(layers, L[last] = mean(softmax_cross_entropy(o[t], next[t]), t)));
using block = parameters<decltype(net), float>;
constexpr auto learn = gradient(batch<B>(net), L, wrt(block{}), also(low.h[last], high.h[last]));
constexpr auto foretell = evaluate(unroll<1>(recurrence(layers, p[t] = softmax(o[t]))));

// --- text ---------------------------------------------------------------------------------------

using id = unsigned char;
/// Printable ASCII and the newline; a tab counts as a space, and what is not ASCII as a question mark.
constexpr id id_of(char c) {
  return static_cast<id>(c == '\n' ? V - 1 : c == '\t' ? 0 : c >= ' ' && c <= '~' ? c - ' ' : '?' - ' ');
}
constexpr char character_of(id i) { return i == V - 1 ? '\n' : static_cast<char>(' ' + i); }

/// The characters of a file, or of all files below a directory, as ids.
std::vector<id> text_of(std::filesystem::path const& path) {
  std::vector<std::filesystem::path> files;
  std::error_code is_no_directory;
  for (auto const& file : std::filesystem::recursive_directory_iterator(path, is_no_directory))
    if (file.is_regular_file()) files.push_back(file.path());
  if (is_no_directory) files.push_back(path);
  std::sort(files.begin(), files.end());
  std::vector<id> text;
  for (auto const& name : files) {
    std::ifstream file(name);
    for (char c; file.get(c);)
      if ((c & 0xC0) != 0x80) text.push_back(id_of(c));  // of a character in UTF-8, the first byte
  }
  return text;
}

// --- the net, where it has come to in its training ----------------------------------------------

using states = std::array<std::array<float, H>, B>;
struct run {
  block theta;
  train::adam<block> adam{{.rate = 0.003f}};
  states low{}, high{};
  train::segments<B, T> at{};
  long long steps = 0;
};

#if __has_include(<nlohmann/json.hpp>)
using weights::status;

/// The parameters under the names that they have in a file.
auto named(block& theta) {
  using weights::as;
  return weights::named(theta, weights::pytorch("layers", low, high), as("readout.weight", V_o),
                        as("readout.bias", b_o));
}
/// All of a run, for f(things...) to save or to load.
auto with_all(run& r, auto const& f) {
  using weights::as;
  return f(named(r.theta), r.adam, as("low.h", r.low), as("high.h", r.high), as("text.size", r.at.size),
           as("text.place", r.at.place), as("steps", r.steps));
}
status save(run& r, char const* path) {
  return with_all(r, [&](auto const&... things) { return weights::save(path, things...); });
}
status resume(run& r, char const* path) {
  return with_all(r, [&](auto&&... things) { return weights::load(path, things...); });
}
status load(run& r, char const* path) { return weights::load(path, {.surplus = true}, named(r.theta)); }
#else
struct status {
  std::string message;
  explicit operator bool() const { return message.empty(); }
};
status resume(run&, char const*) { return {"compiled without nlohmann/json.hpp: no net is saved or loaded"}; }
status save(run& r, char const* path) { return resume(r, path); }
status load(run& r, char const* path) { return resume(r, path); }
#endif

/// A step of training; returns the loss, in nats per character.
float step(run& r, std::span<id const> text) {
  static workspace<decltype(learn), float> memory;
  static block slope;
  std::array<std::array<id, T>, B> read, told;
  states low_after, high_after;
  if (r.at.begins()) r.low = r.high = {};
  r.at.copy(read, text), r.at.copy(told, text, 1);
  float const loss = learn.into(to(slope, also(low.h[last](low_after), high.h[last](high_after))), memory, r.theta,
                                seen(read), next(told), low.h[-1_c](r.low), high.h[-1_c](r.high));
  train::clip(slope, 1.0f);
  r.adam.step(r.theta, slope);
  r.low = low_after, r.high = high_after;
  r.at.next(), ++r.steps;
  return loss;
}

/// A net that is used: it reads a character and says how probable each is to be the next.
class writer {
  block const& theta_;
  std::array<float, H> low_{}, high_{};

 public:
  explicit writer(block const& theta) : theta_(theta) {}
  std::array<float, V> operator()(id character) {
    auto const r = foretell(theta_, seen(std::array{character}), low.h[-1_c](low_), high.h[-1_c](high_));
    std::copy_n(r[low.h[last]].begin(), H, low_.begin());
    std::copy_n(r[high.h[last]].begin(), H, high_.begin());
    std::array<float, V> chances;
    std::copy_n(r[p[last]].begin(), V, chances.begin());
    return chances;
  }
};
/// The loss of a net on a text that it has not seen, in nats per character.
double loss_of(block const& theta, std::span<id const> text) {
  writer foretold(theta);
  double sum = 0;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) sum -= std::log(double{foretold(text[i])[text[i + 1]]});
  return sum / static_cast<double>(text.size() - 1);
}
/// The loss of who knows how frequent each character is, and no more.
double loss_by_frequency(std::span<id const> learnt, std::span<id const> text) {
  std::array<double, V> count;
  count.fill(1);
  for (id i : learnt) ++count[i];
  double sum = 0;
  for (std::size_t i = 1; i < text.size(); ++i)
    sum -= std::log(count[text[i]] / static_cast<double>(learnt.size() + V));
  return sum / static_cast<double>(text.size() - 1);
}
/// What the net writes when each character that it draws is the next one that it reads.
std::string sample(block const& theta, std::size_t length, std::mt19937& random) {
  writer foretold(theta);
  std::string text;
  for (id c = id_of('\n'); text.size() < length; text += character_of(c)) {
    auto const chances = foretold(c);
    double left = train::canonical(random);
    for (c = 0; c < V - 1 && (left -= double{chances[c]}) >= 0;) ++c;
  }
  return text;
}

struct settings {
  double seconds = 10;
  long steps = 0;
  unsigned long seed = 1;
  char const* load = nullptr;
  char const* resume = nullptr;
  char const* save = nullptr;
  char const* curve = nullptr;
  char const* path = BPTT_EXAMPLE_TEXT_DIR;
};

int main(settings const& s) {
  auto const text = text_of(s.path);
  if (text.size() < 20 * B * T) return std::fprintf(stderr, "char_rnn: %s is too short to learn from\n", s.path), 2;
  std::span<id const> const all(text), learnt = all.first(text.size() - text.size() / 10),
                                       held_out = all.last(std::min<std::size_t>(text.size() / 10, 10000));
  static run r;
  std::mt19937 random(static_cast<std::mt19937::result_type>(s.seed));
  r.theta.initialise(random), train::orthogonal{}(r.theta[low.W_hh], random);
  train::orthogonal{}(r.theta[high.W_hh], random);
  r.at.size = learnt.size() - 1;
  std::size_t const size = r.at.size;
  if (auto const done = s.load != nullptr     ? load(r, s.load)
                        : s.resume != nullptr ? resume(r, s.resume)
                                              : status{};
      !done)
    return std::fprintf(stderr, "char_rnn: %s\n", done.message.c_str()), 2;
  if (r.at.size != size) return std::fprintf(stderr, "char_rnn: %s has learnt from another text\n", s.resume), 2;
  std::printf("%zu characters to learn from, %zu parameters, %lld steps behind\n", learnt.size(), r.theta.size(),
              r.steps);

  if (s.load == nullptr) {
    training::progress line;
    training::curve losses("nats per character, by steps of 512 characters");
    double smooth = 0, saved = 0, now = 0;
    long n = 0;
    for (double done = 0; done < 1; line.show(done, "%9ld characters  %.3f nats per character", n * B * T, smooth)) {
      double const loss = double{step(r, learnt)};
      smooth += std::max(1.0 / static_cast<double>(++n), 0.01) * (loss - smooth);
      losses.add(loss);
      now = line.seconds();
      done = s.steps > 0 ? static_cast<double>(n) / static_cast<double>(s.steps) : now / s.seconds;
      if (s.save != nullptr && (now > saved + 30 || done >= 1)) {
        if (auto const written = save(r, s.save); !written)
          return std::fprintf(stderr, "char_rnn: %s\n", written.message.c_str()), 2;
        saved = now;
      }
    }
    line.end();
    std::printf("%.0f characters per second\n", static_cast<double>(n * B * T) / now);
    if (s.curve != nullptr && !losses.write(s.curve))
      return std::fprintf(stderr, "char_rnn: cannot write %s\n", s.curve), 2;
  }
  double const loss = loss_of(r.theta, held_out), by_frequency = loss_by_frequency(learnt, held_out);
  std::printf("held out: %.3f nats per character (who knows the frequency of each has %.3f)\n", loss, by_frequency);
  std::printf("\nIt writes:\n%s\n", sample(r.theta, 400, random).c_str());
  return loss < by_frequency ? 0 : 1;
}
}  // namespace char_rnn

int main(int argc, char** argv) {
  constexpr char usage[] =
      "usage: char_rnn [--seconds N | --steps N] [--seed N] [--resume FILE] [--save FILE] [--curve FILE.svg] [TEXT]\n"
      "       char_rnn --load FILE [TEXT]\n"
      "Learns for N seconds (10) to write like a text, a file or all files of a directory (the headers of this "
      "library).\n";
  char_rnn::settings s;
  for (int i = 1; i < argc; ++i) {
    std::string_view const option = argv[i];
    if (option == "--help") return std::fputs(usage, stdout), 0;
    if (!option.starts_with("-")) {
      s.path = argv[i];
      continue;
    }
    char const* const value = i + 1 < argc ? argv[++i] : "";
    char* end = const_cast<char*>(value);
    bool fits = *value != '\0';
    if (option == "--seconds")
      s.seconds = std::strtod(value, &end), fits = fits && s.seconds > 0;
    else if (option == "--steps")
      s.steps = std::strtol(value, &end, 10), fits = fits && s.steps > 0;
    else if (option == "--seed")
      s.seed = std::strtoul(value, &end, 10);
    else if (option == "--load")
      s.load = value;
    else if (option == "--resume")
      s.resume = value;
    else if (option == "--save")
      s.save = value;
    else if (option == "--curve")
      s.curve = value;
    else
      return std::fprintf(stderr, "char_rnn: there is no %s\n%s", option.data(), usage), 2;
    bool const is_number = option == "--seconds" || option == "--steps" || option == "--seed";
    if (!fits || (is_number && *end != '\0'))
      return std::fprintf(stderr, "char_rnn: '%s' is no value for %s\n%s", value, option.data(), usage), 2;
  }
  return char_rnn::main(s);
}
