// The LSTM of the benchmark and its data, twice: as the code by hand lays them out, and as the standard arrays that the
// library binds.
#pragma once
#include <array>
#include <limits>
#include <string>

#include "contest.hpp"
#include "lstm_by_hand.hpp"
#include "random_numbers.hpp"

namespace contest {

/// T steps through an LSTM of D inputs and H units, and C classes.
template <int D_, int H_, int C_, int T_, class N = double>
struct lstm_job {
  static constexpr int D = D_, H = H_, C = C_, T = T_;
  static constexpr double tolerance = 4096 * static_cast<double>(std::numeric_limits<N>::epsilon());
  using number = N;
  template <int n>
  using vector = std::array<N, static_cast<std::size_t>(n)>;
  template <int rows, int columns>
  using matrix = std::array<vector<columns>, static_cast<std::size_t>(rows)>;

  by_hand::lstm<D, H, C, N> parameters;
  alignas(64) N h_init[H];
  alignas(64) N c_init[H];
  alignas(64) N inputs[T * D];
  alignas(64) N target[C];

  alignas(64) matrix<4 * H, D> U;
  alignas(64) matrix<4 * H, H> W;
  alignas(64) vector<4 * H> b;
  alignas(64) matrix<C, H> V;
  alignas(64) vector<C> c;
  alignas(64) vector<H> h0;
  alignas(64) vector<H> c0;
  alignas(64) matrix<T, D> x;
  alignas(64) vector<C> y;

  lstm_job() {
    random_numbers random;
    double const scale = 1 / std::sqrt(D + H);
    random.fill(parameters.U, U, scale), random.fill(parameters.W, W, scale), random.fill(parameters.b, b, 0.1);
    random.fill(parameters.V, V, scale), random.fill(parameters.c, c, 0.1);
    random.fill(h_init, h0, 0.5), random.fill(c_init, c0, 0.5), random.fill(inputs, x, 1),
        random.fill_distribution(target, y, C);
  }
  static lstm_job const& get() {
    static lstm_job const job;
    return job;
  }
  static std::string group() { return std::string("LSTM") + (is_float<N> ? ", float" : ", double"); }
  static std::string size() {
    return std::to_string(D) + ", " + std::to_string(H) + ", " + std::to_string(C) + ", " + std::to_string(T);
  }
};

using lstm_16_32 = lstm_job<16, 32, 10, 64>;

}  // namespace contest
