// A classifier of sequences of different lengths: is this a word of the embedded Reber grammar, on which LSTM was first
// tried, or is a letter of it wrong?
//
// A word goes along the arrows of a graph (below), `B TTVPSE` say, and between them it may go round as long as it
// likes. An embedded one is  B T word T E  or  B P word P E: the last letter but one has to be the second, however long
// ago that was. Half of the words that are wrong have another letter there, so that a net which forgets cannot tell
// them; in the others any letter is another one. Always to say yes is right about 50 %, to look at neighbours alone
// about 75 %.
//
// An LSTM reads the letters, as tokens, and its last state says what it thinks. A batch has sequences of different
// lengths, drawn in shuffled order; dropout is a mask on the last state. Words that the net has not seen are its
// examination. Source: Hochreiter and Schmidhuber, "Long Short-Term Memory" (1997), section 5.1.
#include <array>
#include <bptt/bptt.hpp>
#include <bptt/cells.hpp>
#include <bptt/train.hpp>
#include <random>
#include <set>

#include "training.hpp"

namespace classifier {
using namespace bptt;
// clang-format off
inline constexpr int A = 7, T = 40, H = 32, B = 16;             // letters, the longest word, units, words of a batch
inline constexpr struct letter : token<letter, A> {} letter;
inline constexpr struct is_word : constant<is_word> {} is_word;  // 1 or 0
inline constexpr struct mask : constant<mask, H> {} mask;        // of dropout
inline constexpr struct v : parameter<v, H> {} v;
inline constexpr struct c : parameter<c> {} c;
inline constexpr struct q : variable<q> {} q;                    // above 0: a word of the grammar
inline constexpr struct L : variable<L> {} L;
inline constexpr struct layer : cells::lstm<layer, A, H> {} layer;
// clang-format on
constexpr auto net = unroll<T>(recurrence(layer(letter[t]), q[last] = dot(v, hadamard(mask, layer.h[last])) + c,
                                          L[last] = sigmoid_cross_entropy(q[last], is_word)));
using block = parameters<decltype(net), float>;
constexpr auto learn = gradient(batch<B>(net), L, wrt(block{}));
constexpr auto examine = evaluate(net);

// --- the grammar --------------------------------------------------------------------------------

constexpr std::string_view alphabet = "BTPSXVE";
struct arrow {
  int from;
  char letter;
  int to;
};
constexpr arrow graph[] = {{0, 'T', 1}, {0, 'P', 2}, {1, 'S', 1}, {1, 'X', 3}, {2, 'T', 2},
                           {2, 'V', 4}, {3, 'X', 2}, {3, 'S', 5}, {4, 'P', 3}, {4, 'V', 5}};
constexpr int end = 5;

/// A word of the grammar, embedded.
std::string draw_word(std::mt19937& random) {
  char const outer = random() % 2 == 0 ? 'T' : 'P';
  std::string word = {'B', outer, 'B'};
  for (int place = 0; place != end;) {
    std::size_t const which = 2 * static_cast<std::size_t>(place) + random() % 2;  // two arrows leave each place
    word += graph[which].letter, place = graph[which].to;
  }
  return word + 'E' + outer + 'E';
}
bool is_of_grammar(std::string_view word) {
  std::size_t const n = word.size();
  if (n < 9 || word[0] != 'B' || (word[1] != 'T' && word[1] != 'P') || word[2] != 'B' || word[n - 3] != 'E' ||
      word[n - 2] != word[1] || word[n - 1] != 'E')
    return false;
  int place = 0;
  for (char each : word.substr(3, n - 6)) {
    auto const* const found = std::find_if(std::begin(graph), std::end(graph),
                                           [&](arrow const& a) { return a.from == place && a.letter == each; });
    if (found == std::end(graph)) return false;
    place = found->to;
  }
  return place == end;
}

/// Words with their lengths and labels.
struct words {
  std::vector<std::array<unsigned char, T>> letters;
  std::vector<int> lengths;
  std::vector<float> labels;
  std::vector<bool> of_memory;  // wrong in the last letter but one
};
/// No word is drawn twice: what is held out was not seen.
words draw(int count, std::set<std::string>& drawn, std::mt19937& random) {
  words all;
  while (static_cast<int>(all.lengths.size()) < count) {
    std::string word = draw_word(random);
    int const kind = static_cast<int>(all.lengths.size()) % 4;  // right, wrong before the end, right, wrong anywhere
    if (kind == 1) word[word.size() - 2] = word[1] == 'T' ? 'P' : 'T';
    if (kind == 3) word[random() % word.size()] = alphabet[random() % A];
    if (word.size() > T || is_of_grammar(word) != (kind % 2 == 0) || !drawn.insert(word).second) continue;
    auto& letters = all.letters.emplace_back();
    for (std::size_t i = 0; i < word.size(); ++i) letters[i] = static_cast<unsigned char>(alphabet.find(word[i]));
    all.lengths.push_back(static_cast<int>(word.size()));
    all.labels.push_back(kind % 2 == 0 ? 1.0f : 0.0f);
    all.of_memory.push_back(kind == 1);
  }
  return all;
}

// --- examination --------------------------------------------------------------------------------

/// Of those words of which `asked` is true, how many the net is right about.
template <class Asked>
double right(block const& theta, words const& w, Asked asked) {
  int count = 0, of = 0;
  for (std::size_t i = 0; i < w.lengths.size(); ++i)
    if (asked(i)) {
      auto const r = examine(theta, length(w.lengths[i]), letter(w.letters[i]), is_word(w.labels[i]), mask(one),
                             layer.h[-1_c](zero), layer.c[-1_c](zero));
      count += (r[q] > 0) == (w.labels[i] > 0), ++of;
    }
  return static_cast<double>(count) / of;
}
}  // namespace classifier

int main(int arguments, char** argument) {
  using namespace classifier;
  std::mt19937 random(1);
  std::set<std::string> drawn;
  words const lessons = draw(4000, drawn, random), held_out = draw(1000, drawn, random);
  std::vector<int> order(lessons.lengths.size());
  train::shuffled_batches<B> next;

  static block theta, slope;
  static workspace<decltype(learn), float> memory;
  theta.initialise(random), train::orthogonal{}(theta[layer.W_hh], random);
  train::open_forget_gate(theta, layer, 2);  // so that it can learn to remember
  train::adam<block> adam;
  constexpr int steps = 8000;
  auto const rate = train::warm_up(100, train::cosine(0.02f, 0.0f, steps));

  std::array<std::array<unsigned char, T>, B> letters;
  std::array<int, B> number_of_letters;
  std::array<float, B> labels;
  std::array<std::array<float, H>, B> masks;
  training::progress line;
  training::curve losses("cross-entropy of a word, by batches of 16");
  double smooth = 0.7;
  long read = 0;
  for (int i = 0; i < steps; ++i) {
    auto const chosen = next(order, random);
    train::gather(letters, lessons.letters, chosen);
    train::gather(number_of_letters, lessons.lengths, chosen);
    train::gather(labels, lessons.labels, chosen);
    train::dropout{0.2}(masks, random);
    float const loss = learn.into(slope, memory, theta, lengths(number_of_letters), letter(letters), is_word(labels),
                                  mask(masks), layer.h[-1_c](zero), layer.c[-1_c](zero));
    train::clip(slope, 1.0f);
    adam.options.rate = rate(i);
    adam.step(theta, slope);
    smooth += 0.01 * (double{loss} - smooth), losses.add(double{loss});
    for (int n : number_of_letters) read += n;
    line.show((i + 1.0) / steps, "epoch %2lld  cross-entropy %.3f", next.epochs, smooth);
  }
  line.end();
  std::printf("%.0f letters per second\n", static_cast<double>(read) / line.seconds());

  auto const any = [](std::size_t) { return true; };
  double const all = right(theta, held_out, any),
               of_memory = right(theta, held_out, [&](std::size_t i) { return held_out.of_memory[i]; }),
               of_long = right(theta, held_out, [&](std::size_t i) { return held_out.lengths[i] > 20; });
  std::printf("right about %.1f %% of the words that it learnt from, and %.1f %% of those held out:\n",
              100 * right(theta, lessons, any), 100 * all);
  std::printf("%.1f %% of the words of more than 20 letters, %.1f %% of those wrong in the last letter but one\n",
              100 * of_long, 100 * of_memory);
  if (arguments == 3 && std::string_view(argument[1]) == "--curve" && !losses.write(argument[2])) return 2;
  return all > 0.97 && of_long > 0.95 && of_memory > 0.95 ? 0 : 1;
}
