// The cross-entropies of the benchmark, of n classes: B sequences of T rows of logits and of probabilities that are
// wanted.
#pragma once
#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <vector>

#include "contest.hpp"
#include "random_numbers.hpp"
#include "softmax_by_hand.hpp"

namespace contest {

template <int n_, class N, int B_ = 32>
struct softmax_job {
  static constexpr int n = n_, B = B_, T = 64 * 256 / std::max(n, 256);
  static constexpr double tolerance = 4096 * static_cast<double>(std::numeric_limits<N>::epsilon());
  using number = N;
  using series = std::array<N, static_cast<std::size_t>(B* T* n)>;
  alignas(64) series logits;
  alignas(64) series wanted;

  softmax_job() {
    random_numbers random;
    random.fill(logits, logits, 3);
    random.fill_distribution(wanted, wanted, n);
  }
  static softmax_job const& get() {
    static softmax_job const job;
    return job;
  }
  static std::string group() {
    return "Softmax cross-entropy of " + std::to_string(B) + (B == 1 ? " sequence" : " sequences") +
           (is_float<N> ? ", float" : ", double");
  }
  static std::string size() { return std::to_string(n) + " x " + std::to_string(T); }
};

template <template <class> class Contestant>
bool enter_softmax(std::string const& contestant) {
  return enter_all<Contestant, softmax_job<8, double>, softmax_job<64, double>, softmax_job<256, double>,
                   softmax_job<1024, double>, softmax_job<4096, double>, softmax_job<64, float>,
                   softmax_job<256, float>, softmax_job<4096, float>>(contestant) &&
         // one sequence, again and again: its numbers stay in the second-level cache
         enter_all<Contestant, softmax_job<64, double, 1>, softmax_job<256, double, 1>, softmax_job<4096, double, 1>,
                   softmax_job<256, float, 1>>(contestant);
}

}  // namespace contest
