// Which values of an index are sampled, what stands for the others, and which are named in formulas.
#include <bptt/proof/index_samples.hpp>
#include <bptt/proof/normal_form.hpp>

namespace bptt::normal_form {  // the stages behind what people write: tested here, used by nobody else
namespace {
// clang-format off
constexpr struct v : parameter<struct v, 9> {} v;
constexpr struct M : parameter<struct M, 9, 9> {} M;
// clang-format on
constexpr index_samples with(index_samples s, int i, int j) {
  s.add(i), s.add(j), s.add(i);
  return s;
}
// {0, 1, 4, 6} by themselves: 2 stands for 2, 3, 5, 7 and 8
constexpr index_samples some = with(index_samples(2), 6, 4);
static_assert(some.count == 4 && some.single[2] == 4 && some.single[3] == 6 && some.other == 2);
static_assert(some.of(4) == 4 && some.of(3) == 2 && some.of(8) == 2 && some.singles(9) == 4 && some.singles(6) == 3);
static_assert(some.samples(9) == 5 && some.sample(3, 9) == 6 && some.sample(4, 9) == 2 &&
              some.multiplicity(3, 9) == 1 && some.multiplicity(4, 9) == 5);
static_assert(some.samples(2) == 2 && some.samples(3) == 3 && some.multiplicity(2, 3) == 1 && some.samples(1) == 1);
static_assert(some.compared(9) == 4 && index_samples(1).compared(9) == 2 && index_samples(1).compared(1) == 1);

template <class E>
constexpr index_samples named_in(E) {
  named_indices named(index_samples(1));
  named.see(view_of<setting<void, by_exp::none>, E>);
  return named.samples();
}
constexpr bool is(index_samples s, std::initializer_list<int> expected) {
  int k = 0;
  for (int i : expected)
    if (k == s.count || s.single[k++] != i) return false;
  return k == s.count;
}
static_assert(is(named_in(sum(v)), {0}) && is(named_in(component<5>(v)), {0, 5}) &&
              is(named_in(tanh(component<2>(M * v)) * component<5>(v)), {0, 2, 5}));
// row 1 of a piece from 3 on is row 4 of the whole: where row 4 has a number of its own, row 1 has one
static_assert(is(named_in(component<1>(segment<3, 2>(v))), {0, 1, 3, 4}) && is(named_in(segment<2, 3>(v)), {0, 2}) &&
              is(named_in(component<5>(v) * sum(segment<2, 3>(v))), {0, 1, 2, 3, 5}));
// more than there is room for
constexpr index_samples many = [] {
  index_samples s(40);
  return s;
}();
static_assert(many.is_large && many.count == index_samples::most);
}  // namespace
}  // namespace bptt::normal_form
