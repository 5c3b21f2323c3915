// The derivative that the library's is compared with. A recurrence is read from its text and computed by looking up
// what is asked for, from the loss back to what is given, without an order of evaluation, over complex numbers: the
// derivative with respect to a number p is Im E(p + ih) / h.
#pragma once
#include <map>
#include <set>
#include <tuple>

#include "operations.hpp"
#include "values.hpp"

namespace by_text {

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
  std::map<std::string, std::vector<complex>> given_;  // by what is written to bind it
  std::map<std::pair<std::string, int>, std::vector<complex>>
      added_;                                                  // to a variable or to the copy of a parameter at a step
  std::map<std::tuple<std::string, int, int>, matrix> known_;  // variables by step and age
  std::set<std::string> missing_;
  operations operations_;

  /// Where a formula stands: at a step, or in an equation that holds once. The age counts steps from where the loss has
  /// read.
  struct place {
    int step;
    bool is_step;
    int age = 0;
    bool is_start = false;
  };

  static complex real_part(complex x) { return x.real(); }
  static matrix without_derivative(matrix const& m) { return by_hand::each(real_part, m); }
  static matrix as_large_as(matrix const& other, matrix m) {
    return m.is_scalar() ? by_hand::each([&](complex) { return m(0); }, other) : m;
  }
  matrix with_added(matrix m, std::string const& name, int step) const {
    if (auto const found = added_.find({name, step}); found != added_.end())
      for (std::size_t i = 0; i < m.x.size(); ++i) m.x[i] += found->second[i];
    return m;
  }
  matrix given(std::string const& key, std::string const& name, int step) {
    dimensions const d = dimensions_of(name);
    matrix m(d.rows, d.cols);
    auto const found = given_.find(key);
    if (found == given_.end())
      missing_.insert(key);
    else
      std::copy_n(found->second.begin() + step * d.size(), d.size(), m.x.begin());
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
    equation const* const e =
        step == the_end ? defining(name, moment::from_last, 0) : defining(name, moment::relative, 0);
    if (e == nullptr) throw std::invalid_argument("no equation defines " + name);
    matrix const m = evaluate(e->rhs, step == the_end ? place{steps_ - 1, false} : place{step, true, age});
    return known_.emplace(key, with_added(m, name, step)).first->second;
  }
  /// A state before the first or after the last step.
  matrix start(std::string const& name, int step) {
    equation const* const e =
        step < 0 ? defining(name, moment::fixed, step) : defining(name, moment::from_last, step - steps_ + 1);
    if (e != nullptr) {
      dimensions const d = dimensions_of(name);
      return with_added(as_large_as(matrix(d.rows, d.cols), evaluate(e->rhs, {step, false, 0, true})), name, step);
    }
    moment const when = step < 0 ? moment{moment::fixed, step} : moment{moment::from_last, step - steps_ + 1};
    return given(written({formula::symbol, name, {}, when, {}}), name, 0);
  }
  int chunk(int step) const { return std::clamp(step, 0, steps_ - 1) / how_.steps; }

  matrix read(formula const& f, place p) {
    if (f.when.of == moment::none && is_variable(f.name))  // in print
      return read({formula::symbol, f.name, {}, {moment::from_last, 0}}, p);
    if (f.when.of == moment::none) {
      matrix const m = given(f.name, f.name, 0);
      return p.is_start ? m : with_added(m, f.name, p.step);
    }
    int const step = f.when.k + (f.when.of == moment::relative    ? p.step
                                 : f.when.of == moment::from_last ? steps_ - 1
                                                                  : 0);
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

  random_numbers random_{1};
  real rounded() { return 1 + noise * static_cast<real>(2 * random_.uniform() - 1); }

  /// One of the two branches of a choice. The other one gives its shape, and may be undefined.
  matrix chosen(formula const& f, std::size_t branch, place p) {
    matrix const m = evaluate(f.operands[branch], p);
    real const least_before = operations_.least, largest_before = largest;
    matrix const other = evaluate(f.operands[3 - branch], p);
    operations_.least = least_before;
    largest = largest_before;
    return as_large_as(other, m);
  }

  // --- what stands in print alone ---------------------------------------------------------------

  formula loss_;
  std::map<std::string, std::vector<real>> adjoints_;
  /// ∂loss/∂f, of a symbol at a step.
  matrix adjoint(formula f, int t) {
    int const step = f.when.of == moment::relative ? t + f.when.k
                     : f.when.of == moment::fixed  ? f.when.k
                                                   : steps_ - 1 + f.when.k;
    if (f.when.of != moment::none)
      f.when = step < steps_ ? moment{moment::fixed, step} : moment{moment::from_last, step - steps_ + 1};
    else
      f.when = {moment::from_last, 0};
    auto const known = adjoints_.find(written(f));
    auto const& numbers = known != adjoints_.end() ? known->second : adjoints_[written(f)] = derivative(loss_, f);
    dimensions const d = dimensions_of(f.name);
    matrix m(d.rows, d.cols);
    std::copy(numbers.begin(), numbers.end(), m.x.begin());
    return m;
  }
  bool holds(formula const& condition, int t) {
    if (condition.name == "start") return false;
    auto const side = [&](formula const& f) {
      std::string const& name = f.operands[0].name;
      return (name == "t" ? t : name == "T" ? steps_ : 0) + static_cast<int>(f.operands[0].value + f.operands[1].value);
    };
    int const left = side(condition.operands[0]), right = side(condition.operands[1]);
    std::string const& sign = condition.name;
    return sign == "<"    ? left < right
           : sign == ">"  ? left > right
           : sign == "<=" ? left <= right
           : sign == ">=" ? left >= right
                          : left == right;
  }
  /// A vector of ones is printed as 1, Wᵀ·1, and that may be anything: of a matrix and what is made of ones, a product
  /// may be meant.
  bool ones_are_vectors_ = false;
  static bool is_made_of_ones(formula const& f) {
    if (f.of == formula::number) return f.value == 1;
    return (f.name == "+" || f.name == "-" || f.name == "*") &&
           std::any_of(f.operands.begin(), f.operands.end(), is_made_of_ones);
  }
  matrix evaluate_print(formula const& f, place p) {
    if (f.name == "adjoint") return adjoint(f.operands[0], p.step);
    for (std::size_t i = 1; i < f.operands.size(); ++i)
      if (!holds(f.operands[i], p.step)) return {};
    return evaluate(f.operands[0], p);
  }

  matrix evaluate(formula const& f, place p) {
    if (f.of == formula::number) return matrix(f.value);
    if (f.of == formula::symbol && f.name == "T") return matrix(real(steps_));
    if (f.of == formula::symbol) return read(f, p);
    if (f.name == "adjoint" || f.name == "if") return evaluate_print(f, p);
    if (is_over_time(f)) return over_time(f);
    if (f.name == "where")
      if (matrix const c = evaluate(f.operands[0], p); c.is_scalar()) return chosen(f, c(0).real() != 0 ? 1 : 2, p);
    if (f.name == "stop_gradient" && is_moved_) return evaluate_unmoved(f, p);
    std::vector<matrix> a;
    for (formula const& operand : f.operands) a.push_back(evaluate(operand, p));
    if (ones_are_vectors_ && f.name == "*" && a[0].cols > 1 && a[1].is_scalar() && is_made_of_ones(f.operands[1]))
      a[1] = by_hand::each([&](complex) { return a[1](0); }, matrix(a[0].cols, 1));
    matrix m = operations_.apply(f, a);
    for (complex& v : m.x) {
      largest = std::max(largest, std::abs(v));
      if (noise > 0) v = {v.real() * rounded(), v.imag() * rounded()};
    }
    return m;
  }

  /// What a second derivative is taken of is not differentiated in what is stopped: its value is that of the point.
  decltype(given_) unmoved_;
  bool is_moved_ = false;
  matrix evaluate_unmoved(formula const& f, place p) {
    auto const swap = [this] { given_.swap(unmoved_), is_moved_ = !is_moved_; };  // what points into them stays valid
    auto const known = known_;
    swap();
    known_.clear();
    matrix const m = evaluate(f, p);
    swap();
    known_ = known;
    return m;
  }

  template <class Visit>
  void each_number(formula const& target, Visit visit) {
    bool const is_input = !is_variable(target.name) && given_.count(target.name) > 0 &&
                          given_.at(target.name).size() > static_cast<std::size_t>(dimensions_of(target.name).size());
    int const size = dimensions_of(target.name).size();
    if (auto const found = given_.find(written(target));
        found != given_.end() && (target.when.of != moment::from_last || target.when.k > 0)) {
      for (complex& x : found->second) visit(x);
      return;
    }
    int const first = target.when.of == moment::fixed       ? target.when.k
                      : target.when.of == moment::from_last ? steps_ - 1 + target.when.k
                                                            : 0;
    int const end = target.when.of == moment::relative ? steps_ : first + 1;
    bool const once = is_variable(target.name) && defining(target.name, moment::from_last, 0) != nullptr;
    for (int k = first; k < end; ++k)
      for (int i = 0; i < size; ++i) {
        if (is_input)
          visit(given_[target.name][static_cast<std::size_t>(k * size + i)]);
        else {
          auto& numbers = added_[{target.name, once ? the_end : k}];
          numbers.resize(static_cast<std::size_t>(size));
          visit(numbers[static_cast<std::size_t>(i)]);
        }
      }
    added_.clear();
  }

 public:
  /// The greatest number on the way, and how near a logarithm, a quotient or a kink comes to where it has no
  /// derivative.
  real largest = 0;
  real least() const { return operations_.least; }
  /// The relative error of each operation, at random: how much the errors of rounding matter.
  real noise = 0;

  reference(std::vector<equation> equations, int steps, truncation how = {})
      : equations_(std::move(equations)), steps_(steps), how_(how) {}

  bool is_of_the_end(std::string const& name) const { return defining(name, moment::from_last, 0) != nullptr; }
  void bind(std::string const& key, std::vector<double> const& numbers) {
    given_[key].assign(numbers.begin(), numbers.end());
  }

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
  /// H·v: derivatives of the gradient along a direction, by differences of fourth order. `move` adds to what is bound.
  template <class Move>
  std::vector<real> derivative_along(formula const& loss, formula const& target, Move move) {
    constexpr real h = 1e-4L;
    std::vector<real> all;
    unmoved_ = given_;
    is_moved_ = true;
    for (auto const& [steps, weight] : {std::pair{1, 8}, {-1, -8}, {2, -1}, {-2, 1}}) {
      auto const before = given_;
      move([&](std::string const& key, std::vector<double> const& direction) {
        for (std::size_t i = 0; i < direction.size(); ++i)
          given_[key][i] += h * steps * static_cast<real>(direction[i]);
      });
      std::vector<real> const g = derivative(loss, target);
      all.resize(g.size());
      for (std::size_t i = 0; i < g.size(); ++i) all[i] += weight * g[i] / (12 * h);
      given_ = before;
    }
    is_moved_ = false;
    return all;
  }
  /// What is printed of a net, of n numbers or of one that stands for all: its closed forms; a side of a rule at step
  /// t, where adjoints are those of a loss.
  std::vector<real> value_of_print(formula const& f, formula const& loss, int t, std::size_t n) {
    loss_ = loss;
    known_.clear();
    for (bool const they_are : {false, true}) try {
        ones_are_vectors_ = they_are;
        std::vector<real> all;
        for (complex const x : evaluate(f, {t, true}).x) all.push_back(x.real());
        ones_are_vectors_ = false;
        if (all.size() == 1) all.resize(n, all[0]);
        if (all.size() == n || they_are) return all;
      } catch (std::invalid_argument const&) {
        ones_are_vectors_ = false;
        if (they_are) throw;
      }
    return {};
  }
  /// The values of a variable, as they are handed out with a gradient.
  std::vector<real> values(formula const& f) {
    std::vector<real> all;
    known_.clear();
    for (int k = 0; k < (f.when.of == moment::relative ? steps_ : 1); ++k)
      for (complex const x : evaluate(f, {f.when.of == moment::relative ? k : steps_ - 1, true}).x)
        all.push_back(x.real());
    return all;
  }
};

}  // namespace by_text
