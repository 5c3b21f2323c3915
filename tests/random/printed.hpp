// Reads formulas as the library prints them in ASCII: `s[1]*(1 - s[1]^2)*W33^T*h3[0]`, and rules with the conditions of
// their terms, `dE/dh3[t+1] .* h3[t] [t + 1 < T]`.
#pragma once
#include "formula.hpp"

namespace by_text {

class parser_of_print : token_reader<false> {
  static formula number(long double value) { return {formula::number, "", {}, {}, {}, value}; }

  /// [t+1], [T-1], [2].
  moment index() {
    moment m;
    if (take("t"))
      m = {moment::relative, offset()};
    else if (take("T"))
      m = {moment::from_last, offset() + 1};
    else
      m = {moment::fixed, integer()};
    expect("]");
    return m;
  }
  /// dE/dh[t], d of a loss by a symbol at a step.
  bool takes_adjoint(formula& f) {
    if (!rest_.starts_with("d")) return false;
    std::size_t const slash = rest_.find("/d"), end = rest_.find_first_of(" ()*");
    if (slash == std::string_view::npos || slash > end) return false;
    rest_.remove_prefix(slash + 2);
    f = operation("adjoint", {symbol()});
    return true;
  }
  formula symbol() {
    formula f{formula::symbol, word()};
    if (take("[")) f.when = index();
    return f;
  }
  formula atom() {
    formula f;
    if (takes_adjoint(f)) return f;
    if (take("(")) {
      f = condition();
      expect(")");
      return f;
    }
    if (take("!")) return operation("!", {atom()});
    if (take("|")) {
      f = operation("abs", {sum()});
      expect("|");
      return f;
    }
    if (take("sum ")) return operation("sum", {factor()});
    if (take("sum_t ")) return operation("sum", {product(), formula{formula::symbol, "t"}});
    if (begins_with_a_digit()) return number(std::stold(word()));
    f = symbol();
    if (f.name == "T") return {formula::symbol, "T"};
    if (take("'")) f.name += '\'';
    if (take("<")) {
      do f.numbers.push_back(integer());
      while (take(", "));
      expect(">");
    }
    if (take("(")) {
      f.of = formula::operation;
      do f.operands.push_back(condition());
      while (take(", "));
      expect(")");
      if (f.name == "broadcast") return formula(f.operands[0]);  // as large as its neighbour
    }
    return f;
  }
  formula factor() {
    formula f = atom();
    while (take("^")) {
      if (take("T"))
        f = operation("transpose", {f});
      else if (take("(-")) {
        f = operation("pow", {f, operation("-", {number(integer())})});
        expect(")");
      } else
        f = operation("pow", {f, number(integer())});
    }
    return f;
  }
  formula product() {
    return joined([this] { return factor(); }, {{"*", "*"}, {"/", "/"}});
  }
  formula componentwise() {
    return joined([this] { return product(); }, {{" .* ", "hadamard"}, {" ./ ", "/"}});
  }
  /// A term; of a rule, with the conditions under which it stands: [t + 1 < T].
  formula term() {
    formula f = take("-") ? operation("-", {componentwise()}) : componentwise();
    if (!take(" [")) return f;
    f = operation("if", {f});
    do f.operands.push_back(guard());
    while (take(", "));
    expect("]");
    return f;
  }
  formula side_of_guard() {
    formula f = number(0);
    std::string const name = begins_with_a_digit() || rest_.starts_with("-") ? "" : word();
    f = name.empty() ? number(integer()) : formula{formula::symbol, name};
    int const shift = take(" + ") || take("+") ? integer() : take(" - ") || take("-") ? -integer() : 0;
    return operation("+", {f, number(shift)});
  }
  formula guard() {
    if (take("start")) return operation("start", {});
    formula const left = side_of_guard();
    for (char const* sign : {"<=", ">=", "<", ">", "="})
      if (take(' ' + std::string(sign) + ' ')) return operation(sign, {left, side_of_guard()});
    throw std::invalid_argument("no condition: " + std::string(rest_));
  }
  formula sum() {
    return joined([this] { return term(); }, {{" + ", "+"}, {" - ", "-"}});
  }
  formula comparison() {
    formula f = sum();
    for (char const* sign : {"<=", ">=", "==", "!=", "<", ">"})
      if (take(' ' + std::string(sign) + ' ')) return operation(sign, {f, sum()});
    return f;
  }
  formula condition() {
    formula f = comparison();
    for (char const* sign : {"&&", "||"})
      while (take(' ' + std::string(sign) + ' ')) f = operation(sign, {f, comparison()});
    return f;
  }

 public:
  explicit parser_of_print(std::string_view text) : token_reader(text) {}
  formula whole() {
    formula const f = sum();
    expect_the_end();
    return f;
  }
  /// Of a rule: what it is the adjoint of, and its terms.
  equation rule() {
    formula left;
    if (!takes_adjoint(left)) throw std::invalid_argument("no adjoint: " + std::string(rest_));
    expect(" = ");
    return {left.operands[0], whole()};
  }
};

}  // namespace by_text
