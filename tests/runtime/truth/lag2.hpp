// Scalar lag-2 recurrence, squared-error regression at every step (no readout).
//   s_t = tanh(u*x_t + w1*s_{t-1} + w2*s_{t-2} + k)
//   E = sum_t 0.5*(s_t - d_t)^2
//   s_{-1} = s_init, s_{-2} = s_init2
// Origin: PyTorch 1.13 autograd, float64, seed 9; each number is the shortest that reads back as the same double.
// Conventions: row-major; t counts from 0; s_init is the state at t = -1, s_init2 at t = -2; grad has the shape of
// what it belongs to; grad_per_step::P[t] is dE/dP of a copy of P that only step t reads; grad_nodes is the total
// derivative, later steps included.
#pragma once
#include "shapes.hpp"

namespace truth::lag2 {
inline constexpr int T = 6;

inline constexpr double u = 0.04472753863654923;
inline constexpr double w1 = 1.911239043445692;
inline constexpr double w2 = -0.2310308923435549;
inline constexpr double k = 0.10377844550120864;
inline constexpr double s_init = 0.6590141150981327;
inline constexpr double s_init2 = 0.18481850968343794;
inline constexpr vector<T> x{0.3841115513396856, 0.2970382679874422,  0.7472865483738005,
                             1.087374714923387,  -0.7717572142106248, -0.2942127168900991};
inline constexpr vector<T> d{-0.8386619778120176,  -0.42289908518674907, 0.021453841892195888,
                             -0.15465080333439074, 1.3376089270364047,   1.2339732183635124};

inline constexpr double loss = 3.51794194098344;

namespace grad {
inline constexpr double u = 0.5595687813955577;
inline constexpr double w1 = 0.6709680905924685;
inline constexpr double w2 = 0.3721842627371026;
inline constexpr double k = 0.8845735806840838;
inline constexpr double s_init = 0.9203395090319604;
inline constexpr double s_init2 = -0.1175941855688629;
inline constexpr vector<T> x{0.022766212886558092, 0.01015948113002214,   0.006367583139719152,
                             0.005171570698630467, -0.003019850809105342, -0.0018801980389064608};
}  // namespace grad

namespace grad_per_step {
inline constexpr vector<T> u{0.19551188409995723, 0.06746972381008493, 0.10638656565992177,
                             0.1257264626123254,  0.05210641405298325, 0.01236773116028511};
inline constexpr vector<T> w1{0.33543664813495544, 0.19787235043590434,  0.13183301414869178,
                              0.10823905802732069, -0.06338300127581879, -0.03902997887858495};
inline constexpr vector<T> w2{0.09407219053612936, 0.14968946807385203,  0.12401899529385889,
                              0.1070710406324716,  -0.06320435821309855, -0.03946307358611075};
inline constexpr vector<T> k{0.5089976685628442,  0.22714152040819643,  0.14236381732206171,
                             0.11562386074167973, -0.06751658823983805, -0.04203669811086032};
}  // namespace grad_per_step

namespace grad_nodes {
inline constexpr vector<T> z{0.5089976685628442,  0.22714152040819643,  0.14236381732206171,
                             0.11562386074167973, -0.06751658823983805, -0.04203669811086032};
inline constexpr vector<T> s{2.111034540907254,  1.594306622583422,    1.1512602194181625,
                             0.9740989600181545, -0.48947716194091817, -0.30535361449256493};
}  // namespace grad_nodes

namespace forward {
inline constexpr vector<T> z{1.337793531498093,  1.6297708067548569, 1.705804846744927,
                             1.7276424963629309, 1.6472112302443949, 1.6482682636085442};
inline constexpr vector<T> s{0.8711412606568257, 0.9260289350801357, 0.9361308066778903,
                             0.9387767203322598, 0.9284739437825025, 0.9286196038709474};
}  // namespace forward
}  // namespace truth::lag2
