// Headers of files: what is as the format has it is read, and each of the many that are not has its own message.
#include <boost/test/unit_test.hpp>
#include <bptt/weights/file_header.hpp>

#include "file_of.hpp"

namespace {
using namespace bptt::weights;
using files::file_of, files::entry, files::with_length;

/// What is wrong with a file; nothing if it is right.
std::string fault(std::string const& file) {
  file_header header;
  std::string_view data;
  return read_header(file, header, data).message;
}
std::string fault(std::string const& header, std::size_t bytes) {
  return fault(file_of(header, std::string(bytes, 'x')));
}
}  // namespace

BOOST_AUTO_TEST_SUITE(file_header)

BOOST_AUTO_TEST_CASE(headers_that_are_right) {
  bptt::weights::file_header header;
  std::string_view data;
  std::string const file = file_of(
      "{" + entry("b", "F32", "[]", "24", "28") + ", " + entry("W", "F64", "[1, 3]", "0", "24") +
          R"(, "__metadata__": {"format": "pt", "": "x"}, )" + entry("none", "I64", "[7, 0]", "24", "24") + "}   ",
      std::string(28, 'x'));
  BOOST_TEST(read_header(file, header, data).message == "");
  BOOST_TEST(header.tensors.size() == 3u);
  BOOST_TEST(header.tensors["W"].shape == (std::vector<std::uint64_t>{1, 3}));
  BOOST_TEST(header.tensors["W"].type.name == "F64");
  BOOST_TEST(header.tensors["b"].shape.empty());
  BOOST_TEST(header.tensors["b"].begin == 24u);
  BOOST_TEST(header.texts["format"] == "pt");
  BOOST_TEST(data == std::string(28, 'x'));
  BOOST_TEST(fault(file_of("{}")) == "");
  BOOST_TEST(fault(file_of(R"({"__metadata__": {}})")) == "");
}

BOOST_AUTO_TEST_CASE(files_that_end_too_early) {
  BOOST_TEST(fault("") == "the file has no more than 0 bytes");
  BOOST_TEST(fault("1234567") == "the file has no more than 7 bytes");
  BOOST_TEST(fault(with_length(3, "{}")) == "its header is said to have 3 bytes, and 2 follow");
  BOOST_TEST(fault(with_length(std::uint64_t(1) << 63, "{}")) ==
             "its header is said to have 9223372036854775808 bytes, and 2 follow");
  BOOST_TEST(fault(with_length(~std::uint64_t(0), "{}")) ==
             "its header is said to have 18446744073709551615 bytes, and 2 follow");
  BOOST_TEST(fault("{" + entry("W", "F32", "[2]", "0", "8") + "}", 7) ==
             "W ends at byte 8, and the file has 7 after its header");
}

BOOST_AUTO_TEST_CASE(headers_that_are_no_objects_of_tensors) {
  for (char const* header : {"", "[]", "1", "null", " {}", "\xef\xbb\xbf{}"})
    BOOST_TEST(fault(file_of(header)) == "its header is no JSON object");
  BOOST_TEST(fault(file_of(std::string("{}\0x", 4))) == "its header is no JSON object");
  BOOST_TEST(fault(file_of("{} x")) == "its header is wrong: it is no JSON from its character 4 on");
  BOOST_TEST(fault(file_of("{")) == "its header is wrong: it is no JSON from its character 2 on");
  BOOST_TEST(fault(file_of("{\"\xff\": 1}")) == "its header is wrong: it is no JSON from its character 3 on");
  BOOST_TEST(fault(file_of("{/**/}")) == "its header is wrong: it is no JSON from its character 2 on");
  BOOST_TEST(fault(file_of(R"({"": {}})")) == "its header is wrong: it has a tensor without a name");
  for (char const* value : {"1", "-1", "1.5", "null", "true", "\"x\"", "[]"})
    BOOST_TEST(fault(file_of(R"({"W": )" + std::string(value) + "}")) ==
               "its header is wrong: what it says of W is no tensor");
  std::string const deep(100000, '[');
  BOOST_TEST(fault(file_of(R"({"W": )" + deep)) == "its header is wrong: what it says of W is no tensor");
  BOOST_TEST(fault(file_of(R"({"W": {"shape": )" + deep)) == "its header is wrong: what it says of W is no tensor");
  BOOST_TEST(fault(file_of(R"({"W": {"shape": {"shape": {"shape": 1}}}})")) ==
             "its header is wrong: what it says of W is no tensor");
}

BOOST_AUTO_TEST_CASE(what_a_header_says_of_a_tensor) {
  std::string const whole = R"("dtype": "F32", "shape": [2], "data_offsets": [0, 8])";
  auto const wrong = [](std::string const& says) { return fault(R"({"W": {)" + says + "}}", 8); };
  BOOST_TEST(wrong(whole) == "");
  BOOST_TEST(wrong(R"("dtype": "F32", "shape": [2])") ==
             "its header is wrong: W lacks its dtype, its shape or its data_offsets");
  BOOST_TEST(wrong("") == "its header is wrong: W lacks its dtype, its shape or its data_offsets");
  BOOST_TEST(wrong(whole + R"(, "more": 1)") ==
             "its header is wrong: W has an entry more that it cannot have, or has twice");
  BOOST_TEST(wrong(whole + R"(, "shape": [2])") ==
             "its header is wrong: W has an entry shape that it cannot have, or has twice");
  BOOST_TEST(wrong(R"("dtype": "F33", "shape": [2], "data_offsets": [0, 8])") ==
             "its header is wrong: W has numbers of a type that is not known, F33");
  for (char const* says :
       {R"("dtype": 1, "shape": [2], "data_offsets": [0, 8])", R"("dtype": "F32", "shape": 2, "data_offsets": [0, 8])",
        R"("dtype": "F32", "shape": [-2], "data_offsets": [0, 8])",
        R"("dtype": "F32", "shape": [2.0], "data_offsets": [0, 8])",
        R"("dtype": "F32", "shape": [18446744073709551616], "data_offsets": [0, 8])",
        R"("dtype": "F32", "shape": [[2]], "data_offsets": [0, 8])",
        R"("dtype": "F32", "shape": [2], "data_offsets": [0])",
        R"("dtype": "F32", "shape": [2], "data_offsets": [0, 8, 8])",
        R"("dtype": "F32", "shape": [2], "data_offsets": {})",
        R"("dtype": "F32", "shape": ["2"], "data_offsets": [0, 8])"})
    BOOST_TEST(wrong(says) == "its header is wrong: what it says of W is no tensor", says);
}

BOOST_AUTO_TEST_CASE(one_name_twice) {
  BOOST_TEST(fault("{" + entry("W", "F32", "[1]", "0", "4") + ", " + entry("W", "F32", "[1]", "4", "8") + "}", 8) ==
             "its header is wrong: it has W twice");
  BOOST_TEST(fault("{" + entry("W", "F32", "[1]", "0", "4") + ", " + entry("\\u0057", "F32", "[1]", "4", "8") + "}",
                   8) == "its header is wrong: it has W twice");
  BOOST_TEST(fault(file_of(R"({"__metadata__": {}, "__metadata__": {}})")) ==
             "its header is wrong: it has __metadata__ twice");
  BOOST_TEST(fault(file_of(R"({"__metadata__": {"a": "b", "a": "c"}})")) ==
             "its header is wrong: it has the text a twice");
  BOOST_TEST(fault(file_of(R"({"__metadata__": {"a": 1}})")) ==
             "its header is wrong: what it says of __metadata__ is no tensor");
}

BOOST_AUTO_TEST_CASE(numbers_that_overflow) {
  std::string const huge = "9223372036854775808", most = "18446744073709551615";
  auto const wrong = [](std::string const& shape, std::string const& begin, std::string const& end) {
    return fault("{" + entry("W", "F64", shape, begin, end) + "}", 16);
  };
  BOOST_TEST(wrong("[2]", "0", huge) == "W ends at byte 9223372036854775808, and the file has 16 after its header");
  BOOST_TEST(wrong("[2]", huge, most) == "W ends at byte 18446744073709551615, and the file has 16 after its header");
  BOOST_TEST(wrong("[2]", most, "16") == "W ends before it begins");
  for (std::string const& shape :
       std::vector<std::string>{"[" + huge + "]", "[2305843009213693954]", "[4294967296, 4294967296]",
                                "[4294967296, 536870912, 2]", "[" + most + ", " + most + "]", "[3]"})
    BOOST_TEST(wrong(shape, "0", "16") == "W has a shape of more numbers than the file has", shape);
  BOOST_TEST(wrong("[1]", "0", "16") == "W has 16 bytes, and its shape is that of another number");
  BOOST_TEST(wrong("[" + most + ", 0, " + most + "]", "0", "16") ==
             "W has 16 bytes, and its shape is that of another number");
}

BOOST_AUTO_TEST_CASE(bytes_of_two_tensors_and_of_none) {
  auto const two = [](std::string const& begin, std::string const& end, std::size_t bytes) {
    return fault("{" + entry("V", "F32", "[2]", "0", "8") + ", " + entry("W", "F32", "[2]", begin, end) + "}", bytes);
  };
  BOOST_TEST(two("8", "16", 16) == "");
  BOOST_TEST(two("4", "12", 12) == "W overlaps the tensor before it");
  BOOST_TEST(two("0", "8", 8) == "W overlaps the tensor before it");
  BOOST_TEST(two("9", "17", 17) == "the bytes before W belong to no tensor");
  BOOST_TEST(two("8", "16", 17) == "the last 1 bytes belong to no tensor");
  BOOST_TEST(fault("{}", 3) == "the last 3 bytes belong to no tensor");
}

BOOST_AUTO_TEST_SUITE_END()
