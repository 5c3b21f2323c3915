// A derivation to study, as a teacher would show it. A net of two steps with tanh, a sigmoid at the end and a squared
// error:
//
//   z_t = u x_t + w s_{t-1},  s_t = tanh(z_t),  q = v s_1,  o = sigmoid(q),  E = (o - y)^2 / 2
//
// What the compiler derives: the equations, the rules at any step, what each step contributes to dE/du, and dE/du as
// one formula. Then three students hand in dE/du. One of them is right; of the others the compiler says what is wrong.
// All of the text printed was made at compile time.
#include <bptt/bptt.hpp>
#include <iostream>

namespace lesson {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x> {} x;
inline constexpr struct y : constant<y> {} y;
inline constexpr struct u : parameter<u> {} u;
inline constexpr struct w : parameter<w> {} w;
inline constexpr struct v : parameter<v> {} v;
inline constexpr struct z : variable<z> {} z;
inline constexpr struct s : variable<s> {} s;
inline constexpr struct q : variable<q> {} q;
inline constexpr struct o : variable<o> {} o;
inline constexpr struct E : variable<E> {} E;

constexpr auto rnn = recurrence(
    z[t] = u * x[t] + w * s[t - 1_c],
    s[t] = tanh(z[t]),
    q[last] = v * s[last],
    o[last] = sigmoid(q[last]),
    E[last] = square(o[last] - y) / 2_c);
// clang-format on
constexpr auto net = unroll<2>(rnn);

// What all three begin with: dE/dq, by o = sigmoid(q); and tanh' as each of them writes it.
constexpr auto dE_dq = (o[last] - y) * o[last] * (1_c - o[last]);
constexpr auto slope = [](auto k) { return 1_c - square(s[k]); };

constexpr auto first_student =
    dE_dq * v * (x[1_c] + w * x[0_c] / square(cosh(z[0_c]))) / square(cosh(z[1_c]));  // 1/cosh² is tanh′ as well
constexpr auto second_student = dE_dq * v * slope(1_c) * x[1_c];                      // as if s₀ did not depend on u
constexpr auto third_student =
    dE_dq * v * slope(1_c) * x[1_c] + dE_dq * v * slope(1_c) * w * x[0_c];  // as if ∂s₀/∂z₀ were 1

static_assert(matches(
    net, E, u, first_student));  // with one of the others the compiler would stop here, and say which term is wrong
static_assert(compare(net, derivative(net, E, u), second_student) == verdict::different);
static_assert(compare(net, derivative(net, E, u), third_student) == verdict::different);
}  // namespace lesson

namespace {

void heading(char const* what) { std::cout << '\n' << what << '\n'; }

void lines(std::string_view text) {
  std::cout << "  ";
  for (char c : text) std::cout << c << (c == '\n' ? "  " : "");
  std::cout << '\n';
}

/// Prints what a student hands in for ∂E/∂u, what the compiler says of it, and how far it is from ∂E/∂u.
template <class Formula>
void mark(char const* student, Formula mine) {
  using namespace lesson;
  heading(student);
  lines(text(mine));
  constexpr auto found = diagnosis(net, E, u, Formula{});
  lines(text(found));
  if constexpr (found.answer != verdict::equal)
    std::cout << "  mine − ∂E/∂u = " << text(difference(net, mine, derivative(net, E, u))) << '\n';
}

}  // namespace

int main() {
  using namespace lesson;
  std::cout << "A net of two steps, and its derivation.\n";
  heading("The equations of one step:");
  lines(text(rnn));
  heading("The rules of its adjoints at any step t:");
  lines(text(rule(net, E, s)));
  lines(text(rule(net, E, z)));
  lines(text(rule(net, E, u)));
  heading("The backward equations, step by step:");
  lines(text(adjoints(net, E)));
  heading("∂E/∂u, a line for each step that reads u:");
  lines(text(contributions(net, E, u)));
  heading("∂E/∂u as one formula, for people and for LaTeX:");
  lines(text(derivative(net, E, u)));
  lines(latex(derivative(net, E, u)));

  mark("The first student's ∂E/∂u:", first_student);
  mark("The second student's:", second_student);
  mark("The third student's:", third_student);
}
