// Writes random formulas of a given shape.
#pragma once
#include <functional>
#include <map>

#include "values.hpp"

namespace by_text {

/// A formula as it is written, and what holds it together: an operator binds as strongly as a sum or a product, a name
/// is whole.
struct text {
  std::string s;
  enum strength { sum, product, whole } holds = whole;
};
inline std::string in_parentheses(text const& a, text::strength least) {
  return a.holds < least ? "(" + a.s + ")" : a.s;
}

struct shape {
  int rank = 0, rows = 1, cols = 1;
  bool operator==(shape const&) const = default;
  std::string digits() const { return (rank > 0 ? std::to_string(rows) : "") + (rank > 1 ? std::to_string(cols) : ""); }
};
inline shape vector_of(int n) { return {1, n, 1}; }
inline shape matrix_of(int n, int m) { return {2, n, m}; }

/// Something that a formula can read.
struct readable {
  std::string name;  // h3
  shape of;
  std::string index;  // [t - 1_c]
  double weight;
};

/// What formulas at one place can read, and whether they may have sums over time, with what a summand can read; the
/// masks there, inputs that are 0 or 1.
struct scope {
  std::vector<readable> leaves, of_summands;
  bool has_sums = false;
  std::vector<readable> masks = {}, masks_of_summands = {};
};

class writer {
  using make = std::function<text()>;
  struct choice {
    std::string name;
    make write;
  };
  scope const* here_ = nullptr;
  bool in_summand_ = false;

  static std::string number(int n) { return std::to_string(n) + "_c"; }
  /// A number that is known by type: an integer, a decimal, a fraction.
  text some_number() {
    static char const* const all[]{"2_c",  "3_c",    "0.5_c",           "0.25_c",    "1.5_c",       "1.25e-1_c",
                                   "5_c",  "4_c",    "12.5e-1_c",       "1_c / 3_c", "2_c / 3_c",   "3_c / 4_c",
                                   "-2_c", "-0.5_c", "2_c * 3_c / 5_c", "one",       "ratio<2, 3>", "ratio<-1, 4>"};
    std::string const s = all[random.below(std::size(all))];
    return {s, s.find(' ') != std::string::npos && s[0] != 'r' ? text::product
               : s[0] == '-'                                   ? text::product
                                                               : text::whole};
  }
  std::string some_positive_number() {
    static char const* const all[]{"2_c", "0.5_c", "0.75_c", "1.5_c", "1_c / 3_c", "ratio<2, 3>", "3_c"};
    return all[random.below(std::size(all))];
  }
  text call(std::string const& f, std::string const& arguments) { return {f + "(" + arguments + ")", text::whole}; }
  text binary(char const* sign, text const& a, text const& b) {
    bool const is_sum = *sign == '+' || *sign == '-';
    return {in_parentheses(a, is_sum ? text::sum : text::product) + " " + sign + " " +
                in_parentheses(b, *sign == '+' ? text::sum
                                  : is_sum     ? text::product
                                               : text::whole),
            is_sum ? text::sum : text::product};
  }
  int size() { return sizes[random.below(static_cast<std::uint32_t>(sizes.size()))]; }

  /// One of some operations: what has been used seldom is chosen more often.
  text one_of(std::vector<choice> const& choices) {
    double total = 0;
    auto const weight = [this](choice const& c) { return 1.0 / (1 + used[c.name]); };
    for (choice const& c : choices) total += weight(c);
    double at = total * random.uniform();
    for (choice const& c : choices)
      if ((at -= weight(c)) <= 0) return ++used[c.name], c.write();
    return choices.back().write();
  }

  text parameter(shape s) {
    char const* const names = random.chance(0.15) ? (s.rank == 2 ? "C" : "c")
                              : s.rank == 2       ? "WV"
                              : s.rank == 1       ? "uv"
                                                  : "ab";
    return {std::string(1, names[names[1] == 0 ? 0 : random.below(2)]) + s.digits()};
  }
  std::vector<readable> const& leaves() const { return in_summand_ ? here_->of_summands : here_->leaves; }
  std::vector<readable> const& masks() const { return in_summand_ ? here_->masks_of_summands : here_->masks; }
  readable const* some_leaf(std::function<bool(readable const&)> const& fits) {
    double total = 0;
    auto const weight = [&](readable const& r) {
      return fits(r) ? r.weight * (unread.count(r.name) > 0 ? 6 : 1) : 0.0;
    };
    for (readable const& r : leaves()) total += weight(r);
    double at = total * random.uniform();
    for (readable const& r : leaves())
      if ((at -= weight(r)) <= 0 && weight(r) > 0) return &r;
    return nullptr;
  }
  text read(readable const& r) {
    unread.erase(r.name);
    return {r.name + r.index};
  }

 public:
  random_numbers random;
  std::vector<int> sizes{2, 3};
  std::map<std::string, int> used;    // operations, how often
  std::map<std::string, int> unread;  // variables that nothing reads yet

  explicit writer(std::uint64_t seed) : random(seed) {}
  void enter(scope const& s) { here_ = &s; }

  text leaf(shape s) {
    if (random.chance(0.7))
      if (readable const* const r = some_leaf([&](readable const& x) { return x.of == s; })) return read(*r);
    return parameter(s);
  }
  /// A formula of the shape that reads an input or a variable for certain, if there is one.
  text reading(shape s) {
    readable const* r = random.chance(0.5) ? some_leaf([&](readable const& x) { return x.of == s; }) : nullptr;
    if (r == nullptr) r = some_leaf([](readable const&) { return true; });
    if (r == nullptr) return parameter(s);
    shape const from = r->of;
    text const x = read(*r);
    if (from == s) return x;
    if (s.rank == 0)
      return from.rank == 0 || random.chance(0.3) ? call("sum", x.s) : call("dot", parameter(from).s + ", " + x.s);
    if (from.rank == 0) return binary("*", x, parameter(s));
    if (s.rank == 1 && from.rank == 1) return binary("*", parameter(matrix_of(s.rows, from.rows)), x);
    if (s.rank == 1)
      return s.rows == from.rows ? binary("*", x, parameter(vector_of(from.cols)))
                                 : binary("*", call("dot", x.s + ", " + parameter(from).s), parameter(s));
    if (from.rank == 1)
      return s.rows == from.rows ? call("outer", x.s + ", " + parameter(vector_of(s.cols)).s)
                                 : call("outer", parameter(vector_of(s.rows)).s + ", " +
                                                     binary("*", parameter(matrix_of(s.cols, from.rows)), x).s);
    return binary("*", call("sum", x.s), parameter(s));
  }

  /// A formula of positive numbers.
  text positive(shape s, int depth) {
    if (depth <= 0)
      return random.chance(0.5) ? text{(s.rank == 2 ? "C" : "c") + s.digits()} : call("softplus", leaf(s).s);
    std::vector<choice> c{
        {"softplus", [&] { return call("softplus", any(s, depth - 1).s); }},
        {"exp", [&] { return call("exp", call(random.chance(0.5) ? "tanh" : "sin", any(s, depth - 1).s).s); }},
        {"sigmoid", [&] { return call("sigmoid", any(s, depth - 1).s); }},
        {"cosh", [&] { return call("cosh", leaf(s).s); }},
        {"square", [&] { return binary("+", call("square", any(s, depth - 1).s), positive(s, 0)); }},
        {"abs", [&] { return binary("+", call("abs", any(s, depth - 1).s), positive(s, 0)); }}};
    if (s.rank == 1 && s.rows > 1) c.push_back({"softmax", [&] { return call("softmax", any(s, depth - 1).s); }});
    return one_of(c);
  }

  /// What holds or does not: a mask, a comparison; of the shape, or of the whole.
  text condition(shape s, int depth) { return condition_of(random.chance(0.5) ? s : shape{}, depth); }
  text condition_of(shape of, int depth) {
    std::vector<choice> c;
    auto const both = [&](char const* sign) {
      c.push_back(
          {sign, [=, this] {
             return text{condition_of(of, depth - 1).s + ' ' + sign + ' ' + condition_of(of, depth - 1).s, text::sum};
           }});
    };
    auto const enclosed = [](text const& t) { return text{"(" + t.s + ")", text::whole}; };
    for (readable const& mask : masks())
      if (mask.of == of) {
        c.push_back({"mask", [=] { return text{mask.name + mask.index}; }});
        c.push_back({"==", [=] { return enclosed({mask.name + mask.index + " == 1_c"}); }});
      }
    for (char const* sign : {"<", "<=", ">", ">=", "!="})
      c.push_back({sign, [=, this] {
                     std::string const other = random.chance(0.3) ? some_number().s : leaf(of).s;
                     return enclosed({any(of, depth).s + ' ' + sign + ' ' + other});
                   }});
    if (depth > 0) {
      both("&&"), both("||");
      c.push_back({"!", [=, this] { return text{"!" + in_parentheses(condition_of(of, depth - 1), text::whole)}; }});
    }
    text const t = one_of(c);
    return t.holds == text::whole ? t : enclosed(t);
  }
  /// A formula whose operations are nested `depth` deep at most.
  text any(shape s, int depth) {
    if (depth <= 0) return leaf(s);
    std::vector<choice> c;
    auto const less = [&] { return static_cast<int>(random.below(static_cast<std::uint32_t>(depth))); };
    auto const unary = [&](char const* f) { c.push_back({f, [=, this] { return call(f, any(s, depth - 1).s); }}); };
    for (char const* f : {"tanh", "sigmoid", "sin", "cos", "square", "relu", "abs", "softplus", "arctan", "atan",
                          "sinh", "cosh", "exp", "stop_gradient"})
      unary(f);
    for (char const* f : {"log", "sqrt", "reciprocal"})
      c.push_back({f, [=, this] { return call(f, positive(s, depth - 1).s); }});
    c.push_back({"log of sigmoid", [&] { return call("log", call("sigmoid", any(s, depth - 1).s).s); }});
    for (char const* f : {"sign", "heaviside"})
      c.push_back({f, [=, this] { return call("hadamard", call(f, any(s, depth - 1).s).s + ", " + leaf(s).s); }});
    c.push_back({"+", [&] { return binary("+", any(s, depth - 1), any(s, less())); }});
    c.push_back({"-", [&] { return binary("-", any(s, less()), any(s, depth - 1)); }});
    c.push_back({"negative", [&] {
                   return text{"-" + in_parentheses(any(s, depth - 1), text::whole), text::product};
                 }});
    c.push_back({"hadamard", [&] { return call("hadamard", any(s, depth - 1).s + ", " + any(s, less()).s); }});
    c.push_back({"/", [&] { return binary("/", any(s, depth - 1), positive({}, less())); }});
    c.push_back({"number *", [&] { return binary("*", some_number(), any(s, depth - 1)); }});
    c.push_back({"/ number", [&] { return binary("/", any(s, depth - 1), some_number()); }});
    c.push_back({"number /", [&] { return binary("/", some_number(), positive(s, depth - 1)); }});
    c.push_back({"+ number", [&] { return binary("+", any(s, depth - 1), some_number()); }});
    c.push_back({"number -", [&] { return binary("-", some_number(), any(s, depth - 1)); }});
    for (char const* f : {"max", "min", "hypot", "atan2", "logaddexp"}) {
      c.push_back({f, [=, this] { return call(f, any(s, depth - 1).s + ", " + any(s, less()).s); }});
      c.push_back({std::string(f) + " and a number", [=, this] {
                     return random.chance(0.5) ? call(f, any(s, depth - 1).s + ", " + some_number().s)
                                               : call(f, some_number().s + ", " + any(s, depth - 1).s);
                   }});
    }
    c.push_back({"xlogy", [&] { return call("xlogy", any(s, less()).s + ", " + positive(s, depth - 1).s); }});
    c.push_back(
        {"xlogy of a number", [&] { return call("xlogy", some_positive_number() + ", " + positive(s, depth - 1).s); }});
    c.push_back({"exceeds", [&] {
                   std::string const other = random.chance(0.3) ? some_number().s : leaf(s).s;
                   return call("hadamard", call("exceeds", any(s, depth - 1).s + ", " + other).s + ", " + leaf(s).s);
                 }});
    choices(c, s, depth, less());
    c.push_back({"pow of a fraction", [&] {
                   return call("pow", positive(s, depth - 1).s + ", " + (random.chance(0.5) ? "0.5_c" : "3_c / 2_c"));
                 }});
    c.push_back({"pow of a number", [&] { return call("pow", some_positive_number() + ", " + any(s, depth - 1).s); }});
    c.push_back({"pow", [&] { return call("pow", positive(s, depth - 1).s + ", " + any(s, less()).s); }});
    c.push_back({"pow of integer", [&] {
                   return call("pow", any(s, depth - 1).s + ", " + number(3 + static_cast<int>(random.below(2))));
                 }});
    c.push_back({"pow of negative integer", [&] {
                   return call("pow", positive(s, depth - 1).s + ", -" + number(1 + static_cast<int>(random.below(2))));
                 }});
    if (here_->has_sums && !in_summand_)
      for (char const* f : {"sum", "mean"})
        c.push_back({std::string(f) + " over time", [=, this] { return over_time(f, s, depth - 1); }});
    if (s.rank == 0)
      scalars(c, depth, less());
    else
      c.push_back({"*", [&] {
                     return random.chance(0.5) ? binary("*", any({}, less()), any(s, depth - 1))
                                               : binary("*", any(s, less()), any({}, depth - 1));
                   }});
    if (s.rank == 1) vectors(c, s.rows, depth, less());
    if (s.rank == 2) matrices(c, s, depth, less());
    return one_of(c);
  }

  text over_time(char const* f, shape s, int depth) {
    in_summand_ = true;
    text const e = s.rank == 0 && random.chance(0.5)
                       ? call("dot", reading(vector_of(sizes[0])).s + ", " + any(vector_of(sizes[0]), depth).s)
                       : call("hadamard", reading(s).s + ", " + any(s, depth).s);
    in_summand_ = false;
    return call(f, e.s + ", t");
  }

 private:
  void choices(std::vector<choice>& c, shape s, int depth, int less) {
    auto const add = [&](std::string const& name, make f) { c.push_back({name, f}); };
    add("where", [=, this] {
      std::string const chosen = any(s, depth - 1).s, other = any(s, less).s;
      return call("where", condition(s, 1).s + ", " + chosen + ", " + other);
    });
    add("where and a number", [=, this] {
      std::string const number = s.rank == 0 ? some_number().s : random.chance(0.5) ? "0_c" : "2_c";
      return call("where", condition(s, 1).s + ", " + any(s, depth - 1).s + ", " + number);
    });
    for (char const* f : {"log", "sqrt", "reciprocal"})  // undefined where it is not chosen
      add(std::string("where and ") + f, [=, this] {
        std::string const chosen = call(f, any(s, depth - 1).s).s, other = leaf(s).s;
        return call("where",
                    condition({}, 0).s + ", " + (random.chance(0.5) ? chosen + ", " + other : other + ", " + chosen));
      });
    add("condition *", [=, this] { return binary("*", condition({}, 0), any(s, depth - 1)); });
    add("clamp", [=, this] { return call("clamp", any(s, depth - 1).s + ", -0.5_c, " + some_positive_number()); });
  }
  void scalars(std::vector<choice>& c, int depth, int less) {
    int const n = size(), m = size();
    auto const v = [=, this](int d) { return any(vector_of(n), d).s; };
    auto const add = [&](char const* name, make f) { c.push_back({name, f}); };
    add("*", [=, this] { return binary("*", any({}, depth - 1), any({}, less)); });
    add("dot", [=, this] { return call("dot", v(depth - 1) + ", " + v(less)); });
    add("dot of matrices",
        [=, this] { return call("dot", any(matrix_of(n, m), depth - 1).s + ", " + leaf(matrix_of(n, m)).s); });
    add("sum", [=, this] { return call("sum", v(depth - 1)); });
    add("sum of a matrix", [=, this] { return call("sum", any(matrix_of(n, m), depth - 1).s); });
    add("mean", [=, this] { return call("mean", v(depth - 1)); });
    add("component", [=, this] {
      return call("component<" + std::to_string(random.below(static_cast<std::uint32_t>(n))) + ">", v(depth - 1));
    });
    add("logsumexp", [=, this] { return call("logsumexp", v(depth - 1)); });
    add("cross_entropy",
        [=, this] { return call("cross_entropy", positive(vector_of(n), depth - 1).s + ", " + v(less)); });
    add("cross_entropy of softmax",
        [=, this] { return call("cross_entropy", "softmax(" + v(depth - 1) + "), " + v(less)); });
    // logarithms of probabilities
    add("log of a component of softmax",
        [=, this] { return call("log", call("component<0>", call("softmax", v(depth - 1)).s).s); });
    add("log of a mean by softmax", [=, this] {
      return call("log", call("dot", call("softmax", v(depth - 1)).s + ", " + positive(vector_of(n), less).s).s);
    });
    add("cross_entropy of a sigmoid",
        [=, this] { return call("cross_entropy", call("sigmoid", v(depth - 1)).s + ", " + v(less)); });
    add("softmax_cross_entropy", [=, this] { return call("softmax_cross_entropy", v(depth - 1) + ", " + v(less)); });
    add("sigmoid_cross_entropy", [=, this] { return call("sigmoid_cross_entropy", v(depth - 1) + ", " + v(less)); });
  }
  void vectors(std::vector<choice>& c, int n, int depth, int less) {
    int const m = size();
    auto const of_rows = [](int first, int count) {
      return "<" + std::to_string(first) + ", " + std::to_string(count) + ">";
    };
    auto const add = [&](char const* name, make f) { c.push_back({name, f}); };
    add("matrix * vector", [=, this] { return binary("*", any(matrix_of(n, m), less), any(vector_of(m), depth - 1)); });
    add("transpose * vector",
        [=, this] { return binary("*", call("transpose", leaf(matrix_of(m, n)).s), any(vector_of(m), depth - 1)); });
    add("outer * vector", [=, this] {
      return binary("*", call("outer", any(vector_of(n), depth - 1).s + ", " + leaf(vector_of(m)).s),
                    leaf(vector_of(m)));
    });
    add("diag * vector",
        [=, this] { return binary("*", call("diag", any(vector_of(n), less).s), any(vector_of(n), depth - 1)); });
    add("diagonal", [=, this] { return call("diagonal", any(matrix_of(n, n), depth - 1).s); });
    for (bool const is_row : {true, false})
      add(is_row ? "row" : "column", [=, this] {
        std::string const index = std::to_string(random.below(static_cast<std::uint32_t>(m)));
        return call((is_row ? "row<" : "column<") + index + ">",
                    any(is_row ? matrix_of(m, n) : matrix_of(n, m), depth - 1).s);
      });
    add("softmax", [=, this] { return call("softmax", any(vector_of(n), depth - 1).s); });
    add("log_softmax", [=, this] { return call("log_softmax", any(vector_of(n), depth - 1).s); });
    add("broadcast", [=, this] { return call("broadcast<" + std::to_string(n) + ">", any({}, depth - 1).s); });
    add("segment", [=, this] {
      int const first = static_cast<int>(random.below(2));
      return call("segment" + of_rows(first, n), any(vector_of(n + 1), depth - 1).s);
    });
    if (n > 1) {
      add("concat", [=, this] {
        return call("concat", any(n == 2 ? shape{} : vector_of(n - 1), depth - 1).s + ", " + any({}, less).s);
      });
      add("pad", [=, this] {
        int const first = static_cast<int>(random.below(2));
        return call("pad" + of_rows(first, n), any(n == 2 ? shape{} : vector_of(n - 1), depth - 1).s);
      });
    }
  }
  void matrices(std::vector<choice>& c, shape s, int depth, int less) {
    int const m = size();
    auto const of_rows = [](int first, int count) {
      return "<" + std::to_string(first) + ", " + std::to_string(count) + ">";
    };
    auto const add = [&](char const* name, make f) { c.push_back({name, f}); };
    add("matrix * matrix",
        [=, this] { return binary("*", any(matrix_of(s.rows, m), depth - 1), any(matrix_of(m, s.cols), less)); });
    add("transpose", [=, this] { return call("transpose", any(matrix_of(s.cols, s.rows), depth - 1).s); });
    add("outer", [=, this] {
      return call("outer", any(vector_of(s.rows), depth - 1).s + ", " + any(vector_of(s.cols), less).s);
    });
    add("column * row", [=, this] {
      return binary("*", any(vector_of(s.rows), depth - 1), call("transpose", any(vector_of(s.cols), less).s));
    });
    add("broadcast of a matrix",
        [=, this] { return call("broadcast" + of_rows(s.rows, s.cols), any({}, depth - 1).s); });
    add("rows", [=, this] {
      return call("rows" + of_rows(static_cast<int>(random.below(2)), s.rows),
                  any(matrix_of(s.rows + 1, s.cols), depth - 1).s);
    });
    if (s.rows == s.cols) add("diag", [=, this] { return call("diag", any(vector_of(s.rows), depth - 1).s); });
    if (s.rows > 1)
      add("concat of matrices", [=, this] {
        return call("concat", any(matrix_of(s.rows - 1, s.cols), depth - 1).s + ", " + leaf(matrix_of(1, s.cols)).s);
      });
  }
};

}  // namespace by_text
