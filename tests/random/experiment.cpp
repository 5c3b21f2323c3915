// Compares the gradients of all generated recurrences with the reference. At the end: how many recurrences, what they
// are made of, and the greatest error.
#include "experiment.hpp"

#include <cstdio>
#include <limits>
#include <map>

#include "reference.hpp"
#include "values.hpp"

namespace by_text {
namespace {

constexpr double tolerance = 1e-11;  // of the greatest component, or of 0.1 where that is less

int recurrences = 0, failures = 0, comparisons = 0, zeros = 0;
double greatest_error = 0;
std::map<std::string, int> recurrences_with;

// --- what recurrences are made of ---------------------------------------------------------------

std::string shape_class(std::string const& name) {
  dimensions const d = dimensions_of(name);
  if (d.size() == 1 && name.find_first_of("0123456789") == std::string::npos) return "scalar";
  return std::string(name.size() > 2 ? "matrix" : "vector") +
         (name.size() > 2 ? d.rows == d.cols ? ", square" : ", not square" : "");
}
std::string moment_class(formula const& f) {
  std::string const what = role_of(f.name) == 'i' ? "input " : "variable ";
  if (f.when.of == moment::relative)
    return what + "at t " + (f.when.k > 0 ? "+ " : "- ") + std::to_string(std::abs(f.when.k));
  if (f.when.of == moment::from_last) return what + (f.when.k == 0 ? "at the end" : "after the end");
  return what + (f.when.k < 0 ? "before the start" : "at step " + std::to_string(f.when.k));
}
void collect(std::set<std::string>& features, formula const& f, std::string const& of) {
  if (f.of == formula::symbol && f.when.of != moment::none) features.insert(of + moment_class(f));
  if (f.of == formula::symbol && f.when.of == moment::none && f.name != "t")
    features.insert(role_of(f.name) == 'p' ? "parameter, " + shape_class(f.name) : "constant, " + shape_class(f.name));
  if (f.of == formula::operation)
    features.insert((f.name.size() == 1 ? "operator " : "") + f.name +
                    (is_over_time(f)                           ? " over time"
                     : f.name == "-" && f.operands.size() == 1 ? " (negative)"
                                                               : ""));
  for (formula const& operand : f.operands) collect(features, operand, is_over_time(f) ? "summand reads " : of);
}
std::string kind_of(equation const& e) {
  if (e.lhs.when.of == moment::relative) return "step";
  return e.lhs.when.of == moment::from_last && e.lhs.when.k == 0 ? "end" : "start";
}

double error_of(numbers got, std::vector<real> const& want, real least) {
  if (got.size != want.size()) return std::numeric_limits<double>::infinity();
  real apart = 0, scale = least;
  for (std::size_t i = 0; i < want.size(); ++i) {
    if (!std::isfinite(got.first[i])) return std::numeric_limits<double>::infinity();
    apart = std::max(apart, std::abs(got.first[i] - want[i]));
    scale = std::max(scale, std::abs(want[i]));
  }
  return apart == 0 ? 0.0 : static_cast<double>(apart / scale);
}

}  // namespace

[[gnu::noinline]] void poison_stack() {
  double volatile numbers[1 << 14];
  for (double volatile& x : numbers) x = std::numeric_limits<double>::quiet_NaN();
}

struct experiment::state {
  int number, steps, point = -1;
  std::string code, text, loss_text, targets_text;
  formula loss;
  truncation how;
  std::vector<equation> equations;
  std::vector<formula> keys, targets, references;
  std::vector<std::vector<double>> values;
  std::unique_ptr<reference> want;
  std::size_t target = 0, handed_out = 0;
  bool failed = false;

  void compare(std::string const& what, numbers got, std::vector<real> const& expected, real least) {
    double const error = error_of(got, expected, least);
    ++comparisons;
    greatest_error = std::max(greatest_error, error);
    if (error <= tolerance) return;
    if (!failed) {
      ++failures;
      std::printf("FAILED: recurrence %d of %d steps, by %s, point %d\n  equations: %s\n  loss: %s\n  wrt: %s\n",
                  number, steps, code.c_str(), point, text.c_str(), loss_text.c_str(), targets_text.c_str());
    }
    failed = true;
    std::printf("  %s is off by %g:", what.c_str(), error);
    for (std::size_t i = 0; i < got.size && i < 12; ++i) std::printf(" %.8g", got.first[i]);
    std::printf(", and not");
    for (std::size_t i = 0; i < expected.size() && i < 12; ++i) std::printf(" %.8Lg", expected[i]);
    std::printf("\n");
  }
};

experiment::experiment(int number, int steps, char const* code, char const* equations, char const* loss,
                       char const* keys, char const* targets, char const* values)
    : now_(new state) {
  state& s = *now_;
  s.number = number;
  s.steps = steps;
  s.code = code;
  s.text = equations;
  s.loss_text = loss;
  s.targets_text = targets;
  s.equations = parser(equations).equations();
  s.loss = parser(loss).formulas()[0];
  if (s.loss.name == "truncated") {
    formula const how = s.loss.operands[1];
    s.how = {how.name == "chunks" ? truncation::chunks : truncation::window, how.numbers[0]};
    s.loss = formula(s.loss.operands[0]);
  }
  s.keys = parser(keys).formulas();
  s.targets = parser(targets).formulas();
  s.references = parser(values).formulas();
  ++recurrences;

  std::set<std::string> features{"by " + s.code, "steps: " + std::to_string(steps)};
  if (s.how.of != truncation::none)
    features.insert(s.how.of == truncation::chunks ? "truncated by chunks" : "truncated by a window");
  if (s.loss.when.of != moment::none) features.insert("loss of a step");
  int steps_equations = 0;
  for (equation const& e : s.equations) {
    steps_equations += kind_of(e) == "step";
    collect(features, e.rhs, kind_of(e) + " reads ");
    features.insert("equation of a" + std::string(kind_of(e) == "end" ? "n " : " ") + kind_of(e) + ", " +
                    shape_class(e.lhs.name));
  }
  features.insert("step equations: " + std::to_string(steps_equations));
  for (formula const& f : s.targets)
    features.insert(f.when.of == moment::none ? "wrt " + std::string(role_of(f.name) == 'p'   ? "parameter"
                                                                     : role_of(f.name) == 'i' ? "input"
                                                                                              : "constant")
                    : role_of(f.name) == 'p'
                        ? "wrt copies of a parameter" + std::string(f.when.of == moment::fixed ? ", one" : "")
                        : "wrt " + moment_class(f));
  for (formula const& f : s.references) features.insert("hands out " + moment_class(f));
  for (std::string const& feature : features) ++recurrences_with[feature];
}
experiment::~experiment() = default;

bool experiment::next_point() {
  state& s = *now_;
  if (++s.point == points || s.failed) return false;
  s.want = std::make_unique<reference>(s.equations, s.steps, s.how);
  s.target = s.handed_out = 0;
  s.values.clear();
  for (formula const& key : s.keys) {
    s.values.push_back(values_of(written(key), s.steps, s.number, s.point));
    s.want->bind(written(key), s.values.back());
  }
  return true;
}
std::vector<double> const& experiment::values(std::size_t n) const { return now_->values[n]; }

void experiment::compare_loss(numbers got) {
  now_->compare("the loss", got, {now_->want->value(now_->loss).real()}, 0.1L);
}
void experiment::compare_gradient(numbers got) {
  state& s = *now_;
  formula const& target = s.targets[s.target++];
  std::vector<real> const want = s.want->derivative(s.loss, target);
  zeros += std::all_of(want.begin(), want.end(), [](real x) { return x == 0; });
  s.compare("the gradient of " + written(target), got, want, 0.1L);
}
void experiment::compare_value(numbers got) {
  state& s = *now_;
  formula const& f = s.references[s.handed_out++];
  s.compare("the value of " + written(f), got, s.want->values(f), 0.1L);
}

}  // namespace by_text

namespace generated {
void check_all();
}

int main() {
  using namespace by_text;
  generated::check_all();
  std::printf("recurrences  that have\n");
  for (auto const& [feature, count] : recurrences_with) std::printf("%11d  %s\n", count, feature.c_str());
  std::printf(
      "%d recurrences at %d points, %d comparisons, of them %d with zero; greatest relative error %.2g; %d recurrences "
      "failed\n",
      recurrences, points, comparisons, zeros, greatest_error, failures);
  return failures == 0 && recurrences > 0 ? 0 : 1;
}
