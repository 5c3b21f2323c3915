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
inline constexpr struct there : cells::elman<there, 2, 2> {} there;
inline constexpr struct back : cells::elman<back, 2, 2> {} back;
inline constexpr struct lstm : cells::lstm<lstm, 4, 3> {} lstm;
inline constexpr struct V : parameter<V, 1, 3> {} V;
inline constexpr struct d : parameter<d, 1> {} d;
inline constexpr struct y : variable<y, 1> {} y;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr auto rnn = cells::bidirectional(there, back);
constexpr auto net = unroll<T>(
    recurrence(cells::stacked(x[t], rnn, lstm), y[t] = V * lstm.h[t] + d, L[last] = mean(dot(y[t], y[t]), t)));
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
  block wanted;
  double xs[T][2], x_gradient[T][2], states[T][3], output[T][1], loss = 0;
  BOOST_TEST(weights::load(file("net_values.safetensors"), {.surplus = true}, in_pytorch(wanted), as("x", xs),
                           as("x_gradient", x_gradient), as("states", states), as("output", output), as("loss", loss))
                 .message == "");
  // the gradient of each of the two biases is that of their sum
  for (double& each : wanted[there.b]) each /= 2;
  for (double& each : wanted[back.b]) each /= 2;

  auto const got = gradient<codegen::step_loop>(net, L, wrt(theta, x), also(lstm.h[t], y[t]))(
      theta, x(xs), there.h[-1_c](zero), back.h[last + 1_c](zero), lstm.h[-1_c](zero), lstm.c[-1_c](zero));
  BOOST_TEST(std::abs(got[L] - loss) < 1e-13 * loss);
  BOOST_TEST(numbers::relative_error(got.value(lstm.h[t]), states) < 1e-12);
  BOOST_TEST(numbers::relative_error(got.value(y[t]), output) < 1e-12);
  BOOST_TEST(numbers::relative_error(got[x], x_gradient) < 1e-11);
  int compared = 0;
  auto const compare = [&](auto symbol) {
    BOOST_TEST(numbers::relative_error(got[symbol], wanted[symbol]) < 1e-11, name_of<decltype(symbol)>());
    ++compared;
  };
  [&](auto... symbol) { (compare(symbol), ...); }(there.W_ih, there.W_hh, there.b, back.W_ih, back.W_hh, back.b,
                                                  lstm.W_ih, lstm.W_hh, lstm.b_ih, lstm.b_hh, V, d);
  BOOST_TEST(compared == static_cast<int>(theta.entries().size()));
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
  BOOST_TEST((weights::pytorch("m.rnn", there).names ==
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
  double sums[2], zeros[2];
  BOOST_TEST(weights::read(bytes, {.surplus = true}, weights::as("rnn.bias_ih_l0_reverse", sums),
                           weights::as("rnn.bias_hh_l0_reverse", zeros))
                 .message == "");
  for (int i = 0; i < 2; ++i) {
    BOOST_TEST(sums[i] == theta[back.b](i));
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
  BOOST_TEST(fault(pytorch("model.rnn", rnn)) == "it lacks model.rnn.weight_ih_l0");
  BOOST_TEST(fault(pytorch("rnn", rnn, lstm)) == "it lacks rnn.weight_ih_l1");
  BOOST_TEST(fault(pytorch("", rnn)) == "it lacks weight_ih_l0");
  BOOST_TEST(fault(pytorch("lstm", lstm)) == "it lacks there.W_ih");
  BOOST_TEST(fault(pytorch("rnn", rnn), pytorch("gru", lstm)) ==
             "gru.weight_ih_l0 has the shape [6, 2], expected is [12, 4]");
  BOOST_TEST((std::equal(theta.begin(), theta.end(), before.begin())));
}

BOOST_AUTO_TEST_SUITE_END()
