// Loss and gradient of the net of words_job.hpp by hand. The states of all sequences are the rows of a matrix; with a
// for what the input gives to the gates and w for what the state gives:
//
//   a = E[k] W_ih' + b_ih,  w = h′ W_hh' + b_hh,  r, z = σ(a + w),  n = tanh(a + r ∘ w),  h = n + z ∘ (h′ − n)
//   q = (h W_dense' + b_dense) W_out' + b_out,  L = mean of  log Σ exp q − q of the character that is wanted
//
// What makes it fast, besides the blocks of products.hpp: a of all steps is one product before the recurrence, and its
// weights' gradient one after it; the layers above the GRU go over as many rows at once as stay in the first- and the
// second-level cache, forward and back, so that logits are never in memory; the characters of what is wanted are ids.
#include <algorithm>

#include "functions_by_hand.hpp"
#include "products.hpp"
#include "words_job.hpp"

namespace contest {
namespace {

using namespace by_hand;
using F = vectorised;

struct words_by_hand {
  using N = words_job::N;
  static constexpr int B = words_job::B, T = words_job::T, V = words_job::V, D = words_job::D, H = words_job::H,
                       M = words_job::M, G = 3 * H, rows = B * T, R = 64;  // R rows of the layers above at once
  words_job const& job;
  words_job::parameters g;
  // of step t and sequence i in row t·B + i
  alignas(64) N x[rows * D];
  alignas(64) N a[rows * G];
  alignas(64) N w[rows * G];
  alignas(64) N h[(T + 1) * B * H];
  alignas(64) N dh[rows * H];
  alignas(64) N W_ih[G * D];  // transposed copies
  alignas(64) N W_hh[G * H];
  alignas(64) N W_dense[M * H];
  alignas(64) N W_out[V * M];
  explicit words_by_hand(words_job const& of) : job(of), g(), h() {}

  N run() {
    auto const& p = job.p;
    transpose<G, D, N>(p.W_ih.data(), D, W_ih, G), transpose<G, H, N>(p.W_hh.data(), H, W_hh, G);
    transpose<M, H, N>(p.W_dense.data(), H, W_dense, M), transpose<V, M, N>(p.W_out.data(), M, W_out, V);
    for (int t = 0; t < T; ++t)
      for (int i = 0; i < B; ++i)
        std::copy_n(p.embedding.data() + job.read[static_cast<std::size_t>(i * T + t)] * D, D, x + (t * B + i) * D);
    product<rows, D, G, N>({x, D, 1}, {W_ih, G}, {p.b_ih.data(), 0}, {a, G});
    for (int t = 0; t < T; ++t) {
      N const* before = h + t * B * H;
      N* now = h + (t + 1) * B * H;
      product<B, H, G, N>({before, H, 1}, {W_hh, G}, {p.b_hh.data(), 0}, {w + t * B * G, G});
      for (int i = 0; i < B; ++i) step(a + (t * B + i) * G, w + (t * B + i) * G, before + i * H, now + i * H);
    }
    g = {};
    N loss = 0;
    for (int from = 0; from < rows; from += R) loss += output(from);
    backward();
    return loss / rows;
  }
  /// a ← r, z, n
  static void step(N* __restrict a, N const* __restrict w, N const* __restrict before, N* __restrict now) {
    for (int j = 0; j < H; ++j) {
      N const r = F::sigmoid(a[j] + w[j]), z = F::sigmoid(a[H + j] + w[H + j]),
              n = F::tanh(a[2 * H + j] + r * w[2 * H + j]);
      a[j] = r, a[H + j] = z, a[2 * H + j] = n;
      now[j] = n + z * (before[j] - n);
    }
  }
  /// The layers above of R rows, forward and back; what comes to the states goes to dh.
  N output(int from) {
    auto const& p = job.p;
    alignas(64) N d[R * M], q[R * V];
    N const* const state = h + B * H + from * H;
    product<R, H, M, N>({state, H, 1}, {W_dense, M}, {p.b_dense.data(), 0}, {d, M});
    product<R, M, V, N>({d, M, 1}, {W_out, V}, {p.b_out.data(), 0}, {q, V});
    N loss = 0;
    for (int k = 0; k < R; ++k) {
      int const t = (from + k) / B, i = (from + k) % B, id = job.wanted[static_cast<std::size_t>(i * T + t)];
      loss += of_row(q + k * V, id);
    }
    for (int k = 0; k < R; ++k)
      for (int j = 0; j < V; ++j) g.b_out[static_cast<std::size_t>(j)] += q[k * V + j];
    product<V, R, M, N>({q, 1, V}, {d, M}, {g.W_out.data(), M}, {g.W_out.data(), M});
    product<R, V, M, N>({q, V, 1}, {p.W_out.data(), M}, {}, {d, M});
    for (int k = 0; k < R; ++k)
      for (int j = 0; j < M; ++j) g.b_dense[static_cast<std::size_t>(j)] += d[k * M + j];
    product<M, R, H, N>({d, 1, M}, {state, H}, {g.W_dense.data(), H}, {g.W_dense.data(), H});
    product<R, M, H, N>({d, M, 1}, {p.W_dense.data(), H}, {}, {dh + from * H, H});
    return loss;
  }
  /// q ← its adjoint.
  static N of_row(N* __restrict q, int id) {
    using P = pack<N, V>;
    constexpr int width = lanes<N, V>, chains = 4;
    P most[chains], mass[chains] = {};
    for (int c = 0; c < chains; ++c) most[c] = load<P>(q + c * width);
    for (int k = chains * width; k < V; k += chains * width)
      for (int c = 0; c < chains; ++c) {
        P const v = load<P>(q + k + c * width);
        most[c] = most[c] < v ? v : most[c];
      }
    for (int c = 1; c < chains; ++c) most[0] = most[0] < most[c] ? most[c] : most[0];
    N top = most[0][0];
    for (int k = 1; k < width; ++k) top = std::max<N>(top, most[0][k]);
    N const wanted = q[id];
    for (int j = 0; j < V; ++j) q[j] = F::exp(q[j] - top);
    for (int k = 0; k < V; k += chains * width)
      for (int c = 0; c < chains; ++c) mass[c] += load<P>(q + k + c * width);
    N const sum = total<P, N>(mass[0] + mass[1] + (mass[2] + mass[3])), scale = N(1) / rows / sum;
    for (int j = 0; j < V; ++j) q[j] *= scale;
    q[id] -= N(1) / rows;
    return top + F::log(sum) - wanted;
  }
  /// a ← its adjoint, w ← its own, dh ← what comes to the state before.
  static void step_back(N* __restrict a, N* __restrict w, N const* __restrict before, N* __restrict d) {
    for (int j = 0; j < H; ++j) {
      N const r = a[j], z = a[H + j], n = a[2 * H + j];
      N const dn = d[j] * (1 - z) * (1 - n * n), dr = dn * w[2 * H + j] * r * (1 - r),
              dz = d[j] * (before[j] - n) * z * (1 - z);
      a[j] = w[j] = dr, a[H + j] = w[H + j] = dz, a[2 * H + j] = dn, w[2 * H + j] = dn * r;
      d[j] *= z;
    }
  }
  void backward() {
    auto const& p = job.p;
    for (int t = T - 1; t >= 0; --t) {
      N *const at = a + t * B * G, *const wt = w + t * B * G, *const d = dh + t * B * H;
      N const* const before = h + t * B * H;
      for (int i = 0; i < B; ++i) step_back(at + i * G, wt + i * G, before + i * H, d + i * H);
      for (int i = 0; i < B; ++i)
        for (int j = 0; j < G; ++j)
          g.b_ih[static_cast<std::size_t>(j)] += at[i * G + j], g.b_hh[static_cast<std::size_t>(j)] += wt[i * G + j];
      product<G, B, H, N>({wt, 1, G}, {before, H}, {g.W_hh.data(), H}, {g.W_hh.data(), H});
      product<G, B, D, N>({at, 1, G}, {x + t * B * D, D}, {g.W_ih.data(), D}, {g.W_ih.data(), D});
      if (t == 0) break;
      N* const next = dh + (t - 1) * B * H;
      for (int j = 0; j < B * H; ++j) next[j] += d[j];
      product<B, G, H, N>({wt, G, 1}, {p.W_hh.data(), H}, {next, H}, {next, H});
    }
    product<rows, G, D, N>({a, G, 1}, {p.W_ih.data(), D}, {}, {x, D});
    for (int t = 0; t < T; ++t)
      for (int i = 0; i < B; ++i) {
        N* const to = g.embedding.data() + job.read[static_cast<std::size_t>(i * T + t)] * D;
        for (int j = 0; j < D; ++j) to[j] += x[(t * B + i) * D + j];
      }
  }
  contest::answer answer(N loss) const { return words_job::answer_of_all(static_cast<double>(loss), g); }
};

bool const entered = enter<words_by_hand, words_job>(vectorised::name);

}  // namespace
}  // namespace contest
