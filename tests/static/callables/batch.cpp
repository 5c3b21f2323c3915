// Batches as constants: the mean of the losses of B sequences and its gradient, by the calls for single sequences.
#include <array>
#include <bptt/bptt.hpp>
#include <type_traits>

#include "../near.hpp"

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 2> {} x;
inline constexpr struct m : input<m> {} m;
inline constexpr struct W : parameter<W, 2, 2> {} W;
inline constexpr struct a : parameter<a> {} a;
inline constexpr struct y : constant<y, 2> {} y;
inline constexpr struct h : variable<h, 2> {} h;
inline constexpr struct E : variable<E> {} E;
// clang-format on
constexpr int B = 2, T = 3;
constexpr auto net = unroll<T>(recurrence(h[t] = W * h[t - 1_c] + m[t] * x[t], E[last] = a * dot(h[last], y)));
constexpr auto g =
    gradient(batch<B>(net), E, wrt(W, a, x, m, y, h[-1_c], h[t], W[t], W[1_c], h[last]), also(h[last], h[t]));
static_assert(std::is_empty_v<decltype(batch<B>(net))> && std::is_empty_v<decltype(g)>);
static_assert(workspace_bytes<decltype(g)> ==
              B * workspace_bytes<decltype(gradient(net, E, wrt(W, a, x, m, y, h[-1_c], h[t], W[t], W[1_c], h[last]),
                                                    also(h[last], h[t])))>);

constexpr std::array<double, 4> Wv{1, 2, -1, 3};
constexpr std::array<std::array<std::array<double, 2>, T>, B> xs{
    {{{{1, 2}, {3, 4}, {5, 6}}}, {{{-1, 2}, {1, -3}, {2, 5}}}}};
constexpr std::array<std::array<double, T>, B> ms{{{1, 2, 3}, {3, -1, 2}}};
constexpr std::array<std::array<double, 2>, B> ys{{{1, -2}, {3, 4}}}, h0{{{1, 1}, {2, -1}}};
constexpr auto r = g(W(Wv), a(2), x(xs), m(ms), y(ys), h[-1_c](h0));

constexpr auto one = gradient(net, E, wrt(W, a, x, m, y, h[-1_c], h[t], W[t], W[1_c], h[last]), also(h[last], h[t]));
constexpr auto call(std::size_t b) { return one(W(Wv), a(2), x(xs[b]), m(ms[b]), y(ys[b]), h[-1_c](h0[b])); }
constexpr auto r0 = call(0), r1 = call(1);

static_assert(r[E] == (r0[E] + r1[E]) / 2 && r.loss(0) == r0[E] && r.loss(1) == r1[E] && r0[E] != r1[E]);
// what all sequences share: one, of which the gradients are added up
static_assert(r[a] == (r0[a] + r1[a]) / 2);
constexpr bool is_mean(auto both, auto first, auto second) {
  bool same = both.size() == first.size();
  for (std::size_t i = 0; i < both.size(); ++i)
    same = same && both.data()[i] == (first.data()[i] + second.data()[i]) / 2 && both.data()[i] != 0;
  return same;
}
static_assert(is_mean(r[W], r0[W], r1[W]) && is_mean(r[W[1_c]], r0[W[1_c]], r1[W[1_c]]) &&
              is_mean(r[W[t]], r0[W[t]], r1[W[t]]));
static_assert(r[W](1, 0) == r[W].data()[2] && r[W].size() == 4 && r[W[t]].size() == 12 &&
              r[W[t]][2](0, 1) == r[W[t]].data()[9]);
// what each has for itself, in their order
constexpr bool are_halves(auto both, auto first, auto second) {
  std::size_t const n = first.size();
  bool same = both.size() == 2 * n && both.end() - both.begin() == static_cast<std::ptrdiff_t>(2 * n);
  for (std::size_t i = 0; i < n; ++i)
    same = same && both.data()[i] == first.data()[i] / 2 && both.data()[n + i] == second.data()[i] / 2;
  return same;
}
static_assert(are_halves(r[x], r0[x], r1[x]) && are_halves(r[m], r0[m], r1[m]) && are_halves(r[y], r0[y], r1[y]));
static_assert(are_halves(r[h[-1_c]], r0[h[-1_c]], r1[h[-1_c]]) && are_halves(r[h[t]], r0[h[t]], r1[h[t]]) &&
              are_halves(r[h[last]], r0[h[last]], r1[h[last]]));
static_assert(r[x][1][2](0) == r1[x][2](0) / 2 && r[x][1].steps() == T && r[m][1][0] == r1[m][0] / 2 &&
              r[h[-1_c]][1](1) == r1[h[-1_c]](1) / 2 && r[y][0](1) == r0[y](1) / 2);
static_assert(r[x[2_c]][1](0) == r[x][1][2](0) && r[m[1_c]][1] == r[m][1][1] && r[h[1_c]][0](1) == r[h[t]][0][1](1));
static_assert(r[x].sequences() == 2 && r[x].size() == 12 && r[x[2_c]].size() == 4);
// forward values are no gradients, and no means
static_assert(r.value(h[last])[1](0) == r1.value(h[last])(0) && r.value(h[t])[0][1](1) == r0.value(h[t])[1](1) &&
              r.value(h[1_c])[1](0) == r1.value(h[1_c])(0));

// a constant that all sequences share
constexpr auto shared = g(W(Wv), a(2), x(xs), m(ms), y(ys[0]), h[-1_c](h0));
constexpr auto s1 = one(W(Wv), a(2), x(xs[1]), m(ms[1]), y(ys[0]), h[-1_c](h0[1]));
static_assert(shared[y].size() == 2 && is_mean(shared[y], r0[y], s1[y]) && is_mean(shared[W], r0[W], s1[W]));

constexpr auto values = evaluate(batch<B>(net))(W(Wv), a(2), x(xs), m(ms), y(ys), h[-1_c](h0));
static_assert(values[E][0] == r0[E] && values[E][1] == r1[E] && values[h[2_c]][1](0) == r1.value(h[last])(0) &&
              values[h[t]][0][1](1) == r0.value(h[t])[1](1));

// a batch of one
constexpr auto of_one =
    gradient(batch<1>(net), E, wrt(W, x, y))(W(Wv), a(2), x({xs[1]}), m({{3, -1, 2}}), y({ys[1]}), h[-1_c]({h0[1]}));
static_assert(of_one[E] == r1[E] && of_one[W](0, 1) == r1[W](0, 1) && of_one[x][0][1](0) == r1[x][1](0) &&
              of_one[y][0](1) == r1[y](1));

// numbers of another type; integers take it
constexpr auto in_float = gradient(batch<B>(net), E, wrt(W, x))(
    W({{1.f, 2.f}, {-1.f, 3.f}}), a(2), x({{{1, 2}, {3, 4}, {5, 6}}, {{-1, 2}, {1, -3}, {2, 5}}}),
    m({{1, 2, 3}, {3, -1, 2}}), y({{1, -2}, {3, 4}}), h[-1_c]({{1, 1}, {2, -1}}));
static_assert(std::is_same_v<std::remove_cvref_t<decltype(in_float[E])>, float> &&
              in_float[E] == static_cast<float>(r[E]) && in_float[x][1][2](0) == static_cast<float>(r[x][1][2](0)));

// sequences of different lengths: each as the program of its length
constexpr auto of_lengths = g(W(Wv), a(2), x(xs), m(ms), y(ys), h[-1_c](h0), lengths({3, 1}));
constexpr auto short_net = unroll<1>(recurrence(h[t] = W * h[t - 1_c] + m[t] * x[t], E[last] = a * dot(h[last], y)));
constexpr auto short1 = gradient(short_net, E, wrt(W, a, x, m, h[-1_c], h[last], W[0_c]), also(h[last]))(
    W(Wv), a(2), x({xs[1][0]}), m({3}), y(ys[1]), h[-1_c](h0[1]));
static_assert(of_lengths.loss(0) == r0[E] && of_lengths.loss(1) == short1[E] &&
              of_lengths[a] == (r0[a] + short1[a]) / 2 && is_mean(of_lengths[W], r0[W], short1[W]));
static_assert(of_lengths[x][1][0](1) == short1[x][0](1) / 2 && of_lengths[x][1][1](0) == 0 &&
              of_lengths[x][1][2](1) == 0 && of_lengths[x][0][2](1) == r0[x][2](1) / 2);
static_assert(of_lengths[h[-1_c]][1](0) == short1[h[-1_c]](0) / 2 &&
              of_lengths[h[last]][1](1) == short1[h[last]](1) / 2);
static_assert(of_lengths.value(h[last])[1](0) == short1.value(h[last])(0) &&
              of_lengths.value(h[last])[0](0) == r0.value(h[last])(0));
static_assert(of_lengths[W[t]][0](0, 1) == (r0[W[0_c]](0, 1) + short1[W[0_c]](0, 1)) / 2 &&
              of_lengths[W[t]][2](0, 1) == r0[W[2_c]](0, 1) / 2);
constexpr auto values_of_lengths =
    evaluate(batch<B>(net))(W(Wv), a(2), x(xs), m(ms), y(ys), h[-1_c](h0), lengths(std::array<std::size_t, 2>{1, 3}));
static_assert(values_of_lengths[E][1] == r1[E] && values_of_lengths[h[t]][0][0](1) == r0.value(h[0_c])(1) &&
              values_of_lengths[h[t]][0][1](1) == 0);
// `last` is the last step of each
static_assert(values_of_lengths[h[last]][0](1) == r0.value(h[0_c])(1) &&
              values_of_lengths[h[last]][1](1) == r1.value(h[last])(1));
}  // namespace
