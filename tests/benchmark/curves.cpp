// How the time of a gradient grows with T, H and B, drawn.
//
//   benchmark_curves PICTURE.svg WORDS [--benchmark_repetitions=25] ...
//
// WORDS, what it was measured with, stand below the picture.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "chart.hpp"
#include "contest.hpp"

namespace {

/// By what the time of a net is divided, as the panel says.
double units(std::string const& axis, double at) {
  double const D = 16, T = 32;
  if (axis == "T") return at;
  if (axis == "H") return T * at * (at + D + 1);
  return T * at;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return 2;
  std::string const picture = arguments[1], words = arguments[2];
  arguments[2] = arguments[0];
  auto const all = contest::hold(count - 2, arguments + 2);

  chart::panel panels[] = {{"steps T, of 32 units", "ns per step", {}},
                           {"units H, 32 steps", "ns per parameter and step", {}},
                           {"sequences B in a batch, 32 units, 32 steps", "ns per step and sequence", {}}};
  std::printf("%-4s %6s %-24s %14s %12s\n", "axis", "at", "gradient", "ns", "per unit");
  for (contest::measured const& m : all) {
    double const at = std::atof(m.size.c_str()), y = m.fastest / units(m.group, at);
    panels[m.group == "T" ? 0 : m.group == "H" ? 1 : 2].curves[m.contestant].push_back({at, y});
    std::printf("%-4s %6s %-24s %14.1f %12.4g\n", m.group.c_str(), m.size.c_str(), m.contestant.c_str(), m.fastest, y);
  }
  std::FILE* const file = std::fopen(picture.c_str(), "w");
  if (!file) return std::perror(picture.c_str()), 1;
  std::fputs(chart::svg(panels, "Loss and gradient of an Elman net: " + words).c_str(), file);
  return std::fclose(file);
}
