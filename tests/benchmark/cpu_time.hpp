// The time that this thread has had of a processor, which others that share it do not add to.
#pragma once
#include <ctime>

namespace contest {

inline double cpu_seconds() {
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

}  // namespace contest
