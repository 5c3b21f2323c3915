// Atoms and rational numbers: what is equal, and what is not although its key could be.
#include <bptt/proof/atom.hpp>

using namespace bptt::normal_form;  // the stages behind what people write: tested here, used by nobody else

namespace {
static_assert(rational{1, 2} + rational{1, 3} == rational{5, 6} && rational{1, 2} + rational{-1, 2} == rational{0, 1});
static_assert(rational{2, 3} * rational{3, 4} == rational{1, 2} && rational{2, 3} / rational{4, 3} == rational{1, 2} &&
              lowest_terms(4, -6) == rational{-2, 3} && -rational{1, 2} == rational{-1, 2});
// what does not fit is not known, and nothing that is computed from it is
constexpr rational large{checked_arithmetic::greatest, 1}, small{1, checked_arithmetic::greatest};
static_assert(large * small == rational{1, 1} && large - large == rational{0, 1} && -large + large == rational{0, 1} &&
              large / large == rational{1, 1} && rational{1, 6} * rational{6, 35} == rational{1, 35});
static_assert(!is_known(large + rational{1, 1}) && !is_known(large * rational{2, 1}) && !is_known(small * small) &&
              !is_known(-large - rational{1, 1}) && !is_known(small + rational{1, 2}) && is_known(small + small));
static_assert(!is_known(unknown + rational{1, 1}) && !is_known(unknown * rational{0, 1}) && !is_known(-unknown) &&
              !is_known(rational{1, 1} / rational{0, 1}) && is_known(rational{0, 1} / large));
static_assert(sizeof(wide_integer) < 16 ||
              rational{1'000'000'007, 1} * rational{1'000'000'007, 3} * rational{1, 1'000'000'007} ==
                  rational{1'000'000'007, 3});

static_assert(key_of("ab") != key_of("ba") && key_of("") != key_of("a") && mixed(1, 2) != mixed(2, 1));
static_assert(is_summed(first_summed) && !is_summed(row) && !is_summed(column) && !is_summed(no_index) &&
              !is_summed(fixed(0)) && fixed(0) != no_index && fixed(1) != fixed(2));

constexpr char one_type = 0, another_type = 0;
constexpr atom a{kind::leaf, 7, "x", &one_type, {3, 0}}, same_as_a{kind::leaf, 7, "x", &one_type, {3, 0}};
// of one key: of another name, another type of the same name, another kind, other extents
constexpr atom renamed{kind::leaf, 7, "y", &one_type, {3, 0}},
    of_another_type{kind::leaf, 7, "x", &another_type, {3, 0}}, function{kind::function, 7, "x", &one_type, {3, 0}},
    longer{kind::leaf, 7, "x", &one_type, {4, 0}};
static_assert(equal(a, same_as_a) && !equal(a, renamed) && !equal(a, of_another_type) && !equal(a, function) &&
              !equal(a, longer));

// functions of polynomials: x and 2x
constexpr factor x[]{{&a, {1, 1}, {row, no_index}, 7}};
constexpr term once[]{{{1, 1}, 0, 1, 9, true}}, twice[]{{{2, 1}, 0, 1, 9, true}};
constexpr polynomial_view of_x{once, 1, x}, of_2x{twice, 1, x}, of_x_given_up{once, 1, x, false};
constexpr atom with_argument(polynomial_view const& p) {
  atom f{kind::function, 11, "f"};
  f.arguments = &p;
  f.arity = 1;
  return f;
}
constexpr atom f_of_x = with_argument(of_x), f_of_x_again = with_argument(of_x), f_of_2x = with_argument(of_2x),
               f_of_unknown = with_argument(of_x_given_up), other_unknown = with_argument(of_x_given_up);
static_assert(equal(f_of_x, f_of_x_again) && !equal(f_of_x, f_of_2x) && equal(of_x, of_x) && !equal(of_x, of_2x));
static_assert(!equal(f_of_x, f_of_unknown) && !equal(f_of_unknown, other_unknown) &&
              !equal(of_x_given_up, of_x_given_up));  // of what was given up nothing is known
static_assert(same_variable(factor{&a, {1, 1}, {row, no_index}}, factor{&same_as_a, {2, 1}, {row, no_index}}) &&
              !same_variable(factor{&a, {1, 1}, {row, no_index}}, factor{&a, {1, 1}, {column, no_index}}));
}  // namespace
