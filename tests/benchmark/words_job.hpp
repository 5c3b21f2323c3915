// A net that says the next of 256 characters: an embedding of 32, a GRU of 64 units, a dense layer of 32, one of 256,
// and the cross-entropy, for 32 sequences of 64 steps in float. The shape is that of a test of rl-tools. Source:
// https://github.com/rl-tools/rl-tools, tests/src/nn/layers/gru/gru_model.h, Config::BASE.
#pragma once
#include <array>
#include <string>

#include "contest.hpp"
#include "random_numbers.hpp"

namespace contest {

struct words_job {
  using N = float;
  static constexpr int B = 32, T = 64, V = 256, D = 32, H = 64, M = 32;
  static constexpr double tolerance = 1e-4;
  template <int n>
  using vector = std::array<N, static_cast<std::size_t>(n)>;
  /// Rows of the gates: r, z, n, as torch.nn.GRU has them.
  struct parameters {
    alignas(64) vector<V * D> embedding;  // a row for each character
    alignas(64) vector<3 * H * D> W_ih;
    alignas(64) vector<3 * H * H> W_hh;
    alignas(64) vector<3 * H> b_ih;
    alignas(64) vector<3 * H> b_hh;
    alignas(64) vector<M * H> W_dense;
    alignas(64) vector<M> b_dense;
    alignas(64) vector<V * M> W_out;
    alignas(64) vector<V> b_out;
  };
  parameters p;
  std::array<int, B * T> read, wanted;  // sequence by sequence

  words_job() {
    random_numbers random;
    auto const fill = [&](auto& all, double scale) {
      for (N& v : all) v = static_cast<N>(scale * random.normal(random.engine));
    };
    fill(p.embedding, 1), fill(p.W_ih, 0.1), fill(p.W_hh, 0.1), fill(p.b_ih, 0.1), fill(p.b_hh, 0.1);
    fill(p.W_dense, 0.1), fill(p.b_dense, 0.1), fill(p.W_out, 0.2), fill(p.b_out, 0.1);
    for (int& id : read) id = static_cast<int>(random.engine() % V);
    for (int& id : wanted) id = static_cast<int>(random.engine() % V);
  }
  static words_job const& get() {
    static words_job const job;
    return job;
  }
  static std::string group() { return "GRU of rl-tools, float (sequences x steps)"; }
  static std::string size() { return std::to_string(B) + " x " + std::to_string(T); }
  /// The answer of a loss and gradients that are named as the parameters.
  static contest::answer answer_of_all(double loss, parameters const& g) {
    return answer_of(loss, g.embedding, g.W_ih, g.W_hh, g.b_ih, g.b_hh, g.W_dense, g.b_dense, g.W_out, g.b_out);
  }
};

}  // namespace contest
