// Loss and gradient of nets of many units for a batch of 64 sequences of 32 steps, 64 inputs, 32 classes: this
// library's against code that is written by hand on OpenBLAS, on one thread. Printed are ratios of the fastest of
// interleaved repetitions, ours to theirs (below 1: ours is faster), and their milliseconds.
//   OPENBLAS_CORETYPE=Cooperlake benchmark_large_batches [rounds]     (an OpenBLAS that does not know the processor
//   takes
//                                                                      kernels of an old one: it is printed which)
// By hand the states of all sequences are the rows of a matrix, and so are the gates: U·x is one product for all steps,
// W·h one for each step in both directions, and a weight's gradient one product over all steps and sequences.
#include <cblas.h>

#include <algorithm>
#include <bptt/callables/batch.hpp>
#include <bptt/cells/elman.hpp>
#include <bptt/cells/gru.hpp>
#include <bptt/cells/lstm.hpp>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <random>
#include <span>
#include <vector>

#include "cpu_time.hpp"

extern "C" char* openblas_get_corename();

namespace {

constexpr int B = 64, T = 32, D = 64, C = 32;
int rounds = 15;

void gemm(bool ta, bool tb, int m, int n, int k, double const* a, int lda, double const* b, int ldb, double beta,
          double* c, int ldc) {
  cblas_dgemm(CblasRowMajor, ta ? CblasTrans : CblasNoTrans, tb ? CblasTrans : CblasNoTrans, m, n, k, 1, a, lda, b, ldb,
              beta, c, ldc);
}
void gemm(bool ta, bool tb, int m, int n, int k, float const* a, int lda, float const* b, int ldb, float beta, float* c,
          int ldc) {
  cblas_sgemm(CblasRowMajor, ta ? CblasTrans : CblasNoTrans, tb ? CblasTrans : CblasNoTrans, m, n, k, 1, a, lda, b, ldb,
              beta, c, ldc);
}

template <class N>
N tanh(N a) {
  return bptt::elementary::tanh(a);
}
template <class N>
N sigmoid(N a) {
  return bptt::elementary::sigmoid(a);
}

// --- cells ---------------------------------------------------------------------------------------
//
// By hand a cell has `gates` rows of H numbers for W·x (`a`, which holds W_ih·x + b_ih, and then what is kept for the
// way back), the same for W·h (`w`), a state h, and perhaps a cell state c.

using namespace bptt;

struct of_elman {
  static constexpr int gates = 1;
  static constexpr bool has_cell_state = false, has_b_hh = false, adds = true;
  static constexpr char const* name = "Elman";
  template <class Self, int H>
  using cell = cells::elman<Self, D, H>;
  template <int H, class N>
  static void forward(N* __restrict a, N const*, N const*, N const*, N*, N* __restrict h) {
    for (int j = 0; j < H; ++j) h[j] = tanh(a[j]);
  }
  /// dh → da, and what comes to the state before by other ways than W.
  template <int H, class N>
  static void backward(N* __restrict a, N*, N const*, N const*, N const*, N const* __restrict h, N* __restrict dh, N*) {
    for (int j = 0; j < H; ++j) a[j] = dh[j] * (1 - h[j] * h[j]), dh[j] = 0;
  }
};
struct of_gru {
  static constexpr int gates = 3;
  static constexpr bool has_cell_state = false, has_b_hh = true, adds = false;
  static constexpr char const* name = "GRU";
  template <class Self, int H>
  using cell = cells::gru<Self, D, H>;
  template <int H, class N>
  static void forward(N* __restrict a, N const* __restrict w, N const* __restrict before, N const*, N*,
                      N* __restrict h) {
    for (int j = 0; j < H; ++j) {
      N const r = sigmoid(a[j] + w[j]), z = sigmoid(a[H + j] + w[H + j]), n = tanh(a[2 * H + j] + r * w[2 * H + j]);
      a[j] = r, a[H + j] = z, a[2 * H + j] = n;
      h[j] = n + z * (before[j] - n);
    }
  }
  template <int H, class N>
  static void backward(N* __restrict a, N* __restrict w, N const* __restrict before, N const*, N const*, N const*,
                       N* __restrict dh, N*) {
    for (int j = 0; j < H; ++j) {
      N const r = a[j], z = a[H + j], n = a[2 * H + j], d = dh[j];
      N const dn = d * (1 - z) * (1 - n * n), dr = dn * w[2 * H + j] * r * (1 - r),
              dz = d * (before[j] - n) * z * (1 - z);
      a[j] = w[j] = dr, a[H + j] = w[H + j] = dz, a[2 * H + j] = dn, w[2 * H + j] = dn * r;
      dh[j] = d * z;
    }
  }
};
struct of_lstm {
  static constexpr int gates = 4;
  static constexpr bool has_cell_state = true, has_b_hh = false, adds = true;
  static constexpr char const* name = "LSTM";
  template <class Self, int H>
  using cell = cells::lstm<Self, D, H>;
  template <int H, class N>
  static void forward(N* __restrict a, N const*, N const*, N const* __restrict c_before, N* __restrict c,
                      N* __restrict h) {
    for (int j = 0; j < H; ++j) {
      N const i = sigmoid(a[j]), f = sigmoid(a[H + j]), g = tanh(a[2 * H + j]), o = sigmoid(a[3 * H + j]);
      a[j] = i, a[H + j] = f, a[2 * H + j] = g, a[3 * H + j] = o;
      c[j] = f * c_before[j] + i * g;
      h[j] = o * tanh(c[j]);
    }
  }
  template <int H, class N>
  static void backward(N* __restrict a, N*, N const*, N const* __restrict c_before, N const* __restrict c, N const*,
                       N* __restrict dh, N* __restrict dc) {
    for (int j = 0; j < H; ++j) {
      N const i = a[j], f = a[H + j], g = a[2 * H + j], o = a[3 * H + j], s = tanh(c[j]);
      N const d = dc[j] + dh[j] * o * (1 - s * s);
      a[3 * H + j] = dh[j] * s * o * (1 - o), a[j] = d * g * i * (1 - i), a[H + j] = d * c_before[j] * f * (1 - f),
                a[2 * H + j] = d * i * (1 - g * g);
      dc[j] = d * f, dh[j] = 0;
    }
  }
};

// --- the job, and the gradient by hand -----------------------------------------------------------

template <class N>
struct array {  // numbers that begin with a cache line
  explicit array(std::size_t n)
      : first(static_cast<N*>(std::aligned_alloc(64, (n * sizeof(N) + 63) / 64 * 64))), count(n) {
    std::fill_n(first.get(), n, N(0));
  }
  struct release {
    void operator()(N* at) const { std::free(at); }
  };
  std::unique_ptr<N[], release> first;
  std::size_t count;
  operator N*() const { return first.get(); }
  std::size_t size() const { return count; }
  N* data() const { return first.get(); }
};

template <class Cell, int H, class N>
struct job {
  static constexpr int G = Cell::gates * H;
  array<N> W_ih{G * D}, W_hh{std::size_t(G) * H}, b_ih{G}, b_hh{G}, V{C * H}, c{C}, h0{B * H}, c0{B * H}, x{B * T * D},
      y{B * C};
  job() {
    std::mt19937 random(1);
    std::normal_distribution<double> normal;
    N const scale = N(1 / std::sqrt(D + H));
    for (auto* all : {&W_ih, &W_hh, &V})
      for (std::size_t i = 0; i < all->size(); ++i) (*all)[i] = scale * N(normal(random));
    for (auto* all : {&b_ih, &b_hh, &c, &h0, &c0})
      for (std::size_t i = 0; i < all->size(); ++i) (*all)[i] = N(0.2 * normal(random));
    if (!Cell::has_b_hh) std::fill_n(b_hh.data(), G, N(0));
    for (std::size_t i = 0; i < x.size(); ++i) x[i] = N(normal(random));
    for (int i = 0; i < B; ++i) y[i * C + i % C] = 1;
  }
};

template <class Cell, int H, class N>
struct by_hand {
  static constexpr int G = Cell::gates * H, all = B * T;
  job<Cell, H, N> const& of;
  array<N> xs{all * D}, a{std::size_t(all) * G}, w{Cell::adds ? 1 : std::size_t(all) * G}, h{std::size_t(all + B) * H},
      cs{Cell::has_cell_state ? std::size_t(all + B) * H : 1}, o{B * C}, dh{B * H}, dc{B * H};
  array<N> dW_ih{G * D}, dW_hh{std::size_t(G) * H}, db_ih{G}, db_hh{G}, dV{C * H}, dcs{C};
  N loss = 0;

  void run() {
    for (int t = 0; t < T; ++t)
      for (int i = 0; i < B; ++i) {
        std::copy_n(of.x + (i * T + t) * D, D, xs + (t * B + i) * D);
        std::copy_n(of.b_ih.data(), G, a + std::size_t(t * B + i) * G);
        if (!Cell::adds) std::copy_n(of.b_hh.data(), G, w + std::size_t(t * B + i) * G);
      }
    gemm(false, true, all, G, D, xs, D, of.W_ih, D, 1, a, G);
    std::copy_n(of.h0.data(), B * H, h.data());
    if (Cell::has_cell_state) std::copy_n(of.c0.data(), B * H, cs.data());
    auto const at = [](N* first, int t, int row) { return first + std::size_t(t) * B * std::size_t(row); };
    for (int t = 0; t < T; ++t) {
      N *const at_t = at(a, t, G), *const wt = Cell::adds ? nullptr : at(w, t, G);
      gemm(false, true, B, G, H, at(h, t, H), H, of.W_hh, H, 1, Cell::adds ? at_t : wt, G);
      for (int i = 0; i < B; ++i)
        Cell::template forward<H>(at_t + i * G, wt + i * G, at(h, t, H) + i * H, at(cs, t, H) + i * H,
                                  at(cs, t + 1, H) + i * H, at(h, t + 1, H) + i * H);
    }
    N* const end = at(h, T, H);
    for (int i = 0; i < B; ++i) std::copy_n(of.c.data(), C, o + i * C);
    gemm(false, true, B, C, H, end, H, of.V, H, 1, o, C);
    loss = 0;
    std::fill_n(dcs.data(), C, N(0));
    for (int i = 0; i < B; ++i) {
      N *const q = o + i * C, e[C];
      N const* const y = of.y + i * C;
      N const top = *std::max_element(q, q + C);
      N mass = 0, weight = 0;
      for (int k = 0; k < C; ++k) e[k] = std::exp(q[k] - top), mass += e[k], weight += y[k];
      for (int k = 0; k < C; ++k)
        loss += y[k] * (top + std::log(mass) - q[k]) / B, q[k] = (e[k] * weight / mass - y[k]) / B, dcs[k] += q[k];
    }
    gemm(true, false, C, H, B, o, C, end, H, 0, dV, H);
    gemm(false, false, B, H, C, o, C, of.V, H, 0, dh, H);
    std::fill_n(dc.data(), B * H, N(0));
    for (int t = T - 1; t >= 0; --t) {
      N *const at_t = at(a, t, G), *const wt = Cell::adds ? nullptr : at(w, t, G);
      for (int i = 0; i < B; ++i)
        Cell::template backward<H>(at_t + i * G, wt + i * G, at(h, t, H) + i * H, at(cs, t, H) + i * H,
                                   at(cs, t + 1, H) + i * H, at(h, t + 1, H) + i * H, dh + i * H, dc + i * H);
      if (t > 0) gemm(false, false, B, H, G, Cell::adds ? at_t : wt, G, of.W_hh, H, 1, dh, H);
    }
    gemm(true, false, G, H, all, Cell::adds ? a : w, G, h, H, 0, dW_hh, H);
    gemm(true, false, G, D, all, a, G, xs, D, 0, dW_ih, D);
    for (auto [d, of_rows] : {std::pair{db_ih.data(), a.data()}, {db_hh.data(), Cell::has_b_hh ? w.data() : nullptr}}) {
      std::fill_n(d, G, N(0));
      if (of_rows)
        for (int i = 0; i < all; ++i)
          for (int j = 0; j < G; ++j) d[j] += of_rows[std::size_t(i) * G + std::size_t(j)];
    }
  }
};

// --- this library --------------------------------------------------------------------------------

template <class Cell, int H>
struct layer : Cell::template cell<layer<Cell, H>, H> {};
// clang-format off
template <class K> struct x_of : input<x_of<K>, D> {};
template <class K> struct y_of : constant<y_of<K>, C> {};
template <class K, int H> struct V_of : parameter<V_of<K, H>, C, H> {};
template <class K> struct c_of : parameter<c_of<K>, C> {};
template <class K> struct o_of : variable<o_of<K>, C> {};
template <class K> struct E_of : variable<E_of<K>> {};
// clang-format on

template <class Cell, int H, class N>
struct generated {
  using K = layer<Cell, H>;
  static constexpr K cell{};
  static constexpr x_of<K> x{};
  static constexpr y_of<K> y{};
  static constexpr V_of<K, H> V{};
  static constexpr c_of<K> c{};
  static constexpr o_of<K> o{};
  static constexpr E_of<K> E{};
  static constexpr auto net =
      unroll<T>(recurrence(cell(x[t]), o[last] = c + V * cell.h[last], E[last] = softmax_cross_entropy(o[last], y)));
  static constexpr int G = Cell::gates * H;
  job<Cell, H, N> const& of;
  array<N> dW_ih{G * D}, dW_hh{std::size_t(G) * H}, db_ih{G}, db_hh{G}, dV{C * H}, dcs{C};
  N loss = 0;

  template <int n>
  static auto as(array<N> const& of_numbers) {
    return std::span<N, std::size_t(n)>(of_numbers.data(), std::size_t(n));
  }
  void run() {
    auto const W_ih = cell.W_ih(as<G * D>(of.W_ih));
    auto const W_hh = cell.W_hh(as<G * H>(of.W_hh));
    auto const h0 = cell.h[-1_c](as<B * H>(of.h0));
    auto const call = [&](auto const& g, auto to, auto const&... more) {
      static workspace<std::remove_cvref_t<decltype(g)>, N> memory;
      loss = g.into(to, memory, W_ih, W_hh, h0, V(as<C * H>(of.V)), c(as<C>(of.c)), x(as<B * T * D>(of.x)),
                    y(as<B * C>(of.y)), more...);
    };
    auto const dW_ = cell.W_ih(as<G * D>(dW_ih));
    auto const dU_ = cell.W_hh(as<G * H>(dW_hh));
    if constexpr (Cell::has_b_hh)
      call(gradient(batch<B>(net), E, wrt(cell.W_ih, cell.W_hh, cell.b_ih, cell.b_hh, V, c)),
           to(dW_, dU_, cell.b_ih(as<G>(db_ih)), cell.b_hh(as<G>(db_hh)), V(as<C * H>(dV)), c(as<C>(dcs))),
           cell.b_ih(as<G>(of.b_ih)), cell.b_hh(as<G>(of.b_hh)));
    else if constexpr (Cell::has_cell_state)
      call(gradient(batch<B>(net), E, wrt(cell.W_ih, cell.W_hh, cell.b_ih, V, c)),
           to(dW_, dU_, cell.b_ih(as<G>(db_ih)), V(as<C * H>(dV)), c(as<C>(dcs))), cell.b_ih(as<G>(of.b_ih)),
           cell.b_hh(zero), cell.c[-1_c](as<B * H>(of.c0)));
    else
      call(gradient(batch<B>(net), E, wrt(cell.W_ih, cell.W_hh, cell.b, V, c)),
           to(dW_, dU_, cell.b(as<G>(db_ih)), V(as<C * H>(dV)), c(as<C>(dcs))), cell.b(as<G>(of.b_ih)));
  }
};

template <class F>
double time_of(F const& f) {
  auto const begin = contest::cpu_seconds();
  f();
  return (contest::cpu_seconds() - begin) * 1e3;
}
template <class N>
void check(char const* what, array<N> const& got, array<N> const& want) {
  double off = 0, most = 0;
  for (std::size_t i = 0; i < want.size(); ++i)
    off = std::max(off, std::abs(double(got[i] - want[i]))), most = std::max(most, std::abs(double(want[i])));
  if (!(off <= most * (sizeof(N) == 8 ? 1e-9 : 1e-3)))
    std::printf("%s is off by %g of %g\n", what, off, most), std::exit(1);
}

template <class Cell, int H, class N>
void compare() {
  job<Cell, H, N> const of;
  by_hand<Cell, H, N> theirs{of};
  generated<Cell, H, N> ours{of};
  theirs.run(), ours.run();
  if (!(std::abs(theirs.loss - ours.loss) < N(1e-4)))
    std::printf("losses %g, %g\n", double(ours.loss), double(theirs.loss)), std::exit(1);
  check("dW_ih", ours.dW_ih, theirs.dW_ih), check("dW_hh", ours.dW_hh, theirs.dW_hh),
      check("db_ih", ours.db_ih, theirs.db_ih);
  check("db_hh", ours.db_hh, theirs.db_hh), check("dV", ours.dV, theirs.dV), check("dc", ours.dcs, theirs.dcs);
  double own = 1e30, other = 1e30;
  for (int i = 0; i < rounds; ++i)
    own = std::min(own, time_of([&] { ours.run(); })), other = std::min(other, time_of([&] { theirs.run(); }));
  std::printf(" %.2f (%.2f) |", own / other, other);
  std::fflush(stdout);
}

template <class Cell, class N, int... H>
void row() {
  std::printf("| %s, %s |", Cell::name, sizeof(N) == 8 ? "double" : "float");
  (compare<Cell, H, N>(), ...);
  std::printf("\n");
}

}  // namespace

int main(int count, char** arguments) {
  if (count > 1) rounds = std::atoi(arguments[1]);
  openblas_set_num_threads(1);
  std::printf("OpenBLAS with kernels of %s; ratio (theirs, ms)\n| H |", openblas_get_corename());
#ifndef ONLY_CELLS
#define ONLY_CELLS of_elman, of_gru, of_lstm
#define ONLY_SIZES 128, 256, 512
#endif
  for (int H : {ONLY_SIZES}) std::printf(" %d |", H);
  std::printf("\n|---|---|---|---|\n");
  auto const rows = []<class... Cell>(types<Cell...>) {
    ((row<Cell, double, ONLY_SIZES>(), row<Cell, float, ONLY_SIZES>()), ...);
  };
  rows(types<ONLY_CELLS>{});
}
