// The operations of formulas, of naive matrices of complex numbers.
#pragma once
#include <algorithm>
#include <limits>

#include "../runtime/matrix.hpp"
#include "formula.hpp"

namespace by_text {
using by_hand::complex;
using by_hand::matrix;
using real = long double;

class operations {
  // Functions of one number.
  complex log(complex x) { return margin(x.real()), std::log(x); }
  complex sqrt(complex x) { return margin(x.real()), std::sqrt(x); }
  complex divided(complex x, complex y) { return margin(std::abs(y)), x / y; }
  complex sign(complex x) { return margin(10 * std::abs(x)), real(x.real() > 0 ? 1 : x.real() < 0 ? -1 : 0); }
  complex heaviside(complex x) { return margin(10 * std::abs(x)), one_if(x.real() > 0); }
  complex softplus(complex x) { return std::log(real(1) + std::exp(x)); }
  complex sigmoid(complex x) { return real(1) / (real(1) + std::exp(-x)); }
  complex power(complex x, complex y) { return margin(x.real()), std::exp(y * std::log(x)); }
  complex exceeds(complex x, complex y) { return heaviside(x - y); }
  complex logaddexp(complex x, complex y) { return y + softplus(x - y); }
  complex one_if(bool holds) { return real(holds ? 1 : 0); }
  complex compared(std::string const& sign, complex x, complex y) {
    real const a = x.real(), b = y.real();
    if (a != b) margin(10 * std::abs(a - b));  // what is equal is so exactly
    return one_if(sign == "<"    ? a < b
                  : sign == "<=" ? a <= b
                  : sign == ">"  ? a > b
                  : sign == ">=" ? a >= b
                  : sign == "==" ? a == b
                                 : a != b);
  }
  complex hypot(complex x, complex y) { return margin(std::hypot(x.real(), y.real())), std::sqrt(x * x + y * y); }
  complex atan2(complex y, complex x) {
    margin(x.real() > 0 ? std::hypot(x.real(), y.real()) : std::abs(y.real()));  // there is a cut
    return std::atan(y / x) + complex(std::atan2(y.real(), x.real()) - std::atan(y.real() / x.real()));
  }
  bool number_of_two(std::string const& name, complex& x, complex y) {
    if (name == "pow")
      x = power(x, y);
    else if (name == "max")
      x = y + exceeds(x, y) * (x - y);
    else if (name == "min")
      x = y + exceeds(y, x) * (x - y);
    else if (name == "exceeds")
      x = exceeds(x, y);
    else if (name == "hypot")
      x = hypot(x, y);
    else if (name == "atan2")
      x = atan2(x, y);
    else if (name == "logaddexp")
      x = logaddexp(x, y);
    else if (name == "xlogy")
      x = x * log(y);
    else if (name == "&&" || name == "||")
      x = one_if(name == "&&" ? x.real() != 0 && y.real() != 0 : x.real() != 0 || y.real() != 0);
    else if (std::string("<= >= == != < >").find(name) != std::string::npos)
      x = compared(name, x, y);
    else
      return false;
    return true;
  }
  void margin(real distance) { least = std::min(least, distance); }
  bool number(std::string const& name, complex& x) {
    if (name == "tanh")
      x = std::tanh(x);
    else if (name == "sigmoid")
      x = sigmoid(x);
    else if (name == "exp")
      x = std::exp(x);
    else if (name == "log")
      x = log(x);
    else if (name == "square")
      x = x * x;
    else if (name == "sqrt")
      x = sqrt(x);
    else if (name == "reciprocal")
      x = divided(1, x);
    else if (name == "sin")
      x = std::sin(x);
    else if (name == "cos")
      x = std::cos(x);
    else if (name == "sinh")
      x = std::sinh(x);
    else if (name == "cosh")
      x = std::cosh(x);
    else if (name == "sign")
      x = sign(x);
    else if (name == "heaviside")
      x = heaviside(x);
    else if (name == "abs")
      x = sign(x) * x;
    else if (name == "relu")
      x = heaviside(x) * x;
    else if (name == "softplus")
      x = softplus(x);
    else if (name == "arctan" || name == "atan")
      x = std::atan(x);
    else if (name == "arctan'")
      x = divided(1, real(1) + x * x);
    else if (name == "stop_gradient")
      x = x.real();
    else if (name == "!")
      x = one_if(x.real() == 0);
    else
      return false;
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

  static bool have_one_size(matrix const& a, matrix const& b) { return a.rows == b.rows && a.cols == b.cols; }
  /// A formula that is printed may not say how large its parts are.
  static void conform(formula const& f, bool it_does) {
    if (!it_does) throw std::invalid_argument("the operands of " + f.name + " have different shapes");
  }
  static bool is_integer(formula const& f) {
    return f.is_integer() || (f.name == "-" && f.operands.size() == 1 && f.operands[0].is_integer());
  }
  /// A number in every component, beside an operand of several.
  static matrix as_large_as(matrix const& other, matrix const& m) {
    return m.is_scalar() ? filled(m(0), other.rows, other.cols) : m;
  }
  static complex integer_power(complex x, int n) {
    complex y = 1;
    for (int i = 0; i < n; ++i) y *= x;
    return y;
  }

 public:
  /// How near a logarithm, a quotient or a kink has come to where it has no derivative.
  real least = std::numeric_limits<real>::infinity();

  /// An operation on the values of its operands.
  matrix apply(formula const& f, std::vector<matrix> const& a) {
    std::string const& n = f.name;
    auto const each_log = [this](matrix const& m) { return by_hand::each([this](complex x) { return log(x); }, m); };
    if (complex x = 1; a.size() == 1 && number(n, x))
      return by_hand::each([&](complex v) { return number(n, v), v; }, a[0]);
    if (a.size() == 2 && (n == "+" || n == "-" || n == "hadamard" || n == "/" || n == "dot"))
      conform(f, have_one_size(as_large_as(a[1], a[0]), as_large_as(a[0], a[1])));
    if (n == "+") return as_large_as(a[1], a[0]) + as_large_as(a[0], a[1]);
    if (n == "-") return a.size() == 1 ? matrix(real(-1)) * a[0] : as_large_as(a[1], a[0]) - as_large_as(a[0], a[1]);
    if (n == "*") {
      conform(f, a[0].is_scalar() || a[1].is_scalar() || a[0].cols == a[1].rows);
      return a[0] * a[1];
    }
    if (n == "/")
      return by_hand::each([&](complex v, complex w) { return divided(v, w); }, as_large_as(a[1], a[0]),
                           as_large_as(a[0], a[1]));
    if (n == "ratio") return matrix(real(f.numbers[0]) / real(f.numbers[1]));
    if (n == "hadamard") return by_hand::times_each(as_large_as(a[1], a[0]), as_large_as(a[0], a[1]));
    if (n == "dot") return by_hand::dot(a[0], a[1]);
    if (n == "outer") return a[0] * by_hand::turned(a[1]);
    if (n == "transpose") return by_hand::turned(a[0]);
    if (n == "sum") return by_hand::sum_of(a[0]);
    if (n == "mean") return by_hand::sum_of(a[0]) / matrix(real(a[0].x.size()));
    if (n == "pow" && is_integer(f.operands[1])) {
      formula const& exponent = f.operands[1];
      auto const power = [](complex v, formula const& k) { return integer_power(v, static_cast<int>(k.value)); };
      if (exponent.of == formula::number) return by_hand::each([&](complex v) { return power(v, exponent); }, a[0]);
      return by_hand::each([&](complex v) { return divided(1, power(v, exponent.operands[0])); }, a[0]);
    }
    if (complex x = 1; a.size() == 2 && number_of_two(n, x, 2))
      return by_hand::each([&](complex v, complex w) { return number_of_two(n, v, w), v; }, as_large_as(a[1], a[0]),
                           as_large_as(a[0], a[1]));
    if (n == "where") {
      matrix const x = as_large_as(a[2], a[1]), y = as_large_as(a[1], a[2]), c = as_large_as(x, a[0]);
      matrix chosen = x;
      for (std::size_t i = 0; i < c.x.size(); ++i)
        if (c.x[i].real() == 0) chosen.x[i] = y.x[i];
      return chosen;
    }
    if (n == "clamp") {
      matrix const low = as_large_as(a[0], a[1]), high = as_large_as(a[0], a[2]);
      auto const two = [this](char const* which) {
        return [this, which](complex v, complex w) { return number_of_two(which, v, w), v; };
      };
      return by_hand::each(two("min"), by_hand::each(two("max"), a[0], low), high);
    }
    if (n == "softmax") return by_hand::probabilities(a[0]);
    if (n == "log_softmax") return each_log(by_hand::probabilities(a[0]));
    if (n == "logsumexp") return each_log(by_hand::sum_of(by_hand::exp_of(a[0])));
    if (n == "cross_entropy") return matrix(real(-1)) * by_hand::dot(a[1], each_log(a[0]));
    if (n == "softmax_cross_entropy")
      return matrix(real(-1)) * by_hand::dot(a[1], each_log(by_hand::probabilities(a[0])));
    if (n == "sigmoid_cross_entropy")
      return by_hand::sum_of(by_hand::each([this](complex q, complex y) { return softplus(q) - q * y; }, a[0], a[1]));
    if (n == "diag") return on_diagonal(a[0]);
    if (n == "diagonal") return diagonal_of(a[0]);
    if (n == "broadcast") return filled(a[0](0), f.numbers[0], f.numbers.size() > 1 ? f.numbers[1] : 1);
    if (n == "segment" || n == "rows") return piece(a[0], f.numbers[0], f.numbers[1]);
    if (n == "component") return piece(a[0], f.numbers[0], 1);
    if (n == "row") return by_hand::turned(piece(a[0], f.numbers[0], 1));
    if (n == "column") return by_hand::turned(piece(by_hand::turned(a[0]), f.numbers[0], 1));
    if (n == "pad") return padded(a[0], f.numbers[0], f.numbers[1]);
    if (n == "concat") return stacked(a);
    throw std::invalid_argument("no operation is called " + n);
  }
};

}  // namespace by_text
