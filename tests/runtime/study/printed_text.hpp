// What is printed, read again: the text of equations becomes functions of a step, and a recurrence is evaluated from
// its text over complex numbers. The derivative with respect to a number p is Im L(p + ih) / h. Nothing here knows the
// library: a formula that reads what is not there, or an adjoint that no line defines, is an error.
#pragma once
#include <cctype>
#include <cmath>
#include <complex>
#include <cstdlib>
#include <functional>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace printed_text {

using complex = std::complex<double>;

/// A step as it is printed: none, t + n, n, or T + n; and the number that it is.
struct step {
  enum kind { none, relative, absolute, from_end } of = none;
  int n = 0;
  static constexpr int no_step = -1000;
  int at(int t, int T) const { return of == none ? no_step : of == relative ? t + n : of == absolute ? n : T + n; }
};
/// A symbol at a step, h[t-1], or an adjoint, dL/dh[t-1].
struct leaf {
  std::string name;
  step when;
  bool is_adjoint = false;
};

/// Where numbers come from; `t` is `start` in a term that belongs to no step.
struct source {
  int T;
  explicit source(int steps) : T(steps) {}
  source(source const&) = delete;
  virtual ~source() = default;
  virtual complex value(std::string const& name, int step) = 0;
  virtual complex adjoint(std::string const& name, int step) = 0;
};
inline constexpr int start = -2000;
using formula = std::function<complex(source&, int t)>;
using condition = std::function<bool(source&, int t)>;

/// Reads formulas as `ascii` prints them, of scalars.
class reader {
  std::string_view rest_;

  [[noreturn]] void fail(char const* what) const {
    throw std::invalid_argument(std::string(what) + " expected before '" + std::string(rest_) + "'");
  }
  bool take(std::string_view token) {
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }
  void expect(std::string_view token) {
    if (!take(token)) fail(std::string(token).c_str());
  }
  bool is_digit() const { return !rest_.empty() && std::isdigit(static_cast<unsigned char>(rest_[0])) != 0; }
  int natural() {
    if (!is_digit()) fail("a number");
    int n = 0;
    for (; is_digit(); rest_.remove_prefix(1)) n = 10 * n + (rest_[0] - '0');
    return n;
  }
  int integer() { return take("-") ? -natural() : natural(); }
  std::string name() {
    std::size_t n = 0;
    while (n < rest_.size() && (std::isalnum(static_cast<unsigned char>(rest_[n])) != 0 || rest_[n] == '_')) ++n;
    if (n == 0) fail("a name");
    std::string const found(rest_.substr(0, n));
    rest_.remove_prefix(n);
    return found;
  }
  step step_below() {
    if (!take("[")) return {};
    step s;
    if (take("t"))
      s = {step::relative, take("+") ? natural() : take("-") ? -natural() : 0};
    else if (take("T"))
      s = {step::from_end, take("+") ? natural() : take("-") ? -natural() : 0};
    else
      s = {step::absolute, integer()};
    expect("]");
    return s;
  }

  formula function_of(std::string const& f, formula argument) {
    static std::map<std::string, complex (*)(complex)> const known{{"tanh", [](complex z) { return std::tanh(z); }},
                                                                   {"sin", [](complex z) { return std::sin(z); }},
                                                                   {"cos", [](complex z) { return std::cos(z); }},
                                                                   {"exp", [](complex z) { return std::exp(z); }},
                                                                   {"log", [](complex z) { return std::log(z); }},
                                                                   {"sigmoid", [](complex z) { return 1.0 / (1.0 + std::exp(-z)); }}};
    auto const found = known.find(f);
    if (found == known.end()) fail(("a known function instead of " + f).c_str());
    return [argument, call = found->second](source& from, int t) { return call(argument(from, t)); };
  }
  formula number_of(leaf const& l) {
    if (l.name == "T" && l.when.of == step::none) return [](source& from, int) { return complex(from.T); };
    return [l](source& from, int t) {
      if (l.when.of == step::relative && t == start) throw std::invalid_argument("no step t at the start");
      int const k = l.when.at(t, from.T);
      return l.is_adjoint ? from.adjoint(l.name, k) : from.value(l.name, k);
    };
  }
  formula atom() {
    if (take("(")) {
      formula inner = sum();
      expect(")");
      return inner;
    }
    if (is_digit()) return [n = natural()](source&, int) { return complex(n); };
    auto const before = rest_;
    std::string const n = name();
    if (take("(")) {
      formula f = function_of(n, sum());
      expect(")");
      return f;
    }
    rest_ = before;
    return number_of(read_leaf());
  }
  formula power() {
    formula const base = atom();
    if (!take("^")) return base;
    bool const encloses = take("(");
    int const n = integer();
    if (encloses) expect(")");
    return [base, n](source& from, int t) { return std::pow(base(from, t), n); };
  }
  formula product() {
    if (take("-")) return [f = product()](source& from, int t) { return -f(from, t); };
    if (take("sum_t "))
      return [f = product()](source& from, int) {
        complex total = 0;
        for (int k = 0; k < from.T; ++k) total += f(from, k);
        return total;
      };
    formula f = power();
    for (;;)
      if (rest_.starts_with("*sum_t ") || rest_.starts_with("*-")) {
        take("*");
        f = [f, g = product()](source& from, int t) { return f(from, t) * g(from, t); };
      } else if (take("*"))
        f = [f, g = power()](source& from, int t) { return f(from, t) * g(from, t); };
      else if (take("/"))
        f = [f, g = power()](source& from, int t) { return f(from, t) / g(from, t); };
      else
        return f;
  }
  /// t + 1, T-1, 3
  step side() {
    step s;
    if (take("T"))
      s = {step::from_end, take("-") ? -natural() : 0};
    else if (take("t"))
      s = {step::relative, take(" + ") ? natural() : take(" - ") ? -natural() : 0};
    else
      s = {step::absolute, integer()};
    return s;
  }
  condition one_condition() {
    if (take("start")) return [](source&, int t) { return t == start; };
    step const left = side();
    if (take(" in the chunk of ")) {  // states before the first step belong to the first chunk
      int const n = natural();
      expect(" of t");
      return [left, n](source& from, int t) {
        int const k = left.at(t, from.T);
        return k >= 0 && k < from.T && k / n == (t < 0 ? 0 : t) / n;
      };
    }
    int const sign = take(" = ") ? 0 : take(" < ") ? -1 : take(" >= ") ? 1 : (fail("a comparison"), 0);
    step const right = side();
    return [=](source& from, int t) {
      if (t == start) return false;
      int const a = left.at(t, from.T), b = right.at(t, from.T);
      return sign == 0 ? a == b : sign < 0 ? a < b : a >= b;
    };
  }
  /// Of the terms of a rule, those with [start] alone stand at the start.
  formula term(bool is_of_a_rule) {
    formula const f = product();
    if (!take(" ["))
      return [f, is_of_a_rule](source& from, int t) { return is_of_a_rule && t == start ? complex(0) : f(from, t); };
    std::vector<condition> all{one_condition()};
    while (take(", ")) all.push_back(one_condition());
    expect("]");
    return [f, all](source& from, int t) {
      for (condition const& holds : all)
        if (!holds(from, t)) return complex(0);
      return f(from, t);
    };
  }

 public:
  explicit reader(std::string_view text) : rest_(text) {}
  bool is_done() const { return rest_.empty(); }
  leaf read_leaf() {
    std::string n = name();
    if (n[0] == 'd' && take("/d")) {
      n = name();
      return {n, step_below(), true};
    }
    return {n, step_below()};
  }
  formula sum(bool is_a_rule = false) {
    formula f = term(is_a_rule);
    for (;;)
      if (take(" + "))
        f = [f, g = term(is_a_rule)](source& from, int t) { return f(from, t) + g(from, t); };
      else if (take(" - "))
        f = [f, g = term(is_a_rule)](source& from, int t) { return f(from, t) - g(from, t); };
      else
        return f;
  }
};

/// A line: left side = right side. One that says what δ is, δ = dL/dh, has that adjoint as its right side, or no
/// formula where it is that of a formula.
struct equation {
  leaf lhs;
  formula rhs;
  bool is_meaning;
  leaf meaning;
};
inline std::vector<equation> equations_in(std::string_view text) {
  std::vector<equation> all;
  while (!text.empty()) {
    std::string_view const line = text.substr(0, text.find('\n'));
    text.remove_prefix(line.size() == text.size() ? line.size() : line.size() + 1);
    std::size_t const equals = line.find(" = ");
    std::string_view const right = line.substr(equals + 3);
    equation e{reader(line.substr(0, equals)).read_leaf(), nullptr, false, {}};
    e.is_meaning = e.lhs.name.starts_with("delta") && right.starts_with("dL/d") &&
                   (right.starts_with("dL/d(") || right.find_first_of("*+ ", 0) == std::string_view::npos);
    if (!e.is_meaning) {
      reader r(right);
      e.rhs = r.sum(true);
      if (!r.is_done()) throw std::invalid_argument("not read to the end: " + std::string(line));
    } else if (!right.starts_with("dL/d(")) {
      e.meaning = reader(right).read_leaf();
    }
    all.push_back(e);
  }
  return all;
}

/// A recurrence of T steps, or a program, from its text.
class forward : public source {
  std::vector<equation> const equations_;
  std::map<std::pair<std::string, int>, complex> known_, adjoints_;
  std::set<std::pair<std::string, int>> given_;
  std::pair<std::string, int> added_to_;
  complex added_ = 0;
  bool is_complete_ = false;

  equation const* defining(std::string const& name, int k) const {
    for (equation const& e : equations_)
      if (e.lhs.name == name && (e.lhs.when.of == step::relative ? k >= 0 && k < T : e.lhs.when.at(0, T) == k))
        return &e;
    return nullptr;
  }
  /// A number that has nothing to do with the others.
  static complex number_for(std::string const& name, int k) {
    double x = 0.37 * (k == step::no_step ? 17 : k);
    for (char const c : name) x = std::fmod(x * 7.3 + c * 0.618, 11);
    return (std::sin(x * 5) > 0 ? 1 : -1) * (0.3 + 0.5 * std::abs(std::sin(x)));
  }

 public:
  forward(std::string_view text, int steps) : source(steps), equations_(equations_in(text)) {
    for (equation const& e : equations_)
      if (e.lhs.when.of == step::relative)
        for (int k = 0; k < T; ++k) value(e.lhs.name, k);
      else
        value(e.lhs.name, e.lhs.when.at(0, T));
    is_complete_ = true;
  }
  bool has(std::string const& name, int k) const { return defining(name, k) != nullptr || given_.contains({name, k}); }
  complex value(std::string const& name, int k) override {
    std::pair const key{name, k};
    if (auto const found = known_.find(key); found != known_.end()) return found->second;
    equation const* const e = defining(name, k);
    if (e == nullptr && is_complete_ && !given_.contains(key))
      throw std::invalid_argument("there is no " + name + " at step " + std::to_string(k));
    if (e == nullptr) given_.insert(key);
    complex const v = (e == nullptr ? number_for(name, k) : e->rhs(*this, k)) + (key == added_to_ ? added_ : 0);
    return known_[key] = v;
  }
  /// The derivative of L.
  complex adjoint(std::string const& name, int k) override {
    std::pair const key{name, k};
    if (auto const found = adjoints_.find(key); found != adjoints_.end()) return found->second;
    if (!has(name, k)) throw std::invalid_argument("there is no adjoint of " + name + " at step " + std::to_string(k));
    constexpr double h = 1e-30;
    added_to_ = key, added_ = complex(0, h);
    auto const before = std::exchange(known_, {});
    complex const slope = value("L", step::no_step).imag() / h;
    known_ = before, added_ = 0;
    return adjoints_[key] = slope;
  }
};

/// Gradient equations, as they are: δ and adjoints by their lines alone, values by a recurrence.
class backward : public source {
  std::vector<equation> equations_;
  forward& values_;
  std::map<std::pair<std::string, int>, complex> known_;

  complex by_its_line(std::string const& name, int k, bool is_adjoint) {
    std::pair const key{(is_adjoint ? "dL/d" : "") + name, k};
    if (auto const found = known_.find(key); found != known_.end()) return found->second;
    for (equation const& e : equations_)
      if (e.lhs.name == name && e.lhs.is_adjoint == is_adjoint && !e.is_meaning &&
          (e.lhs.when.of == step::relative ? k >= 0 && k < T : e.lhs.when.at(0, T) == k))
        return known_[key] = e.rhs(*this, k);
    throw std::invalid_argument("no line defines " + key.first + " at step " + std::to_string(k));
  }

 public:
  backward(std::string_view text, forward& values)
      : source(values.T), equations_(equations_in(text)), values_(values) {}
  std::vector<equation> const& equations() const { return equations_; }
  complex value(std::string const& name, int k) override {
    return name.starts_with("delta") ? by_its_line(name, k, false) : values_.value(name, k);
  }
  complex adjoint(std::string const& name, int k) override { return by_its_line(name, k, true); }
};

}  // namespace printed_text
