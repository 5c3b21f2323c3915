// Counts the verdicts on random pairs of formulas: none that are equal is `different`, none that differ is `equal`.
//   random_proofs [undecided]    prints what is undecided, too
#include "proofs.hpp"

#include <cstdio>

namespace generated {

int counted[2][3], failures = 0;
bool prints_undecided = false;

void judge(int number, truth known, verdict v, char const* first, char const* second) {
  ++counted[static_cast<int>(known)][static_cast<int>(v)];
  bool const is_wrong = known == truth::are_equal ? v == verdict::different : v == verdict::equal;
  if (is_wrong || (prints_undecided && v == verdict::undecided))
    std::printf("%s: pair %d%s\n  %s\n  %s\n", is_wrong ? "FAILED" : "undecided", number,
                known == truth::are_equal ? " is equal" : " differs", first, second);
  failures += is_wrong;
}

}  // namespace generated

int main(int argc, char**) {
  using namespace generated;
  prints_undecided = argc > 1;
  by_text::run_all();
  char const* const kinds[]{"equal by construction", "different at some point"};
  for (int kind = 0; kind < 2; ++kind)
    std::printf("%d pairs %s: %d equal, %d different, %d undecided\n",
                counted[kind][0] + counted[kind][1] + counted[kind][2], kinds[kind], counted[kind][0], counted[kind][1],
                counted[kind][2]);
  std::printf("%d wrong verdicts\n", failures);
  return failures == 0 ? 0 : 1;
}
