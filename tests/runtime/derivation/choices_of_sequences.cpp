// A sequence that is filled up with NaN: the steps that do not count contribute nothing, neither value nor gradient, in
// all that can be computed: alone and in batches, in a loop and in a line, by recomputation, in chains, in forward
// mode, with second derivatives. The numbers are those of the sequence without what it is filled up with.
#include <vector>

#include "../complex_step.hpp"

namespace choices_in_sequences {
using namespace bptt;
constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

constexpr in<'m'> m;
constexpr var<'L'> L;

constexpr int H = 5, D = 4, T = 9, short_T = 6;
constexpr par<'W', H, H> W;
constexpr par<'U', H, D> U;
constexpr par<'b', H> bias;
constexpr in<'z', D> z;
constexpr var<'v', H> v;
constexpr auto new_state = tanh(W * v[t - 1_c] + U * z[t] + bias);
constexpr auto error = softmax_cross_entropy(v[t], sigmoid(bias));
constexpr auto cell = recurrence(v[t] = new_state, L[last] = dot(v[last], bias) + sum(error, t));
constexpr auto filled_up = recurrence(v[t] = where(m[t], new_state, v[t - 1_c]),
                                      L[last] = dot(v[last], bias) + sum(where(m[t] == 1_c, error, 0_c), t));
constexpr auto short_net = unroll<short_T>(cell);
constexpr auto long_net = unroll<T>(filled_up);

template <int n>
std::array<double, static_cast<std::size_t>(n)> some_numbers(double from) {
  std::array<double, static_cast<std::size_t>(n)> a{};
  for (double& number : a) number = std::sin(from += 1.7) / 2;
  return a;
}
auto const W0 = some_numbers<H * H>(1), dW = some_numbers<H * H>(6);
auto const U0 = some_numbers<H * D>(2), dU = some_numbers<H * D>(7);
auto const b0 = some_numbers<H>(3), db = some_numbers<H>(8);
template <int n>
struct sequence {
  std::array<std::array<double, D>, static_cast<std::size_t>(n)> z{};
  std::array<double, static_cast<std::size_t>(n)> m{};
  std::array<double, H> v = some_numbers<H>(4);
  explicit sequence(double from = 5) {
    for (std::size_t k = 0; k < static_cast<std::size_t>(n); ++k) {
      z[k] = some_numbers<D>(from + static_cast<double>(k));
      if (k >= short_T) z[k].fill(no_number);
      m[k] = k < short_T ? 1 : 0;
    }
  }
};
void near(auto const& got, auto const& want) { BOOST_TEST(numbers::relative_error(got, want) <= 1e-13); }
/// The inputs of the steps that count have the gradients of the short sequence, the others have none.
void inputs_near(auto const& got, auto const& want) {
  auto const all = numbers::flat(got), wanted = numbers::flat(want);
  near(std::vector<long double>(all.begin(), all.begin() + short_T * D), wanted);
  BOOST_TEST(std::all_of(all.begin() + short_T * D, all.end(), [](long double slope) { return slope == 0; }));
}
void all_near(auto const& got, auto const& want) {
  near(got[L], want[L]);
  near(got[W], want[W]);
  near(got[U], want[U]);
  near(got[bias], want[bias]);
  near(got[v[-1_c]], want[v[-1_c]]);
}

}  // namespace choices_in_sequences

BOOST_AUTO_TEST_SUITE(choices_of_sequences)

using namespace choices_in_sequences;

sequence<short_T> const alone;
sequence<T> const longer;
auto const want =
    gradient(short_net, L, wrt(W, U, bias, z, v[-1_c]))(W(W0), U(U0), bias(b0), z(alone.z), v[-1_c](alone.v));

BOOST_AUTO_TEST_CASE(gradients) {
  auto const check = [](auto g) {
    auto const got = g(W(W0), U(U0), bias(b0), z(longer.z), m(longer.m), v[-1_c](longer.v));
    all_near(got, want);
    inputs_near(got[z], want[z]);
  };
  check(gradient<codegen::step_loop>(long_net, L, wrt(W, U, bias, z, v[-1_c])));
  check(gradient<codegen::straight_line>(long_net, L, wrt(W, U, bias, z, v[-1_c])));
  check(gradient(long_net, L, wrt(W, U, bias, z, v[-1_c]), recompute<3>));
}

BOOST_AUTO_TEST_CASE(forward_mode_and_second_derivatives) {
  auto const first =
      forward_gradient(short_net, L, wrt(v[-1_c], bias))(W(W0), U(U0), bias(b0), z(alone.z), v[-1_c](alone.v));
  auto const forward = forward_gradient(long_net, L, wrt(v[-1_c], bias))(W(W0), U(U0), bias(b0), z(longer.z),
                                                                         m(longer.m), v[-1_c](longer.v));
  near(forward[bias], first[bias]);
  near(forward[v[-1_c]], first[v[-1_c]]);
  auto const short_second = hessian_vector_product(short_net, L, wrt(W, U, bias))(
      W(W0), U(U0), bias(b0), z(alone.z), v[-1_c](alone.v), tangent(W)(dW), tangent(U)(dU), tangent(bias)(db));
  auto const second = hessian_vector_product(long_net, L, wrt(W, U, bias))(
      W(W0), U(U0), bias(b0), z(longer.z), m(longer.m), v[-1_c](longer.v), tangent(W)(dW), tangent(U)(dU),
      tangent(bias)(db));
  near(second[W], short_second[W]);
  near(second[U], short_second[U]);
  near(second[bias], short_second[bias]);
  near(second[tangent(L)], short_second[tangent(L)]);
}

BOOST_AUTO_TEST_CASE(batches) {
  std::array<sequence<short_T>, 4> const each_alone{sequence<short_T>(1), sequence<short_T>(2), sequence<short_T>(3),
                                                    sequence<short_T>(4)};
  std::array<sequence<T>, 4> const each{sequence<T>(1), sequence<T>(2), sequence<T>(3), sequence<T>(4)};
  auto const all = [](auto const& sequences, auto part) {
    return std::array{part(sequences[0]), part(sequences[1]), part(sequences[2]), part(sequences[3])};
  };
  auto const zs = [](auto const& s) { return s.z; };
  auto const vs = [](auto const& s) { return s.v; };
  auto const ms = [](auto const& s) { return s.m; };
  auto const wanted = gradient(batch<4>(short_net), L, wrt(W, U, bias))(W(W0), U(U0), bias(b0), z(all(each_alone, zs)),
                                                                        v[-1_c](all(each_alone, vs)));
  auto const got = gradient(batch<4>(long_net), L, wrt(W, U, bias))(W(W0), U(U0), bias(b0), z(all(each, zs)),
                                                                    m(all(each, ms)), v[-1_c](all(each, vs)));
  near(got[L], wanted[L]);
  near(got[W], wanted[W]);
  near(got[U], wanted[U]);
  near(got[bias], wanted[bias]);
}

// The second net of a chain does not choose the state that the first hands over: a root of what is negative.
BOOST_AUTO_TEST_CASE(chains) {
  constexpr par<'p'> p;
  constexpr var<'s'> s;
  constexpr var<'q'> q;
  constexpr auto first = unroll<2>(recurrence(s[t] = sqrt(p * s[t - 1_c])));
  constexpr auto second = unroll<2>(recurrence(q[t] = where(m[t], q[t - 1_c], p), L[last] = square(q[last])));
  constexpr auto g = gradient(chain(first, second, q[-1_c] = s[last]), L, wrt(p));
  auto const without = g(p(3.0), m({0.0, 1.0}), s[-1_c](-1.0)), with = g(p(4.0), m({1.0, 1.0}), s[-1_c](4.0));
  BOOST_TEST((without[L] == 9 && without[p] == 6));
  BOOST_TEST((with[L] == 16 && with[p] == 8 * 0.75));  // s = p^(3/4)·s₋₁^(1/4)
}

// Whole components of a product, of a matrix that is not finite in rows that are not chosen.
BOOST_AUTO_TEST_CASE(rows_that_are_not_chosen) {
  constexpr var<'q', H> q;
  constexpr par<'c', H> c;
  constexpr auto net =
      unroll<T>(recurrence(q[t] = where(c > 0_c, tanh(W * q[t - 1_c]), q[t - 1_c]), L[last] = dot(q[last], q[last])));
  auto with_nan = W0, with_numbers = W0;
  for (std::size_t j = 0; j < H; ++j)
    with_nan[H + j] = no_number, with_nan[3 * H + j] = std::numeric_limits<double>::infinity();
  std::array<double, H> const chosen{1, 0, 2, -1, 1};
  auto const run = [&](auto code, auto const& numbers) {
    return gradient<decltype(code)::value>(net, L, wrt(W, q[-1_c]))(W(numbers), c(chosen), q[-1_c](b0));
  };
  auto const check = [&](auto code) {
    auto const got = run(code, with_nan), same = run(code, with_numbers);
    near(got[L], same[L]);
    near(got[W], same[W]);
    near(got[q[-1_c]], same[q[-1_c]]);
  };
  check(std::integral_constant<codegen, codegen::step_loop>{});
  check(std::integral_constant<codegen, codegen::straight_line>{});
}

BOOST_AUTO_TEST_SUITE_END()
