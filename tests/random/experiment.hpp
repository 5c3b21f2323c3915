// One recurrence under test: its text, its values at a point, and what the reference says there.
#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "registered.hpp"

namespace by_text {

/// What is asked of a recurrence. In each question the text of the recurrence is read again.
struct question {
  int number, steps;
  char const* kind;  // "gradient by a loop"
  char const *equations, *loss, *keys, *targets, *values;
  bool in_float = false;
  std::vector<int> lengths = {};  // of the sequences of a batch
};

/// Leaves NaN where the next call has its local variables: what is read before it is written shows.
void poison_stack();

/// The names of all nodes of some formulas, for the count of what has been reached: nodes that have been
/// differentiated, by their rules, and nodes of formulas that have been derived.
enum by { differentiated, derived };
void reaches(by, char const* signature);

class experiment {
  struct state;
  std::unique_ptr<state> now_;

 public:
  explicit experiment(question);
  ~experiment();
  /// Goes to the next point; false after the last one.
  bool next_point();
  /// The values of the n-th key, of all sequences of a batch; as floats.
  std::vector<double> const& values(std::size_t n) const;
  std::vector<float> floats(std::size_t n) const;
  /// The direction of the n-th target.
  std::vector<double> direction(std::size_t n) const;

  void compare_loss(std::vector<double> const&);
  /// Compares the gradients one after another, in the order of the targets, and the forward values.
  void compare_gradient(std::vector<double> const&);
  void compare_value(std::vector<double> const&);
  /// The derivative of the gradient along the direction.
  void compare_along(std::vector<double> const&);
  /// A closed form of the derivative with respect to the first target, as it is printed.
  void compare_closed_form(std::string_view printed);
  /// The rule of an adjoint as it is printed, at all steps.
  void compare_rule(std::string_view printed);
};

}  // namespace by_text
