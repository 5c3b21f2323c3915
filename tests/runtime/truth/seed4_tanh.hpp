// Scalar net, 4 steps, many-to-one, softmax cross-entropy of 2 classes, f = tanh, s_{-1} nonzero; same net unrolled 4
// steps.
//   z_t = u*x_t + w*s_{t-1} + k
//   s_t = f(z_t), f = tanh
//   q_i = v_i*s_{T-1} + c_i
//   o = softmax(q)
//   E = -sum_i y_i*log(o_i)
// Origin: PyTorch 1.13 autograd, float64, seed 106; each number is the shortest that reads back as the same double.
// Conventions: row-major; t counts from 0; s_init is the state at t = -1; grad has the shape of what it belongs to;
// grad_per_step::P[t] is dE/dP of a copy of P that only step t reads; grad_nodes is the total derivative, later steps
// included.
#pragma once
#include "shapes.hpp"

namespace truth::seed4_tanh {
inline constexpr int T = 4, C = 2;

inline constexpr double u = -1.0099225905221136;
inline constexpr double w = -0.2640590252188278;
inline constexpr double k = -0.20460244149681725;
inline constexpr vector<C> v{-2.3415579613357105, 0.6214186600577074};
inline constexpr vector<C> c{0.024190805713545035, -0.13582714651241443};
inline constexpr double s_init = 0.8284184017051113;
inline constexpr vector<T> x{-0.31167990866510603, -0.4047704601912111, 1.0466218826215847, 0.05193345793878322};
inline constexpr vector<C> y{0.0, 1.0};

inline constexpr double loss = 0.8220526275799109;

namespace grad {
inline constexpr double u = 0.0362685719027837;
inline constexpr double w = 1.4727639716874799;
inline constexpr double k = -1.5708502557659252;
inline constexpr vector<C> v{-0.01571105254804423, 0.015711052548044235};
inline constexpr vector<C> c{0.5604714604586737, -0.5604714604586738};
inline constexpr double s_init = -0.0018727348366308738;
inline constexpr vector<T> x{-0.00716247897985653, 0.027445591500385988, -0.10967000198960655, 1.675824049094525};
}  // namespace grad

namespace grad_per_step {
inline constexpr vector<T> u{-0.0022104672330414054, 0.011000016046861542, 0.11365526925200672, -0.08617624616304316};
inline constexpr vector<T> w{0.00587523186868378, 0.00293925408394524, 0.024827567792881772, 1.439121917941969};
inline constexpr vector<T> k{0.0070921069070785355, -0.027175935817216508, 0.10859248324459099, -1.6593589101003783};
}  // namespace grad_per_step

namespace grad_nodes {
inline constexpr vector<T> z{0.0070921069070785355, -0.027175935817216508, 0.10859248324459099, -1.6593589101003783};
inline constexpr vector<T> s{0.007176051121303619, -0.028674825271658586, 0.4381686962892824, -1.6606638342972757};
inline constexpr vector<C> q{0.5604714604586737, -0.5604714604586738};
}  // namespace grad_nodes

namespace forward {
inline constexpr vector<T> z{-0.10858121635164858, 0.23274409000988025, -1.3219815056270372, -0.02803919693712692};
inline constexpr vector<T> s{-0.10815649932773108, 0.22863062940517512, -0.8672758552608207, -0.028031851140443008};
inline constexpr vector<C> q{0.08982900992242687, -0.15324666188704564};
inline constexpr vector<C> o{0.5604714604586737, 0.43952853954132626};
}  // namespace forward
}  // namespace truth::seed4_tanh
