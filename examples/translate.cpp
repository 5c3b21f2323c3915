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
#include <cmath>
#include <cstdio>
#include <random>
#include <string>
#include <tuple>

namespace translate {
using namespace bptt;
// clang-format off
inline constexpr int word_length = 4, A = 5, H = 24;  // letters of a word, of the alphabet with the full stop, hidden units
inline constexpr struct x : input<x, A> {} x;    // letters, one-hot: of the word,
inline constexpr struct y : input<y, A> {} y;    // and of the answer
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

constexpr auto learn =
    gradient(chain(unroll<word_length>(encoder), unroll<word_length + 1>(recurrence(decoder, loss)), link), L,
             wrt(M, W, b, R, c));
constexpr auto encode = evaluate(unroll<word_length>(encoder));
constexpr auto write = evaluate(unroll<1>(decoder));  // a letter at a time

/// The values of a parameter, and Adam's averages of its derivatives.
template <class Parameter>
struct learnt {
  std::array<double, Parameter::shape::size> value, mean{}, square{};
  learnt(Parameter, std::mt19937& random) {
    for (double& one : value) one = std::normal_distribution(0.0, 0.25)(random);
  }
  auto bound() const { return Parameter{}(value); }  // read in place
  template <class Result>
  void step(Result const& result, double rate) {
    double const* slope = result[Parameter{}].data();
    for (std::size_t i = 0; i < value.size(); ++i, ++slope) {
      mean[i] += 0.1 * (*slope - mean[i]);
      square[i] += 0.001 * (*slope * *slope - square[i]);
      value[i] -= rate * mean[i] / (std::sqrt(square[i]) + 1e-8);
    }
  }
};
struct translator {
  std::mt19937 random{1};
  learnt<struct M> m{M, random};
  learnt<struct W> w{W, random};
  learnt<struct b> bias{b, random};
  learnt<struct R> r{R, random};
  learnt<struct c> offset{c, random};
};

constexpr char alphabet[] = "abcd.";
constexpr std::size_t full_stop = A - 1;
using letter = std::array<double, A>;
constexpr letter one_hot(std::size_t which) {
  letter l{};
  l[which] = 1;
  return l;
}
constexpr int words = 4 * 4 * 4 * 4;
/// Letter i of a word, the words being numbered.
constexpr std::size_t letter_of(int word, int i) { return static_cast<std::size_t>(word >> 2 * i & 3); }

/// The loss of a word, and its gradient.
auto lesson(translator const& n, int word) {
  std::array<letter, word_length> in;
  std::array<letter, word_length + 1> out;
  for (int i = 0; i < word_length; ++i)
    in[static_cast<std::size_t>(i)] = out[static_cast<std::size_t>(word_length - 1 - i)] = one_hot(letter_of(word, i));
  out[word_length] = one_hot(full_stop);
  return learn(n.m.bound(), n.w.bound(), n.bias.bound(), n.r.bound(), n.offset.bound(), x(in), y(out), h[-1_c](zero),
               y[-1_c](one_hot(full_stop)));
}
/// The worst difference between the derivative with respect to M and central differences.
double error_of_derivative(translator n, int word) {
  auto const r = lesson(n, word);
  double worst = 0;
  for (std::size_t i = 0; i < n.m.value.size(); ++i) {
    double const value = n.m.value[i];
    n.m.value[i] = value + 1e-5;
    double const above = lesson(n, word)[L];
    n.m.value[i] = value - 1e-5;
    double const below = lesson(n, word)[L];
    n.m.value[i] = value;
    worst = std::max(worst, std::abs(r[M][i] - (above - below) / 2e-5));
  }
  return worst;
}

/// What the net writes when it reads a word, each letter the likeliest, until it writes a full stop.
std::string answer(translator const& n, int word) {
  std::array<letter, word_length> in;
  for (int i = 0; i < word_length; ++i) in[static_cast<std::size_t>(i)] = one_hot(letter_of(word, i));
  auto const read = encode(n.m.bound(), n.w.bound(), n.bias.bound(), x(in), h[-1_c](zero));
  std::array<double, H> state;
  std::copy_n(read[h[last]].begin(), H, state.begin());
  std::string text;
  for (std::size_t written = full_stop; text.empty() || (written != full_stop && text.size() < 2 * word_length);
       text += alphabet[written]) {
    auto const step =
        write(n.m.bound(), n.r.bound(), n.offset.bound(), s[-1_c](state), y[-1_c](one_hot(written)), y(zero));
    std::copy_n(step[s[last]].begin(), H, state.begin());
    written =
        static_cast<std::size_t>(std::max_element(step[o[last]].begin(), step[o[last]].end()) - step[o[last]].begin());
  }
  return text;
}
}  // namespace translate

int main() {
  using namespace translate;
  translator net;
  constexpr int steps = 30000;
  double const error = error_of_derivative(net, 27);
  std::printf("dL/dM, and central differences: they differ by %.0e\n", error);
  for (int n = 0; n < steps; ++n) {
    auto const r = lesson(net, static_cast<int>(net.random() % words));
    double const rate = 0.003 * (steps - n) / steps;
    net.m.step(r, rate), net.w.step(r, rate), net.bias.step(r, rate), net.r.step(r, rate), net.offset.step(r, rate);
  }

  int right = 0;
  for (int word = 0; word < words; ++word) {
    std::string in, wanted = ".";
    for (int i = 0; i < word_length; ++i)
      in += alphabet[letter_of(word, i)], wanted.insert(0, 1, alphabet[letter_of(word, i)]);
    std::string const out = answer(net, word);
    if (word % 43 == 27) std::printf("%s -> %s\n", in.c_str(), out.c_str());
    right += out == wanted;
  }
  std::printf("%d of %d words are right.\n", right, words);
  return error < 1e-8 && 20 * right >= 19 * words ? 0 : 1;
}
