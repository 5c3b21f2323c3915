// Numbers that agree but for rounding.
#pragma once

template <class N>
constexpr bool near(N got, N want, double tolerance = 1e-14) {
  N const error = got < want ? want - got : got - want, size = want < 0 ? -want : want;
  return static_cast<double>(error) <= tolerance * (1 + static_cast<double>(size));
}
