// Charts with two logarithmic axes side by side, as an SVG picture that is readable on light and on dark paper.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace chart {

struct panel {
  std::string x, y;                                                      // what the axes say
  std::map<std::string, std::vector<std::pair<double, double>>> curves;  // by name, from left to right
};

inline constexpr double width = 300, height = 210, left = 62, top = 34, gap = 24, bottom = 84;

inline std::string number(double v) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", v);
  return text;
}
inline std::string place(char const* x, double at, char const* y, double at_y) {
  return std::string(" ") + x + "=\"" + number(std::round(at * 10) / 10) + "\" " + y + "=\"" +
         number(std::round(at_y * 10) / 10) + "\"";
}
inline std::string text(double x, double y, std::string const& words, char const* anchor,
                        std::string const& more = "") {
  return "<text" + place("x", x, "y", y) + " text-anchor=\"" + anchor + "\"" + more + ">" + words + "</text>\n";
}
inline std::string line(double x1, double y1, double x2, double y2, char const* of) {
  return std::string("<line class=\"") + of + "\"" + place("x1", x1, "y1", y1) + place("x2", x2, "y2", y2) + "/>\n";
}

/// Round numbers from below a range to above it: the marks of a logarithmic axis.
inline std::vector<double> marks(double least, double most) {
  std::vector<double> all;
  for (double power = std::pow(10, std::floor(std::log10(least)) - 1); power <= most * 10; power *= 10)
    for (double const digit : {1.0, 1.5, 2.0, 3.0, 5.0, 7.0}) all.push_back(digit * power);
  auto const first = std::find_if(all.rbegin(), all.rend(), [&](double v) { return v <= least; }).base() - 1;
  auto const last = std::find_if(all.begin(), all.end(), [&](double v) { return v >= most; });
  return {first, last + 1};
}

/// One chart; its plane begins at (x0, y0).
inline std::string drawn(panel const& p, double x0, double y0) {
  double x_least = INFINITY, x_most = 0, y_least = INFINITY, y_most = 0;
  for (auto const& [name, points] : p.curves)
    for (auto const& [x, y] : points) {
      x_least = std::min(x_least, x), x_most = std::max(x_most, x);
      y_least = std::min(y_least, y), y_most = std::max(y_most, y);
    }
  auto const rows = marks(y_least, y_most);
  auto const across = [&](double x) { return x0 + width * std::log(x / x_least) / std::log(x_most / x_least); };
  auto const up = [&](double y) {
    return y0 + height * (1 - std::log(y / rows.front()) / std::log(rows.back() / rows.front()));
  };

  std::string out;
  for (double const y : rows)
    out += line(x0, up(y), x0 + width, up(y), "grid") + text(x0 - 6, up(y) + 4, number(y), "end");
  double const step = x_most / x_least > 200 ? 4 : 2;  // no more numbers than there is room for
  for (double x = x_least; x <= x_most * 1.001; x *= step)
    out += line(across(x), y0, across(x), y0 + height, "grid") + text(across(x), y0 + height + 17, number(x), "middle");
  out += text(x0, y0 - 12, p.y, "start", " class=\"axis\"") +
         text(x0 + width / 2, y0 + height + 38, p.x, "middle", " class=\"axis\"");
  int color = 0;
  for (auto const& [name, points] : p.curves) {
    std::string const of = "curve" + std::to_string(color++);
    std::string path, dots;
    for (auto const& [x, y] : points) {
      path += number(std::round(across(x) * 10) / 10) + "," + number(std::round(up(y) * 10) / 10) + " ";
      dots += "<circle class=\"" + of + " dot\"" + place("cx", across(x), "cy", up(y)) + " r=\"3\"/>\n";
    }
    out += "<polyline class=\"" + of + "\" points=\"" + path + "\"/>\n" + dots;
  }
  return out;
}

/// All charts in a row, the names of the curves below them.
inline std::string svg(std::span<panel const> panels, std::string const& title) {
  double const n = static_cast<double>(panels.size()), total = n * (width + left + gap), end = top + height + bottom;
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + number(total) + " " + number(end) +
                    "\" font-family=\"sans-serif\" font-size=\"12\">\n" + "<title>" + title + "</title>\n" + R"(<style>
text { fill: #24292f } .axis { font-size: 13px } .grid { stroke: #d0d7de; stroke-width: 1 } polyline { fill: none } .curve0, .curve1 { stroke-width: 2 } .paper { fill: #ffffff }
.curve0 { stroke: #8250df } .curve1 { stroke: #0a7d4b } .curve0.dot { fill: #8250df } .curve1.dot { fill: #0a7d4b }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 } .grid { stroke: #3d444d } .paper { fill: #0d1117 }
  .curve0 { stroke: #bc8cff } .curve1 { stroke: #3fb950 } .curve0.dot { fill: #bc8cff } .curve1.dot { fill: #3fb950 }
}
</style>
)" + "<rect class=\"paper\" width=\"" +
                    number(total) + "\" height=\"" + number(end) + "\"/>\n";
  double x0 = left;
  for (panel const& p : panels) out += drawn(p, x0, top), x0 += width + left + gap;
  double x = left;
  int color = 0;
  for (auto const& [name, points] : panels.front().curves) {
    out += line(x, end - 21, x + 26, end - 21, ("curve" + std::to_string(color++)).c_str()) +
           text(x + 32, end - 17, name, "start");
    x += 60 + 7.0 * static_cast<double>(name.size());
  }
  return out + text(x, end - 17, title, "start") + "</svg>\n";
}

}  // namespace chart
