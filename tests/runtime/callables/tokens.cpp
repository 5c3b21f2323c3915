// Tokens: what is bound as integers gives what the one-hot vectors give, and what central differences of a loss give
// that is written here by hand.
#include <array>
#include <boost/test/unit_test.hpp>
#include <bptt/bptt.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "batch_net.hpp"

namespace language {
using namespace bptt;
constexpr int V = 7, D = 3, H = 4, T = 6;
// clang-format off
inline constexpr struct k : token<k, V> {} k;        // what is read
inline constexpr struct next : token<next, V> {} next;
inline constexpr struct x : input<x, V> {} x;        // the same as vectors
inline constexpr struct y : input<y, V> {} y;
inline constexpr struct Emb : parameter<Emb, D, V> {} Emb;
inline constexpr struct Rows : parameter<Rows, V, D> {} Rows;  // a table with a row for each token
inline constexpr struct W : parameter<W, H, H> {} W;
inline constexpr struct U : parameter<U, H, D> {} U;
inline constexpr struct O : parameter<O, V, H> {} O;
inline constexpr struct p : parameter<p, V> {} p;
inline constexpr struct h : variable<h, H> {} h;
inline constexpr struct o : variable<o, V> {} o;
inline constexpr struct L : variable<L> {} L;
// clang-format on
// the columns and the rows of a table, a token one step before, one component of a vector, the last token, a table that
// is read twice and is the readout too; three ways to the cross-entropy
constexpr auto cell = [](auto in, auto out) {
  return recurrence(h[t] = tanh(W * h[t - 1_c] + U * (Emb * in[t] - transpose(Rows) * in[t - 1_c])),
                    o[t] = O * h[t] + Rows * (Emb * in[t]),
                    L[last] = mean(softmax_cross_entropy(o[t], out[t]) - dot(out[t], log_softmax(O * h[t])) +
                                       0.5_c * cross_entropy(softmax(o[t] + p), out[t]) + square(dot(p, in[t])),
                                   t) +
                              sum(tanh(Emb * in[last])) + dot(in[last], p));
};
constexpr auto targets = wrt(Emb, Rows, W, U, O, p, h[-1_c]);
template <codegen code, int steps = T>
constexpr auto of_tokens = gradient<code>(unroll<steps>(cell(k, next)), L, targets, also(h[last]));
template <codegen code, int steps = T>
constexpr auto of_vectors = gradient<code>(unroll<steps>(cell(x, y)), L, targets, also(h[last]));

template <class N>
struct numbers {
  std::vector<N> Emb = some<D * V>(), Rows = some<V * D>(), W = some<H * H>(), U = some<H * D>(), O = some<V * H>(),
                 p = some<V>(), h = some<H>();
  template <int n>
  static std::vector<N> some() {
    auto const all = batches::some_numbers<static_cast<std::size_t>(n)>();
    return {all.begin(), all.end()};
  }
  auto call(auto const& f, auto... more) const {
    return f(language::Emb(Emb), language::Rows(Rows), language::W(W), language::U(U), language::O(O), language::p(p),
             language::h[-1_c](h), more...);
  }
};
constexpr std::array<int, T> ids{3, 0, 6, 3, 3, 1}, answers{0, 6, 3, 3, 1, 5};
constexpr int first_id = 2;
template <class N, std::size_t n>
std::vector<N> one_hot(std::array<int, n> const& all) {
  std::vector<N> v(n * V);
  for (std::size_t i = 0; i < n; ++i) v[i * V + static_cast<std::size_t>(all[i])] = 1;
  return v;
}
template <class N>
std::array<N, V> one_hot(int id) {
  std::array<N, V> v{};
  v[static_cast<std::size_t>(id)] = 1;
  return v;
}

void check(auto const& a, auto const& b, double most) {
  BOOST_TEST(a.size() == b.size());
  auto other = b.begin();
  for (auto number : a) BOOST_TEST(std::abs(static_cast<double>(number - *other++)) <= most);
}
void check_all(auto const& a, auto const& b, double most = 1e-14) {
  BOOST_TEST(std::abs(static_cast<double>(a[L] - b[L])) <= most);
  check(a[Emb], b[Emb], most);
  check(a[Rows], b[Rows], most);
  check(a[W], b[W], most);
  check(a[U], b[U], most);
  check(a[O], b[O], most);
  check(a[p], b[p], most);
}

/// The loss of the same net, by hand.
long double loss_by_hand(numbers<long double> const& v) {
  auto const at = [](std::vector<long double> const& m, int cols, int i, int j) {
    return m[static_cast<std::size_t>(i * cols + j)];
  };
  std::vector<long double> state = v.h;
  long double loss = 0;
  for (int s = 0; s < T; ++s) {
    int const id = ids[static_cast<std::size_t>(s)], earlier = s == 0 ? first_id : ids[static_cast<std::size_t>(s - 1)],
              target = answers[static_cast<std::size_t>(s)];
    std::vector<long double> now(H), logits(V), of_state(V);
    for (int i = 0; i < H; ++i) {
      long double z = 0;
      for (int j = 0; j < H; ++j) z += at(v.W, H, i, j) * state[static_cast<std::size_t>(j)];
      for (int j = 0; j < D; ++j) z += at(v.U, D, i, j) * (at(v.Emb, V, j, id) - at(v.Rows, D, earlier, j));
      now[static_cast<std::size_t>(i)] = std::tanh(z);
    }
    state = now;
    auto const log_of_sum = [](std::vector<long double> const& q) {
      long double sum = 0;
      for (long double e : q) sum += std::exp(e);
      return std::log(sum);
    };
    for (int i = 0; i < V; ++i) {
      auto const n = static_cast<std::size_t>(i);
      for (int j = 0; j < H; ++j) of_state[n] += at(v.O, H, i, j) * state[static_cast<std::size_t>(j)];
      logits[n] = of_state[n];
      for (int j = 0; j < D; ++j) logits[n] += at(v.Rows, D, i, j) * at(v.Emb, V, j, id);
    }
    std::vector<long double> shifted = logits;
    for (std::size_t i = 0; i < V; ++i) shifted[i] += v.p[i];
    auto const to = static_cast<std::size_t>(target);
    long double const w = v.p[static_cast<std::size_t>(id)];
    loss += log_of_sum(logits) - logits[to] + log_of_sum(of_state) - of_state[to] +
            (log_of_sum(shifted) - shifted[to]) / 2 + w * w;
  }
  loss /= T;
  for (int j = 0; j < D; ++j) loss += std::tanh(at(v.Emb, V, j, ids[T - 1]));
  return loss + v.p[static_cast<std::size_t>(ids[T - 1])];
}
std::vector<double> difference_quotients(numbers<long double> v,
                                         std::vector<long double> numbers<long double>::*which) {
  std::vector<double> all;
  for (long double& entry : v.*which) {
    long double const kept = entry, step = 1e-6L;
    entry = kept + step;
    long double const above = loss_by_hand(v);
    entry = kept - step;
    all.push_back(static_cast<double>((above - loss_by_hand(v)) / (2 * step)));
    entry = kept;
  }
  return all;
}
}  // namespace language

BOOST_AUTO_TEST_SUITE(tokens)

using namespace language;
using batches::refusal;

BOOST_AUTO_TEST_CASE(central_differences) {
  numbers<long double> const v;
  auto const r = v.call(of_tokens<codegen::step_loop>, k(ids), next(answers), k[-1_c](first_id));
  BOOST_TEST(std::abs(static_cast<double>(r[L] - loss_by_hand(v))) < 1e-15);
  check(r[Emb], difference_quotients(v, &numbers<long double>::Emb), 1e-10);
  check(r[Rows], difference_quotients(v, &numbers<long double>::Rows), 1e-10);
  check(r[U], difference_quotients(v, &numbers<long double>::U), 1e-10);
  check(r[O], difference_quotients(v, &numbers<long double>::O), 1e-10);
  check(r[p], difference_quotients(v, &numbers<long double>::p), 1e-10);
}

BOOST_AUTO_TEST_CASE(one_hot_vectors) {
  numbers<double> const v;
  auto const d = v.call(of_vectors<codegen::step_loop>, x(one_hot<double>(ids)), y(one_hot<double>(answers)),
                        x[-1_c](one_hot<double>(first_id)));
  check_all(v.call(of_tokens<codegen::straight_line>, k(ids), next(answers), k[-1_c](first_id)), d);
  // integers of any type
  std::vector<std::uint8_t> const bytes(ids.begin(), ids.end());
  std::vector<std::size_t> const sizes(answers.begin(), answers.end());
  check_all(v.call(of_tokens<codegen::step_loop>, k(bytes), next(sizes), k[-1_c](std::int16_t{first_id})), d);
  // inlined or not, in float
  numbers<float> const f{{v.Emb.begin(), v.Emb.end()}, {v.Rows.begin(), v.Rows.end()}, {v.W.begin(), v.W.end()},
                         {v.U.begin(), v.U.end()},     {v.O.begin(), v.O.end()},       {v.p.begin(), v.p.end()},
                         {v.h.begin(), v.h.end()}};
  auto const in_float = f.call(of_tokens<codegen::step_loop>, k(ids), next(answers), k[-1_c](first_id));
  static_assert(std::is_same_v<std::remove_cvref_t<decltype(in_float[L])>, float>);
  check_all(in_float, d, 1e-5);
}

BOOST_AUTO_TEST_CASE(lengths_and_batches) {
  numbers<double> const v;
  constexpr int n = 4;
  std::array<int, n> first{}, first_after{};
  for (std::size_t i = 0; i < n; ++i) first[i] = ids[i], first_after[i] = answers[i];
  auto const d = v.call(of_vectors<codegen::step_loop, n>, x(one_hot<double>(first)), y(one_hot<double>(first_after)),
                        x[-1_c](one_hot<double>(first_id)));
  // what stands beyond the end is no id, and is not read
  std::vector<int> all(ids.begin(), ids.end()), all_after(answers.begin(), answers.end());
  for (std::size_t i = n; i < T; ++i) all[i] = -1, all_after[i] = V;
  auto const one = v.call(of_tokens<codegen::step_loop>, k(all), next(all_after), k[-1_c](first_id), bptt::length(n));
  check_all(one, d);
  check(one.value(h[last]), d.value(h[last]), 1e-15);

  // two sequences, of which one is shorter; and two that run side by side
  auto const whole = v.call(of_tokens<codegen::step_loop>, k(ids), next(answers), k[-1_c](first_id));
  std::vector<int> both = all, both_after = all_after;
  both.insert(both.end(), ids.begin(), ids.end());
  both_after.insert(both_after.end(), answers.begin(), answers.end());
  constexpr auto of_batch = gradient(batch<2>(unroll<T>(cell(k, next))), L, targets);
  auto const state = v.h;
  std::vector<double> states = state;
  states.insert(states.end(), state.begin(), state.end());
  auto const call = [&](auto... more) {
    return of_batch(language::Emb(v.Emb), language::Rows(v.Rows), language::W(v.W), language::U(v.U), language::O(v.O),
                    language::p(v.p), h[-1_c](states), more...);
  };
  auto const check_mean = [](auto const& r, auto const& a, auto const& b) {
    auto const each = [&](auto symbol) {
      for (std::size_t i = 0; i < r[symbol].size(); ++i)
        BOOST_TEST(std::abs(r[symbol].begin()[i] - (a[symbol].begin()[i] + b[symbol].begin()[i]) / 2) <= 1e-14);
    };
    BOOST_TEST(std::abs(r[L] - (a[L] + b[L]) / 2) <= 1e-14);
    each(Emb), each(Rows), each(W), each(O), each(p);
  };
  check_mean(call(k(both), next(both_after), k[-1_c]({first_id, first_id}), lengths({n, T})), d, whole);
  for (std::size_t i = n; i < T; ++i) both[i] = 5, both_after[i] = 2;
  std::array<int, T> other{}, other_after{};
  for (std::size_t i = 0; i < T; ++i) other[i] = both[i], other_after[i] = both_after[i];
  check_mean(call(k(both), next(both_after), k[-1_c](std::vector<long>{4, first_id})),
             v.call(of_vectors<codegen::step_loop>, x(one_hot<double>(other)), y(one_hot<double>(other_after)),
                    x[-1_c](one_hot<double>(4))),
             whole);
}

BOOST_AUTO_TEST_CASE(other_callables) {
  numbers<double> const v;
  constexpr auto net = [](auto in, auto out) {
    return unroll<T>(
        recurrence(h[t] = where(component<2>(Emb * in[t]) > 0_c, tanh(W * h[t - 1_c] + U * (Emb * in[t])), h[t - 1_c]),
                   L[last] = mean(softmax_cross_entropy(O * h[t], out[t]), t)));
  };
  auto const both = [&](auto f, auto check, auto... more) {
    auto const call = [&](auto g, auto... in) {
      return g(Emb(v.Emb), W(v.W), U(v.U), O(v.O), h[-1_c](v.h), in..., more...);
    };
    check(call(f(net(k, next)), k(ids), next(answers)),
          call(f(net(x, y)), x(one_hot<double>(ids)), y(one_hot<double>(answers))));
  };
  auto const same = [](auto const& a, auto const& b) {
    check(a[Emb], b[Emb], 1e-14);
    check(a[W], b[W], 1e-14);
  };
  both([](auto of) { return gradient(of, L, wrt(Emb, W)); }, same);
  both([](auto of) { return gradient(of, L, wrt(Emb, W), recompute<2>); }, same);
  both([](auto of) { return forward_gradient(of, L, wrt(Emb, W)); }, same);
  both([](auto of) { return hessian_vector_product(of, L, wrt(Emb, W)); }, same, tangent(Emb)(v.Emb), tangent(W)(v.W));
  both([](auto of) { return evaluate(of); }, [](auto const& a, auto const& b) { check(a[h[t]], b[h[t]], 1e-15); });
  // the copies of the table that each step reads, and the vector itself
  both([](auto of) { return gradient(of, L, wrt(Emb[t], W)); },
       [](auto const& a, auto const& b) { check(a[Emb[t]], b[Emb[t]], 1e-14); });
  auto const by_k =
      gradient(net(k, next), L, wrt(k))(Emb(v.Emb), W(v.W), U(v.U), O(v.O), h[-1_c](v.h), k(ids), next(answers));
  auto const by_x = gradient(net(x, y), L, wrt(x))(Emb(v.Emb), W(v.W), U(v.U), O(v.O), h[-1_c](v.h),
                                                   x(one_hot<double>(ids)), y(one_hot<double>(answers)));
  check(by_k[k], by_x[x], 1e-14);
}

// one step of a decoder, which reads the letter before it and none of its own step: all ids are outside the sequence
BOOST_AUTO_TEST_CASE(ids_outside_the_sequence_alone) {
  constexpr auto step = [](auto in) {
    return unroll<1>(recurrence(h[t] = tanh(W * h[t - 1_c] + U * (Emb * in[t - 1_c])), L[last] = sum(h[last])));
  };
  constexpr auto with = [](auto net) { return gradient(net, L, wrt(Emb)); };
  numbers<double> const n;
  auto const call = [&](auto const& f, auto before) { return f(Emb(n.Emb), W(n.W), U(n.U), h[-1_c](n.h), before); };
  std::array<double, V> one_hot{};
  one_hot[5] = 1;
  auto const of_id = call(with(step(k)), k[-1_c](5));
  auto const of_vector = call(with(step(x)), x[-1_c](one_hot));
  BOOST_TEST(std::abs(of_id[L] - of_vector[L]) < 1e-15);
  for (std::size_t i = 0; i < D * V; ++i) BOOST_TEST(std::abs(of_id[Emb][i] - of_vector[Emb][i]) < 1e-15);
  BOOST_TEST(std::abs(of_id[Emb](0, 5)) > 1e-3);
  BOOST_TEST(call(evaluate(step(k)), k[-1_c](5))[L] == of_id[L]);
}

BOOST_AUTO_TEST_CASE(gradients_as_lists) {
  numbers<double> const v;
  // a column that is read twice in a step, and with a minus sign; rows of another table
  constexpr auto net = unroll<T>(recurrence(
      h[t] = tanh(W * h[t - 1_c] + U * (Emb * k[t]) - U * square(Emb * k[t]) + U * (transpose(Rows) * next[t])),
      L[last] = mean(softmax_cross_entropy(O * h[t], next[t]), t)));
  constexpr auto lists = wrt(sparse(Emb), W, sparse(transpose(Rows)));
  auto const call = [&](auto g, auto const& state, auto const& in, auto const& out, auto... more) {
    return g(Emb(v.Emb), Rows(v.Rows), W(v.W), U(v.U), O(v.O), h[-1_c](state), k(in), next(out), more...);
  };
  // the sum of the rows of each id is the gradient of the table
  auto const check_sum = [](auto const& list, auto const& table, bool of_rows, int cols) {
    std::vector<double> sum(table.size());
    for (int s = 0; s < T; ++s)
      for (int i = 0; i < D; ++i)
        sum[static_cast<std::size_t>(of_rows ? list[s].id() * cols + i : i * cols + list[s].id())] += list[s].row()(i);
    check(table, sum, 1e-14);
  };
  auto const d = call(gradient(net, L, wrt(Emb, W, Rows)), v.h, ids, answers);
  auto const check_lists = [&](auto const& r, auto const& dense) {
    check_sum(r[sparse(Emb)], dense[Emb], false, V);
    check_sum(r[sparse(transpose(Rows))], dense[Rows], true, D);
    check(r[W], dense[W], 1e-14);
  };
  auto const r = call(gradient(net, L, lists), v.h, ids, answers);
  for (int s = 0; s < T; ++s) {
    BOOST_TEST(r[sparse(Emb)][s].id() == ids[static_cast<std::size_t>(s)]);
    BOOST_TEST(r[sparse(transpose(Rows))][s].id() == answers[static_cast<std::size_t>(s)]);
  }
  check_lists(r, d);
  check_lists(call(gradient<codegen::step_loop>(net, L, lists), v.h, ids, answers), d);
  check_lists(call(gradient(net, L, lists, recompute<4>), v.h, ids, answers), d);
  // of a shorter sequence the other rows are zero
  auto const four = call(gradient(net, L, lists), v.h, ids, answers, bptt::length(4));
  check_lists(four, call(gradient(net, L, wrt(Emb, W, Rows)), v.h, ids, answers, bptt::length(4)));
  BOOST_TEST(four[sparse(Emb)][4].row()(1) == 0);
  // of a batch each sequence has its list, and all are the mean together
  std::vector<double> states = v.h;
  states.insert(states.end(), v.h.begin(), v.h.end());
  std::vector<int> in(ids.begin(), ids.end()), out(answers.begin(), answers.end());
  in.insert(in.end(), answers.begin(), answers.end());
  out.insert(out.end(), ids.begin(), ids.end());
  auto const both = call(gradient(batch<2>(net), L, lists), states, in, out);
  BOOST_TEST(both[sparse(Emb)][1][2].id() == answers[2]);
  for (int s = 0; s < T; ++s)
    for (int i = 0; i < D; ++i)
      BOOST_TEST(std::abs(both[sparse(Emb)][0][s].row()(i) - r[sparse(Emb)][s].row()(i) / 2) <= 1e-15);
  // in a place the id stands before its row
  std::array<std::array<double, 1 + D>, T> place{};
  std::array<double, H * H> dW{};
  gradient(net, L, wrt(sparse(Emb), W))
      .into(to(sparse(Emb)(place), W(dW)), Emb(v.Emb), Rows(v.Rows), W(v.W), U(v.U), O(v.O), h[-1_c](v.h), k(ids),
            next(answers));
  BOOST_TEST(place[2][0] == ids[2]);
  BOOST_TEST(place[2][3] == r[sparse(Emb)][2].row()(2));
}

BOOST_AUTO_TEST_CASE(what_is_refused) {
  numbers<double> const v;
  auto const with = [&](auto const& in, auto const& out, int first = first_id) {
    return refusal([&] { (void)v.call(of_tokens<codegen::step_loop>, k(in), next(out), k[-1_c](first)); });
  };
  BOOST_TEST(with(ids, answers) == "nothing is thrown");
  auto bad = ids;
  bad[4] = V;
  BOOST_TEST(with(bad, answers) == "bptt: k is 7 at step 4, and the ids of 7 tokens are 0 to 6");
  bad[4] = -1;
  BOOST_TEST(with(ids, bad) == "bptt: next is -1 at step 4, and the ids of 7 tokens are 0 to 6");
  BOOST_TEST(with(ids, answers, 9) == "bptt: k is 9 at step -1, and the ids of 7 tokens are 0 to 6");
  // no id is cut to the bits of an int
  std::vector<long long> const wide{3, 0, 1LL << 32, 3, 3, 1};
  BOOST_TEST(with(wide, answers) == "bptt: k is 4294967296 at step 2, and the ids of 7 tokens are 0 to 6");
  std::vector<std::uint64_t> const large{3, 0, 1, 3, 3, std::numeric_limits<std::uint64_t>::max()};
  BOOST_TEST(with(large, answers).find("k is -1 at step 5") != std::string::npos);
  BOOST_TEST(with(std::vector<int>(5), answers).find("k takes 6 numbers, 5 are bound") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
