// What the refused calls call.
#pragma once
#include <array>
#include <bptt/bptt.hpp>

namespace calls {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 2> {} x;
inline constexpr struct W : parameter<W, 2, 2> {} W;
inline constexpr struct h : variable<h, 2> {} h;
inline constexpr struct s : variable<s, 2> {} s;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr auto net = unroll<3>(recurrence(h[t] = tanh(W * h[t - 1_c] + x[t]), L[last] = dot(h[last], h[last])));
constexpr auto of_net = gradient(net, L, wrt(W, h[-1_c]));
constexpr auto values = evaluate(net);
constexpr auto of_batch = gradient(batch<4>(net), L, wrt(W, h[-1_c]));
constexpr auto forward = forward_gradient(net, L, wrt(W, h[-1_c]));
constexpr auto product = hessian_vector_product(net, L, wrt(W, h[-1_c]));
constexpr auto two_nets =
    chain(unroll<3>(recurrence(h[t] = tanh(W * h[t - 1_c] + x[t]))),
          unroll<2>(recurrence(s[t] = tanh(W * s[t - 1_c]), L[last] = dot(s[last], s[last]))), s[-1_c] = h[last]);
constexpr auto of_chain = gradient(two_nets, L, wrt(W, h[-1_c]));

// a net whose values are too many for the stack, 3.2 MB for h alone
constexpr int many = 200000;
constexpr auto long_cell = recurrence(h[t] = tanh(W * h[t - 1_c] + x[t]), L[last] = dot(h[last], h[last]));
constexpr auto long_net = unroll<many>(long_cell);
inline std::array<double, 2 * many> many_xs{}, dxs{};
inline std::array<double, 4 * 2 * many> many_batch_xs{};
inline std::array<float, 2 * many> many_floats{};

inline std::array<double, 4> Wv{1, 0.5, -0.5, 1}, dW{};
inline std::array<double, 2> hv{1, 2}, dh{}, v{1, -1};
inline std::array<double, 6> xv{1, 2, 3, 4, 5, 6};
inline std::array<double, 4 * 2> hs{}, dhs{};
inline std::array<double, 4 * 6> xs{};
inline std::array<double, 3> three{};
}  // namespace calls
