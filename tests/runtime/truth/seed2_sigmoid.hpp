// Scalar net, 2 steps, many-to-one, softmax cross-entropy of 2 classes, f = sigmoid, s_{-1} nonzero.
//   z_t = u*x_t + w*s_{t-1} + k
//   s_t = f(z_t), f = sigmoid
//   q_i = v_i*s_{T-1} + c_i
//   o = softmax(q)
//   E = -sum_i y_i*log(o_i)
// Origin: PyTorch 1.13 autograd, float64, seed 102; each number is the shortest that reads back as the same double.
// Conventions: row-major; t counts from 0; s_init is the state at t = -1; grad has the shape of what it belongs to;
// grad_per_step::P[t] is dE/dP of a copy of P that only step t reads; grad_nodes is the total derivative, later steps
// included.
#pragma once
#include "shapes.hpp"

namespace truth::seed2_sigmoid {
inline constexpr int T = 2, C = 2;

inline constexpr double u = 0.9906509483004151;
inline constexpr double w = 0.3348703214121755;
inline constexpr double k = 0.5748643384798202;
inline constexpr vector<C> v{-0.824679021261121, -0.15692708526392637};
inline constexpr vector<C> c{1.0052087452848522, -0.3942841843350389};
inline constexpr double s_init = 0.32629164309589276;
inline constexpr vector<T> x{-0.12457835519161944, 1.8589341622135453};
inline constexpr vector<C> y{1.0, 0.0};

inline constexpr double loss = 0.3783975583773691;

namespace grad {
inline constexpr double u = 0.0244055277434619;
inline constexpr double w = 0.008735221873329575;
inline constexpr double k = 0.014219648557765942;
inline constexpr vector<C> v{-0.29385299813886095, 0.29385299813886107};
inline constexpr vector<C> c{-0.31504186431602077, 0.3150418643160209};
inline constexpr double s_init = 0.0003423578323659288;
inline constexpr vector<T> x{0.0010128013431023946, 0.013073906985147066};
}  // namespace grad

namespace grad_per_step {
inline constexpr vector<T> u{-0.00012736385674088843, 0.024532891600202788};
inline constexpr vector<T> w{0.00033358733965537245, 0.008401634533674202};
inline constexpr vector<T> k{0.0010223594343093108, 0.013197289123456631};
}  // namespace grad_per_step

namespace grad_nodes {
inline constexpr vector<T> z{0.0010223594343093108, 0.013197289123456631};
inline constexpr vector<T> s{0.00441938045054133, 0.21036981481718836};
inline constexpr vector<C> q{-0.31504186431602077, 0.3150418643160209};
}  // namespace grad_nodes

namespace forward {
inline constexpr vector<T> z{0.560716060169165, 2.6296037725635992};
inline constexpr vector<T> s{0.6366182065937529, 0.9327426968375698};
inline constexpr vector<C> q{0.2359954109683865, -0.5406567770509729};
inline constexpr vector<C> o{0.6849581356839792, 0.3150418643160208};
}  // namespace forward
}  // namespace truth::seed2_sigmoid
