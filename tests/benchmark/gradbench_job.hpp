// The LSTM of GradBench, which is that of ADBench: layers without products of matrices, each unit of which reads its
// own input and its own state alone, and characters of 14 bits that the next step's character is compared with. Data of
// a fixed sequence of random numbers. Source: https://github.com/gradbench/gradbench, cpp/adbench/shared/lstm.h.
#pragma once
#include <array>
#include <string>

#include "contest.hpp"
#include "random_numbers.hpp"

namespace contest {

/// `layers` layers, `characters` characters: one step less.
template <int layers, int characters>
struct gradbench_job {
  static constexpr int b = 14, l = layers, T = characters - 1;
  static constexpr double tolerance = 1e-11;
  using row = std::array<double, b>;
  /// Weights of forget, in, out, change; their biases.
  std::array<std::array<row, 8>, l> main_parameters;
  /// Weights of the input, weights and biases of the output.
  std::array<row, 3> extra_parameters;
  /// Of each layer the state h, the cell state.
  std::array<std::array<row, 2>, l> state;
  std::array<row, T + 1> sequence;

  gradbench_job() {
    random_numbers random;
    random.fill(main_parameters), random.fill(extra_parameters), random.fill(state);
    for (row& character : sequence)
      for (double& bit : character) bit = random.normal(random.engine) > 0;
  }
  static gradbench_job const& get() {
    static gradbench_job const job;
    return job;
  }
  static std::string group() { return "GradBench's LSTM (layers, characters)"; }
  static std::string size() { return std::to_string(l) + ", " + std::to_string(T + 1); }
};

/// The same where the loss is all that is asked for.
template <int layers, int characters>
struct gradbench_loss_job : gradbench_job<layers, characters> {
  static gradbench_loss_job const& get() {
    static gradbench_loss_job const job;
    return job;
  }
  static std::string group() { return "its loss alone"; }
};

template <template <class> class Contestant, template <class> class OfLoss>
bool enter_gradbench(std::string const& contestant) {
  return enter_all<Contestant, gradbench_job<2, 1024>, gradbench_job<4, 1024>>(contestant) &&
         enter_all<OfLoss, gradbench_loss_job<2, 1024>, gradbench_loss_job<4, 1024>>(contestant);
}

}  // namespace contest
