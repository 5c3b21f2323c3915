// Reads equations as they are written in a program, `h3[t] = tanh(W33 * h3[t - 1_c] + x3[t])`, at run time and without
// the library. The name of a symbol says its shape: h3 is a vector of 3 components, W23 a matrix of 2 rows and 3
// columns, a a scalar.
#pragma once
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace by_text {

/// The step at which a symbol is read: by its name alone, at t + k, at last + k, at step k.
struct moment {
  enum kind { none, relative, from_last, fixed } of = none;
  int k = 0;
};

/// A formula: a symbol, a number, or an operation, such as "+" or "tanh", with its operands.
struct formula {
  enum kind { symbol, number, operation } of = number;
  std::string name;
  std::vector<int> numbers = {};  // the template arguments of an operation
  moment when = {};
  std::vector<formula> operands = {};
  long double value = 0;  // of a number

  bool is_integer() const { return of == number && std::floor(value) == value; }
};

struct equation {
  formula lhs, rhs;
};

struct dimensions {
  int rows = 1, cols = 1;
  int size() const { return rows * cols; }
};
inline dimensions dimensions_of(std::string const& name) {
  std::size_t const first = name.find_first_of("0123456789");
  if (first == std::string::npos) return {};
  return {name[first] - '0', first + 1 < name.size() ? name[first + 1] - '0' : 1};
}

/// What readers of formulas have in common. Where spaces mean nothing they are skipped before each token.
template <bool skips_spaces>
class token_reader {
 protected:
  std::string_view rest_;

  explicit token_reader(std::string_view text) : rest_(text) {}
  void skip_space() {
    while (!rest_.empty() && std::isspace(static_cast<unsigned char>(rest_.front()))) rest_.remove_prefix(1);
  }
  bool take(std::string_view token) {
    if (skips_spaces) skip_space();
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }
  void expect(std::string_view token) {
    if (!take(token)) throw std::invalid_argument("expected " + std::string(token) + " before " + std::string(rest_));
  }
  void expect_the_end() const {
    if (!rest_.empty()) throw std::invalid_argument("not understood: " + std::string(rest_));
  }
  bool begins_with_a_digit(std::size_t skipped = 0) const {
    return rest_.size() > skipped && std::isdigit(static_cast<unsigned char>(rest_[skipped]));
  }
  std::string word() {
    if (skips_spaces) skip_space();
    std::size_t n = 0;
    while (n < rest_.size() && (std::isalnum(static_cast<unsigned char>(rest_[n])) || rest_[n] == '_')) ++n;
    std::string const w(rest_.substr(0, n));
    rest_.remove_prefix(n);
    return w;
  }
  int integer() {
    int const sign = take("-") ? -1 : 1;
    return sign * std::stoi(word());  // of 2_c as well
  }
  /// + 2, - 1, or nothing.
  int offset() { return take("+") ? integer() : take("-") ? -integer() : 0; }
  static formula operation(std::string name, std::vector<formula> operands) {
    return {formula::operation, name, {}, {}, operands};
  }
  /// A sign between two operands, and the name of the operation.
  struct infix {
    char const *written, *name;
  };
  /// Operands with signs of one strength between them, from the left: a - b + c.
  template <class Operand>
  formula joined(Operand operand, std::initializer_list<infix> signs) {
    formula f = operand();
    for (bool found = true; found;) {
      found = false;
      for (infix const& s : signs)
        if (take(s.written)) {
          f = operation(s.name, {f, operand()});
          found = true;
          break;
        }
    }
    return f;
  }
};

class parser : token_reader<true> {
  /// 2_c, 0.5_c, 1.25e-1_c.
  formula a_number() {
    formula f{formula::number, ""};
    char* end = nullptr;
    f.value = std::strtold(rest_.data(), &end);
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    word();
    return f;
  }
  moment index() {
    moment m;
    if (take("last"))
      m.of = moment::from_last;
    else if (take("t"))
      m.of = moment::relative;
    else
      m = {moment::fixed, integer()};
    if (m.of != moment::fixed) m.k = offset();
    expect("]");
    return m;
  }
  formula primary() {
    if (take("(")) {
      formula inner = condition();
      expect(")");
      return inner;
    }
    skip_space();
    if (begins_with_a_digit()) return a_number();
    formula f{formula::symbol, word()};
    if (f.name == "zero" || f.name == "one") return {formula::number, "", {}, {}, {}, f.name == "one" ? 1.0L : 0.0L};
    if (rest_.starts_with("<") && (begins_with_a_digit(1) || rest_.starts_with("<-"))) {  // not a < b
      expect("<");
      do f.numbers.push_back(integer());
      while (take(","));
      expect(">");
      f.of = formula::operation;
    }
    if (take("["))
      f.when = index();
    else if (take("(")) {
      f.of = formula::operation;
      do f.operands.push_back(condition());
      while (take(","));
      expect(")");
    }
    return f;
  }
  formula signed_primary() {
    return take("-") ? operation("-", {signed_primary()}) : take("!") ? operation("!", {signed_primary()}) : primary();
  }
  formula product() {
    return joined([this] { return signed_primary(); }, {{"*", "*"}, {"/", "/"}});
  }
  formula sum() {
    return joined([this] { return product(); }, {{"+", "+"}, {"-", "-"}});
  }
  formula comparison() {
    formula f = sum();
    for (char const* sign : {"<=", ">=", "==", "!=", "<", ">"})
      if (take(sign)) return operation(sign, {f, sum()});
    return f;
  }
  formula conjunction() {
    return joined([this] { return comparison(); }, {{"&&", "&&"}});
  }
  formula condition() {
    return joined([this] { return conjunction(); }, {{"||", "||"}});
  }

 public:
  explicit parser(std::string_view text) : token_reader(text) {}
  /// Formulas, one after another with commas between them.
  std::vector<formula> formulas() {
    std::vector<formula> all;
    skip_space();
    if (!rest_.empty()) do
        all.push_back(sum());
      while (take(","));
    expect_the_end();
    return all;
  }
  std::vector<equation> equations() {
    std::vector<equation> all;
    do {
      formula const lhs = primary();
      expect("=");
      all.push_back({lhs, sum()});
    } while (take(","));
    expect_the_end();
    return all;
  }
};

/// A symbol or a reference as it is written.
inline std::string written(formula const& f) {
  auto const shifted = [&](std::string const& from) {
    return f.when.k == 0
               ? from
               : from + (f.when.k > 0 ? " + " : " - ") + std::to_string(f.when.k > 0 ? f.when.k : -f.when.k) + "_c";
  };
  switch (f.when.of) {
    case moment::relative:
      return f.name + '[' + shifted("t") + ']';
    case moment::from_last:
      return f.name + '[' + shifted("last") + ']';
    case moment::fixed:
      return f.name + '[' + std::to_string(f.when.k) + "_c]";
    default:
      return f.name;
  }
}

/// Is it a sum or a mean over time, `sum(e, t)`?
inline bool is_over_time(formula const& f) {
  return (f.name == "sum" || f.name == "mean") && f.operands.size() == 2 && f.operands[1].name == "t";
}

}  // namespace by_text
