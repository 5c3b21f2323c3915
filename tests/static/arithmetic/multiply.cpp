// Products of matrices: the blocks of registers, and how rows and packs are cut into them.
#include <bptt/arithmetic/multiply.hpp>

namespace {
using namespace bptt::kernel;

/// Its sums, a pack of B for each of its columns and what a number of A needs fit the registers.
constexpr bool fits(block_size b) {
  return b.rows == 1 ? b.packs <= registers / 2 : b.rows * b.packs + b.packs + numbers_of_a <= registers;
}
constexpr bool all_fit() {
  for (int rows = 1; rows <= 40; ++rows)
    for (int packs = 1; packs <= 40; ++packs)
      for (int most : {1, 3, 6, registers})
        if (block_size const b = block_for(rows, packs, most);
            !fits(b) || b.rows > rows || b.packs > packs || b.rows > most || b.rows < 1 || b.packs < 1)
          return false;
  return true;
}
static_assert(all_fit());
// with one pack a block has as many rows as fit, since each takes a load; in a row, as many packs
static_assert(block_for(100, 1, registers).rows > registers * 3 / 4 && block_for(1, 100, registers).rows == 1);
static_assert(block_for(100, 8, registers).packs > 1 && block_for(100, 8, 6).rows <= 6);

static_assert(rows_in_sets(4096) == 6 && rows_in_sets(2048) == 12 && rows_in_sets(3 * 4096) == 6);
static_assert(rows_in_sets(64 + 4096) == 384 && rows_in_sets(24) > registers);

// with other numbers than float and double, and as a constant, a product is a loop
constexpr int product_of_integers() {
  int const a[]{1, 2, 3, 4, 5, 6}, b[]{7, 8, 9, 10, 11, 12};
  int c[]{1, 1, 1, 1};
  multiply<into::minus, 2, 3, 2>(c, 2, {a, 3, 1}, b, 2);
  return c[0] * 1000 + c[3];
}
static_assert(product_of_integers() == (1 - 58) * 1000 + (1 - 154));
}  // namespace
