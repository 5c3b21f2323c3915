// The elementary functions are a parameter of the code that is written by hand, so that those of the C library and
// vectorised ones are both measured.
#pragma once
#include <bptt/arithmetic/exp_log.hpp>
#include <bptt/arithmetic/hyperbolic.hpp>
#include <cmath>

namespace by_hand {

struct libm {
  static constexpr char const* name = "by hand, libm";
  template <class N>
  static N tanh(N v) {
    return std::tanh(v);
  }
  template <class N>
  static N sigmoid(N v) {
    return 1 / (1 + std::exp(-v));
  }
  template <class N>
  static N exp(N v) {
    return std::exp(v);
  }
  template <class N>
  static N log(N v) {
    return std::log(v);
  }
};

/// The library's own, without a branch or a call: a loop over them is vectorised.
struct vectorised {
  static constexpr char const* name = "by hand, vectorised";
  template <class N>
  static N tanh(N v) {
    return bptt::elementary::tanh(v);
  }
  template <class N>
  static N sigmoid(N v) {
    return bptt::elementary::sigmoid(v);
  }
  template <class N>
  static N exp(N v) {
    return bptt::elementary::exp(v);
  }
  template <class N>
  static N log(N v) {
    return bptt::elementary::log(v);
  }
};

}  // namespace by_hand
