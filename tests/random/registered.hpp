// What the generated files of a program do, each in a function that it registers.
#pragma once
#include <vector>

namespace by_text {

inline std::vector<void (*)()>& all_registered() {
  static std::vector<void (*)()> all;
  return all;
}
inline bool registered(void (*run)()) {
  all_registered().push_back(run);
  return true;
}
inline void run_all() {
  for (auto const run : all_registered()) run();
}

}  // namespace by_text
