// Identities of formulas, for random proofs: `rewritten` says a formula in another way, by an identity that holds at
// every real point where both sides are defined; `spoiled` makes a mistake, which is one where the two differ in
// numbers.
#pragma once
#include "formula.hpp"
#include "writer.hpp"

namespace by_text {

// --- formulas as they are written, and their shapes ---------------------------------------------

inline formula operation(std::string name, std::vector<formula> operands, std::vector<int> numbers = {}) {
  return {formula::operation, name, numbers, {}, operands};
}
inline formula number(int n) { return {formula::number, "", {}, {}, {}, static_cast<long double>(n)}; }

inline bool is_operator(formula const& f) {
  return f.of == formula::operation && std::string("+-*/").find(f.name) != std::string::npos;
}
/// Is it written between its operands, or before the only one?
inline bool is_infix(formula const& f) {
  return f.of == formula::operation && !std::isalpha(static_cast<unsigned char>(f.name[0]));
}
inline bool is_negation(formula const& f) { return f.name == "-" && f.operands.size() == 1; }
inline std::string source_of(formula const& f, bool in_parentheses = false) {
  std::string s;
  if (f.of == formula::symbol) return written(f);
  if (f.of == formula::number) {
    s = std::to_string(f.value);
    while (s.back() == '0') s.pop_back();
    if (s.back() == '.') s.pop_back();
    return s + "_c";
  }
  if (is_infix(f)) {
    s = f.operands.size() == 1 ? f.name + source_of(f.operands[0], true)
                               : source_of(f.operands[0], true) + ' ' + f.name + ' ' + source_of(f.operands[1], true);
    return in_parentheses ? '(' + s + ')' : s;
  }
  s = f.name;
  for (std::size_t i = 0; i < f.numbers.size(); ++i) s += (i == 0 ? "<" : ", ") + std::to_string(f.numbers[i]);
  if (!f.numbers.empty()) s += '>';
  for (std::size_t i = 0; i < f.operands.size(); ++i) s += (i == 0 ? "(" : ", ") + source_of(f.operands[i]);
  return f.operands.empty() ? s : s + ')';
}

/// Is it a number that is as large as its neighbour?
inline bool is_number(formula const& f) {
  return f.of == formula::number || f.name == "ratio" ||
         (is_operator(f) && std::all_of(f.operands.begin(), f.operands.end(), is_number));
}
inline shape shape_of(formula const& f) {
  auto const of = [&](std::size_t i) { return shape_of(f.operands[i]); };
  std::string const& n = f.name;
  if (f.of == formula::number || n == "ratio") return {};
  if (f.of == formula::symbol) {
    std::string const digits = n.substr(1);
    return digits.empty()       ? shape{}
           : digits.size() == 1 ? vector_of(digits[0] - '0')
                                : matrix_of(digits[0] - '0', digits[1] - '0');
  }
  if (n == "dot" || n == "sum" || n == "mean" || n == "logsumexp" || n == "component" || n.ends_with("cross_entropy"))
    return {};
  if (n == "outer") return matrix_of(of(0).rows, of(1).rows);
  if (n == "transpose") return matrix_of(of(0).cols, of(0).rows);
  if (n == "diag") return matrix_of(of(0).rows, of(0).rows);
  if (n == "diagonal" || n == "column") return vector_of(of(0).rows);
  if (n == "row") return vector_of(of(0).cols);
  if (n == "broadcast") return f.numbers.size() == 1 ? vector_of(f.numbers[0]) : matrix_of(f.numbers[0], f.numbers[1]);
  if (n == "segment" || n == "rows" || n == "pad") return {of(0).rank == 0 ? 1 : of(0).rank, f.numbers[1], of(0).cols};
  if (n == "where") return of(is_number(f.operands[1]) ? 2 : 1);
  if (n == "concat") {
    shape s{std::max(of(0).rank, 1), 0, of(0).cols};
    for (formula const& part : f.operands) s.rows += shape_of(part).rows;
    return s;
  }
  if (n == "*") {
    if (of(0).rank == 0) return of(1);
    if (of(1).rank == 0) return of(0);
    return of(1).rank == 1 ? vector_of(of(0).rows) : matrix_of(of(0).rows, of(1).cols);
  }
  return f.operands.size() > 1 && is_number(f.operands[0]) ? of(1) : of(0);
}

// --- what can be said of a formula in another way -----------------------------------------------

using formulas = std::vector<formula>;
inline formula plus(formula a, formula b) { return operation("+", {a, b}); }
inline formula minus(formula a, formula b) { return operation("-", {a, b}); }
inline formula negative(formula a) { return operation("-", {a}); }
inline formula times(formula a, formula b) { return operation("*", {a, b}); }
inline formula over(formula a, formula b) { return operation("/", {a, b}); }
inline formula each(formula a, formula b) {
  return operation(shape_of(a).rank == 0 && shape_of(b).rank == 0 ? "*" : "hadamard", {a, b});
}
inline formula call(char const* f, formula a) { return operation(f, {a}); }
inline formula call(char const* f, formula a, formula b) { return operation(f, {a, b}); }

/// What can be said of any formula. `other` is some formula of the same shape, `scalar` one that is a scalar.
inline formulas said_otherwise(formula const& f, formula const& other, formula const& scalar) {
  formulas all;
  auto const add = [&](formula g) { all.push_back(std::move(g)); };
  shape const s = shape_of(f);
  add(negative(negative(f)));
  add(times(number(1), f));
  add(over(times(number(3), f), number(3)));
  add(minus(plus(f, other), other));
  add(plus(other, minus(f, other)));
  add(over(times(scalar, f), scalar));
  add(plus(over(f, number(2)), over(f, number(2))));
  add(each(f, plus(call("square", call("sin", other)), call("square", call("cos", other)))));
  add(minus(call("relu", f), call("relu", negative(f))));
  add(each(call("sign", f), call("abs", f)));
  if (s.rank == 2) add(call("transpose", call("transpose", f)));
  add(call("log", call("exp", f)));
  add(minus(call("max", f, other), call("relu", minus(other, f))));
  add(minus(plus(minus(plus(f, other), call("max", f, other)), call("max", f, other)), other));
  return all;
}
/// By identities of sums and products, of matrices and of functions.
inline formulas rewritten(formula const& f, formula const& scalar) {
  formulas all;
  auto const add = [&](formula g) { all.push_back(std::move(g)); };
  std::string const& n = f.name;
  bool const is_one = f.operands.size() == 1, is_two = f.operands.size() == 2;
  formula const a = f.operands.empty() ? f : f.operands[0], b = is_two ? f.operands[1] : a;
  std::string const in = a.name;
  shape const s = shape_of(f), sa = shape_of(a), sb = shape_of(b);
  auto const inner = [](formula const& g, std::size_t i) { return g.operands[i]; };
  bool const numbers = is_number(a) || is_number(b);
  auto const is_binary = [&](formula const& g, char const* name) {
    return g.name == name && g.operands.size() == 2 && !is_number(g.operands[0]) && !is_number(g.operands[1]);
  };

  // sums
  if (n == "+" && is_two) {
    add(plus(b, a));
    if (!numbers) add(minus(a, negative(b)));
    if (is_binary(a, "+")) add(plus(inner(a, 0), plus(inner(a, 1), b)));
    if (is_binary(b, "+")) add(plus(plus(a, inner(b, 0)), inner(b, 1)));
  }
  if (n == "-" && is_two) {
    add(negative(minus(b, a)));
    if (!numbers) add(plus(a, negative(b)));
  }
  // products
  if (n == "*") {
    if (sa.rank == 0 || sb.rank == 0) add(times(b, a));
    if (is_binary(b, "+")) add(plus(times(a, inner(b, 0)), times(a, inner(b, 1))));
    if (is_binary(b, "-")) add(minus(times(a, inner(b, 0)), times(a, inner(b, 1))));
    if (is_binary(a, "+")) add(plus(times(inner(a, 0), b), times(inner(a, 1), b)));
    if (is_binary(a, "*")) add(times(inner(a, 0), times(inner(a, 1), b)));
    if (sa.rank == 2 && sb.rank == 2) add(call("transpose", times(call("transpose", b), call("transpose", a))));
    if (in == "outer" && sb.rank == 1) add(times(inner(a, 0), call("dot", inner(a, 1), b)));
    if (in == "diag" && sb.rank == 1) add(call("hadamard", inner(a, 0), b));
    if (in == "diag" && sb.rank == 2) add(call("transpose", times(call("transpose", b), a)));
    add(negative(times(negative(a), b)));
  }
  if (n == "/" && !is_number(b) && sb.rank == 0) {
    add(times(over(number(1), b), a));
    add(times(call("reciprocal", b), a));
    if (is_binary(a, "+")) add(plus(over(inner(a, 0), b), over(inner(a, 1), b)));
  }
  if (n == "hadamard") {
    add(call("hadamard", b, a));
    if (s.rank == 1) add(times(call("diag", a), b));
    if (is_binary(b, "+")) add(plus(call("hadamard", a, inner(b, 0)), call("hadamard", a, inner(b, 1))));
    if (s.rank == 2 && b.name == "outer") add(times(times(call("diag", inner(b, 0)), a), call("diag", inner(b, 1))));
  }
  if (n == "dot") {
    add(call("dot", b, a));
    add(call("sum", call("hadamard", a, b)));
    if (is_binary(b, "+")) add(plus(call("dot", a, inner(b, 0)), call("dot", a, inner(b, 1))));
    if (is_binary(b, "*") && sa.rank == 1 && shape_of(inner(b, 0)).rank == 2)
      add(call("dot", times(call("transpose", inner(b, 0)), a), inner(b, 1)));
  }
  if (n == "outer") {
    add(call("transpose", call("outer", b, a)));
    add(times(a, call("transpose", b)));
  }
  if (n == "diagonal" && in == "outer") add(call("hadamard", inner(a, 0), inner(a, 1)));
  if (n == "sum" && is_one) {
    if (is_binary(a, "+")) add(plus(call("sum", inner(a, 0)), call("sum", inner(a, 1))));
    if (in == "hadamard") add(call("dot", inner(a, 0), inner(a, 1)));
    add(times(number(sa.rows * sa.cols), call("mean", a)));
    if (sa.rank == 2) add(call("sum", call("transpose", a)));
  }
  if (n == "transpose" && is_binary(a, "*") && shape_of(inner(a, 0)).rank == 2 && shape_of(inner(a, 1)).rank == 2)
    add(times(call("transpose", inner(a, 1)), call("transpose", inner(a, 0))));
  if (n == "transpose" && is_binary(a, "+")) add(plus(call("transpose", inner(a, 0)), call("transpose", inner(a, 1))));
  // powers and exponentials
  if (n == "square") add(each(a, a)), add(call("square", negative(a))), add(call("square", call("abs", a)));
  if (n == "sqrt") add(call("exp", over(call("log", a), number(2))));
  if (n == "abs") add(call("sqrt", call("square", a))), add(call("max", a, negative(a)));
  if (n == "reciprocal") add(over(number(1), a));
  if (n == "exp") {
    add(call("reciprocal", call("exp", negative(a))));
    if (is_binary(a, "+")) add(each(call("exp", inner(a, 0)), call("exp", inner(a, 1))));
    add(call("square", call("exp", over(a, number(2)))));
    add(plus(call("sinh", a), call("cosh", a)));
  }
  if (n == "log" && (in == "*" || in == "hadamard") && sa == shape_of(inner(a, 0)) && sa == shape_of(inner(a, 1)))
    add(plus(call("log", inner(a, 0)), call("log", inner(a, 1))));
  if (n == "log" && in == "sigmoid") add(negative(call("softplus", negative(inner(a, 0)))));
  if (n == "pow" && b.is_integer() && b.value == 3) add(each(a, call("square", a)));
  if (n == "pow" && !is_number(a) && !is_number(b)) {
    add(call("exp", each(b, call("log", a))));
    add(each(a, call("pow", a, minus(b, number(1)))));
  }
  // sigmoids
  if (n == "tanh") {
    add(minus(times(number(2), call("sigmoid", times(number(2), a))), number(1)));
    add(negative(call("tanh", negative(a))));
    add(each(call("sinh", a), call("reciprocal", call("cosh", a))));
    add(minus(number(1), over(number(2), plus(call("exp", times(number(2), a)), number(1)))));
  }
  if (n == "sigmoid") {
    add(minus(number(1), call("sigmoid", negative(a))));
    add(over(plus(number(1), call("tanh", over(a, number(2)))), number(2)));
    add(call("reciprocal", plus(number(1), call("exp", negative(a)))));
    add(call("exp", negative(call("softplus", negative(a)))));
  }
  if (n == "softplus") {
    add(plus(a, call("softplus", negative(a))));
    add(call("log", plus(number(1), call("exp", a))));
    add(negative(call("log", call("sigmoid", negative(a)))));
  }
  if (n == "cosh") add(over(plus(call("exp", a), call("exp", negative(a))), number(2))), add(call("cosh", negative(a)));
  if (n == "sinh")
    add(over(minus(call("exp", a), call("exp", negative(a))), number(2))), add(negative(call("sinh", negative(a))));
  if (n == "sin" || n == "atan" || n == "sign") add(negative(call(n.c_str(), negative(a))));
  if (n == "cos") add(call("cos", negative(a)));
  if (n == "heaviside") add(over(plus(call("sign", a), call("abs", call("sign", a))), number(2)));
  if (n == "relu") {
    add(over(plus(a, call("abs", a)), number(2)));
    add(each(a, call("heaviside", a)));
    add(call("max", a, number(0)));
  }
  if (n == "max" && !numbers) {
    add(plus(a, call("relu", minus(b, a))));
    add(call("max", b, a));
    add(negative(call("min", negative(a), negative(b))));
  }
  if (n == "min" && !numbers) add(minus(plus(a, b), call("max", a, b)));
  if (n == "exceeds" && !numbers) add(call("heaviside", minus(a, b)));
  if (n == "hypot" && !numbers) {
    add(call("hypot", b, a));
    add(call("sqrt", plus(call("square", a), call("square", b))));
    add(call("hypot", negative(a), b));
  }
  if (n == "logaddexp" && !numbers) {
    add(call("logaddexp", b, a));
    add(call("log", plus(call("exp", a), call("exp", b))));
    add(plus(a, call("softplus", minus(b, a))));
  }
  // of vectors
  std::vector<int> const rows{sa.rows};
  if (n == "softmax") add(call("exp", call("log_softmax", a))), add(over(call("exp", a), call("sum", call("exp", a))));
  if (n == "softmax" && sa.rank == 1) add(call("softmax", plus(a, operation("broadcast", {scalar}, rows))));
  if (n == "log_softmax")
    add(minus(a, operation("broadcast", {call("logsumexp", a)}, rows))), add(call("log", call("softmax", a)));
  if (n == "logsumexp") add(call("log", call("sum", call("exp", a))));
  if (n == "softmax_cross_entropy") {
    add(call("cross_entropy", call("softmax", a), b));
    add(negative(call("dot", b, call("log_softmax", a))));
  }
  if (n == "cross_entropy") add(negative(call("dot", b, call("log", a))));
  if (n == "sigmoid_cross_entropy") add(minus(call("sum", call("softplus", a)), call("dot", a, b)));
  return all;
}

/// Mistakes, and rules that hold on a part of the real line or not at all.
inline formulas spoiled(formula const& f) {
  formulas all;
  auto const add = [&](formula g) { all.push_back(std::move(g)); };
  std::string const& n = f.name;
  formula const a = f.operands.empty() ? f : f.operands[0], b = f.operands.size() == 2 ? f.operands[1] : a;
  shape const s = shape_of(f);
  if (f.of == formula::symbol) {
    formula g = f;
    g.name[0] = n[0] == 'u'   ? 'v'
                : n[0] == 'v' ? 'u'
                : n[0] == 'W' ? 'V'
                : n[0] == 'V' ? 'W'
                : n[0] == 'a' ? 'b'
                : n[0] == 'b' ? 'a'
                              : n[0];
    if (g.when.of == moment::fixed) g.when.k = 1 - g.when.k;
    add(g);
    if (s.rank == 2 && s.rows == s.cols) add(call("transpose", f));
    return all;
  }
  if (f.of == formula::number) return {number(static_cast<int>(f.value) + 1)};
  if (f.operands.empty()) return {};
  if (!is_number(f)) {
    add(negative(f));
    add(times(number(2), f));
    add(call("abs", f));
    add(call("sqrt", call("square", f)));
    add(call("pow", call("square", f), operation("ratio", {}, {1, 2})));
    add(call("exp", over(call("log", call("square", f)), number(2))));
    if (s.rank == 0) add(call("atan2", call("sin", f), call("cos", f)));
  }
  if (n == "+" && f.operands.size() == 2) add(minus(a, b)), add(is_number(a) ? b : a);
  if (n == "-" && f.operands.size() == 2) add(minus(b, a)), add(plus(a, b));
  if (n == "*" && shape_of(a) == shape_of(b) && s.rank == 2) add(times(b, a)), add(call("hadamard", a, b));
  if (n == "*" && shape_of(a).rank == 2 && shape_of(a).rows == shape_of(a).cols) add(times(call("transpose", a), b));
  if ((n == "hadamard" || n == "max" || n == "min") && !is_number(a)) add(a);
  if (n == "dot") add(call("dot", a, a)), add(times(call("sum", a), call("sum", b)));
  if (n == "outer" && shape_of(a) == shape_of(b)) add(call("outer", b, a));
  if (n == "transpose" && s.rows == s.cols) add(a);
  if (n == "sum" && f.operands.size() == 1) add(call("mean", a));
  if (n == "exp" && a.name == "+") add(plus(call("exp", a.operands[0]), call("exp", a.operands[1])));
  if (n == "tanh") add(call("sigmoid", a)), add(a), add(call("tanh", times(number(2), a)));
  if (n == "sigmoid") add(call("sigmoid", negative(a))), add(call("tanh", over(a, number(2))));
  if (n == "softplus") add(call("relu", a)), add(call("softplus", negative(a)));
  if (n == "sin") add(call("cos", a));
  if (n == "cos") add(call("sin", a)), add(call("cosh", a));
  if (n == "square") add(call("abs", a)), add(each(a, call("square", a)));
  if (n == "relu" || n == "abs") add(a);
  if (n == "max" && !is_number(a) && !is_number(b))
    add(call("min", a, b)), add(call("hypot", a, b)), add(over(plus(a, b), number(2)));
  if (n == "pow" && !is_number(a) && !is_number(b))
    add(call("pow", call("square", a), over(b, number(2)))), add(call("pow", call("abs", a), b));
  if (n == "atan2" && !is_number(a) && !is_number(b)) add(call("atan", each(a, call("reciprocal", b))));
  if (n == "logaddexp") add(call("max", a, b));
  if (n == "softmax") add(call("sigmoid", a)), add(call("exp", a));
  if (n == "exceeds" && !is_number(a) && !is_number(b)) add(call("exceeds", b, a)), add(call("heaviside", minus(b, a)));
  return all;
}

}  // namespace by_text
