// Headers of constants: trained.h beside this file is one, and what is written of its numbers is that file again.
#include <boost/test/unit_test.hpp>
#include <bptt/cells/elman.hpp>
#include <bptt/train.hpp>
#include <bptt/weights/constants.hpp>
#include <cstring>
#include <fstream>
#include <limits>
#include <random>
#include <sstream>

#include "trained.h"

namespace {
using namespace bptt;
// clang-format off
inline constexpr struct x : input<x, 2> {} x;
inline constexpr struct layer : cells::elman<layer, 2, 9> {} layer;
inline constexpr struct v : parameter<v, 9> {} v;
inline constexpr struct c : parameter<c> {} c;
inline constexpr struct y : variable<y> {} y;
// clang-format on
constexpr auto net = unroll<2>(recurrence(layer(x[t]), y[last] = dot(v, layer.h[last]) + c));
using block = parameters<decltype(net), float>;

/// Numbers with all that is odd in writing them.
block numbered() {
  block theta;
  for (std::size_t i = 0; i < theta.size(); ++i) theta[i] = 0.1f * static_cast<float>(i) - 3.f;
  theta[layer.b](0) = -0.f, theta[layer.b](1) = 1e-45f, theta[layer.b](2) = -1e-7f;
  theta[layer.b](3) = 1e20f, theta[layer.b](4) = 5;
  theta[c] = 0.25f;
  return theta;
}
}  // namespace

BOOST_AUTO_TEST_SUITE(constants)

BOOST_AUTO_TEST_CASE(the_header_is_what_is_written) {
  auto const path =
      std::filesystem::temp_directory_path() / ("bptt_constants_" + std::to_string(std::random_device()()) + ".hpp");
  auto const text_of = [](std::filesystem::path const& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
  };
  BOOST_TEST(weights::write_constants(path, "trained", numbered()).message == "");
  BOOST_TEST(text_of(path) == text_of(BPTT_TESTS_DIR "/runtime/weights/trained.h"));
  std::filesystem::remove(path);
}

BOOST_AUTO_TEST_CASE(constants_are_bound_as_they_are) {
  block const theta = numbered();
  auto const same = [&](auto symbol, auto const& constant) {
    static_assert(sizeof constant == sizeof(float) * shape_t<decltype(symbol)>::size);
    return std::memcmp(theta.data() + theta.offset(symbol), &constant, sizeof constant) == 0;
  };
  BOOST_TEST(same(layer.W_ih, trained::layer_W_ih));
  BOOST_TEST(same(layer.W_hh, trained::layer_W_hh));
  BOOST_TEST(same(layer.b, trained::layer_b));
  BOOST_TEST(same(v, trained::v));
  BOOST_TEST(same(c, trained::c));
  float const xs[2][2]{{0.5f, -1}, {0.25f, 2}};
  auto const of_block = evaluate(net)(theta, x(xs), layer.h[-1_c](zero));
  auto const of_constants =
      evaluate(net)(layer.W_ih(trained::layer_W_ih), layer.W_hh(trained::layer_W_hh), layer.b(trained::layer_b),
                    v(trained::v), c(trained::c), x(xs), layer.h[-1_c](zero));
  BOOST_TEST(of_block[y] == of_constants[y]);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_written) {
  block theta;
  theta[v](2) = std::numeric_limits<float>::infinity();
  std::string text = "as it was";
  BOOST_TEST(weights::constants_text(text, "trained", theta).message == "number 2 of v is infinite, or too large");
  BOOST_TEST(text == "as it was");
  theta[v](2) = 0;
  BOOST_TEST(weights::write_constants("/no/such/directory/c.hpp", "trained", theta).message ==
             "/no/such/directory/c.hpp: it cannot be written");
  BOOST_TEST(weights::literal(1.0) == "1.0");
  BOOST_TEST(weights::literal(1e300) == "1e+300");
  BOOST_TEST(weights::literal(-0.0f) == "-0.0f");
  BOOST_TEST(weights::literal(0.1f) == "0.1f");
  BOOST_TEST(weights::is_identifier("layer_W"));
  BOOST_TEST(weights::is_identifier("θ"));
  BOOST_TEST(!weights::is_identifier("W<3>"));
  BOOST_TEST(!weights::is_identifier("3W"));
}

BOOST_AUTO_TEST_SUITE_END()
