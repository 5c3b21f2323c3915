// Writes random pairs of formulas to compare:  generate_proofs SEED COUNT FILE...
// Some are equal by construction: rewritten by identities that hold wherever both sides are defined. Others have a
// mistake, and differ at some real point, where they have been computed.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <set>

#include "identities.hpp"
#include "operations.hpp"

namespace by_text {
namespace {

// --- numbers ------------------------------------------------------------------------------------

/// A point: what symbols are, of numbers of both signs that are generic, or small integers.
struct point {
  std::uint64_t number;

  matrix operator()(formula const& symbol) const {
    std::uint64_t seed = number;
    for (char const c : written(symbol)) seed = (seed ^ static_cast<unsigned char>(c)) * 1099511628211u;
    random_numbers random(seed);
    shape const s = shape_of(symbol);
    matrix m(s.rows, s.cols);
    for (complex& x : m.x) {
      x = number % 3 == 0 ? real(random.below(5)) - 2 : real(4 * random.uniform() - 2);
      if (role_of(symbol.name) == 'c') x = std::abs(x.real()) + real(0.5);
    }
    return m;
  }
};

/// The value of a formula at a point; nothing where it, or a part of it, is no real number.
struct real_value {
  point at;
  operations how = {};
  bool is_defined = true;

  matrix operator()(formula const& f) {
    if (f.of == formula::symbol) return at(f);
    if (f.of == formula::number) return matrix(f.value);
    std::vector<matrix> a;
    for (formula const& operand : f.operands) a.push_back((*this)(operand));
    matrix m = f.name == "pow" && a.size() == 2 ? power(f, a) : how.apply(f, a);
    for (complex& x : m.x) {
      is_defined = is_defined && std::isfinite(x.real()) && std::abs(x.imag()) < 1e-15L && std::abs(x.real()) < 1e6L;
      x = x.real();
    }
    return m;
  }
  /// Of a negative number too, where the exponent is an integer.
  matrix power(formula const& f, std::vector<matrix> const& a) {
    shape const s = shape_of(f);
    matrix m(s.rows, s.cols);
    for (std::size_t i = 0; i < m.x.size(); ++i)
      m.x[i] = std::pow(a[0].is_scalar() ? a[0](0).real() : a[0].x[i].real(),
                        a[1].is_scalar() ? a[1](0).real() : a[1].x[i].real());
    return m;
  }
};
enum class seen { equal, different, never_defined };
seen compared(formula const& a, formula const& b) {
  seen so_far = seen::never_defined;
  for (std::uint64_t i = 1; i <= 24; ++i) {
    real_value va{{i}}, vb{{i}};
    matrix const x = va(a), y = vb(b);
    if (!va.is_defined || !vb.is_defined) continue;
    // at a kink both are computed, but errors of rounding lead to one side of it
    auto const is_near_a_kink = [](real_value const& v) { return v.how.least > 0 && v.how.least < 1e-9L; };
    if (is_near_a_kink(va) || is_near_a_kink(vb)) continue;
    if (so_far == seen::never_defined) so_far = seen::equal;
    for (std::size_t j = 0; j < x.x.size(); ++j)
      if (std::abs(x.x[j] - y.x[j]) > 1e-7L * (1 + std::abs(x.x[j]))) return seen::different;
  }
  return so_far;
}

// --- pairs --------------------------------------------------------------------------------------

void collect(std::vector<formula*>& all, formula& f) {
  all.push_back(&f);
  if (f.of == formula::operation && f.name != "ratio")
    for (formula& operand : f.operands) collect(all, operand);
}
int count_of_nodes(formula f) {
  std::vector<formula*> all;
  collect(all, f);
  return static_cast<int>(all.size());
}

class pairs {
  writer write_;
  scope scope_;

  template <class T>
  T& one_of(std::vector<T>& all) {
    return all[write_.random.below(static_cast<std::uint32_t>(all.size()))];
  }
  formula leaf(shape s) { return parser(write_.leaf(s).s).formulas()[0]; }
  bool rewrite(formula& f) {
    std::vector<formula*> all;
    collect(all, f);
    formula& part = *one_of(all);
    if (is_number(part)) return false;
    formulas others = rewritten(part, leaf({}));
    if (others.empty() || random().chance(0.3)) others = said_otherwise(part, leaf(shape_of(part)), leaf({}));
    part = formula(one_of(others));
    return true;
  }
  bool spoil(formula& f) {
    std::vector<formula*> all;
    collect(all, f);
    formula& part = *one_of(all);
    formulas others = spoiled(part);
    if (others.empty()) return false;
    part = formula(one_of(others));
    return true;
  }

 public:
  formula first, second;
  bool are_equal = true;

  explicit pairs(std::uint64_t seed) : write_(seed) {
    write_.sizes = {2, 3};
    for (char const* name : {"x", "x2", "x3", "x33", "h2", "h3", "h"})
      for (char const* step : {"[0_c]", "[1_c]"})
        scope_.leaves.push_back({name, shape_of({formula::symbol, name}), step, 1});
    write_.enter(scope_);
  }
  random_numbers& random() { return write_.random; }
  void next() {
    while (true) {
      int const kind = static_cast<int>(random().below(8));
      shape const s = kind < 4 ? shape{} : kind < 7 ? vector_of(2 + kind % 2) : matrix_of(3, 3);
      first = second = parser(write_.any(s, random().chance(0.6) ? 2 : 1).s).formulas()[0];
      if (source_of(first).find("stop_gradient") != std::string::npos) continue;  // a formula for derivatives only
      are_equal = random().chance(0.5);
      int done = 0;
      for (int i = 1 + static_cast<int>(random().below(3)); i > 0; --i)
        done += rewrite(random().chance(0.3) ? first : second);
      if (!are_equal && !spoil(second)) continue;
      if (done == 0 && are_equal) continue;
      if (count_of_nodes(first) > 40 || count_of_nodes(second) > 40 || source_of(first) == source_of(second)) continue;
      seen const so = compared(first, second);
      if (so == (are_equal ? seen::equal : seen::different)) return;
      if (are_equal && so == seen::different)
        throw std::logic_error("no identity: " + source_of(first) + " = " + source_of(second));
    }
  }
};

void collect_symbols(std::set<std::string>& names, formula const& f) {
  if (f.of == formula::symbol) names.insert(f.name);
  for (formula const& operand : f.operands) collect_symbols(names, operand);
}

}  // namespace
}  // namespace by_text

int main(int argc, char** argv) {
  using namespace by_text;
  if (argc < 4) return std::cerr << "generate_proofs SEED COUNT FILE...\n", 1;
  int const count = std::atoi(argv[2]), files = argc - 3;
  pairs pair(static_cast<std::uint64_t>(std::atoll(argv[1])) + 77);
  for (int file = 0; file < files; ++file) {
    std::string body;
    std::set<std::string> symbols;
    for (int i = file * count / files; i < (file + 1) * count / files; ++i) {
      pair.next();
      collect_symbols(symbols, pair.first);
      collect_symbols(symbols, pair.second);
      body += "  PAIR(" + std::to_string(i) + ", " + (pair.are_equal ? "are_equal" : "differ") + ",\n       (" +
              source_of(pair.first) + "),\n       (" + source_of(pair.second) + "))\n";
    }
    std::ofstream out(argv[3 + file]);
    out << "// Written by tests/random/generate_proofs.cpp.\n#include \"proofs.hpp\"\n\nnamespace generated "
           "{\nnamespace {\n";
    for (std::string const& name : symbols) out << declaration(name);
    out << "\nbool const is_known = by_text::registered([] {\n"
        << body << "});\n\n}  // namespace\n}  // namespace generated\n";
    if (!out) return std::cerr << "cannot write " << argv[3 + file] << '\n', 1;
  }
}
