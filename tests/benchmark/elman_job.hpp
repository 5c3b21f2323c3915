// The Elman nets of the benchmark and their data, twice: as the code by hand lays them out, and as the standard arrays that the library binds.
#pragma once
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>
#include <string>
#include <type_traits>

#include "contest.hpp"
#include "elman_by_hand.hpp"

namespace contest {

template <class Number>
inline constexpr bool is_float = std::is_same_v<Number, float>;

/// Fills arrays with numbers of a fixed sequence.
struct random_numbers {
  std::mt19937_64 engine{1};
  std::normal_distribution<double> normal{};

  /// The same numbers to both.
  template <class Flat, class Nested>
  void fill(Flat& flat, Nested& nested, double scale) {
    for (auto& v : flat) v = static_cast<std::remove_reference_t<decltype(v)>>(scale * normal(engine));
    static_assert(sizeof flat == sizeof nested);
    std::memcpy(&nested, &flat, sizeof flat);
  }
  /// Probabilities of C classes.
  template <class Flat, class Nested>
  void fill_distribution(Flat& flat, Nested& nested, int C) {
    fill(flat, nested, 1);
    double total = 0;
    for (std::size_t i = 0; i < std::size(flat); ++i) {
      if (i % static_cast<std::size_t>(C) == 0) {
        total = 0;
        for (std::size_t k = i; k < i + static_cast<std::size_t>(C); ++k) total += std::abs(static_cast<double>(flat[k]));
      }
      flat[i] = static_cast<std::remove_reference_t<decltype(flat[i])>>(std::abs(static_cast<double>(flat[i])) / total);
    }
    std::memcpy(&nested, &flat, sizeof flat);
  }
};

/// B sequences of T steps through a net of D inputs, H units and C classes. Everything begins with a cache line, for both.
template <int D_, int H_, int C_, int T_, class N = double, int B_ = 1>
struct elman_job {
  static constexpr int D = D_, H = H_, C = C_, T = T_, B = B_;
  static constexpr double tolerance = 4096 * static_cast<double>(std::numeric_limits<N>::epsilon());
  using number = N;
  template <int n>
  using vector = std::array<N, static_cast<std::size_t>(n)>;
  template <int rows, int columns>
  using matrix = std::array<vector<columns>, static_cast<std::size_t>(rows)>;

  by_hand::elman<D, H, C, N> parameters;
  alignas(64) N h_init[B * H];
  alignas(64) N inputs[B * T * D];  // a sequence after the other
  alignas(64) N target[B * C];

  alignas(64) matrix<H, D> U;
  alignas(64) matrix<H, H> W;
  alignas(64) vector<H> b;
  alignas(64) matrix<C, H> V;
  alignas(64) vector<C> c;
  alignas(64) matrix<B, H> h0;
  alignas(64) matrix<B * T, D> x;
  alignas(64) matrix<B, C> y;

  /// Weights as a net has them before training: of variance 1 / (units + inputs).
  elman_job() {
    random_numbers random;
    double const scale = 1 / std::sqrt(D + H);
    random.fill(parameters.U, U, scale), random.fill(parameters.W, W, scale), random.fill(parameters.b, b, 0.1);
    random.fill(parameters.V, V, scale), random.fill(parameters.c, c, 0.1);
    random.fill(h_init, h0, 0.5), random.fill(inputs, x, 1), random.fill_distribution(target, y, C);
  }
  static elman_job const& get() {
    static elman_job const job;
    return job;
  }
  static std::string group() { return std::string(B > 1 ? "Batch of " + std::to_string(B) + ", Elman net" : "Elman net") + (is_float<N> ? ", float" : ", double"); }
  static std::string size() { return std::to_string(D) + ", " + std::to_string(H) + ", " + std::to_string(C) + ", " + std::to_string(T); }
};

using scalar = elman_job<1, 1, 2, 2>;
using small = elman_job<3, 8, 5, 16>;
using medium = elman_job<16, 32, 10, 32>;
using large = elman_job<64, 128, 64, 32>;
template <class Job>
using in_float = elman_job<Job::D, Job::H, Job::C, Job::T, float, Job::B>;
template <class Job>
using in_batches = elman_job<Job::D, Job::H, Job::C, Job::T, typename Job::number, 32>;

template <class Functions, class Job>
struct elman_by_hand {
  struct result {
    typename Job::number loss;
    by_hand::elman<Job::D, Job::H, Job::C, typename Job::number> gradient;
  };
  Job const& job;
  explicit elman_by_hand(Job const& of) : job(of) {}
  result run() const {
    result r;
    r.loss = by_hand::elman_m2o<Job::D, Job::H, Job::C, Job::T, Functions>(job.parameters, job.h_init, job.inputs, job.target, r.gradient);
    return r;
  }
  contest::answer answer(result const& r) const {
    return answer_of(r.loss, r.gradient.U, r.gradient.W, r.gradient.b, r.gradient.V, r.gradient.c);
  }
};

/// Enters a contestant for the four nets; for one net only where the cost of compiling is measured.
template <template <class> class Contestant>
bool enter_elman(std::string const& contestant) {
#ifdef ONE_NET
  return enter_all<Contestant, medium>(contestant);
#else
  return enter_all<Contestant, scalar, small, medium, large>(contestant);
#endif
}

}  // namespace contest
