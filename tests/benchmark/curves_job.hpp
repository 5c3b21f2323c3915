// The nets of the curves: how the time of one gradient grows with the number of steps T, of units H, and of sequences
// B.
#pragma once
#include <utility>

#include "elman_job.hpp"

namespace contest {

/// A net as a point of a curve; the group is the axis, the size the number on it.
template <char axis, class Job>
struct point {
  static constexpr double tolerance = Job::tolerance;
  static Job const& get() { return Job::get(); }
  static std::string group() { return {axis}; }
  static std::string size() { return std::to_string(axis == 'T' ? Job::T : axis == 'H' ? Job::H : Job::B); }
};
template <int T>
using of_steps = elman_job<16, 32, 10, T>;
template <int H>
using of_units = elman_job<16, H, 10, 32>;
template <int B>
using of_sequences = elman_job<16, 32, 10, 32, double, B>;

/// At the powers of two: T from 8 to 4096, H from 8 to 512, B from 1 to 64.
template <template <class> class Single, template <class> class Batch>
bool enter_curves(std::string const& contestant) {
  return [&]<int... i>(std::integer_sequence<int, i...>) {
    return (enter<Single<of_steps<(8 << i)>>, point<'T', of_steps<(8 << i)>>>(contestant) && ...);
  }
  (std::make_integer_sequence<int, 10>{})&& [&]<int... i>(std::integer_sequence<int, i...>) {
    return (enter<Single<of_units<(8 << i)>>, point<'H', of_units<(8 << i)>>>(contestant) && ...) &&
           (enter<Batch<of_sequences<(1 << i)>>, point<'B', of_sequences<(1 << i)>>>(contestant) && ...);
  }
  (std::make_integer_sequence<int, 7>{});
}

}  // namespace contest
