// An encoder and a decoder, of different lengths. The encoder reads a word of 4 letters; the decoder, which knows
// nothing of the word but the encoder's last state, writes it backward and then a full stop:
//
//   encoder   h_t = tanh(b + W h_{t−1} + M x_t)
//   decoder   s_t = tanh(c + R s_{t−1} + M y_{t−1}),   s_{−1} = h_last,   y_{−1} = full stop
//             L   = Σ softmax_cross_entropy(Mᵀ s_t, y_t)
//
// M gives each letter a vector. It is used three times: to read in the encoder, to read in the decoder, and,
// transposed, to write; its derivative is the sum of all three, over both nets.
#include <algorithm>
#include <array>
#include <bptt/bptt.hpp>
#include <bptt/train.hpp>
#include <cmath>
#include <cstdio>
#include <random>
#include <string>

namespace translate {
using namespace bptt;
// clang-format off
inline constexpr int word_length = 4, A = 5, H = 24;  // letters of a word, of the alphabet with the full stop, hidden units
inline constexpr struct x : token<x, A> {} x;    // letters: of the word,
inline constexpr struct y : token<y, A> {} y;    // and of the answer
inline constexpr struct M : parameter<M, H, A> {} M;
inline constexpr struct W : parameter<W, H, H> {} W;
inline constexpr struct b : parameter<b, H> {} b;
inline constexpr struct R : parameter<R, H, H> {} R;
inline constexpr struct c : parameter<c, H> {} c;
inline constexpr struct h : variable<h, H> {} h;
inline constexpr struct s : variable<s, H> {} s;
inline constexpr struct o : variable<o, A> {} o;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr auto encoder = recurrence(h[t] = tanh(b + W * h[t - 1_c] + M * x[t]));
constexpr auto decoder = recurrence(s[t] = tanh(c + R * s[t - 1_c] + M * y[t - 1_c]), o[t] = transpose(M) * s[t]);
constexpr auto loss = L[last] = sum(softmax_cross_entropy(o[t], y[t]), t);
constexpr auto link = s[-1_c] = h[last];

constexpr auto net = chain(unroll<word_length>(encoder), unroll<word_length + 1>(recurrence(decoder, loss)), link);
using block = parameters<decltype(net)>;
constexpr auto learn = gradient(net, L, wrt(block{}));
constexpr auto encode = evaluate(unroll<word_length>(encoder));
constexpr auto write = evaluate(unroll<1>(decoder));  // a letter at a time

constexpr char alphabet[] = "abcd.";
constexpr unsigned char full_stop = A - 1;
using letter = unsigned char;
constexpr int words = 4 * 4 * 4 * 4;
/// Letter i of a word, the words being numbered.
constexpr letter letter_of(int word, int i) { return static_cast<letter>(word >> 2 * i & 3); }

std::array<letter, word_length> letters_of(int word) {
  std::array<letter, word_length> in;
  for (int i = 0; i < word_length; ++i) in[static_cast<std::size_t>(i)] = letter_of(word, i);
  return in;
}

/// The loss of a word, and its gradient.
double lesson(block& slope, block const& theta, int word) {
  std::array<letter, word_length> const in = letters_of(word);
  std::array<letter, word_length + 1> out;
  std::reverse_copy(in.begin(), in.end(), out.begin());
  out[word_length] = full_stop;
  return learn.into(slope, theta, x(in), y(out), h[-1_c](zero), y[-1_c](full_stop));
}
/// The worst difference between the gradient and central differences.
double error_of_gradient(block theta, int word) {
  block slope, not_looked_at;
  lesson(slope, theta, word);
  double worst = 0;
  for (std::size_t i = 0; i < theta.size(); ++i) {
    double const value = theta[i];
    theta[i] = value + 1e-5;
    double const above = lesson(not_looked_at, theta, word);
    theta[i] = value - 1e-5;
    double const below = lesson(not_looked_at, theta, word);
    theta[i] = value;
    worst = std::max(worst, std::abs(slope[i] - (above - below) / 2e-5));
  }
  return worst;
}

/// What the net writes when it reads a word, each letter the likeliest, until it writes a full stop.
std::string answer(block const& theta, int word) {
  auto const read = encode(theta, x(letters_of(word)), h[-1_c](zero));
  std::array<double, H> state;
  std::copy_n(read[h[last]].begin(), H, state.begin());
  std::string text;
  for (letter written = full_stop; text.empty() || (written != full_stop && text.size() < 2 * word_length);
       text += alphabet[written]) {
    auto const step = write(theta, s[-1_c](state), y[-1_c](written));
    std::copy_n(step[s[last]].begin(), H, state.begin());
    written = static_cast<letter>(std::max_element(step[o[last]].begin(), step[o[last]].end()) - step[o[last]].begin());
  }
  return text;
}
}  // namespace translate

int main() {
  using namespace translate;
  std::mt19937 random(1);
  block theta, slope;
  train::normal{0.25}(theta, random);
  train::adam<block> adam;
  constexpr int steps = 30000;
  double const error = error_of_gradient(theta, 27);
  std::printf("the gradient, and central differences: they differ by %.0e\n", error);
  auto const rate = train::cosine(0.003, 0.0, steps);
  for (int n = 0; n < steps; ++n) {
    lesson(slope, theta, static_cast<int>(train::below(words, random)));
    adam.options.rate = rate(n);
    adam.step(theta, slope);
  }

  int right = 0;
  for (int word = 0; word < words; ++word) {
    std::string in, wanted = ".";
    for (int i = 0; i < word_length; ++i)
      in += alphabet[letter_of(word, i)], wanted.insert(0, 1, alphabet[letter_of(word, i)]);
    std::string const out = answer(theta, word);
    if (word % 43 == 27) std::printf("%s -> %s\n", in.c_str(), out.c_str());
    right += out == wanted;
  }
  std::printf("%d of %d words are right.\n", right, words);
  return error < 1e-8 && 20 * right >= 19 * words ? 0 : 1;
}
