// Writing a formula to memory, or adding it to what is there: products among the addends of a sum go there without a
// place between.
#include <bptt/evaluation/assign.hpp>

#include "pass_of_constants.hpp"

using namespace bptt::simplified;
using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else

namespace numbers {
template <kernel::into how, class Formula, std::size_t n>
constexpr bool gives(Formula formula, double const (&want)[n]) {
  static_assert(shape_t<Formula>::size == static_cast<int>(n));
  constants const m;
  double got[n];
  for (double& number : got) number = 100;
  assign<how>(got, formula, m, 0);
  for (std::size_t i = 0; i < n; ++i)
    if (!near(got[i], want[i])) return false;
  return true;
}
using enum kernel::into;
// M·p = (14, 32), M·q = (12, 27)
static_assert(gives<set>(p - q, {-3, 7, -3}) && gives<plus>(p - q, {97, 107, 97}) && gives<minus>(p, {99, 98, 97}));
static_assert(gives<set>(M * p, {14, 32}) && gives<plus>(M * p, {114, 132}));
static_assert(gives<set>(-(M * p), {-14, -32}) && gives<plus>(-(M * p), {86, 68}));
static_assert(gives<set>(M * p - M * q, {2, 5}) && gives<set>(-(M * p) + M * q, {-2, -5}) &&
              gives<plus>(M * p - M * q, {102, 105}));
static_assert(gives<set>(M * p + M * q - M * p, {12, 27}) && gives<set>(M * p - (M * q - M * p), {16, 37}));
static_assert(gives<set>(k * (M * p) + M * q, {40, 91}) && gives<plus>(k * (M * p) - M * q, {116, 137}));
static_assert(gives<set>(outer(k * p, p) - outer(p, p), {1, 2, 3, 2, 4, 6, 3, 6, 9}));
static_assert(gives<plus>(outer(p, p) + outer(p, q), {105, 97, 109, 110, 94, 118, 115, 91, 127}));
static_assert(gives<set>(M * transpose(M) - k * (M * transpose(M)), {-14, -32, -32, -77}));
static_assert(gives<set>(dot(p, q), {12}) && gives<plus>(dot(p, q), {112}) && gives<minus>(k * k, {96}));
// parts are written where they belong, products inside them too
static_assert(gives<set>(concat(p, M * p, k), {1, 2, 3, 14, 32, 2}) &&
              gives<plus>(concat(p, M * p, k), {101, 102, 103, 114, 132, 102}));
static_assert(gives<minus>(concat(p, M * p, k), {99, 98, 97, 86, 68, 98}) &&
              gives<set>(-concat(p, M * p), {-1, -2, -3, -14, -32}));
static_assert(gives<set>(pad<1, 4>(M * p), {0, 14, 32, 0}) && gives<plus>(pad<1, 4>(M * p), {100, 114, 132, 100}));
static_assert(gives<minus>(pad<1, 4>(M * p), {100, 86, 68, 100}) && gives<set>(-pad<1, 4>(M * p), {0, -14, -32, 0}));
static_assert(gives<set>(pad<0, 3>(k) + q, {6, -5, 6}) && gives<set>(q - pad<2, 3>(k), {4, -5, 4}) &&
              gives<plus>(q - pad<2, 3>(k), {104, 95, 104}));
static_assert(gives<set>(pad<0, 3>(M * p) - pad<1, 3>(M * q), {14, 20, -27}) &&
              gives<set>(concat(k, M * p) + transpose(M) * (M * p), {144, 202, 266}));
static_assert(gives<minus>(concat(k, M * p) - transpose(M) * (M * p), {240, 274, 302}));
static_assert(gives<set>(pad<1, 3>(transpose(p)), {0, 0, 0, 1, 2, 3, 0, 0, 0}) &&
              gives<plus>(concat(M, transpose(q)), {101, 102, 103, 104, 105, 106, 104, 95, 106}));
// what is taken away
static_assert(gives<minus>(M * p - M * q, {98, 95}) &&
              gives<minus>(outer(p, q) - outer(p, p), {97, 107, 97, 94, 114, 94, 91, 121, 91}));

static_assert(std::is_same_v<addends_of<true, decltype(p - (q - (-p)))>::type,
                             types<addend<true, struct p>, addend<false, struct q>, addend<false, struct p>>>);
}  // namespace numbers
