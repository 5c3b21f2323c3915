// Polynomials as constants of the program.
#include <bptt/proof/normal_form.hpp>
#include <bptt/proof/stored.hpp>

namespace {
using namespace bptt::normal_form;

/// 0 + 1 + ... of n terms that are not collected.
template <int n>
struct sum_of_numbers {
  static constexpr polynomial make() {
    polynomial p;
    for (int k = 0; k < n; ++k) p.put(monomial{rational{k + 1, 1}, {}});
    return p;
  }
};
struct gives_up {
  static constexpr polynomial make() {
    polynomial p;
    p.give_up();
    return p;
  }
};
template <int n>
struct roomy : sum_of_numbers<n> {
  static constexpr length room{n, 1};
};
static_assert(stored<sum_of_numbers<3>>::view.size == 3 &&
              stored<sum_of_numbers<3>>::view[2].coefficient == rational{3, 1});
static_assert(stored<sum_of_numbers<3>>::tried.fits && stored<roomy<20>>::tried.fits);
// without room enough it is made twice, and that is counted
static_assert(!stored<sum_of_numbers<20>>::tried.fits && stored<sum_of_numbers<20>>::view.size == 20 &&
              stored<sum_of_numbers<20>>::view[19].coefficient == rational{20, 1});
static_assert(stored<sum_of_numbers<20>>::work == 2 * stored<roomy<20>>::work && stored<roomy<20>>::work >= 20);
static_assert(stored<sum_of_numbers<3>>::view.is_complete && !stored<gives_up>::view.is_complete);
}  // namespace
