// A model that PyTorch wrote: its parameters under their names, and its forward values and gradients, which PyTorch
// computed (pytorch.py has the model and makes both files).
#include <boost/test/unit_test.hpp>
#include <bptt/bptt.hpp>
#include <bptt/cells.hpp>
#include <bptt/train.hpp>
#include <bptt/weights.hpp>

#include "../numbers.hpp"

namespace of_pytorch {
using namespace bptt;
inline constexpr int T = 4;
// clang-format off
inline constexpr struct x : input<x, 2> {} x;
inline constexpr struct there : cells::lstm<there, 2, 2> {} there;
inline constexpr struct back : cells::lstm<back, 2, 2> {} back;
inline constexpr struct rnn : cells::elman<rnn, 4, 3> {} rnn;
inline constexpr struct V : parameter<V, 1, 3> {} V;
inline constexpr struct d : parameter<d, 1> {} d;
inline constexpr struct y : variable<y, 1> {} y;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr auto lstm = cells::bidirectional(there, back);
constexpr auto net =
    unroll<T>(recurrence(cells::stacked(x[t], lstm, rnn), y[t] = V * rnn.h[t] + d, L[last] = mean(dot(y[t], y[t]), t)));
using block = parameters<decltype(net)>;
/// The block under PyTorch's names.
auto in_pytorch(block& theta) {
  using weights::as, weights::pytorch;
  return weights::named(theta, pytorch("lstm", lstm), pytorch("rnn", rnn), as("fc.weight", V), as("fc.bias", d));
}

inline constexpr struct low : cells::gru<low, 2, 2> {
} low;
inline constexpr struct high : cells::gru<high, 2, 2> {
} high;
constexpr auto of_gru = unroll<T>(recurrence(cells::stacked(x[t], low, high)));

std::string file(char const* name) { return std::string(BPTT_TESTS_DIR "/runtime/weights/") + name; }
block loaded() {
  block theta;
  BOOST_TEST(weights::load(file("net.safetensors"), {.surplus = true}, in_pytorch(theta)).message == "");
  return theta;
}
}  // namespace of_pytorch

BOOST_AUTO_TEST_SUITE(pytorch)

BOOST_AUTO_TEST_CASE(forward_values_and_gradients) {
  using namespace of_pytorch;
  using weights::as;
  block const theta = loaded();
  block wanted, slope;
  double xs[T][2], x_gradient[T][2], states[T][3], output[T][1], loss = 0;
  BOOST_TEST(weights::load(file("net_values.safetensors"), {.surplus = true}, in_pytorch(wanted), as("x", xs),
                           as("x_gradient", x_gradient), as("states", states), as("output", output), as("loss", loss))
                 .message == "");
  for (double& each : wanted[rnn.b]) each /= 2;  // the gradient of each of the two biases is that of their sum

  auto const with_bindings = [&](auto const& f) {
    return f(theta, x(xs), there.h[-1_c](zero), there.c[-1_c](zero), back.h[last + 1_c](zero), back.c[last + 1_c](zero),
             rnn.h[-1_c](zero));
  };
  auto const forward = with_bindings(evaluate<codegen::step_loop>(net));
  BOOST_TEST(numbers::relative_error(forward[rnn.h[t]], states) < 1e-12);
  BOOST_TEST(numbers::relative_error(forward[y[t]], output) < 1e-12);
  BOOST_TEST(std::abs(forward[L] - loss) < 1e-13 * loss);
  std::array<double, 2 * T> dx{};
  with_bindings([&](auto const&... given) {
    return gradient<codegen::step_loop>(net, L, wrt(theta, x)).into(to(slope, x(dx)), given...);
  });
  BOOST_TEST(numbers::relative_error(dx, numbers::flat(x_gradient)) < 1e-11);
  for (auto const& p : theta.entries()) {
    std::vector<double> const got(slope.data() + p.offset, slope.data() + p.offset + p.size);
    std::vector<double> const want(wanted.data() + p.offset, wanted.data() + p.offset + p.size);
    BOOST_TEST(numbers::relative_error(got, want) < 1e-11, p.name);
  }
}

BOOST_AUTO_TEST_CASE(stacked_layers) {
  using namespace of_pytorch;
  using weights::as;
  parameters<decltype(of_gru), float> theta;
  BOOST_TEST(weights::load(file("net.safetensors"), {.surplus = true},
                           weights::named(theta, weights::pytorch("gru", low, high)))
                 .message == "");
  float xs[T][2], states[T][2];
  BOOST_TEST(
      weights::load(file("net_values.safetensors"), {.surplus = true}, as("x", xs), as("of_gru", states)).message ==
      "");
  auto const forward = evaluate<codegen::step_loop>(of_gru)(theta, x(xs), low.h[-1_c](zero), high.h[-1_c](zero));
  BOOST_TEST(numbers::relative_error(forward[high.h[t]], states) < 1e-6);
}

BOOST_AUTO_TEST_CASE(names_of_layers) {
  using namespace of_pytorch;
  using names = std::vector<std::vector<std::string>>;
  BOOST_TEST((weights::pytorch("m.rnn", rnn).names ==
              names{{"m.rnn.weight_ih_l0"}, {"m.rnn.weight_hh_l0"}, {"m.rnn.bias_ih_l0", "m.rnn.bias_hh_l0"}}));
  auto const both = weights::pytorch("", low, cells::bidirectional(low, high)).names;
  BOOST_TEST_REQUIRE(both.size() == 12u);
  BOOST_TEST(both[2] == std::vector<std::string>{"bias_ih_l0"});
  BOOST_TEST(both[4] == std::vector<std::string>{"weight_ih_l1"});
  BOOST_TEST(both[8] == std::vector<std::string>{"weight_ih_l1_reverse"});
  BOOST_TEST(both[11] == std::vector<std::string>{"bias_hh_l1_reverse"});
}

// The sum of torch.nn.RNN's biases is written as the first of them; then all is as it was, and PyTorch's names too.
BOOST_AUTO_TEST_CASE(written_under_the_names_of_pytorch) {
  using namespace of_pytorch;
  block theta = loaded(), again;
  std::string bytes;
  BOOST_TEST(weights::write(bytes, in_pytorch(theta)).message == "");
  BOOST_TEST(weights::read(bytes, in_pytorch(again)).message == "");
  BOOST_TEST((std::equal(theta.begin(), theta.end(), again.begin())));
  double sums[3], zeros[3];
  BOOST_TEST(
      weights::read(bytes, {.surplus = true}, weights::as("rnn.bias_ih_l0", sums), weights::as("rnn.bias_hh_l0", zeros))
          .message == "");
  for (int i = 0; i < 3; ++i) {
    BOOST_TEST(sums[i] == theta[rnn.b](i));
    BOOST_TEST(zeros[i] == 0);
  }
}

BOOST_AUTO_TEST_CASE(modules_of_other_kinds) {
  using namespace of_pytorch;
  using weights::pytorch;
  block theta = loaded();
  auto const before = theta;
  std::string const whole = file("net.safetensors");
  auto const fault = [&](auto... names) {
    return weights::load(whole, {.surplus = true}, weights::named(theta, names...)).message.substr(whole.size() + 2);
  };
  BOOST_TEST(fault(pytorch("model.lstm", lstm)) == "it lacks model.lstm.weight_ih_l0");
  BOOST_TEST(fault(pytorch("lstm", lstm, rnn)) == "it lacks lstm.weight_ih_l1");
  BOOST_TEST(fault(pytorch("", lstm)) == "it lacks weight_ih_l0");
  BOOST_TEST(fault(pytorch("gru", rnn)) == "it lacks there.W_ih");
  BOOST_TEST(fault(pytorch("lstm", lstm), pytorch("gru", rnn)) ==
             "gru.weight_ih_l0 has the shape [6, 2], expected is [3, 4]");
  BOOST_TEST((std::equal(theta.begin(), theta.end(), before.begin())));
}

BOOST_AUTO_TEST_SUITE_END()
