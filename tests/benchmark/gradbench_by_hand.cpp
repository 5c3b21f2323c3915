// Loss and gradient of GradBench's LSTM, by hand. With ∘ for products of components, of the input q of a layer (the
// state of the layer below, or x ∘ w_in) and its own state before, h′ and c′:
//
//   f = σ(q ∘ W_f + b_f),  i = σ(h′ ∘ W_i + b_i),  o = σ(q ∘ W_o + b_o),  g = tanh(h′ ∘ W_g + b_g)
//   c = c′ ∘ f + i ∘ g,  h = o ∘ tanh(c),  p = h ∘ w_out + b_out,  L = mean over t and bits of  y·(log(2 + Σ exp p) −
//   p)
//
// What makes it fast: rows are filled up to 16 numbers, so that no loop has a rest; a layer goes over all steps before
// the next one begins, so that its 8 rows of weights, and on the way back those of their gradients, are in registers;
// each function is computed once.
#include "functions_by_hand.hpp"
#include "gradbench_job.hpp"

namespace contest {
namespace {

using F = by_hand::vectorised;
inline constexpr int W = 16;  // numbers of a row, filled up

// A row as the vectors that it is made of: what is done to all of its numbers is one expression.
struct alignas(64) row {
  double of[W];
  double& operator[](int j) { return of[j]; }
  double operator[](int j) const { return of[j]; }
};
template <class Job>
row filled(typename Job::row const& from, double rest = 0) {
  row to;
  for (int j = 0; j < W; ++j) to[j] = j < Job::b ? from[static_cast<std::size_t>(j)] : rest;
  return to;
}

template <class Job>
struct gradbench_by_hand {
  static constexpr int T = Job::T, l = Job::l, b = Job::b;
  struct result {
    double loss;
    std::array<std::array<typename Job::row, 8>, l> main;
    std::array<typename Job::row, 3> extra;
  };
  struct step {
    row f, i, o, g, c, tanh_c, h;
  };
  Job const& job;
  step kept[l][T + 1];  // kept[k][t + 1] is of step t
  row scores[T];        // exp p, then the adjoints of what a layer reads
  explicit gradbench_by_hand(Job const& of) : job(of) {}

  result run() {
    result r;
    row const w_in = filled<Job>(job.extra_parameters[0]);
    for (int k = 0; k < l; ++k) forward<true>(k, w_in);
    row dw{}, db{};
    r.loss = output<true>(&dw, &db);
    give(r.extra[1], dw), give(r.extra[2], db);
    for (int k = l - 1; k >= 0; --k) backward(k, w_in, r.main[static_cast<std::size_t>(k)]);
    row dw_in{};
    for (int t = 0; t < T; ++t)
      for (int j = 0; j < b; ++j)
        dw_in[j] += scores[t][j] * job.sequence[static_cast<std::size_t>(t)][static_cast<std::size_t>(j)];
    give(r.extra[0], dw_in);
    return r;
  }
  double loss() {
    row const w_in = filled<Job>(job.extra_parameters[0]);
    for (int k = 0; k < l; ++k) forward<false>(k, w_in);
    return output<false>(nullptr, nullptr);
  }

  /// The loss; on the way back scores become dL/dh of the last layer, but for what comes from the step after.
  template <bool and_back>
  double output(row* dw, row* db) {
    row const w_out = filled<Job>(job.extra_parameters[1]),
              b_out = filled<Job>(job.extra_parameters[2], -1000);  // exp of what is filled up is 0
    double total = 0;
    constexpr double scale = 1.0 / (b * T);
    for (int t = 0; t < T; ++t) {
      row const h = kept[l - 1][t + 1].h, y = filled<Job>(job.sequence[static_cast<std::size_t>(t + 1)]);
      row e;
      double mass = 2, weight = 0, cross = 0;
      for (int j = 0; j < W; ++j) {
        double const p = h[j] * w_out[j] + b_out[j];
        e[j] = F::exp(p), cross += y[j] * p, weight += y[j];
      }
      for (int j = 0; j < W; ++j) mass += e[j];
      total += weight * F::log(mass) - cross;
      if constexpr (and_back) {
        double const each = weight / mass * scale;
        for (int j = 0; j < W; ++j) {
          double const dp = e[j] * each - y[j] * scale;
          (*db)[j] += dp, (*dw)[j] += dp * h[j], scores[t][j] = dp * w_out[j];
        }
      }
    }
    return total * scale;
  }

  /// What layer k reads at step t.
  row read(int k, int t, row const& w_in) const {
    if (k > 0) return kept[k - 1][t + 1].h;
    row q = filled<Job>(job.sequence[static_cast<std::size_t>(t)]);
    for (int j = 0; j < W; ++j) q[j] *= w_in[j];
    return q;
  }
  static void give(typename Job::row& to, row const& from) {
    for (int j = 0; j < b; ++j) to[static_cast<std::size_t>(j)] = from[j];
  }

  /// Keeps what the way back reads, or the states alone.
  template <bool and_back>
  void forward(int k, row const& w_in) {
    auto const& p = job.main_parameters[static_cast<std::size_t>(k)];
    row const Wf = filled<Job>(p[0]), Wi = filled<Job>(p[1]), Wo = filled<Job>(p[2]), Wg = filled<Job>(p[3]),
              bf = filled<Job>(p[4]), bi = filled<Job>(p[5]), bo = filled<Job>(p[6]), bg = filled<Job>(p[7]);
    kept[k][0].h = filled<Job>(job.state[static_cast<std::size_t>(k)][0]);
    kept[k][0].c = filled<Job>(job.state[static_cast<std::size_t>(k)][1]);
    for (int t = 0; t < T; ++t) {
      step const& before = kept[k][t];
      step& now = kept[k][t + 1];
      row const q = read(k, t, w_in);
      for (int j = 0; j < W; ++j) {
        double const f = F::sigmoid(q[j] * Wf[j] + bf[j]), i = F::sigmoid(before.h[j] * Wi[j] + bi[j]),
                     o = F::sigmoid(q[j] * Wo[j] + bo[j]), g = F::tanh(before.h[j] * Wg[j] + bg[j]),
                     c = before.c[j] * f + i * g, s = F::tanh(c);
        if constexpr (and_back) now.f[j] = f, now.i[j] = i, now.o[j] = o, now.g[j] = g, now.tanh_c[j] = s;
        now.c[j] = c, now.h[j] = o * s;
      }
    }
  }
  /// scores: of the layer's state, then of what it reads.
  void backward(int k, row const& w_in, std::array<typename Job::row, 8>& to) {
    auto const& p = job.main_parameters[static_cast<std::size_t>(k)];
    row const Wf = filled<Job>(p[0]), Wi = filled<Job>(p[1]), Wo = filled<Job>(p[2]), Wg = filled<Job>(p[3]);
    row dWf{}, dWi{}, dWo{}, dWg{}, dbf{}, dbi{}, dbo{}, dbg{}, dh{}, dc{};
    for (int t = T - 1; t >= 0; --t) {
      step const &before = kept[k][t], &now = kept[k][t + 1];
      row const q = read(k, t, w_in);
      for (int j = 0; j < W; ++j) {
        double const d = dh[j] + scores[t][j], s = now.tanh_c[j], f = now.f[j], i = now.i[j], o = now.o[j],
                     g = now.g[j];
        double const c = dc[j] + d * o * (1 - s * s), of = c * before.c[j] * f * (1 - f), oi = c * g * i * (1 - i),
                     oo = d * s * o * (1 - o), og = c * i * (1 - g * g);
        dc[j] = c * f, dh[j] = oi * Wi[j] + og * Wg[j], scores[t][j] = of * Wf[j] + oo * Wo[j];
        dWf[j] += of * q[j], dWi[j] += oi * before.h[j], dWo[j] += oo * q[j], dWg[j] += og * before.h[j];
        dbf[j] += of, dbi[j] += oi, dbo[j] += oo, dbg[j] += og;
      }
    }
    give(to[0], dWf), give(to[1], dWi), give(to[2], dWo), give(to[3], dWg);
    give(to[4], dbf), give(to[5], dbi), give(to[6], dbo), give(to[7], dbg);
  }
  contest::answer answer(result const& r) const {
    contest::answer all{{r.loss}};
    for (auto const& layer : r.main)
      for (auto const& row : layer) all.emplace_back(row.begin(), row.end());
    for (auto const& row : r.extra) all.emplace_back(row.begin(), row.end());
    return all;
  }
};

template <class Job>
struct loss_by_hand {
  gradbench_by_hand<Job> of;
  explicit loss_by_hand(Job const& job) : of(job) {}
  double run() { return of.loss(); }
  contest::answer answer(double loss) const { return {{loss}}; }
};

bool const entered = enter_gradbench<gradbench_by_hand, loss_by_hand>(by_hand::vectorised::name);

}  // namespace
}  // namespace contest
