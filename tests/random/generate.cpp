// Writes random recurrences as C++, and the gradients that are to be checked:  generate SEED COUNT FILE...
#include <cstdlib>
#include <fstream>
#include <iostream>

#include "random_recurrence.hpp"

namespace by_text {

std::string joined(std::vector<std::string> const& all) {
  std::string s;
  for (std::string const& one : all) s += (s.empty() ? "" : ", ") + one;
  return s;
}

void collect_symbols(std::set<std::string>& names, formula const& f) {
  if (f.of == formula::symbol && f.name != "t") names.insert(f.name);
  for (formula const& operand : f.operands) collect_symbols(names, operand);
}

std::string declaration(std::string const& name) {
  char const* const kind = role_of(name) == 'p'   ? "par"
                           : role_of(name) == 'c' ? "con"
                           : role_of(name) == 'i' ? "in"
                                                  : "var";
  std::string dims;
  for (char const digit : name.substr(1)) dims += std::string(", ") + digit;
  return "constexpr " + std::string(kind) + "<'" + name[0] + "'" + dims + "> " + name + ";\n";
}

}  // namespace by_text

int main(int argc, char** argv) {
  using namespace by_text;
  if (argc < 4) return std::cerr << "generate SEED COUNT FILE...\n", 1;
  int const count = std::atoi(argv[2]), files = argc - 3;
  writer write(static_cast<std::uint64_t>(std::atoll(argv[1])));
  for (int file = 0; file < files; ++file) {
    std::string body;
    std::set<std::string> symbols{"E"};
    for (int i = file * count / files; i < (file + 1) * count / files; ++i) {
      auto const used = write.used;
      for (bool found = false; !found;) {
        write.used = used;
        recurrence r(write);
        found = r.can_be_checked(i);
        if (!found) continue;
        for (equation const& e : parser(r.equations_text()).equations())
          symbols.insert(e.lhs.name), collect_symbols(symbols, e.rhs);
        body += "  check<" + std::to_string(r.steps) + ", codegen::" + (r.by_loop ? "step_loop" : "straight_line") +
                ">(" + std::to_string(i) + ", EQUATIONS(" + r.equations_text() + "),\n      LOSS(" + r.loss_text() +
                "), BOUND(" + joined(r.keys) + "),\n      WRT(" + joined(r.targets) + "), ALSO(" +
                joined(r.handed_out) + "));\n";
      }
    }
    std::ofstream out(argv[3 + file]);
    out << "// Written by tests/random/generate.cpp.\n#include \"check.hpp\"\n\nnamespace generated {\nnamespace {\n";
    for (std::string const& name : symbols) out << declaration(name);
    out << "}  // namespace\n\nvoid file_" << file << "() {\n" << body << "}\n";
    if (file + 1 == files) {
      for (int i = 0; i < file; ++i) out << "void file_" << i << "();\n";
      out << "void check_all() {\n";
      for (int i = 0; i < files; ++i) out << "  file_" << i << "();\n";
      out << "}\n";
    }
    out << "\n}  // namespace generated\n";
    if (!out) return std::cerr << "cannot write " << argv[3 + file] << '\n', 1;
  }
}
