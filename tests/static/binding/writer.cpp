// Writers: the addresses of the numbers of keys, of one sequence and of several.
#include <bptt/binding/writer.hpp>

using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct W : parameter<W, 2> {} W;
inline constexpr struct k : parameter<k> {} k;
[[maybe_unused]] inline constexpr struct h : variable<h> {} h;
// clang-format on
using net = program<3, recurrence_of<>>;
using one = result_of<net, double, struct W, struct k>;

constexpr bool writes_where_it_should() {
  one r, other;
  writer_to<one, one, types<struct W>> const to{r};
  set_all_to_zero(r, one::keys{});
  set_all_to_zero(other, one::keys{});
  to.numbers<struct W>()[1] = 2;
  write_scalar<struct k>(to, 3);  // has no place here
  redirected<writer_to<one, one, types<struct W>>, struct k> const elsewhere{to, {other.numbers<struct k>()}};
  write_scalar<struct k>(elsewhere, 4);
  elsewhere.numbers<struct W>()[0] = 5;
  return r[W](0) == 5 && r[W](1) == 2 && r[k] == 0 && other[k] == 4 && other[W](0) == 0;
}
static_assert(writes_where_it_should());

// six numbers: of three sequences, two each
struct of_each {
  using number = double;
  static constexpr int steps = 1;
  struct sequences {
    template <class>
    static constexpr bool is_accumulated = false;
    template <int, class>
    static constexpr std::ptrdiff_t apart = 2;
  };
  template <class>
  using extents_of = extents<3, 2>;
};
struct six {
  double all[6]{};
  template <class>
  constexpr double * numbers() {
    return all;
  }
};
constexpr bool writes_for_each_sequence() {
  six numbers;
  writer_to<of_each, six, types<struct W>> const to{numbers};
  to.of_sequence(2).numbers<struct W>()[1] = 7;
  return numbers.all[5] == 7;
}
static_assert(writes_for_each_sequence());

// numbers beside what is bound
constexpr bool reads_beside() {
  one r;
  set_all_to_zero(r, one::keys{});
  r.numbers<struct k>()[0] = 8;
  double const of_h = 9;
  numbers_of_key<struct h, double const> const bound{&of_h};
  auto const all = with_numbers(bound, r);
  return *numbers_bound<struct k>(all) == 8 && *numbers_bound<struct h>(all) == 9;
}
static_assert(reads_beside());
}  // namespace
