// The workspace: what a call keeps, counted by hand from the mathematics, and where it is.
#include <bptt/callables/batch.hpp>
#include <bptt/cells/gru.hpp>
#include <bptt/cells/lstm.hpp>

using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else

namespace {
using namespace bptt;
// clang-format off
inline constexpr int D = 8, H = 24, C = 16, T = 40;
inline constexpr struct x : input<x, D> {} x;
inline constexpr struct y : constant<y, C> {} y;
inline constexpr struct U : parameter<U, H, D> {} U;
inline constexpr struct W : parameter<W, H, H> {} W;
inline constexpr struct b : parameter<b, H> {} b;
inline constexpr struct V : parameter<V, C, H> {} V;
inline constexpr struct h : variable<h, H> {} h;
inline constexpr struct E : variable<E> {} E;
inline constexpr struct lstm : cells::lstm<lstm, D, H> {} lstm;
inline constexpr struct gru : cells::gru<gru, D, H> {} gru;
// clang-format on

// Elman net, all sizes multiples of a cache line. Kept between the passes: h of T steps and the initial state.
// Before: a of T steps, which begins as b + U·x of all of them, and the transposed copies of W and U. After: ∂E/∂a of T
// steps, which dW and dU are made of in the end, in the place of a; and in the place of the copies ∂E/∂h of one step,
// and ∂E/∂o, which dV and ∂E/∂h(T−1) are made of.
constexpr auto elman =
    recurrence(h[t] = tanh(b + W * h[t - 1_c] + U * x[t]), E[last] = softmax_cross_entropy(V * h[last], y));
constexpr auto elman_gradient = gradient(unroll<T>(elman), E, wrt(U, W, b, V));
static_assert(workspace_bytes<decltype(elman_gradient)> == sizeof(double) * ((T + 1) * H + T * H + H * H + H * D));
static_assert(workspace_bytes<decltype(elman_gradient), float> ==
              sizeof(float) * ((T + 1) * H + 8 + T * H + H * H + H * D));  // 984 floats end within a cache line of 16
// Where no product is made in the end, ∂E/∂a is kept for the two steps that pass it on. What comes before is as much as
// it was.
static_assert(workspace_bytes<decltype(gradient(unroll<T>(elman), E, wrt(b)))> ==
              sizeof(double) * ((T + 1) * H + T * H + H * H + H * D));

// LSTM: of T steps the gates i, f, g, o, tanh(c), and c and h with the initial state; the adjoint of the four
// gates' sum a, in the place of a of all steps; the transposed copy of W_hh, in whose place there is on the way back,
// for one step, ∂h, ∂o, ∂tanh(c), ∂i or ∂f, ∂g, of two steps ∂c, and ∂E/∂(V·h). The copy of W_ih is read before there
// is a gate.
constexpr auto lstm_gradient =
    gradient(unroll<T>(recurrence(lstm(x[t]), E[last] = softmax_cross_entropy(V * lstm.h[last], y))), E,
             wrt(V, lstm.W_ih, lstm.W_hh, lstm.b_ih));
static_assert(workspace_bytes<decltype(lstm_gradient)> ==
              sizeof(double) * (5 * T * H + 2 * (T + 1) * H + 4 * T * H + 4 * H * H));

// GRU: of T steps r, z, n, h(t−1) − n, h with the initial state, and W_hh·h + b_hh, of which one third is read
// backward; the adjoints of both sums, which are factors of dW_ih and dW_hh. For one step: ∂h or the adjoint of n's
// sum, ∂z, ∂n or ∂r, the adjoints of the sums of z and r; ∂(h − n) of two steps; ∂E/∂(V·h).
constexpr auto gru_gradient =
    gradient(unroll<T>(recurrence(gru(x[t]), E[last] = softmax_cross_entropy(V * gru.h[last], y))), E,
             wrt(V, gru.W_ih, gru.W_hh, gru.b_ih));
static_assert(workspace_bytes<decltype(gru_gradient)> ==
              sizeof(double) * (4 * T * H + (T + 1) * H + 3 * T * H + 2 * 3 * T * H + 4 * H + 2 * H + C));

// Blocks of eight numbers and more begin with a cache line, smaller ones fill gaps: three states of three numbers, and
// two of five.
struct all_at_once {
  constexpr bool interfere(int, int) const { return true; }
};
struct by_turns {  // neighbours, and the first and the last
  constexpr bool interfere(int i, int j) const { return i - j == 1 || j - i == 1 || i + j == 3; }
};
constexpr int sizes[]{9, 3, 12, 5, 0};
constexpr auto together = assign_offsets<4>(sizes, 8, all_at_once{}), in_turn = assign_offsets<4>(sizes, 8, by_turns{});
static_assert(together.offset[2] == 0 && together.offset[0] == 16 && together.offset[3] == 25 &&
              together.offset[1] == 12 && together.size == 30 && together.alignment == 8);
// 0 interferes with 1 and 3, and so does 2: 0 and 2 share memory, and so do 1 and 3
static_assert(in_turn.offset[2] == 0 && in_turn.offset[0] == 0 && in_turn.offset[3] == 12 && in_turn.offset[1] == 12 &&
              in_turn.size == 17);
constexpr int small[]{3, 3, 0};
static_assert(assign_offsets<2>(small, 8, all_at_once{}).alignment == 1 &&
              assign_offsets<2>(small, 8, all_at_once{}).size == 6);

// In a plan for several sequences side by side all but the copies of matrices is as many times larger.
using plan =
    gradient_plan<decltype(unroll<T>(elman)), struct E, codegen::automatic, struct U, struct W, struct b, struct V>;
struct grouped : plan {
  static constexpr int group = 4;
};
static_assert(slot_of<grouped, struct h, double>::size == 4 * H && slot_of<plan, struct h, double>::size == H &&
              slot_of<grouped, transposed_copy<struct W>, double>::size == H * H);
static_assert(workspace_plan<grouped, double>::size == 4 * ((T + 1) * H + T * H) + H * H + H * D);
// A batch keeps the copies for all sequences, and one of V.
static_assert(workspace_bytes<decltype(gradient(batch<3>(unroll<T>(elman)), E, wrt(U, W, b, V)))> ==
              sizeof(double) * (3 * ((T + 1) * H + T * H + H + C) + H * H + H * D + C * H));
// Of values of 512 bytes, or a multiple of it, each has a cache line more: they would compete for the same places of
// the cache.
// clang-format off
inline constexpr struct wide : variable<wide, 64> {} wide;
// clang-format on
using wide_plan = evaluation_plan<decltype(unroll<T>(recurrence(wide[t] = tanh(wide[t - 1_c])))), codegen::automatic>;
static_assert(row_of<wide_plan, struct wide, double>::value == 64 + 8 &&
              row_of<wide_plan, struct wide, float>::value == 64 && row_of<plan, struct h, double>::value == H);
}  // namespace
