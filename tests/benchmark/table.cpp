// Loss and gradient of recurrent nets: the library's generated code against the best code written by hand, and against
// other libraries.
//
//   benchmark_gradient [--benchmark_filter=.*LSTM.*] [--benchmark_repetitions=25] ...
//
// A table for each group of nets: the fastest repetition in CPU time as a ratio to the code by hand with vectorised
// functions (that of the fastest is the steadiest where others share the processor), and how often a call takes memory
// from the heap.
#include <algorithm>
#include <cstdio>

#include "contest.hpp"

namespace {

using contest::measured;
using names = std::vector<std::string>;

void add_new(names& all, std::string const& name) {
  if (std::find(all.begin(), all.end(), name) == all.end()) all.push_back(name);
}

measured const* find(std::vector<measured> const& all, std::string const& group, std::string const& size,
                     std::string const& contestant) {
  for (measured const& m : all)
    if (m.group == group && m.size == size && m.contestant == contestant) return &m;
  return nullptr;
}

/// A row of a table in Markdown; a cell is empty where f gives a negative number.
template <class F>
void print_row(std::string const& head, names const& sizes, int digits, F f) {
  std::printf("| %-30s |", head.c_str());
  for (std::string const& size : sizes) {
    double const value = f(size);
    if (value < 0)
      std::printf(" %18s |", "");
    else
      std::printf(" %18.*f |", digits, value);
  }
  std::printf("\n");
}

void print_group(std::vector<measured> const& all, std::string const& group) {
  names sizes, contestants;
  for (measured const& m : all)
    if (m.group == group) add_new(sizes, m.size), add_new(contestants, m.contestant);
  auto const print_head = [&](std::string const& what) {
    std::printf("\n| %-30s |", what.c_str());
    for (std::string const& size : sizes) std::printf(" %18s |", size.c_str());
    std::printf("\n|---|");
    for (std::size_t i = 0; i < sizes.size(); ++i) std::printf("---|");
    std::printf("\n");
  };
  print_head(group);
  print_row("ns, " + std::string(contest::baseline), sizes, 0, [&](auto const& size) {
    measured const* const m = find(all, group, size, contest::baseline);
    return m ? m->fastest : -1;
  });
  for (std::string const& contestant : contestants)
    print_row(contestant, sizes, 2, [&](auto const& size) {
      measured const *const m = find(all, group, size, contestant), *const by =
                                                                        find(all, group, size, contest::baseline);
      return m && by ? m->fastest / by->fastest : -1;
    });
  if (std::none_of(all.begin(), all.end(), [&](measured const& m) { return m.group == group && m.allocations != 0; })) {
    std::printf("\nnone of them takes memory from the heap\n");
    return;
  }
  print_head("heap allocations of a call");
  for (std::string const& contestant : contestants)
    print_row(contestant, sizes, 0, [&](auto const& size) {
      measured const* const m = find(all, group, size, contestant);
      return m ? static_cast<double>(m->allocations) : -1;
    });
}

/// How much faster float is, where a net was timed in both.
void print_float(std::vector<measured> const& all) {
  names sizes, contestants;
  std::string const of_float = "Elman net, float", of_double = "Elman net, double";
  for (measured const& m : all)
    if (m.group == of_float && find(all, of_double, m.size, m.contestant))
      add_new(sizes, m.size), add_new(contestants, m.contestant);
  if (sizes.empty()) return;
  std::printf("\n| %-30s |", "time of double / of float");
  for (std::string const& size : sizes) std::printf(" %18s |", size.c_str());
  std::printf("\n|---|");
  for (std::size_t i = 0; i < sizes.size(); ++i) std::printf("---|");
  std::printf("\n");
  for (std::string const& contestant : contestants)
    print_row(contestant, sizes, 2, [&](auto const& size) {
      measured const *const m = find(all, of_float, size, contestant), *const d =
                                                                           find(all, of_double, size, contestant);
      return m && d ? d->fastest / m->fastest : -1;
    });
}

}  // namespace

int main(int count, char** arguments) {
  auto const all = contest::hold(count, arguments);
  names groups;
  for (measured const& m : all) add_new(groups, m.group);
  for (std::string const& group : groups) print_group(all, group);
  print_float(all);
}
