// The net of contract and question: two lines of history, scalars, any activation.
//   a_t = x_t u,  b_t = s_{t-1} w,  z_t = a_t + b_t,  s_t = func(z_t),  q = s_{T-1} v,  o = func_2(q),  E = func_3(o)
#pragma once
#include <bptt/bptt.hpp>

namespace thread {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct v : parameter<v> {} v;
inline constexpr struct a : variable<a> {} a;
inline constexpr struct b : variable<b> {} b;
inline constexpr struct z : variable<z> {} z;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct q : variable<q> {} q;
inline constexpr struct o : variable<o> {} o;
inline constexpr struct E : variable<E> {} E;
inline constexpr struct func : function<func> {} func;
inline constexpr struct func_2 : function<func_2> {} func_2;
inline constexpr struct func_3 : function<func_3> {} func_3;
// clang-format on
constexpr auto rnn = recurrence(a[t] = x[t] * u, b[t] = s[t - 1_c] * w, z[t] = a[t] + b[t], s[t] = func(z[t]),
                                q[last] = s[last] * v, o[last] = func_2(q[last]), E[last] = func_3(o[last]));
constexpr auto net = unroll<2>(rnn);
}  // namespace thread
