// The bytes that are written: exactly those of the format, numbers aligned in the file, and read again bit by bit.
#include <boost/test/unit_test.hpp>
#include <bptt/weights/safetensors.hpp>
#include <limits>

#include "file_of.hpp"
#include "small_net.hpp"

BOOST_AUTO_TEST_SUITE(writing)

BOOST_AUTO_TEST_CASE(the_bytes_of_a_file) {
  using namespace bptt;
  auto const theta = small::counted<float>();
  std::string file;
  BOOST_TEST(weights::write(file, theta).message == "");
  std::string const header = R"({"W":{"data_offsets":[0,24],"dtype":"F32","shape":[2,3]},)"
                             R"("b":{"data_offsets":[28,36],"dtype":"F32","shape":[2]},)"
                             R"("c":{"data_offsets":[24,28],"dtype":"F32","shape":[]}}  )";
  BOOST_TEST(header.size() % 8 == 0u);
  BOOST_TEST(file.substr(8) == header + files::bytes(std::vector<float>{1, 2, 3, 4, 5, 6, 7, 8, 9}));
  BOOST_TEST(file.substr(0, 8) == files::bytes(std::vector<std::uint64_t>{header.size()}));
}

BOOST_AUTO_TEST_CASE(large_numbers_first) {
  using namespace bptt;
  using weights::as;
  bool flag = true;
  short few = -2;
  double wide[2][3]{{1, 2, 3}, {4, 5, 6}};
  std::array<float, 3> narrow{7, 8, 9};
  std::string file;
  BOOST_TEST(weights::write(file, as("flag", flag), as("few", few), as("narrow", narrow), as("wide", wide)).message ==
             "");
  weights::file_header header;
  std::string_view data;
  BOOST_TEST(weights::read_header(file, header, data).message == "");
  BOOST_TEST(header.tensors["wide"].begin == 0u);
  BOOST_TEST(header.tensors["narrow"].begin == 48u);
  BOOST_TEST(header.tensors["few"].begin == 60u);
  BOOST_TEST(header.tensors["flag"].begin == 62u);
  BOOST_TEST(header.tensors["wide"].shape == (std::vector<std::uint64_t>{2, 3}));
  BOOST_TEST((data.data() - file.data()) % 8 == 0);
}

BOOST_AUTO_TEST_CASE(each_bit_is_read_again) {
  using namespace bptt;
  using weights::as;
  using limits = std::numeric_limits<double>;
  std::array<double, 6> odd{-0.0, limits::denorm_min(), limits::max(), -limits::infinity(), limits::quiet_NaN(), 0.1},
      read{};
  long long least = std::numeric_limits<long long>::min(), integer = 0;
  unsigned char most = 255, byte = 0;
  std::string file;
  BOOST_TEST(weights::write(file, as("odd", odd), as("least", least), as("most", most)).message == "");
  BOOST_TEST(
      weights::read(file, {.not_finite = true}, as("odd", read), as("least", integer), as("most", byte)).message == "");
  BOOST_TEST(std::memcmp(&odd, &read, sizeof odd) == 0);
  BOOST_TEST(integer == least);
  BOOST_TEST(byte == most);
}

BOOST_AUTO_TEST_CASE(two_things_of_one_name) {
  using namespace bptt;
  auto const theta = small::counted<float>(), other = theta;
  std::string file = "as it was";
  BOOST_TEST(weights::write(file, theta, other).message ==
             "two things would be W in the file: give one another name, as(\"name\", thing)");
  BOOST_TEST(file == "as it was");
  BOOST_TEST(weights::write(file, theta, weights::as("other", other)).message == "");
}

BOOST_AUTO_TEST_SUITE_END()
