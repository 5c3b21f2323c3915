// expect: bptt: an id that sparse\(...\) hands out is a number of the call
// lines: 60
#include <vector>

#include "calls.hpp"

namespace calls {
inline constexpr int many_letters = 20000000;
inline constexpr struct letter : token<letter, many_letters> {
} letter;
inline constexpr struct table : parameter<table, many_letters, 2> { } table; }  // namespace calls

int main() {
  using namespace calls;
  constexpr auto g = gradient(unroll<2>(recurrence(h[t] = transpose(table) * letter[t], L[last] = sum(h[last]))), L,
                              wrt(sparse(transpose(table))));
#ifdef VALID_TWIN
  std::vector<double> const rows(2 * many_letters);
#else
  std::vector<float> const rows(2 * many_letters);
#endif
  (void)g(table(rows), letter({1, many_letters - 1}));
}
