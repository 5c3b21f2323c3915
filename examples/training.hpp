// What the examples that train share, and no part of the library: a line of progress, and a loss curve as SVG.
#pragma once
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace training {

/// In a terminal a line that is written over, ten times a second; elsewhere a line at each tenth of the work. `done` is
/// how much of it is behind, from 0 to 1.
class progress {
  using clock = std::chrono::steady_clock;
  bool const terminal_ = isatty(STDOUT_FILENO) == 1;
  clock::time_point const start_ = clock::now();
  double next_time_ = 0.1, next_done_ = 0.1;

 public:
  double seconds() const { return std::chrono::duration<double>(clock::now() - start_).count(); }

  template <class... Values>
  void show(double done, char const* format, Values... values) {
    double const now = seconds();
    if (terminal_ ? now < next_time_ && done < 1 : done < next_done_) return;
    next_time_ = now + 0.1;
    while (next_done_ <= done) next_done_ += 0.1;
    char line[200];
    int const used = std::snprintf(line, sizeof line, "%3.0f %%  %6.1f s  ", 100 * std::min(done, 1.0), now);
    std::snprintf(line + used, sizeof line - static_cast<std::size_t>(used), format, values...);
    winsize window{};
    int const width = ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col > 0 ? window.ws_col - 1 : 79;
    if (terminal_)
      std::printf("\r%-*.*s", width, width, line);
    else
      std::puts(line);
    std::fflush(stdout);
  }
  void end() const {
    if (terminal_) std::putchar('\n');
  }
};

/// A loss, step by step: what is drawn are the means of 200 stretches of the run.
class curve {
  std::string name_;
  std::vector<double> means_;
  double sum_ = 0;
  long count_ = 0, stretch_ = 1;

 public:
  explicit curve(std::string name) : name_(std::move(name)) {}
  void add(double loss) {
    sum_ += loss;
    if (++count_ < stretch_) return;
    means_.push_back(sum_ / static_cast<double>(stretch_));
    sum_ = 0, count_ = 0;
    if (means_.size() < 400) return;
    for (std::size_t i = 0; i < 200; ++i) means_[i] = (means_[2 * i] + means_[2 * i + 1]) / 2;
    means_.resize(200), stretch_ *= 2;
  }
  /// Writes the curve; the horizontal axis counts steps, the vertical one begins at 0. Returns whether it could.
  bool write(std::string const& path) const {
    constexpr double width = 640, height = 360, left = 60, bottom = 320, top = 40, right = 620;
    double const most = means_.empty() ? 1 : std::max(*std::max_element(means_.begin(), means_.end()), 1e-30);
    double const steps = static_cast<double>(means_.size()) * static_cast<double>(stretch_);
    char text[400];
    std::ofstream file(path);
    auto const put = [&](char const* format, auto... values) {
      std::snprintf(text, sizeof text, format, values...);
      file << text;
    };
    put("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %g %g\" font-family=\"sans-serif\" "
        "font-size=\"13\">\n",
        width, height);
    put("<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n<text x=\"%g\" y=\"24\">%s</text>\n", left,
        name_.c_str());
    for (int i = 0; i <= 4; ++i) {
      double const y = bottom + (top - bottom) * i / 4, x = left + (right - left) * i / 4;
      put("<path d=\"M%g %gH%g\" stroke=\"#ddd\"/><text x=\"%g\" y=\"%g\" text-anchor=\"end\">%.3g</text>", left, y,
          right, left - 8, y + 4, most * i / 4);
      put("<text x=\"%g\" y=\"%g\" text-anchor=\"middle\">%.0f</text>\n", x, bottom + 20, steps * i / 4);
    }
    file << "<path fill=\"none\" stroke=\"#06c\" stroke-width=\"1.5\" d=\"";
    for (std::size_t i = 0; i < means_.size(); ++i)
      put("%c%.1f %.1f", i == 0 ? 'M' : 'L',
          left + (right - left) * (static_cast<double>(i) + 0.5) / static_cast<double>(means_.size()),
          bottom + (top - bottom) * means_[i] / most);
    file << "\"/>\n</svg>\n";
    return static_cast<bool>(file.flush());
  }
};

}  // namespace training
