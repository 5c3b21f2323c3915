// Writes random recurrences as C++, and what is asked of each:  generate SEED COUNT QUESTIONED FILE...
// Of the first QUESTIONED recurrences more is asked than a gradient.
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

}  // namespace by_text

int main(int argc, char** argv) {
  using namespace by_text;
  if (argc < 5) return std::cerr << "generate SEED COUNT QUESTIONED FILE...\n", 1;
  int const count = std::atoi(argv[2]), questioned = std::atoi(argv[3]), files = argc - 4;
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
        body += "  {\n    tested const net{" + std::to_string(i) + ", EQUATIONS(" + r.equations_text() +
                "),\n        LOSS(" + r.loss_text() + "), KEYS(" + joined(r.keys) + ")};\n    net.gradient<" +
                std::to_string(r.steps) + ", codegen::" + (r.by_loop ? "step_loop" : "straight_line") + ">(KEYS(" +
                joined(r.targets) + "),\n        VALUES(" + joined(r.handed_out) + "));\n";
        if (i < questioned)
          for (std::string const& question : r.further_questions(i)) body += "    net." + question + ";\n";
        body += "  }\n";
      }
    }
    std::ofstream out(argv[4 + file]);
    out << "// Written by tests/random/generate.cpp.\n#include \"check.hpp\"\n\nnamespace generated {\nnamespace {\n";
    for (std::string const& name : symbols) out << declaration(name);
    out << "\nbool const is_known = by_text::registered([] {\n"
        << body << "});\n\n}  // namespace\n}  // namespace generated\n";
    if (!out) return std::cerr << "cannot write " << argv[4 + file] << '\n', 1;
  }
}
