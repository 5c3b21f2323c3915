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
inline constexpr struct low : cells::lstm<low, 2, 2> {} low;
inline constexpr struct low_back : cells::lstm<low_back, 2, 2> {} low_back;
inline constexpr struct high : cells::lstm<high, 4, 2> {} high;
inline constexpr struct high_back : cells::lstm<high_back, 4, 2> {} high_back;
inline constexpr struct rnn : cells::elman<rnn, 4, 3> {} rnn;
inline constexpr struct gru : cells::gru<gru, 3, 2> {} gru;
inline constexpr struct V : parameter<V, 1, 2> {} V;
inline constexpr struct d : parameter<d, 1> {} d;
inline constexpr struct y : variable<y, 1> {} y;
inline constexpr struct L : variable<L> {} L;
// clang-format on
constexpr auto first = cells::bidirectional(low, low_back);
constexpr auto second = cells::bidirectional(high, high_back);
constexpr auto net = unroll<T>(recurrence(cells::stacked(x[t], first, second, rnn, gru), y[t] = V * gru.h[t] + d,
                                          L[last] = mean(dot(y[t], y[t]), t)));
using block = parameters<decltype(net)>;

/// The block under PyTorch's names.
auto in_pytorch(block& theta) {
  using weights::as, weights::pytorch;
  return weights::named(theta, pytorch("lstm", first, second), pytorch("rnn", rnn), pytorch("gru", gru),
                        as("fc.weight", V), as("fc.bias", d));
}
std::string file(char const* name) { return std::string(BPTT_TESTS_DIR "/runtime/weights/") + name; }
/// The file on a disk, of which `write` makes the same numbers again.
block loaded() {
  block theta;
  BOOST_TEST(weights::load(file("net.safetensors"), in_pytorch(theta)).message == "");
  return theta;
}
}  // namespace of_pytorch

BOOST_AUTO_TEST_SUITE(pytorch)

BOOST_AUTO_TEST_CASE(forward_values_and_gradients) {
  using namespace of_pytorch;
  using weights::as;
  block const theta = loaded();
  block wanted, slope;
  double xs[T][2], x_gradient[T][2], states[T][2], output[T][1], loss = 0;
  BOOST_TEST(weights::load(file("net_values.safetensors"), in_pytorch(wanted), as("x", xs),
                           as("x_gradient", x_gradient), as("states", states), as("output", output), as("loss", loss))
                 .message == "");
  // of torch.nn.RNN's two biases, each has the gradient of their sum
  for (double& each : wanted[rnn.b]) each /= 2;

  auto const call = [&](auto const& f) {
    return f(theta, x(xs), low.h[-1_c](zero), low.c[-1_c](zero), low_back.h[last + 1_c](zero),
             low_back.c[last + 1_c](zero), high.h[-1_c](zero), high.c[-1_c](zero), high_back.h[last + 1_c](zero),
             high_back.c[last + 1_c](zero), rnn.h[-1_c](zero), gru.h[-1_c](zero));
  };
  auto const forward = call(evaluate<codegen::step_loop>(net));
  BOOST_TEST(numbers::relative_error(forward[gru.h[t]], states) < 1e-12);
  BOOST_TEST(numbers::relative_error(forward[y[t]], output) < 1e-12);
  BOOST_TEST(std::abs(forward[L] - loss) < 1e-13 * loss);
  std::array<double, 2 * T> dx{};
  call([&](auto const&... given) {
    return gradient<codegen::step_loop>(net, L, wrt(theta, x)).into(to(slope, x(dx)), given...);
  });
  BOOST_TEST(numbers::relative_error(dx, numbers::flat(x_gradient)) < 1e-11);
  for (auto const& p : theta.entries()) {
    std::vector<double> const got(slope.data() + p.offset, slope.data() + p.offset + p.size);
    std::vector<double> const want(wanted.data() + p.offset, wanted.data() + p.offset + p.size);
    BOOST_TEST(numbers::relative_error(got, want) < 1e-11, p.name);
  }
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
  // without biases, within another module, of another number of layers
  std::string const whole = file("net.safetensors");
  BOOST_TEST(weights::load(whole, weights::named(theta, pytorch("model.lstm", first, second))).message ==
             whole + ": it lacks model.lstm.weight_ih_l0");
  BOOST_TEST(
      weights::load(whole, {.surplus = true}, weights::named(theta, pytorch("lstm", first, second, rnn))).message ==
      whole + ": it lacks lstm.weight_ih_l2");
  BOOST_TEST(weights::load(whole, weights::named(theta, pytorch("", first))).message ==
             whole + ": it lacks weight_ih_l0");
  BOOST_TEST(weights::load(whole, {.surplus = true},
                           weights::named(theta, pytorch("lstm", first, second), pytorch("gru", rnn)))
                 .message == whole + ": gru.weight_ih_l0 has the shape [6, 3], expected is [3, 4]");
  BOOST_TEST((std::equal(theta.begin(), theta.end(), before.begin())));
}

BOOST_AUTO_TEST_SUITE_END()
