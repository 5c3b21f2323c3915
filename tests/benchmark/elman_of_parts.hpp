// The Elman nets of which a batch of 32 sequences is cut into parts, for threads or for ranks.
#pragma once
#include <bptt/bptt.hpp>
#include <bptt/train.hpp>
#include <cmath>
#include <vector>

namespace elman_of_parts {
using namespace bptt;

template <int H, int T>
struct net {
  struct x : input<x, 16> {};
  struct U : parameter<U, H, 16> {};
  struct W : parameter<W, H, H> {};
  struct b : parameter<b, H> {};
  struct v : parameter<v, H> {};
  struct h : variable<h, H> {};
  struct L : variable<L> {};
  static constexpr x signal{};
  static constexpr h state{};
  static constexpr L loss{};
  static constexpr auto model = unroll<T>(recurrence(state[t] = tanh(U{} * signal[t] + W{} * state[t - 1_c] + b{}),
                                                     loss[last] = mean(square(dot(v{}, state[t])), t)));
  using block = parameters<decltype(model), float>;
};
/// Some parameters, and the inputs of a batch.
void fill(auto& theta, std::vector<float>& xs) {
  for (std::size_t i = 0; i < theta.size(); ++i) theta[i] = 0.1f * std::sin(1.3f * static_cast<float>(i));
  for (std::size_t i = 0; i < xs.size(); ++i) xs[i] = std::cos(0.7f * static_cast<float>(i));
}

}  // namespace elman_of_parts
