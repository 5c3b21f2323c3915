// A batch in parts gives the numbers of the batch in one piece, but for the order of sums; and the same numbers whoever
// runs the parts, in whatever order.
#include <array>
#include <bptt/callables.hpp>

#include "../near.hpp"

namespace in_parts {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 2> {} x;
inline constexpr struct W : parameter<W, 2, 2> {} W;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct k : constant<k> {} k;
inline constexpr struct c : constant<c> {} c;
inline constexpr struct h : variable<h, 2> {} h;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr int T = 3, B = 7;
constexpr auto net = unroll<T>(recurrence(h[t] = tanh(W * h[t - 1_c] + u * x[t]),
                                          L[last] = k * dot(h[last], h[last]) + c * mean(dot(h[t], x[t]), t)));
constexpr auto asked = wrt(W, u, k, c, x, h[-1_c], W[t], h[t]);
constexpr auto g = gradient(batch<B>(net), L, asked, also(h[last]));
constexpr auto values = evaluate(batch<B>(net));

template <class N, std::size_t n>
constexpr std::array<N, n> some(unsigned from) {
  std::array<N, n> v{};
  for (N& each : v) {
    from = from * 1664525u + 1013904223u;
    each = static_cast<N>(static_cast<int>(from >> 16) - 32768) / N(32768);
  }
  return v;
}
template <class N>
constexpr auto bound(auto const& f) {
  auto const ks = some<N, B>(3);
  auto const Ws = some<N, 4>(1);
  auto const hs = some<N, B * 2>(5);
  auto const xs = some<N, B * T * 2>(4);
  return f(W(Ws), u(N(0.7)), c(N(0.3)), k(ks), x(xs), h[-1_c](hs));
}

// who runs the parts
constexpr auto one_after_the_other = [](int n, auto body) {
  for (int i = 0; i < n; ++i) body(i);
};
constexpr auto from_the_last = [](int n, auto body) {
  for (int i = n; i-- > 0;) body(i);
};
constexpr auto from_the_middle = [](int n, auto const& body) {
  for (int i = 0; i < n; ++i) body((i + n / 2) % n);
};

enum class agreement { to_the_bit, but_for_rounding };
template <agreement how, class View>
constexpr bool agree(View const& a, View const& b) {
  if constexpr (std::is_floating_point_v<View>) {
    return how == agreement::to_the_bit ? a == b : near(a, b, sizeof(View) == 4 ? 1e-6 : 1e-14);
  } else {
    for (std::size_t i = 0; i < a.size(); ++i)
      if (!agree<how>(a.data()[i], b.data()[i])) return false;
    return true;
  }
}
// what sequences share is a sum, in another order; what belongs to one is the same
template <agreement of_sums, class Result>
constexpr bool same(Result const& a, Result const& b) {
  for (int i = 0; i < B; ++i) {
    if (a.loss(i) != b.loss(i) || a[k][i] != b[k][i]) return false;
    for (int j = 0; j < T; ++j)
      if (!agree<agreement::to_the_bit>(a[x][i][j], b[x][i][j]) ||
          !agree<agreement::to_the_bit>(a[h[t]][i][j], b[h[t]][i][j]))
        return false;
    if (!agree<agreement::to_the_bit>(a[h[-1_c]][i], b[h[-1_c]][i]) ||
        !agree<agreement::to_the_bit>(a.value(h[last])[i], b.value(h[last])[i]))
      return false;
  }
  for (int j = 0; j < T; ++j)
    if (!agree<of_sums>(a[W[t]][j], b[W[t]][j])) return false;
  return agree<of_sums>(a[L], b[L]) && agree<of_sums>(a[W], b[W]) && agree<of_sums>(a[u], b[u]) &&
         agree<of_sums>(a[c], b[c]);
}

template <class N>
constexpr auto in_one_piece = bound<N>([](auto const&... b) { return g(b...); });
template <class N, int n, class Run>
constexpr auto cut(Run const& run, auto const&... more) {
  return bound<N>([&](auto const&... b) { return g(parts<n>(run), b..., more...); });
}
// into a workspace and a result that held other numbers
template <class N, int n>
constexpr auto used_again() {
  auto result = cut<N, n>(one_after_the_other);
  workspace<decltype(g), N, n> memory;
  g.into(result, parts<n>(from_the_last), memory, W(some<N, 4>(9)), u(N(0.1)), c(N(0.2)), k(some<N, B>(8)),
         x(some<N, B * T * 2>(7)), h[-1_c](zero));
  bound<N>([&](auto const&... b) { return g.into(result, parts<n>(from_the_last), memory, b...); });
  return result;
}
template <class N, int n>
constexpr bool holds() {
  constexpr auto first = cut<N, n>(one_after_the_other);
  static_assert(same<agreement::but_for_rounding>(first, in_one_piece<N>));
  static_assert(same<agreement::to_the_bit>(first, cut<N, n>(from_the_last)));
  static_assert(same<agreement::to_the_bit>(first, cut<N, n>(from_the_middle)));
  static_assert(same<agreement::to_the_bit>(first, used_again<N, n>()));
  return true;
}
// one part; parts of 4 and 3, of 3, 3 and 1, of 2, 2, 2 and 1 sequences; one each; and more parts than sequences
static_assert(holds<double, 1>() && holds<double, 2>() && holds<double, 3>() && holds<double, 4>() &&
              holds<double, 7>() && holds<double, 9>() && holds<float, 3>());
static_assert(numeric::parts_of_batch<7, 3>::sequences(0) == 3 && numeric::parts_of_batch<7, 3>::sequences(2) == 1 &&
              numeric::parts_of_batch<7, 9>::sequences(6) == 1 && numeric::parts_of_batch<7, 9>::sequences(7) == 0 &&
              numeric::parts_of_batch<9, 4>::sequences(2) == 3 && numeric::parts_of_batch<9, 4>::sequences(3) == 0);
// a workspace and sums for each part
static_assert(workspace_bytes<decltype(g), double, 4> % 4 == 0 &&
              workspace_bytes<decltype(g), double, 1> > workspace_bytes<decltype(g)> &&
              workspace_bytes<decltype(g), double, 8> == 2 * workspace_bytes<decltype(g), double, 7> / 7 * 4);

// sequences of different lengths; what belongs to steps that one does not have is zero
constexpr auto n = lengths({3, 1, 2, 3, 3, 2, 1});
static_assert(same<agreement::but_for_rounding>(cut<double, 3>(from_the_last, n),
                                                bound<double>([](auto const&... b) { return g(b..., n); })));

// forward values
template <int count, class Run>
constexpr bool evaluates(Run const& run, auto const&... more) {
  auto const a = bound<double>([&](auto const&... b) { return values(parts<count>(run), b..., more...); });
  auto const all = bound<double>([&](auto const&... b) { return values(b..., more...); });
  for (int i = 0; i < B; ++i) {
    if (a[L][i] != all[L][i]) return false;
    for (int j = 0; j < T; ++j)
      if (!agree<agreement::to_the_bit>(a[h[t]][i][j], all[h[t]][i][j])) return false;
  }
  return true;
}
static_assert(evaluates<3>(from_the_last) && evaluates<2>(from_the_middle, n));
}  // namespace in_parts
