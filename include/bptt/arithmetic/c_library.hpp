// The C library's functions of a number, of the three floating-point types. They are called as builtins of g++ and
// clang++: <cmath>, which declares them, brings Bessel functions and elliptic integrals along, and takes a third of the
// time that the headers of this library take to compile.
#pragma once
#include <concepts>

namespace bptt::elementary::c_library {

template <class N>
concept single = std::same_as<N, float>;
template <class N>
concept extended = std::same_as<N, long double>;

// Templates, so that they may be constexpr: g++ knows the values of these functions, clang++ does not.
template <std::floating_point N>
constexpr N exp(N x) {
  if constexpr (single<N>)
    return __builtin_expf(x);
  else if constexpr (extended<N>)
    return __builtin_expl(x);
  else
    return __builtin_exp(x);
}
template <std::floating_point N>
constexpr N log(N x) {
  if constexpr (single<N>)
    return __builtin_logf(x);
  else if constexpr (extended<N>)
    return __builtin_logl(x);
  else
    return __builtin_log(x);
}
template <std::floating_point N>
constexpr N log1p(N x) {
  if constexpr (single<N>)
    return __builtin_log1pf(x);
  else if constexpr (extended<N>)
    return __builtin_log1pl(x);
  else
    return __builtin_log1p(x);
}
template <std::floating_point N>
constexpr N tanh(N x) {
  if constexpr (single<N>)
    return __builtin_tanhf(x);
  else if constexpr (extended<N>)
    return __builtin_tanhl(x);
  else
    return __builtin_tanh(x);
}
template <std::floating_point N>
constexpr N sqrt(N x) {
  if constexpr (single<N>)
    return __builtin_sqrtf(x);
  else if constexpr (extended<N>)
    return __builtin_sqrtl(x);
  else
    return __builtin_sqrt(x);
}
template <std::floating_point N>
constexpr N sin(N x) {
  if constexpr (single<N>)
    return __builtin_sinf(x);
  else if constexpr (extended<N>)
    return __builtin_sinl(x);
  else
    return __builtin_sin(x);
}
template <std::floating_point N>
constexpr N cos(N x) {
  if constexpr (single<N>)
    return __builtin_cosf(x);
  else if constexpr (extended<N>)
    return __builtin_cosl(x);
  else
    return __builtin_cos(x);
}
template <std::floating_point N>
constexpr N sinh(N x) {
  if constexpr (single<N>)
    return __builtin_sinhf(x);
  else if constexpr (extended<N>)
    return __builtin_sinhl(x);
  else
    return __builtin_sinh(x);
}
template <std::floating_point N>
constexpr N cosh(N x) {
  if constexpr (single<N>)
    return __builtin_coshf(x);
  else if constexpr (extended<N>)
    return __builtin_coshl(x);
  else
    return __builtin_cosh(x);
}
template <std::floating_point N>
constexpr N atan(N x) {
  if constexpr (single<N>)
    return __builtin_atanf(x);
  else if constexpr (extended<N>)
    return __builtin_atanl(x);
  else
    return __builtin_atan(x);
}
template <std::floating_point N>
constexpr N abs(N x) {
  if constexpr (single<N>)
    return __builtin_fabsf(x);
  else if constexpr (extended<N>)
    return __builtin_fabsl(x);
  else
    return __builtin_fabs(x);
}
template <std::floating_point N>
constexpr N pow(N x, N y) {
  if constexpr (single<N>)
    return __builtin_powf(x, y);
  else if constexpr (extended<N>)
    return __builtin_powl(x, y);
  else
    return __builtin_pow(x, y);
}
template <std::floating_point N>
constexpr N hypot(N x, N y) {
  if constexpr (single<N>)
    return __builtin_hypotf(x, y);
  else if constexpr (extended<N>)
    return __builtin_hypotl(x, y);
  else
    return __builtin_hypot(x, y);
}
template <std::floating_point N>
constexpr N atan2(N x, N y) {
  if constexpr (single<N>)
    return __builtin_atan2f(x, y);
  else if constexpr (extended<N>)
    return __builtin_atan2l(x, y);
  else
    return __builtin_atan2(x, y);
}

}  // namespace bptt::elementary::c_library
