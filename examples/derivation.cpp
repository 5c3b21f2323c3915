// Writes a page that shows a derivation: derivation.html, or the file that is named on the command line. For the
// two-step scalar net of the question (thread.cpp) and for an Elman net: the equations of a step, the unrolled net with
// its local derivatives, the adjoint of each variable, the gradients as formulas, formulas made by hand with each term
// marked as right or wrong, and how far back the loss of each step is felt. All mathematics on it was made by the
// compiler. The page needs no script, no network and no other file: a browser sets its MathML and draws its SVG.
#include <algorithm>
#include <array>
#include <bptt/bptt.hpp>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

namespace thread {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct v : parameter<v> {} v;
inline constexpr struct z : variable<z> {} z;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct q : variable<q> {} q;
inline constexpr struct o : variable<o> {} o;
inline constexpr struct E : variable<E> {} E;
inline constexpr struct f : function<f> {} f;  // any differentiable functions: only their names are known
inline constexpr struct g : function<g> {} g;
inline constexpr struct C : function<C> {} C;

constexpr auto rnn = recurrence(
    z[t] = x[t] * u + s[t - 1_c] * w,
    s[t] = f(z[t]),
    q[last] = s[last] * v,
    o[last] = g(q[last]),
    E[last] = C(o[last]));

// The same unit with functions that have values, and a loss at every step.
inline constexpr struct y : input<y> {} y;
inline constexpr struct l : variable<l> {} l;
constexpr auto observed = recurrence(
    z[t] = x[t] * u + s[t - 1_c] * w,
    s[t] = tanh(z[t]),
    l[t] = square(s[t] - y[t]) / 2_c,
    E[last] = sum(l[t], t));
// clang-format on
}  // namespace thread

namespace elman {
using namespace bptt;
// clang-format off
inline constexpr int D = 2, H = 3, C = 4;  // features, hidden units, classes
inline constexpr struct x : input<x, D> {} x;
inline constexpr struct y : input<y, C> {} y;
inline constexpr struct U : parameter<U, H, D> {} U;
inline constexpr struct W : parameter<W, H, H> {} W;
inline constexpr struct b : parameter<b, H> {} b;
inline constexpr struct V : parameter<V, C, H> {} V;
inline constexpr struct c : parameter<c, C> {} c;
inline constexpr struct a : variable<a, H> {} a;
inline constexpr struct h : variable<h, H> {} h;
inline constexpr struct o : variable<o, C> {} o;
inline constexpr struct l : variable<l> {} l;
inline constexpr struct L : variable<L> {} L;

constexpr auto rnn = recurrence(
    a[t] = b + W * h[t - 1_c] + U * x[t],
    h[t] = tanh(a[t]),
    o[t] = c + V * h[t],
    l[t] = softmax_cross_entropy(o[t], y[t]),
    L[last] = sum(l[t], t));
// clang-format on
}  // namespace elman

namespace {

using bptt::operator""_c;
constexpr int T = 8;  // steps of the grids

/// Calls f with the integral constants 0, 1 … n − 1.
template <int n, class F>
void for_each_step(F f) {
  [&]<int... k>(std::integer_sequence<int, k...>) { (f(bptt::hana::int_c<k>), ...); }
  (std::make_integer_sequence<int, n>{});
}

// --- the unrolled net, as a picture -------------------------------------------------------------

/// Steps are columns, variables are rows from bottom to top. Beside each edge, which goes forward, is one that goes
/// back, labelled with the local derivative.
template <class Net>
class picture {
 public:
  /// A variable at a place of the picture.
  template <class V>
  struct spot {
    V variable;
    double x, y;
  };

  picture(Net, int columns, int rows, double column_width)
      : width_(column_width), height_(110.0 * (rows - 1) + 70), whole_(left + column_width * columns) {}

  template <class V, class Column>
  spot<V> at(V v, Column column, int row) const {
    return {v, left + static_cast<double>(column) * width_, height_ - 35 - 110.0 * row};
  }
  template <class V>
  void node(spot<V> n) {
    nodes_ << "<g class=\"node\"><rect x=\"" << n.x - 24 << "\" y=\"" << n.y - 18
           << "\" width=\"48\" height=\"36\" rx=\"9\"/><text x=\"" << n.x << "\" y=\"" << n.y + 6 << "\">"
           << text(n.variable) << "</text></g>\n";
  }
  template <class V, class N>
  void edge(spot<V> from, spot<N> to) {
    std::ostringstream label;
    label << text(derivative(Net{}, to.variable, from.variable));
    double const x = (from.x + to.x) / 2, y = (from.y + to.y) / 2;
    if (to.y >= from.y) {  // to the next step, or to the side
      curve("forward", from.x + 24, from.y - 5, to.x - 24, to.y - 5);
      curve("backward", to.x - 24, to.y + 6, from.x + 24, from.y + 6);
      write(label.str(), x + (to.y > from.y ? 10 : -4), y - 10, "start");
    } else {  // upwards: the two lines side by side
      double const dx = to.x - from.x, dy = to.y - from.y, length = std::hypot(dx, dy), reach = dx == 0 ? 18 : 26,
                   i = dx / length, j = dy / length;
      auto const line = [&](char const* way, double x0, double y0, double x1, double y1, double side) {
        path(way) << x0 - side * j << ' ' << y0 + side * i << " L" << x1 - side * j << ' ' << y1 + side * i << "\"/>\n";
      };
      line("forward", from.x + reach * i, from.y + reach * j, to.x - reach * i, to.y - reach * j, -6);
      line("backward", to.x - reach * i, to.y - reach * j, from.x + reach * i, from.y + reach * j, 6);
      write(label.str(), x - 15 * j, y + 15 * i + (dx == 0 ? 16 : dx > 0 ? 14 : 0), "start");
    }
  }
  std::string svg(std::string const& description) const {
    std::ostringstream out;
    out << "<svg viewBox=\"0 0 " << whole_ << ' ' << height_ << "\" style=\"max-width:" << whole_
        << "px;min-width:" << 0.53 * whole_ << "px\" role=\"img\" aria-label=\"" << description << "\">\n";
    for (std::string way : {"forward", "backward"})
      out << "<marker id=\"" << way << id_
          << "\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path "
             "class=\""
          << way << "-tip\" d=\"M0 0.5 8 4 0 7.5z\"/></marker>\n";
    out << edges_.str() << nodes_.str() << "</svg>\n";
    return out.str();
  }

 private:
  void curve(char const* way, double x0, double y0, double x1, double y1) {
    double const middle = (x0 + x1) / 2;
    path(way) << x0 << ' ' << y0 << " C" << middle << ' ' << y0 << ' ' << middle << ' ' << y1 << ' ' << x1 << ' ' << y1
              << "\"/>\n";
  }
  std::ostream& path(char const* way) {
    return edges_ << "<path class=\"" << way << "\" marker-end=\"url(#" << way << id_ << ")\" d=\"M";
  }
  void write(std::string const& label, double x, double y, char const* anchor) {
    nodes_ << "<text class=\"local\" text-anchor=\"" << anchor << "\" x=\"" << x << "\" y=\"" << y << "\">" << label
           << "</text>\n";
  }

  static constexpr double left = 230;  // of step 0: before it there is an initial state
  static inline int pictures_ = 0;
  int id_ = ++pictures_;
  double width_, height_, whole_;
  std::ostringstream edges_, nodes_;
};

// --- how much of the loss of a step reaches the parameter at another ----------------------------

/// At row τ and column t: the magnitude of ∂lτ/∂p through the copy of the parameter p that step t reads.
using grid = std::array<std::array<double, T>, T>;

template <class Net, class Loss, class Parameter, class... Bound>
grid path_terms(Net net, Loss l, Parameter p, Bound const&... bound) {
  auto const magnitude = [](auto const& term) {
    if constexpr (requires { term.begin(); }) {
      double squares = 0;
      for (double component : term) squares += component * component;
      return std::sqrt(squares);
    } else {
      return std::abs(term);
    }
  };
  grid terms{};
  for_each_step<T>([&](auto tau) {
    auto const r = gradient(net, l[tau], wrt(p[bptt::t]))(bound...);
    for (std::size_t k = 0; k < T; ++k) terms[static_cast<std::size_t>(tau())][k] = magnitude(r[p[bptt::t]][k]);
  });
  return terms;
}

/// Few digits, 0.12 or 3·10⁻⁵.
std::string few_digits(double x) {
  char digits[32];
  std::snprintf(digits, sizeof digits, x >= 0.01 || x == 0 ? "%.2g" : "%.0e", x);
  std::string s = digits;  // 3e-05
  if (auto const e = s.find("e-0"); e != s.npos) s.replace(e, 3, "·10<sup>−") += "</sup>";
  return s;
}

std::string list_of(auto const& numbers) {
  std::ostringstream out;
  char const* separator = "";
  for (double x : numbers) out << separator << (x < 0 ? "−" : "") << std::abs(x), separator = ", ";
  return out.str();
}

/// The brightness of x, as the style of a cell: yellow is the largest, each power of ten darker, and dark blue from
/// 10⁻⁵ of the largest on.
std::string brightness(double x, double largest) {
  constexpr double stops[][3] = {{253, 231, 37}, {122, 209, 81}, {34, 168, 132},
                                 {42, 120, 142}, {65, 68, 135},  {40, 12, 66}};
  double const place = x > 0 ? std::clamp(-std::log10(x / largest), 0.0, 5.0) : 5.0;
  auto const below = std::min(static_cast<std::size_t>(place), std::size_t{4});
  int colour[3];
  for (std::size_t i = 0; i < 3; ++i)
    colour[i] = static_cast<int>(stops[below][i] + (place - double(below)) * (stops[below + 1][i] - stops[below][i]));
  char style[64];
  std::snprintf(style, sizeof style, "background:#%02x%02x%02x;color:%s", colour[0], colour[1], colour[2],
                place < 2.4 ? "#111" : "#fff");
  return style;
}

// --- the parts of the page ----------------------------------------------------------------------

std::ostringstream page;

/// Text for a page.
std::string in_lines(std::string_view text) {
  std::string s;
  for (char c : text) s += c == '\n' ? "<br/>" : c == '<' ? "&lt;" : c == '&' ? "&amp;" : std::string(1, c);
  return s;
}
void heading(char const* text) { page << "<h3>" << text << "</h3>\n"; }
void paragraph(std::string const& text) { page << "<p>" << text << "</p>\n"; }
void formula(std::string_view mathml) { page << "<div class=\"formula\">" << mathml << "</div>\n"; }
void figure(std::string const& content, std::string const& caption) {
  page << "<figure>\n<div class=\"wide\">" << content << "</div>\n<figcaption>" << caption
       << "</figcaption>\n</figure>\n";
}

template <class Symbol>
std::string shape_in_words(Symbol) {
  using S = bptt::shape_t<Symbol>;
  if (S::rank == 0) return "a number";
  if (S::rank == 1) return "vector of " + std::to_string(S::rows);
  return std::to_string(S::rows) + " × " + std::to_string(S::cols);
}
template <class Net, class Loss, class... Symbol>
void adjoints(Net net, Loss loss, Symbol... symbol) {
  page << "<div class=\"wide\"><table class=\"rules\">\n<thead><tr><th scope=\"col\">adjoint and its rule</th><th "
          "scope=\"col\">shape</th></tr></thead>\n<tbody>\n";
  ((page << "<tr><td>" << mathml(rule(net, loss, symbol)) << "</td><td>" << shape_in_words(symbol) << "</td></tr>\n"),
   ...);
  page << "</tbody>\n</table></div>\n";
}
/// The gradient by a parameter: for any number of steps, and of this net nested and as a sum over paths.
template <class Net, class Loss, class Parameter>
void gradient_as_formulas(Net net, Loss loss, Parameter p) {
  page << "<h4>By " << mathml(p)
       << "</h4>\n<dl>\n<dt>as a recursion, for any number of steps</dt><dd class=\"formula\">"
       << mathml(gradient_equations(net, loss, p)) << "</dd>\n<dt>nested</dt><dd class=\"formula\">"
       << mathml(derivative(net, loss, p)) << "</dd>\n<dt>a term for each path</dt><dd class=\"formula\">"
       << mathml(contributions(net, loss, p)) << "</dd>\n</dl>\n";
}
/// A formula made by hand for ∂loss/∂target: each of its terms, marked, and what is wrong with it.
template <class Net, class Loss, class Target, class Mine>
void judge(Net net, Loss loss, Target target, Mine mine) {
  auto const found = diagnosis(net, loss, target, mine);
  using finding = decltype(found);
  auto const word = [](bool is_right) { return is_right ? "right" : "wrong"; };
  bool const is_right = found.answer == bptt::verdict::equal;
  page << "<article class=\"" << word(is_right) << "\">\n<h4>∂" << text(loss) << "/∂" << text(target)
       << ", by hand, is " << word(is_right) << "</h4>\n<div class=\"wide\">" << mathml(mine) << "</div>\n<ol>\n";
  [&]<class... Term>(bptt::types<Term...>) {
    ((page << "<li class=\"" << word(Term::is_right) << "\">" << mathml(typename Term::term{}) << "</li>\n"), ...);
  }(typename std::remove_const_t<finding>::terms{});
  page << "</ol>\n<p>" << in_lines(text(found)) << "</p>\n</article>\n";
}
void brightness_table(grid const& terms, std::string const& loss, std::string const& parameter,
                      std::string const& caption) {
  double largest = 0;
  for (auto const& row : terms) largest = std::max(largest, *std::max_element(row.begin(), row.end()));
  std::ostringstream table;
  table << "<table class=\"grid\">\n<thead><tr><td></td>";
  for (int k = 0; k < T; ++k) table << "<th scope=\"col\">" << parameter << "<sub>" << k << "</sub></th>";
  table << "</tr></thead>\n<tbody>\n";
  for (std::size_t tau = 0; tau < T; ++tau) {
    table << "<tr><th scope=\"row\">" << loss << "<sub>" << tau << "</sub></th>";
    for (std::size_t k = 0; k < T; ++k)
      if (k <= tau)
        table << "<td style=\"" << brightness(terms[tau][k], largest) << "\">" << few_digits(terms[tau][k]) << "</td>";
      else
        table << "<td></td>";
    table << "</tr>\n";
  }
  table << "</tbody>\n</table>\n<p class=\"legend\">";
  for (int k = 0; k <= 5; ++k)
    table << "<span style=\"" << brightness(std::pow(10.0, -k), 1) << "\">" << (k == 5 ? "≤ " : "")
          << few_digits(largest * std::pow(10.0, -k)) << "</span>";
  table << "</p>";
  figure(table.str(), caption + " The loss of the last step reaches the copy of step 0 with " +
                          few_digits(terms[T - 1][0]) + ", its own step's with " + few_digits(terms[T - 1][T - 1]) +
                          ".");
}

// --- the two nets -------------------------------------------------------------------------------

void the_two_step_net() {
  using namespace thread;
  constexpr auto net = unroll<2>(rnn);
  page << "<section id=\"thread\">\n<h2>One unit, two steps</h2>\n";
  paragraph(
      "A scalar recurrent net with a loss after its last step. The functions <i>f</i>, <i>g</i> and <i>C</i> are any "
      "differentiable functions.");
  heading("The equations of a step");
  formula(mathml(rnn));

  heading("Two steps, forward and backward");
  picture drawing(net, 2, 5, 240);
  auto const X = [&](auto k) { return drawing.at(x[k], k, 0); };
  auto const Z = [&](auto k) { return drawing.at(z[k], k, 1); };
  auto const S = [&](auto k) { return drawing.at(s[k], k, 2); };
  auto const start = drawing.at(s[-1_c], -0.75, 2);
  auto const Q = drawing.at(q[last], 1.6, 2);
  auto const O = drawing.at(o[last], 1.6, 3);
  auto const loss = drawing.at(E[last], 1.6, 4);
  drawing.node(start);
  drawing.edge(start, Z(0_c));
  for_each_step<2>([&](auto k) {
    drawing.node(X(k)), drawing.node(Z(k)), drawing.node(S(k));
    drawing.edge(X(k), Z(k)), drawing.edge(Z(k), S(k));
    if constexpr (k() == 0) drawing.edge(S(k), Z(k + 1_c));
  });
  drawing.node(Q), drawing.node(O), drawing.node(loss);
  drawing.edge(S(1_c), Q), drawing.edge(Q, O), drawing.edge(O, loss);
  figure(drawing.svg("The unrolled net: a column for each step"),
         "Solid edges go forward, dashed ones backward; beside each is its local derivative. An adjoint is the sum "
         "over the dashed edges that arrive: the adjoint where the edge begins, "
         "times the label.");

  heading("The adjoints, at any step and for any number of steps");
  adjoints(net, E, o, q, s, z, x, u, w, v);
  paragraph(
      "In brackets: when a term is there. <i>u</i> and <i>w</i> are shared, so their gradients are the sums over "
      "<i>t</i> of what each step's copy contributes.");

  heading("The gradients as formulas");
  gradient_as_formulas(net, E, u);
  gradient_as_formulas(net, E, w);

  heading("Formulas made by hand, checked");
  paragraph("Each is multiplied out, and each of its terms is compared with those of the derivative.");
  constexpr auto last_factors = prime(C)(o[last]) * prime(g)(q[last]) * v * prime(f)(z[1_c]);
  judge(net, E, u, last_factors * (x[1_c] + w * prime(f)(z[0_c]) * x[0_c]));
  judge(net, E, w, last_factors * (s[0_c] + w * s[-1_c]));
  judge(net, s[1_c], s[0_c], w);

  heading("How far back a loss is felt");
  constexpr std::array<double, T> inputs{0.9, -0.7, 0.8, 0.6, -0.9, 0.7, 0.5, -0.8},
      targets{-1, 1, -1, -1, 1, -1, -1, 1};
  paragraph("The same unit with <i>f</i> = tanh and a squared error at every step, unrolled over " + std::to_string(T) +
            " steps: inputs " + list_of(inputs) + ", targets " + list_of(targets) +
            ". A cell is |∂<i>l</i><sub>τ</sub>/∂<i>w</i><sub>t</sub>|, "
            "what the loss of step τ contributes to the gradient through the copy of <i>w</i> that step <i>t</i> "
            "reads. Each step back multiplies by <i>w</i>(1 − <i>s</i>²).");
  auto const terms = [&](double recurrent, double in) {
    return path_terms(unroll<T>(observed), l, w, w(recurrent), u(in), x(inputs), y(targets), s[-1_c](0.4));
  };
  page << "<div class=\"side-by-side\">\n";
  brightness_table(terms(0.5, 0.8), "l", "w", "<i>w</i> = 0.5, <i>u</i> = 0.8: the gradient vanishes.");
  brightness_table(terms(1.1, 0.2), "l", "w", "<i>w</i> = 1.1, <i>u</i> = 0.2: it lasts.");
  page << "</div>\n</section>\n";
}

void the_elman_net() {
  using namespace elman;
  constexpr auto net = unroll<3>(rnn);
  page << "<section id=\"elman\">\n<h2>An Elman net</h2>\n";
  paragraph("A layer of " + std::to_string(H) + " hidden units reads " + std::to_string(D) + " features and tells " +
            std::to_string(C) +
            " classes apart, with softmax and cross-entropy at every step. All vectors are columns; a derivative has "
            "the shape of what it is taken by.");
  heading("The equations of a step");
  formula(mathml(rnn));

  heading("Three steps, forward and backward");
  picture drawing(net, 3, 6, 280);
  auto const X = [&](auto k) { return drawing.at(x[k], k, 0); };
  auto const A = [&](auto k) { return drawing.at(a[k], k, 1); };
  auto const M = [&](auto k) { return drawing.at(h[k], k, 2); };
  auto const O = [&](auto k) { return drawing.at(o[k], k, 3); };
  auto const K = [&](auto k) { return drawing.at(l[k], k, 4); };
  auto const start = drawing.at(h[-1_c], -0.7, 2);
  auto const loss = drawing.at(L[last], 1, 5);
  drawing.node(start), drawing.node(loss);
  drawing.edge(start, A(0_c));
  for_each_step<3>([&](auto k) {
    drawing.node(X(k)), drawing.node(A(k)), drawing.node(M(k)), drawing.node(O(k)), drawing.node(K(k));
    drawing.edge(X(k), A(k)), drawing.edge(A(k), M(k)), drawing.edge(M(k), O(k)), drawing.edge(O(k), K(k)),
        drawing.edge(K(k), loss);
    if constexpr (k() < 2) drawing.edge(M(k), A(k + 1_c));
  });
  figure(drawing.svg("The unrolled net: a column for each step"),
         "The label of an edge is the Jacobian; backward, an adjoint is multiplied by its transpose. Beside the edges "
         "into a loss are gradients.");

  heading("The adjoints, at any step and for any number of steps");
  adjoints(net, L, o, h, a, x, U, W, b, V, c);

  heading("The gradients as formulas, for two steps");
  constexpr auto two_steps = unroll<2>(rnn);
  gradient_as_formulas(two_steps, L, W);
  gradient_as_formulas(two_steps, L, b);

  heading("A formula made by hand, checked");
  paragraph("A transpose is forgotten where <i>W</i> is square, so that no size shows it.");
  constexpr auto e = [](auto k) { return sum(y[k]) * softmax(o[k]) - y[k]; };
  constexpr auto slope = [](auto k) { return 1_c - square(h[k]); };
  constexpr auto delta_1 = hadamard(transpose(V) * e(1_c), slope(1_c));
  constexpr auto delta_0 = hadamard(transpose(V) * e(0_c) + W * delta_1, slope(0_c));
  judge(two_steps, L, W, outer(delta_1, h[0_c]) + outer(delta_0, h[-1_c]));

  heading("How far back a loss is felt");
  paragraph(
      "A cell is the magnitude of the matrix ∂<i>l</i><sub>τ</sub>/∂<i>W</i><sub>t</sub>. Each step back multiplies by "
      "<i>W</i>ᵀdiag(1 − <i>h</i>²).");
  constexpr std::array<double, H * H> base{0.5, -0.3, 0.1, 0.3, 0.4, -0.2, -0.1, 0.2, 0.6};
  std::array<std::array<double, C>, T> classes{};
  for (std::size_t k = 0; k < T; ++k) classes[k][(3 * k + 1) % C] = 1;
  auto const terms = [&](double scale) {
    auto recurrent = base;
    for (double& weight : recurrent) weight *= scale;
    return path_terms(
        unroll<T>(rnn), l, W, W(recurrent), U({{0.4, -0.3}, {0.2, 0.5}, {-0.5, 0.1}}), b({0.0, 0.1, -0.1}),
        c(bptt::zero), h[-1_c]({0.3, -0.2, 0.4}), y(classes),
        V({{0.7, 0.1, -0.2}, {-0.4, 0.3, 0.8}, {0.2, -0.6, 0.1}, {0.5, 0.4, -0.3}}),
        x({{0.9, 0.1}, {-0.4, 0.6}, {0.3, -0.8}, {0.5, 0.5}, {-0.7, 0.2}, {0.1, 0.9}, {0.6, -0.5}, {-0.2, 0.4}}));
  };
  page << "<div class=\"side-by-side\">\n";
  brightness_table(terms(0.5), "l", "W", "<i>W</i> = 0.5·(" + list_of(base) + "): the gradient vanishes.");
  brightness_table(terms(1.8), "l", "W", "<i>W</i> = 1.8·(…): it lasts.");
  page << "</div>\n</section>\n";
}

constexpr char const* style = R"(
:root { --ink: #1c2430; --soft: #5a6675; --line: #d9dfe7; --panel: #f6f8fb; --forward: #39485c; --backward: #c2410c; --right: #1a7f4b; --wrong: #b42318; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 74rem; padding: 2rem 1.25rem 4rem; color: var(--ink); background: #fff;
  font: 1.05rem/1.55 Charter, "Bitstream Charter", "Source Serif 4", Cambria, Georgia, serif; }
h1 { font-size: 2.1rem; line-height: 1.15; margin: 0 0 0.6rem; }
h2 { font-size: 1.6rem; margin: 3.2rem 0 0.4rem; padding-top: 0.9rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1.15rem; margin: 2.2rem 0 0.5rem; }
h4 { font-size: 1rem; margin: 1.4rem 0 0.3rem; font-weight: 600; }
p { max-width: 44rem; margin: 0.5rem 0; }
math { font-family: "STIX Two Math", "Latin Modern Math", "Cambria Math", "STIX Math", math; font-size: 1.08em; }
mtd { padding: 0.22em 0.15em; }
.formula, .wide { overflow-x: auto; }
.formula { padding: 0.7rem 1rem; margin: 0.4rem 0; background: var(--panel); border-left: 3px solid var(--line); }
dl { margin: 0; } dl math, article math { math-style: compact; font-size: 0.95em; } dt { color: var(--soft); font-size: 0.92rem; margin-top: 0.5rem; } dd { margin: 0.2rem 0 0; }
table.rules { border-collapse: collapse; width: 100%; }
.rules th { text-align: left; font-weight: 600; font-size: 0.92rem; color: var(--soft); border-bottom: 1px solid var(--ink); padding: 0.3rem 0.9rem 0.3rem 0; }
.rules td { border-bottom: 1px solid var(--line); padding: 0.35rem 0.9rem 0.35rem 0; }
.rules td:last-child, .rules th:last-child { width: 9rem; white-space: nowrap; color: var(--soft); }
.rules math { display: inline-block; }
article { border: 1px solid var(--line); border-left-width: 4px; padding: 0.5rem 1rem; margin: 0.8rem 0; }
article h4 { margin: 0.1rem 0 0.3rem; } article p { max-width: none; font-size: 0.95rem; overflow-wrap: anywhere; } article ol { list-style: none; padding: 0; margin: 0.5rem 0; overflow-x: auto; }
article.right { border-left-color: var(--right); } article.wrong { border-left-color: var(--wrong); }
li { padding: 0.12rem 0.4rem; margin: 0.15rem 0; width: max-content; min-width: 100%; } li::before { display: inline-block; width: 2.4em; font-weight: 700; }
li.right { background: #eef7f0; } li.right::before { content: counter(list-item) " ✓"; color: var(--right); }
li.wrong { background: #fdf0ee; } li.wrong::before { content: counter(list-item) " ✗"; color: var(--wrong); }
figure { margin: 1rem 0; }
figcaption { color: var(--soft); font-size: 0.95rem; max-width: 44rem; margin-top: 0.5rem; }
svg { display: block; width: 100%; height: auto; font: 17px "STIX Two Text", "STIX Two Math", "Cambria Math", Cambria, "DejaVu Serif", serif; }
svg .node rect { fill: #fff; stroke: var(--ink); stroke-width: 1.4; }
svg .node text { text-anchor: middle; font-style: italic; font-size: 19px; }
svg path { fill: none; stroke-width: 1.5; }
svg .forward { stroke: var(--forward); } svg .forward-tip { fill: var(--forward); }
svg .backward { stroke: var(--backward); stroke-dasharray: 5 4; } svg .backward-tip { fill: var(--backward); }
svg .local { fill: var(--backward); paint-order: stroke; stroke: #fff; stroke-width: 5px; }
.side-by-side { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); gap: 1rem 2.5rem; }
table.grid { border-collapse: separate; border-spacing: 2px; font: 0.78rem/1.2 system-ui, "DejaVu Sans", sans-serif; font-variant-numeric: tabular-nums; }
.grid td { width: 3.3rem; height: 2.1rem; text-align: center; border-radius: 3px; white-space: nowrap; }
.grid th { font-weight: 500; color: var(--soft); padding: 0 0.3rem; font-style: italic; }
.grid sup, .grid sub, .legend sup { font-size: 0.75em; line-height: 0; font-style: normal; }
.legend { display: flex; font: 0.75rem/1 system-ui, "DejaVu Sans", sans-serif; margin-top: 0.5rem; }
.legend span { padding: 0.4rem 0.6rem; }
@media (max-width: 640px) { body { padding: 1.2rem 0.8rem 3rem; font-size: 1rem; } .grid td { width: 2.9rem; } .rules td:last-child, .rules th:last-child { width: auto; } }
@media print { body { font-size: 10pt; max-width: none; padding: 0; } .formula, .wide { overflow: visible; } figure, tr, .formula { break-inside: avoid; } h2, h3, h4 { break-after: avoid; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
)";

}  // namespace

int main(int argc, char** argv) {
  char const* const path = argc > 1 ? argv[1] : "derivation.html";
  auto const begin = std::chrono::steady_clock::now();
  page << "<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n<meta "
          "charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
          "<title>Backpropagation through time, derived by the compiler</title>\n<style>"
       << style
       << "</style>\n</head>\n<body>\n<header>\n<h1>Backpropagation through time, derived by the compiler</h1>\n";
  paragraph(
      "Two recurrent nets, each written as the equations of one step. The rest of this page, the adjoints, their "
      "shapes and the gradients, was derived from these equations by a C++ compiler.");
  page << "<nav><a href=\"#thread\">One unit, two steps</a> · <a href=\"#elman\">An Elman "
          "net</a></nav>\n</header>\n<main>\n";
  the_two_step_net();
  the_elman_net();
  page << "</main>\n</body>\n</html>\n";

  std::string const html = page.str();
  std::ofstream file(path, std::ios::binary);
  file << html << std::flush;
  if (!file) {
    std::cerr << "cannot write " << path << '\n';
    return 1;
  }
  double const milliseconds =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
  std::printf("%s: %zu bytes, made in %.1f ms\n", path, html.size(), milliseconds);
}
