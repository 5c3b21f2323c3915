// The derivative that the library's is compared with. A recurrence is read from its text and computed by looking up what is asked for, from the loss back to what is
// given, without an order of evaluation, over complex numbers: the derivative with respect to a number p is Im E(p + ih) / h.
#pragma once
#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include "../runtime/matrix.hpp"
#include "formula.hpp"

namespace by_text {
using by_hand::complex;
using by_hand::matrix;
using real = long double;

/// How the gradient is truncated: `truncated(E, chunks<n>)`, `truncated(E, window<n>)`.
struct truncation {
  enum kind { none, chunks, window } of = none;
  int steps = 0;
};

/// A recurrence of T steps with values.
class reference {
  std::vector<equation> equations_;
  int steps_;
  truncation how_;
  std::map<std::string, std::vector<complex>> given_;                 // by what is written to bind it
  std::map<std::pair<std::string, int>, std::vector<complex>> added_;  // to a variable or to the copy of a parameter at a step
  std::map<std::tuple<std::string, int, int>, matrix> known_;         // variables by step and age
  std::set<std::string> missing_;

  /// Where a formula stands: at a step, or in an equation that holds once. The age counts steps from where the loss has read.
  struct place {
    int step;
    bool is_step;
    int age = 0;
    bool is_start = false;
  };

  static complex real_part(complex x) { return x.real(); }
  static matrix without_derivative(matrix const& m) { return by_hand::each(real_part, m); }
  matrix with_added(matrix m, std::string const& name, int step) const {
    if (auto const found = added_.find({name, step}); found != added_.end())
      for (std::size_t i = 0; i < m.x.size(); ++i) m.x[i] += found->second[i];
    return m;
  }
  matrix given(std::string const& key, std::string const& name, int step) {
    dimensions const d = dimensions_of(name);
    matrix m(d.rows, d.cols);
    auto const found = given_.find(key);
    if (found == given_.end()) missing_.insert(key);
    else std::copy_n(found->second.begin() + step * d.size(), d.size(), m.x.begin());
    return m;
  }
  equation const* defining(std::string const& name, moment::kind of, int k) const {
    for (equation const& e : equations_)
      if (e.lhs.name == name && e.lhs.when.of == of && e.lhs.when.k == k) return &e;
    return nullptr;
  }
  bool is_variable(std::string const& name) const {
    return std::any_of(equations_.begin(), equations_.end(), [&](equation const& e) { return e.lhs.name == name; });
  }

  /// A variable at a step, or (step −1000) at the end.
  static constexpr int the_end = -1000;
  matrix const& variable(std::string const& name, int step, int age) {
    auto const key = std::make_tuple(name, step, age);
    if (auto const found = known_.find(key); found != known_.end()) return found->second;
    equation const* const e = step == the_end ? defining(name, moment::from_last, 0) : defining(name, moment::relative, 0);
    if (e == nullptr) throw std::invalid_argument("no equation defines " + name);
    matrix const m = evaluate(e->rhs, step == the_end ? place{steps_ - 1, false} : place{step, true, age});
    return known_.emplace(key, with_added(m, name, step)).first->second;
  }
  /// A state before the first or after the last step.
  matrix start(std::string const& name, int step) {
    equation const* const e = step < 0 ? defining(name, moment::fixed, step) : defining(name, moment::from_last, step - steps_ + 1);
    if (e != nullptr) return evaluate(e->rhs, {step, false, 0, true});
    moment const when = step < 0 ? moment{moment::fixed, step} : moment{moment::from_last, step - steps_ + 1};
    return given(written({formula::symbol, name, {}, when, {}}), name, 0);
  }
  int chunk(int step) const { return std::clamp(step, 0, steps_ - 1) / how_.steps; }

  matrix read(formula const& f, place p) {
    if (f.when.of == moment::none) {
      matrix const m = given(f.name, f.name, 0);
      return p.is_start ? m : with_added(m, f.name, p.step);
    }
    int const step = f.when.k + (f.when.of == moment::relative ? p.step : f.when.of == moment::from_last ? steps_ - 1 : 0);
    if (!is_variable(f.name)) return step >= 0 && step < steps_ ? given(f.name, f.name, step) : start(f.name, step);
    if (defining(f.name, moment::from_last, 0) != nullptr) return variable(f.name, the_end, 0);
    int const distance = p.is_step && f.when.of == moment::relative ? std::abs(f.when.k) : 0, age = p.age + distance;
    bool const is_outside = step < 0 || step >= steps_;
    if (how_.of == truncation::chunks && distance > 0 && chunk(step) != chunk(p.step))
      return without_derivative(is_outside ? start(f.name, step) : variable(f.name, step, 0));
    if (is_outside) return start(f.name, step);
    if (how_.of != truncation::window) return variable(f.name, step, 0);
    if (age >= how_.steps) return without_derivative(variable(f.name, step, how_.steps - 1));
    return variable(f.name, step, age);
  }

  matrix over_time(formula const& f) {
    matrix total;
    for (int k = 0; k < steps_; ++k) {
      matrix const m = evaluate(f.operands[0], {k, true});
      total = k == 0 ? m : total + m;
    }
    return f.name == "mean" ? total / matrix(real(steps_)) : total;
  }

  matrix evaluate(formula const& f, place p) {
    if (f.of == formula::number) return matrix(real(f.numbers[0]));
    if (f.of == formula::symbol) return read(f, p);
    if (is_over_time(f)) return over_time(f);
    std::vector<matrix> a;
    for (formula const& operand : f.operands) a.push_back(evaluate(operand, p));
    matrix const m = apply(f, a);
    for (complex const v : m.x) largest = std::max(largest, std::abs(v));
    return m;
  }

  // Functions of one number.
  complex log(complex x) { return margin(x.real()), std::log(x); }
  complex sqrt(complex x) { return margin(x.real()), std::sqrt(x); }
  complex divided(complex x, complex y) { return margin(std::abs(y)), x / y; }
  complex sign(complex x) { return margin(10 * std::abs(x)), real(x.real() > 0 ? 1 : -1); }
  complex softplus(complex x) { return std::log(real(1) + std::exp(x)); }
  complex sigmoid(complex x) { return real(1) / (real(1) + std::exp(-x)); }
  complex power(complex x, complex y) { return margin(x.real()), std::exp(y * std::log(x)); }
  void margin(real distance) { least = std::min(least, distance); }
  bool number(std::string const& name, complex& x) {
    if (name == "tanh") x = std::tanh(x);
    else if (name == "sigmoid") x = sigmoid(x);
    else if (name == "exp") x = std::exp(x);
    else if (name == "log") x = log(x);
    else if (name == "square") x = x * x;
    else if (name == "sqrt") x = sqrt(x);
    else if (name == "reciprocal") x = divided(1, x);
    else if (name == "sin") x = std::sin(x);
    else if (name == "cos") x = std::cos(x);
    else if (name == "sinh") x = std::sinh(x);
    else if (name == "cosh") x = std::cosh(x);
    else if (name == "sign") x = sign(x);
    else if (name == "heaviside") x = (sign(x) + real(1)) / real(2);
    else if (name == "abs") x = sign(x) * x;
    else if (name == "relu") x = (sign(x) + real(1)) / real(2) * x;
    else if (name == "softplus") x = softplus(x);
    else if (name == "arctan") x = std::atan(x);
    else if (name == "stop_gradient") x = x.real();
    else return false;
    return true;
  }

  static matrix piece(matrix const& m, int first, int rows) {
    matrix part(rows, m.cols);
    std::copy_n(m.x.begin() + first * m.cols, rows * m.cols, part.x.begin());
    return part;
  }
  static matrix padded(matrix const& m, int first, int rows) {
    matrix whole(rows, m.cols);
    std::copy(m.x.begin(), m.x.end(), whole.x.begin() + first * m.cols);
    return whole;
  }
  static matrix stacked(std::vector<matrix> const& parts) {
    matrix whole(0, parts[0].cols);
    for (matrix const& part : parts) {
      whole.rows += part.rows;
      whole.x.insert(whole.x.end(), part.x.begin(), part.x.end());
    }
    return whole;
  }
  static matrix filled(complex x, int rows, int cols) {
    matrix m(rows, cols);
    std::fill(m.x.begin(), m.x.end(), x);
    return m;
  }
  static matrix on_diagonal(matrix const& v) {
    matrix m(v.rows, v.rows);
    for (int i = 0; i < v.rows; ++i) m(i, i) = v(i);
    return m;
  }
  static matrix diagonal_of(matrix const& m) {
    matrix v(m.rows, 1);
    for (int i = 0; i < m.rows; ++i) v(i) = m(i, i);
    return v;
  }

  matrix apply(formula const& f, std::vector<matrix> const& a) {
    std::string const& n = f.name;
    auto const each_log = [this](matrix const& m) { return by_hand::each([this](complex x) { return log(x); }, m); };
    if (complex x = 1; a.size() == 1 && number(n, x)) return by_hand::each([&](complex v) { return number(n, v), v; }, a[0]);
    if (n == "+") return a[0] + a[1];
    if (n == "-") return a.size() == 1 ? matrix(real(-1)) * a[0] : a[0] - a[1];
    if (n == "*") return a[0] * a[1];
    if (n == "/") return by_hand::each([&](complex v) { return divided(v, a[1](0)); }, a[0]);
    if (n == "ratio") return matrix(real(f.numbers[0]) / real(f.numbers[1]));
    if (n == "hadamard") return by_hand::times_each(a[0], a[1]);
    if (n == "dot") return by_hand::dot(a[0], a[1]);
    if (n == "outer") return a[0] * by_hand::turned(a[1]);
    if (n == "transpose") return by_hand::turned(a[0]);
    if (n == "sum") return by_hand::sum_of(a[0]);
    if (n == "mean") return by_hand::sum_of(a[0]) / matrix(real(a[0].x.size()));
    if (n == "pow" && f.operands[1].of == formula::number) return by_hand::each([&](complex v) { return integer_power(v, f.operands[1].numbers[0]); }, a[0]);
    if (n == "pow" && f.operands[1].name == "-") return by_hand::each([&](complex v) { return divided(1, integer_power(v, f.operands[1].operands[0].numbers[0])); }, a[0]);
    if (n == "pow") return by_hand::each([this](complex v, complex w) { return power(v, w); }, a[0], a[1]);
    if (n == "softmax") return by_hand::probabilities(a[0]);
    if (n == "log_softmax") return each_log(by_hand::probabilities(a[0]));
    if (n == "logsumexp") return each_log(by_hand::sum_of(by_hand::exp_of(a[0])));
    if (n == "cross_entropy") return matrix(real(-1)) * by_hand::dot(a[1], each_log(a[0]));
    if (n == "softmax_cross_entropy") return matrix(real(-1)) * by_hand::dot(a[1], each_log(by_hand::probabilities(a[0])));
    if (n == "sigmoid_cross_entropy") return by_hand::sum_of(by_hand::each([this](complex q, complex y) { return softplus(q) - q * y; }, a[0], a[1]));
    if (n == "diag") return on_diagonal(a[0]);
    if (n == "diagonal") return diagonal_of(a[0]);
    if (n == "broadcast") return filled(a[0](0), f.numbers[0], f.numbers.size() > 1 ? f.numbers[1] : 1);
    if (n == "segment" || n == "rows") return piece(a[0], f.numbers[0], f.numbers[1]);
    if (n == "component") return piece(a[0], f.numbers[0], 1);
    if (n == "pad") return padded(a[0], f.numbers[0], f.numbers[1]);
    if (n == "concat") return stacked(a);
    throw std::invalid_argument("no operation is called " + n);
  }
  static complex integer_power(complex x, int n) {
    complex y = 1;
    for (int i = 0; i < n; ++i) y *= x;
    return y;
  }

  template <class Visit>
  void each_number(formula const& target, Visit visit) {
    bool const is_input = !is_variable(target.name) && given_.count(target.name) > 0 && given_.at(target.name).size() > static_cast<std::size_t>(dimensions_of(target.name).size());
    int const size = dimensions_of(target.name).size();
    if (auto const found = given_.find(written(target)); found != given_.end() && (target.when.of != moment::from_last || target.when.k > 0)) {
      for (complex& x : found->second) visit(x);
      return;
    }
    int const first = target.when.of == moment::fixed ? target.when.k : target.when.of == moment::from_last ? steps_ - 1 : 0;
    int const end = target.when.of == moment::relative ? steps_ : first + 1;
    bool const once = is_variable(target.name) && defining(target.name, moment::from_last, 0) != nullptr;
    for (int k = first; k < end; ++k)
      for (int i = 0; i < size; ++i) {
        if (is_input) visit(given_[target.name][static_cast<std::size_t>(k * size + i)]);
        else {
          auto& numbers = added_[{target.name, once ? the_end : k}];
          numbers.resize(static_cast<std::size_t>(size));
          visit(numbers[static_cast<std::size_t>(i)]);
        }
      }
    added_.clear();
  }

 public:
  /// The greatest number on the way, and how near a logarithm, a quotient or a kink comes to where it has no derivative.
  real largest = 0, least = std::numeric_limits<real>::infinity();

  reference(std::vector<equation> equations, int steps, truncation how = {}) : equations_(std::move(equations)), steps_(steps), how_(how) {}

  void bind(std::string const& key, std::vector<double> const& numbers) { given_[key].assign(numbers.begin(), numbers.end()); }

  complex value(formula const& scalar) {
    known_.clear();
    formula f = scalar;
    if (f.when.of == moment::none) f.when.of = moment::from_last;
    return evaluate(f, {steps_ - 1, false})(0);
  }
  /// What has to be bound: all that some equation reads and none defines.
  std::set<std::string> keys() {
    known_.clear();
    for (equation const& e : equations_)
      for (int k = 0; k < (e.lhs.when.of == moment::relative ? steps_ : 1); ++k)
        evaluate(e.rhs, e.lhs.when.of == moment::relative ? place{k, true} : place{steps_ - 1, false});
    return missing_;
  }
  /// ∂loss/∂target, in the order in which the library lays it out.
  std::vector<real> derivative(formula const& loss, formula const& target) {
    constexpr real h = 1e-30L;
    std::vector<real> all;
    each_number(target, [&](complex& x) {
      complex const before = x;
      x += complex(0, h);
      all.push_back(value(loss).imag() / h);
      x = before;
    });
    return all;
  }
  /// The values of a variable, as they are handed out with a gradient.
  std::vector<real> values(formula const& f) {
    std::vector<real> all;
    known_.clear();
    for (int k = 0; k < (f.when.of == moment::relative ? steps_ : 1); ++k)
      for (complex const x : evaluate(f, {f.when.of == moment::relative ? k : steps_ - 1, true}).x) all.push_back(x.real());
    return all;
  }
};

}  // namespace by_text
