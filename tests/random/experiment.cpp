// Compares what the library says of all generated recurrences with the reference. At the end: how many recurrences,
// what they are made of, which nodes they have reached, and the greatest errors.
//   random_tests [NODE...]    fails where 500 recurrences or more have not reached one of these nodes
#include "experiment.hpp"

#include <cstdio>
#include <limits>
#include <map>

#include "printed.hpp"
#include "reference.hpp"
#include "values.hpp"

namespace by_text {
namespace {

constexpr double tolerance = 1e-11;       // of the greatest component, or of 0.1 where that is less
constexpr double tolerance_along = 1e-8;  // of second derivatives, where the reference takes differences
constexpr double rounding = 6e-8;         // of floats
constexpr double least_scale = 0.1;

int failures = 0, comparisons = 0, zeros = 0;
std::set<int> recurrences;
std::map<std::string, int> questions, recurrences_with;
std::map<std::string, double> greatest_error;  // of each kind of question
std::map<std::string, int> reached[2];

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

/// The greatest difference, as a part of the greatest number.
double error_of(std::vector<double> const& got, std::vector<real> const& want) {
  if (got.size() != want.size()) return std::numeric_limits<double>::infinity();
  real apart = 0, scale = least_scale;
  for (std::size_t i = 0; i < want.size(); ++i) {
    if (!std::isfinite(got[i])) return std::numeric_limits<double>::infinity();
    apart = std::max(apart, std::abs(got[i] - want[i]));
    scale = std::max(scale, std::abs(want[i]));
  }
  return static_cast<double>(apart / scale);
}
std::vector<double> as_double(std::vector<real> const& x) { return {x.begin(), x.end()}; }
bool is_all_zero(std::vector<real> const& x) {
  return std::all_of(x.begin(), x.end(), [](real v) { return v == 0; });
}

}  // namespace

[[gnu::noinline]] void poison_stack() {
  double volatile numbers[1 << 14];
  for (double volatile& x : numbers) x = std::numeric_limits<double>::quiet_NaN();
}

void reaches(by how, char const* signature) {
  std::set<std::string> names;
  std::string name;
  for (char const* c = signature; *c != 0; ++c) {
    if (std::isalnum(static_cast<unsigned char>(*c)) || *c == '_')
      name += *c;
    else
      names.insert(name), name.clear();
  }
  for (std::string const& n : names) ++reached[how][n];
}

struct experiment::state {
  question ask;
  int point = -1;
  formula loss;
  truncation how;
  std::vector<equation> equations;
  std::vector<formula> keys, targets, references;
  std::vector<std::vector<double>> values;
  std::vector<std::unique_ptr<reference>> want;  // of each sequence
  std::size_t target = 0, handed_out = 0;
  bool failed = false;

  int sequences() const { return std::max(1, static_cast<int>(ask.lengths.size())); }
  int steps_of(int b) const { return ask.lengths.empty() ? ask.steps : ask.lengths[static_cast<std::size_t>(b)]; }
  bool is_target(std::string const& name) const {
    return std::any_of(targets.begin(), targets.end(), [&](formula const& f) { return f.name == name; });
  }
  /// Has each sequence of a batch its own? Of some constants it does.
  bool is_of_each(std::string const& name) const {
    char const role = role_of(name);
    return sequences() > 1 && (role == 'i' || role == 'v' || (role == 'c' && !is_target(name)));
  }
  void report(std::string const& what) {
    if (!failed) {
      ++failures;
      std::printf("FAILED: %s of recurrence %d of %d steps, point %d\n  equations: %s\n  loss: %s\n  wrt: %s\n",
                  ask.kind, ask.number, ask.steps, point, ask.equations, ask.loss, ask.targets);
      for (int const n : ask.lengths) std::printf("  length: %d\n", n);
    }
    failed = true;
    std::printf("  %s\n", what.c_str());
  }
  void compare(std::string const& what, std::vector<double> const& got, std::vector<real> const& expected,
               double allowed) {
    double const error = error_of(got, expected);
    ++comparisons;
    greatest_error[ask.kind] = std::max(greatest_error[ask.kind], error);
    if (error <= allowed) return;
    std::string numbers = what + " is off by " + std::to_string(error) + ":";
    for (std::size_t i = 0; i < got.size() && i < 12; ++i) numbers += ' ' + std::to_string(got[i]);
    numbers += ", and not";
    for (std::size_t i = 0; i < expected.size() && i < 12; ++i) numbers += ' ' + std::to_string(expected[i]);
    report(numbers);
  }
  /// What a computation on the reference of each sequence gives: one after another, or their mean; shorter ones have
  /// zeros at the end.
  template <class Compute>
  std::vector<real> of_sequences(bool one_after_another, bool divided, Compute compute) {
    std::vector<std::vector<real>> each;
    std::size_t longest = 0;
    for (auto& r : want) each.push_back(compute(*r)), longest = std::max(longest, each.back().size());
    std::vector<real> all(one_after_another ? longest * each.size() : longest);
    for (std::size_t b = 0; b < each.size(); ++b)
      for (std::size_t i = 0; i < each[b].size(); ++i)
        all[one_after_another ? b * longest + i : i] +=
            divided ? each[b][i] / static_cast<real>(each.size()) : each[b][i];
    return all;
  }
  /// How far floats may be off: by what errors of rounding do to the reference.
  template <class Compute>
  double allowed(std::vector<real> const& expected, Compute compute) {
    if (!ask.in_float) return tolerance;
    double apart = 0;
    for (int i = 0; i < 3; ++i) {
      for (auto& r : want) r->noise = rounding;
      apart = std::max(apart, error_of(as_double(compute()), expected));
      for (auto& r : want) r->noise = 0;
    }
    return 2e-6 + 60 * apart;
  }
};

experiment::experiment(question ask) : now_(new state) {
  state& s = *now_;
  s.ask = ask;
  s.equations = parser(ask.equations).equations();
  s.loss = parser(ask.loss).formulas()[0];
  if (s.loss.name == "truncated") {
    formula const how = s.loss.operands[1];
    s.how = {how.name == "chunks" ? truncation::chunks : truncation::window, how.numbers[0]};
    s.loss = formula(s.loss.operands[0]);
  }
  s.keys = parser(ask.keys).formulas();
  s.targets = parser(ask.targets).formulas();
  s.references = parser(ask.values).formulas();
  ++questions[ask.kind];
  if (!recurrences.insert(ask.number).second) return;

  std::set<std::string> features{"steps: " + std::to_string(ask.steps)};
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
  s.target = s.handed_out = 0;
  s.values.assign(s.keys.size(), {});
  s.want.clear();
  for (int b = 0; b < s.sequences(); ++b) {
    s.want.push_back(std::make_unique<reference>(s.equations, s.steps_of(b), s.how));
    for (std::size_t k = 0; k < s.keys.size(); ++k) {
      std::string const key = written(s.keys[k]);
      bool const is_of_each = s.is_of_each(s.keys[k].name);
      int const point = is_of_each && b > 0 ? points : s.point;
      std::vector<double> numbers = values_of(key, s.ask.steps, s.ask.number, point);
      if (s.ask.in_float)
        for (double& x : numbers) x = static_cast<double>(static_cast<float>(x));
      s.want.back()->bind(key, numbers);
      if (is_of_each || b == 0) s.values[k].insert(s.values[k].end(), numbers.begin(), numbers.end());
    }
  }
  return true;
}
std::vector<double> const& experiment::values(std::size_t n) const { return now_->values[n]; }
std::vector<float> experiment::floats(std::size_t n) const {
  std::vector<float> all;
  for (double const x : now_->values[n]) all.push_back(static_cast<float>(x));
  return all;
}
std::vector<double> experiment::direction(std::size_t n) const {
  return values_of(written(now_->targets[n]), now_->ask.steps, now_->ask.number, 100 + now_->point);
}

void experiment::refused(char const* why) { now_->report(why); }
void experiment::compare_loss(std::vector<double> const& got) {
  state& s = *now_;
  auto const compute = [&] {
    return s.of_sequences(false, true, [&](reference& r) { return std::vector<real>{r.value(s.loss).real()}; });
  };
  std::vector<real> const want = compute();
  s.compare("the loss", got, want, s.allowed(want, compute));
}
void experiment::compare_gradient(std::vector<double> const& got) {
  state& s = *now_;
  formula const& target = s.targets[s.target++];
  auto const compute = [&] {
    return s.of_sequences(s.is_of_each(target.name), true, [&](reference& r) { return r.derivative(s.loss, target); });
  };
  std::vector<real> const want = compute();
  zeros += is_all_zero(want);
  s.compare("the gradient of " + written(target), got, want, s.allowed(want, compute));
}
void experiment::compare_value(std::vector<double> const& got) {
  state& s = *now_;
  formula const& f = s.references[s.handed_out++];
  auto const want = s.of_sequences(true, false, [&](reference& r) { return r.values(f); });
  s.compare("the value of " + written(f), got, want, tolerance);
}
void experiment::compare_along(std::vector<double> const& got) {
  state& s = *now_;
  formula const& target = s.targets[s.target++];
  auto const move = [&](auto add) {
    for (std::size_t n = 0; n < s.targets.size(); ++n) add(written(s.targets[n]), direction(n));
  };
  s.compare("H·v of " + written(target), got, s.want[0]->derivative_along(s.loss, target, move), tolerance_along);
}
void experiment::compare_closed_form(std::string_view printed) {
  state& s = *now_;
  try {
    formula const f = parser_of_print(printed).whole();
    std::vector<real> const want = s.want[0]->derivative(s.loss, s.targets[0]);
    std::vector<double> const got = as_double(s.want[0]->value_of_print(f, s.loss, s.ask.steps - 1, want.size()));
    s.compare(std::string(printed), got, want, tolerance);
  } catch (std::invalid_argument const& what) {
    s.report(std::string(printed) + ": " + what.what());
  }
}
void experiment::compare_rule(std::string_view printed) {
  state& s = *now_;
  try {
    equation const rule = parser_of_print(printed).rule();
    bool const is_of_the_end = s.want[0]->is_of_the_end(rule.lhs.name);
    for (int t = is_of_the_end ? s.ask.steps - 1 : 0; t < s.ask.steps; ++t) {
      formula const left{formula::operation, "adjoint", {}, {}, {rule.lhs}};
      std::vector<real> const of_left = s.want[0]->value_of_print(left, s.loss, t, 1);
      std::vector<real> const got = s.want[0]->value_of_print(rule.rhs, s.loss, t, of_left.size());
      std::vector<double> const want = as_double(of_left);
      s.compare("at step " + std::to_string(t) + ", " + std::string(printed), want, got, tolerance);
    }
  } catch (std::invalid_argument const& what) {
    s.report(std::string(printed) + ": " + what.what());
  }
}

}  // namespace by_text

int main(int argc, char** argv) {
  using namespace by_text;
  run_all();
  std::printf("recurrences  that have\n");
  for (auto const& [feature, count] : recurrences_with) std::printf("%11d  %s\n", count, feature.c_str());
  std::printf("recurrences  greatest relative error  in\n");
  for (auto const& [kind, count] : questions)
    std::printf("%11d  %23.2g  %s\n", count, greatest_error[kind], kind.c_str());
  int missing = 0;
  if (argc > 1) std::printf("recurrences that have differentiated a node, formulas derived that have it\n");
  for (int i = 1; i < argc; ++i) {
    std::printf("%11d %5d  %s\n", reached[differentiated][argv[i]], reached[derived][argv[i]], argv[i]);
    missing += reached[differentiated][argv[i]] == 0;
  }
  if (argc > 1) std::printf("%d nodes of %d not reached\n", missing, argc - 1);
  std::printf("%zu recurrences at %d points, %d comparisons, of them %d with zero; %d failures\n", recurrences.size(),
              points, comparisons, zeros, failures);
  return failures == 0 && recurrences.size() > 0 && (missing == 0 || recurrences.size() < 500) ? 0 : 1;
}
