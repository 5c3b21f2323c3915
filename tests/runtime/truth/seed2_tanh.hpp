// Scalar net, 2 steps, many-to-one, softmax cross-entropy of 2 classes, f = tanh, s_{-1} nonzero.
//   z_t = u*x_t + w*s_{t-1} + k
//   s_t = f(z_t), f = tanh
//   q_i = v_i*s_{T-1} + c_i
//   o = softmax(q)
//   E = -sum_i y_i*log(o_i)
// Origin: PyTorch 1.13 autograd, float64, seed 101; each number is the shortest that reads back as the same double.
// Conventions: row-major; t counts from 0; s_init is the state at t = -1; grad has the shape of what it belongs to;
// grad_per_step::P[t] is dE/dP of a copy of P that only step t reads; grad_nodes is the total derivative, later steps
// included.
#pragma once
#include "shapes.hpp"

namespace truth::seed2_tanh {
inline constexpr int T = 2, C = 2;

inline constexpr double u = -1.3905060906165072;
inline constexpr double w = -0.815237990194345;
inline constexpr double k = -0.16021884913253642;
inline constexpr vector<C> v{1.1066077457484524, -2.6300444535317853};
inline constexpr vector<C> c{0.30164661357775535, -0.12597797764169325};
inline constexpr double s_init = 0.7330984436668165;
inline constexpr vector<T> x{-0.43731760299297157, 0.3458457731731227};
inline constexpr vector<C> y{0.0, 1.0};

inline constexpr double loss = 0.22904120185201154;

namespace grad {
inline constexpr double u = 0.41002531311590323;
inline constexpr double w = -0.4328280753961432;
inline constexpr double k = 0.11972186360817905;
inline constexpr vector<C> v{-0.09777481740290328, 0.09777481740290324};
inline constexpr vector<C> c{0.2047042348283815, -0.2047042348283814};
inline constexpr double s_init = 0.38371691959540205;
inline constexpr vector<T> x{0.6544846047260572, -0.8209585852531889};
}  // namespace grad

namespace grad_per_step {
inline constexpr vector<T> u{0.20583702614902016, 0.20418828696688307};
inline constexpr vector<T> w{-0.3450554070682531, -0.0877726683278901};
inline constexpr vector<T> k{-0.4706808615529897, 0.5904027251611688};
}  // namespace grad_per_step

namespace grad_nodes {
inline constexpr vector<T> z{-0.4706808615529897, 0.5904027251611688};
inline constexpr vector<T> s{-0.4813187310656554, 0.7649085292734498};
inline constexpr vector<C> q{0.2047042348283815, -0.2047042348283814};
}  // namespace grad_nodes

namespace forward {
inline constexpr vector<T> z{-0.14977576046653546, -0.5199215298415478};
inline constexpr vector<T> s{-0.14866575743519786, -0.47763944641826805};
inline constexpr vector<C> q{-0.22691289750370303, 1.130234999198665};
inline constexpr vector<C> o{0.20470423482838151, 0.7952957651716186};
}  // namespace forward
}  // namespace truth::seed2_tanh
