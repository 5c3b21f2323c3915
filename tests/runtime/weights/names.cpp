// Names in files: of parameters, of their transposes, of what has no name of its own, and of blocks of which there are
// several.
#include <boost/test/unit_test.hpp>
#include <bptt/weights/names.hpp>
#include <bptt/weights/safetensors.hpp>

#include "small_net.hpp"

namespace {
using namespace bptt;
using small::W, small::b, small::c;
using weights::as, weights::named;

weights::file_header header_of(std::string const& file) {
  weights::file_header header;
  std::string_view data;
  BOOST_TEST(weights::read_header(file, header, data).message == "");
  return header;
}
}  // namespace

BOOST_AUTO_TEST_SUITE(names)

BOOST_AUTO_TEST_CASE(parameters_with_other_names) {
  auto const theta = small::counted<float>();
  std::string file;
  BOOST_TEST(weights::write(file, named(theta, as("fc.weight", W), as("fc.bias", b))).message == "");
  auto const header = header_of(file);
  BOOST_TEST(header.tensors.size() == 3u);
  BOOST_TEST(header.tensors.contains("fc.weight"));
  BOOST_TEST(header.tensors.contains("fc.bias"));
  BOOST_TEST(header.tensors.contains("c"));
  small::block<float> read;
  BOOST_TEST(weights::read(file, named(read, as("fc.weight", W), as("fc.bias", b))).message == "");
  BOOST_TEST((std::equal(theta.begin(), theta.end(), read.begin())));
  BOOST_TEST(weights::read(file, read).message == "it lacks W");
}

BOOST_AUTO_TEST_CASE(transposes) {
  auto const theta = small::counted<float>();
  std::string file;
  BOOST_TEST(weights::write(file, named(theta, as("W", transpose(W)), as("b", transpose(b)))).message == "");
  BOOST_TEST(header_of(file).tensors["W"].shape == (std::vector<std::uint64_t>{3, 2}));
  BOOST_TEST(header_of(file).tensors["b"].shape == (std::vector<std::uint64_t>{1, 2}));
  float by_columns[3][2], row[1][2], scalar = 0;
  BOOST_TEST(weights::read(file, as("W", by_columns), as("b", row), as("c", scalar)).message == "");
  for (int i = 0; i < 2; ++i) {
    for (int j = 0; j < 3; ++j) BOOST_TEST(by_columns[j][i] == theta[W](i, j));
    BOOST_TEST(row[0][i] == theta[b](i));
  }
  small::block<float> read;
  BOOST_TEST(weights::read(file, named(read, as("W", transpose(W)), as("b", transpose(b)))).message == "");
  BOOST_TEST((std::equal(theta.begin(), theta.end(), read.begin())));
}

BOOST_AUTO_TEST_CASE(two_blocks) {
  auto const theta = small::counted<float>();
  auto other = theta;
  other[W](0, 0) = 100;
  std::string file;
  BOOST_TEST(weights::write(file, theta, as("decoder", other)).message == "");
  BOOST_TEST(header_of(file).tensors.contains("decoder.W"));
  small::block<float> first, second;
  BOOST_TEST(weights::read(file, first, as("decoder", second)).message == "");
  BOOST_TEST(first[W](0, 0) == 1);
  BOOST_TEST(second[W](0, 0) == 100);
  // names of a block below another name
  auto const renamed = named(other, as("fc.weight", W));
  BOOST_TEST(weights::write(file, theta, as("decoder", renamed)).message == "");
  BOOST_TEST(header_of(file).tensors.contains("decoder.fc.weight"));
  BOOST_TEST(header_of(file).tensors.contains("decoder.b"));
}

BOOST_AUTO_TEST_SUITE_END()
