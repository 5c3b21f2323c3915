// The loss of the Elman net as one writes it for a library that overloads the operators of a number of its own. The
// losses of these nets are small, so that log-sum-exp goes without its maximum here.
#pragma once
#include <array>
#include <cmath>

#include "contest.hpp"

namespace contest {

/// The gradient of all parameters as one array, in the order of by_hand::elman, and its parts.
template <class Job>
struct flat_gradient {
  static constexpr int sizes[] = {Job::H * Job::D, Job::H* Job::H, Job::H, Job::C* Job::H, Job::C};
  static constexpr int size = Job::H * Job::D + Job::H * Job::H + Job::H + Job::C * Job::H + Job::C;

  static answer parts(double loss, double const* gradient) {
    answer all{{loss}};
    for (int const n : sizes) all.emplace_back(gradient, gradient + n), gradient += n;
    return all;
  }
  /// f(number, index) for each of the parameters.
  template <class F>
  static void each_parameter(Job const& job, F f) {
    int index = 0;
    auto const each = [&](auto const& numbers) {
      for (double const number : numbers) f(number, index++);
    };
    each(job.parameters.U), each(job.parameters.W), each(job.parameters.b), each(job.parameters.V),
        each(job.parameters.c);
  }
};

template <class Job, class Number>
Number elman_loss(Job const& job, Number const* parameters) {
  using std::exp, std::log, std::tanh;
  constexpr int D = Job::D, H = Job::H, C = Job::C, T = Job::T;
  Number const *const U = parameters, *const W = U + H * D, *const b = W + H * H, *const V = b + H,
                      *const c = V + C * H;
  std::array<Number, std::size_t(H)> h, next;
  for (int i = 0; i < H; ++i) h[std::size_t(i)] = job.h_init[i];
  for (int t = 0; t < T; ++t) {
    for (int i = 0; i < H; ++i) {
      Number a = b[i];
      for (int j = 0; j < D; ++j) a += U[i * D + j] * job.inputs[t * D + j];
      for (int j = 0; j < H; ++j) a += W[i * H + j] * h[std::size_t(j)];
      next[std::size_t(i)] = tanh(a);
    }
    h = next;
  }
  std::array<Number, std::size_t(C)> o;
  Number mass = 0, loss = 0;
  for (int k = 0; k < C; ++k) {
    Number& logit = o[std::size_t(k)];
    logit = c[k];
    for (int j = 0; j < H; ++j) logit += V[k * H + j] * h[std::size_t(j)];
    mass += exp(logit);
  }
  Number const log_mass = log(mass);
  for (int k = 0; k < C; ++k) loss += job.target[k] * (log_mass - o[std::size_t(k)]);
  return loss;
}

}  // namespace contest
