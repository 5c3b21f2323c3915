// Which factor of a product decides in a net that makes choices: that with the adjoint.
#include <bptt/evaluation/zero_adjoints.hpp>

namespace {
using namespace bptt;
using namespace bptt::numeric;
// clang-format off
struct a : parameter<a> {};
struct v : parameter<v, 2> {};
struct s : variable<s> {};
struct L : variable<L> {};
// clang-format on
template <choices what>
struct pass_of {
  static constexpr choices made = what;
};
struct plain_pass {};
using adjoint = ago<bar<struct L, struct s>, 0>;

static_assert(!has_choices<plain_pass> && !has_choices<pass_of<choices::none>> &&
              has_choices<pass_of<choices::of_components>>);
static_assert(
    std::is_same_v<product_in<plain_pass, adjoint, struct a>, product_of_numbers> &&
    std::is_same_v<product_in<pass_of<choices::of_components>, adjoint, struct a>, product_of_deciding<true, false>>);
static_assert(a_factor_decides<pass_of<choices::of_anything>, adjoint, struct a> &&
              !a_factor_decides<pass_of<choices::of_anything>, struct v, struct a> &&
              !a_factor_decides<pass_of<choices::of_components>, adjoint, struct a>);
static_assert(deciding_factor<adjoint> == kernel::factor::left && deciding_factor<struct a> == kernel::factor::right);
static_assert(std::is_same_v<factors_that_decide<true, mul<adjoint, struct a>>::type, types<adjoint>> &&
              std::is_same_v<factors_that_decide<false, mul<adjoint, struct a>>::type, types<>> &&
              std::is_same_v<factors_that_decide<true, mul<literal<2>, adjoint>>::type, types<>>);

// 0·∞ is 0 where the 0 decides; otherwise it is computed
constexpr double infinity = std::numeric_limits<double>::infinity();
static_assert(product_of_deciding<true, false>::of(0.0, infinity) == 0 &&
              product_of_deciding<false, true>::of(infinity, 0.0) == 0 &&
              product_of_deciding<true, false>::of(2.0, 3.0) == 6);
// a product of arrays, written again where it is not finite: Σ over k of c[k]·m[k], c[1] = 0 and m[1] = ∞
constexpr double again() {
  double const c[2]{3, 0}, m[2]{2, infinity};
  double to[1]{};
  write_product_or_again<kernel::into::set, 1, 1>(
      to, 1, [](double *) {},
      [&](double * result, std::ptrdiff_t apart) {
        kernel::deciding_product<kernel::into::set, double>(kernel::factor::left, 1, 2, 1, result, apart, {c, 2, 1},
                                                            {m, 1, 1});
      });
  return to[0];
}
static_assert(again() == 6);
}  // namespace
