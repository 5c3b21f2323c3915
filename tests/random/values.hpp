// The values of a recurrence at a point: the same for the program that writes recurrences and for the one that checks
// them.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "formula.hpp"

namespace by_text {

/// A sequence of random numbers, the same with every compiler (Knuth, MMIX).
class random_numbers {
  std::uint64_t state_;

 public:
  explicit random_numbers(std::uint64_t seed) : state_(seed) { below(1), below(1); }
  std::uint32_t below(std::uint32_t n) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::uint32_t>(((state_ >> 32) * n) >> 32);
  }
  double uniform() { return below(1u << 24) / 16777216.0; }
  bool chance(double probability) { return uniform() < probability; }
};

/// What a symbol is, by its first letter.
inline char role_of(std::string const& name) {
  if (std::string("WVuvab").find(name[0]) != std::string::npos) return 'p';
  if (name[0] == 'c' || name[0] == 'C') return 'c';
  return std::string("xyk").find(name[0]) != std::string::npos ? 'i' : 'v';
}
/// How a symbol is declared.
inline std::string declaration(std::string const& name) {
  char const* const kind = role_of(name) == 'p'   ? "parameter"
                           : role_of(name) == 'c' ? "constant"
                           : role_of(name) == 'i' ? "input"
                                                  : "variable";
  std::string dims;
  for (char const digit : name.substr(1)) dims += std::string(", ") + digit;
  return "constexpr struct " + name + " : " + kind + "<" + name + dims + "> {} " + name + ";\n";
}
/// A mask is an input that is 0 or 1.
inline bool is_mask(std::string const& name) { return name[0] == 'k'; }

/// The numbers that are bound to a key, `W33`, `x3`, `h3[-1_c]`: no zeros, no ones, of both signs; those of constants
/// are positive. Those of masks are 0 and 1.
inline std::vector<double> values_of(std::string const& key, int steps, int recurrence, int point) {
  // multiplied first: no letter of a key makes up for another point, and two keys are not equal
  std::uint64_t seed =
      (static_cast<std::uint64_t>(recurrence) * 1000 + static_cast<std::uint64_t>(point)) * 1099511628211u;
  for (char const c : key) seed = (seed ^ static_cast<unsigned char>(c)) * 1099511628211u;
  random_numbers random(seed);
  std::string const name = key.substr(0, key.find('['));
  int const count = dimensions_of(name).size() * (key == name && role_of(name) == 'i' ? steps : 1);
  std::vector<double> numbers(static_cast<std::size_t>(count));
  for (double& x : numbers) {
    double const size = 0.2 + 0.7 * random.uniform();
    bool const coin = random.chance(0.5);
    x = is_mask(name) ? (coin ? 1 : 0) : role_of(name) != 'c' && coin ? -size : size;
  }
  return numbers;
}

inline constexpr int points = 3;

}  // namespace by_text
