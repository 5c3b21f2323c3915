// One recurrence under test: its text, its values at a point, and what the reference says there.
#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace by_text {

struct numbers {
  double const* first;
  std::size_t size;
};

/// Leaves NaN where the next call has its local variables: what is read before it is written shows.
void poison_stack();

class experiment {
  struct state;
  std::unique_ptr<state> now_;

 public:
  experiment(int number, int steps, char const* code, char const* equations, char const* loss, char const* keys,
             char const* targets, char const* values);
  ~experiment();
  /// Goes to the next point; false after the last one.
  bool next_point();
  /// The values of the n-th key.
  std::vector<double> const& values(std::size_t n) const;
  void compare_loss(numbers);
  /// Compares the gradients one after another, in the order of the targets, and the forward values.
  void compare_gradient(numbers);
  void compare_value(numbers);
};

}  // namespace by_text
