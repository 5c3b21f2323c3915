// The Elman nets of the benchmark and their data, twice: as the code by hand lays them out, and as the standard arrays
// that the library binds.
#pragma once
#include <array>
#include <limits>
#include <string>
#include <type_traits>

#include "batch_by_hand.hpp"
#include "contest.hpp"
#include "elman_by_hand.hpp"
#include "random_numbers.hpp"

namespace contest {

/// B sequences of T steps through a net of D inputs, H units and C classes. Everything begins with a cache line, for
/// both.
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
  alignas(64) std::array<matrix<T, D>, std::size_t(B)> x;
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
  static std::string group() {
    return std::string(B > 1 ? "Batch of " + std::to_string(B) + ", Elman net" : "Elman net") +
           (is_float<N> ? ", float" : ", double");
  }
  static std::string size() {
    return std::to_string(D) + ", " + std::to_string(H) + ", " + std::to_string(C) + ", " + std::to_string(T);
  }
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
    r.loss = by_hand::elman_m2o<Job::D, Job::H, Job::C, Job::T, Functions>(job.parameters, job.h_init, job.inputs,
                                                                           job.target, r.gradient);
    return r;
  }
  contest::answer answer(result const& r) const {
    return answer_of(r.loss, r.gradient.U, r.gradient.W, r.gradient.b, r.gradient.V, r.gradient.c);
  }
};

/// The same for all sequences of a batch at once.
template <class Functions, class Job>
struct batch_by_hand : elman_by_hand<Functions, Job> {
  using result = typename elman_by_hand<Functions, Job>::result;
  using elman_by_hand<Functions, Job>::elman_by_hand;
  result run() const {
    result r;
    auto const& of = this->job;
    r.loss = by_hand::elman_batch<Job::D, Job::H, Job::C, Job::T, Job::B, Functions>(of.parameters, of.h_init,
                                                                                     of.inputs, of.target, r.gradient);
    return r;
  }
};

/// Enters contestants for the four nets; the first of them and one net only where the cost of compiling is measured.
template <template <class> class First, template <class> class... Other>
bool enter_elman(std::string const& first,
                 [[maybe_unused]] std::conditional_t<true, std::string, Other<medium>> const&... other) {
#ifdef ONE_NET
  return enter<First<medium>, medium>(first);
#else
  return enter_all<First, scalar, small, medium, large>(first) &&
         (enter_all<Other, scalar, small, medium, large>(other) && ...);
#endif
}

/// The same for nets of float, and for the two in which a batch is worth while.
template <template <class> class Contestant>
bool enter_elman_in_float(std::string const& contestant) {
  return enter_all<Contestant, in_float<scalar>, in_float<small>, in_float<medium>, in_float<large>>(contestant);
}
template <template <class> class Contestant>
bool enter_elman_in_batches(std::string const& contestant) {
  return enter_all<Contestant, in_batches<medium>, in_batches<large>>(contestant);
}

}  // namespace contest
