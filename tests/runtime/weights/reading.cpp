// Reading: numbers of all types that float, and everything about a file that is right as such and wrong for what it is
// read into. Then nothing has been changed.
#include <boost/test/unit_test.hpp>
#include <bptt/weights/safetensors.hpp>
#include <cmath>
#include <limits>
#include <random>

#include "file_of.hpp"
#include "small_net.hpp"

namespace {
using namespace bptt;
using files::bytes, files::file_of, files::entry;
using small::W, small::b, small::c;

struct small_file {
  std::string W = entry("W", "F32", "[2, 3]", "0", "24"), b = entry("b", "F32", "[2]", "24", "32"),
              c = entry("c", "F32", "[]", "32", "36"), more{};
  std::vector<float> numbers{1, 2, 3, 4, 5, 6, 7, 8, 9};
  std::string file() const {
    std::string header = "{";
    for (std::string const* each : {&W, &b, &c, &more})
      if (!each->empty()) header += (header.size() > 1 ? ", " : "") + *each;
    return file_of(header + "}", bytes(numbers));
  }
};

/// What is wrong with a file for a block, of which no bit must be another then.
template <class N = float>
std::string fault(std::string const& file, weights::allowed const& let = {}) {
  auto theta = small::counted<N>();
  for (N& each : theta) each *= 10;
  auto const before = theta;
  weights::status const done = weights::read(file, let, theta);
  if (!done) BOOST_TEST(std::memcmp(theta.data(), before.data(), theta.size() * sizeof(N)) == 0, done.message);
  return done.message;
}
/// The one number of a file with a scalar of this type, as a double.
template <class Bits>
double number(char const* type, Bits bits) {
  double value = 0;
  auto const file =
      file_of("{" + entry("v", type, "[]", "0", std::to_string(sizeof(Bits))) + "}", bytes(std::vector<Bits>{bits}));
  BOOST_TEST(weights::read(file, {.not_finite = true}, weights::as("v", value)).message == "");
  return value;
}
}  // namespace

BOOST_AUTO_TEST_SUITE(reading)

BOOST_AUTO_TEST_CASE(a_file_that_is_right) {
  small::block<float> theta;
  BOOST_TEST(weights::read(small_file{}.file(), theta).message == "");
  BOOST_TEST(theta[W](1, 0) == 4);
  BOOST_TEST(theta[b](1) == 8);
  BOOST_TEST(theta[c] == 9);
  small::block<double> wide;
  BOOST_TEST(weights::read(small_file{}.file(), wide).message == "");
  BOOST_TEST(wide[W](1, 2) == 6);
  // a scalar as PyTorch has it; tensors without numbers; the order of names is free
  small_file p{.c = entry("c", "F32", "[1]", "32", "36"), .more = R"("__metadata__": {"format": "pt"})"};
  std::swap(p.W, p.c);
  BOOST_TEST(fault(p.file()) == "");
}

BOOST_AUTO_TEST_CASE(missing_and_surplus) {
  small_file p{.c = entry("d", "F32", "[]", "32", "36")};
  BOOST_TEST(fault(p.file()) == "it lacks c");
  BOOST_TEST(fault(p.file(), {.missing = true}) == "it has d, which was not asked for");
  BOOST_TEST(fault(p.file(), {.surplus = true}) == "it lacks c");
  auto theta = small::counted<float>();
  theta[b](0) = 70;
  BOOST_TEST(weights::read(p.file(), {.missing = true, .surplus = true}, theta).message == "");
  BOOST_TEST(theta[b](0) == 7);
  BOOST_TEST(theta[c] == small::counted<float>()[c]);
  p.c = entry("c", "F32", "[]", "32", "36"), p.more = entry("d", "F32", "[0]", "36", "36");
  BOOST_TEST(fault(p.file()) == "it has d, which was not asked for");
  BOOST_TEST(fault(file_of("{}")) == "it lacks W");
}

BOOST_AUTO_TEST_CASE(misshapen) {
  BOOST_TEST(fault(small_file{.W = entry("W", "F32", "[3, 2]", "0", "24")}.file()) ==
             "W has the shape [3, 2], expected is [2, 3]");
  BOOST_TEST(fault(small_file{.W = entry("W", "F32", "[6]", "0", "24")}.file()) ==
             "W has the shape [6], expected is [2, 3]");
  BOOST_TEST(fault(small_file{.b = entry("b", "F32", "[2, 1]", "24", "32")}.file()) ==
             "b has the shape [2, 1], expected is [2]");
  BOOST_TEST(fault(small_file{.c = entry("c", "F32", "[1, 1]", "32", "36")}.file()) ==
             "c has the shape [1, 1], expected is []");
  BOOST_TEST(fault(small_file{.b = entry("b", "F16", "[4]", "24", "32")}.file()) ==
             "b has the shape [4], expected is [2]");
}

BOOST_AUTO_TEST_CASE(wrong_types) {
  BOOST_TEST(fault(small_file{.b = entry("b", "I32", "[2]", "24", "32")}.file()) ==
             "b has numbers of the type I32, expected is F32");
  long long steps = 3;
  std::string const whole = file_of("{" + entry("n", "I32", "[]", "0", "4") + "}", "abcd");
  BOOST_TEST(weights::read(whole, weights::as("n", steps)).message == "n has numbers of the type I32, expected is I64");
  BOOST_TEST(steps == 3);
  bool flag = false;
  auto const of_flag = [](char byte) { return file_of("{" + entry("f", "BOOL", "[]", "0", "1") + "}", {byte}); };
  BOOST_TEST(weights::read(of_flag(2), weights::as("f", flag)).message == "number 0 of f is neither 0 nor 1");
  BOOST_TEST(weights::read(of_flag(1), weights::as("f", flag)).message == "");
  BOOST_TEST(flag);
}

BOOST_AUTO_TEST_CASE(numbers_that_are_not_finite) {
  float const nan = std::numeric_limits<float>::quiet_NaN(), infinite = std::numeric_limits<float>::infinity();
  small_file p;
  p.numbers[8] = nan;
  BOOST_TEST(fault(p.file()) == "number 0 of c is NaN");
  BOOST_TEST(fault<double>(p.file()) == "number 0 of c is NaN");
  p.numbers[8] = 1, p.numbers[7] = -infinite;
  BOOST_TEST(fault(p.file()) == "number 1 of b is infinite, or too large");
  small::block<float> theta;
  p.numbers[8] = nan;
  BOOST_TEST(weights::read(p.file(), {.not_finite = true}, theta).message == "");
  BOOST_TEST(theta[b](1) == -infinite);
  BOOST_TEST(std::isnan(theta[c]));
  // a double that is too large for a float; one that is not
  float narrow = 0;
  auto const wide = [](double v) {
    return file_of("{" + entry("v", "F64", "[]", "0", "8") + "}", bytes(std::vector{v}));
  };
  BOOST_TEST(weights::read(wide(1e39), weights::as("v", narrow)).message == "number 0 of v is infinite, or too large");
  BOOST_TEST(weights::read(wide(-1e39), {.not_finite = true}, weights::as("v", narrow)).message == "");
  BOOST_TEST(narrow == -infinite);
  BOOST_TEST(weights::read(wide(0.1), weights::as("v", narrow)).message == "");
  BOOST_TEST(narrow == 0.1f);
  BOOST_TEST(weights::read(wide(1e-300), weights::as("v", narrow)).message == "");
  BOOST_TEST(narrow == 0.f);
}

BOOST_AUTO_TEST_CASE(half_precision) {
  using bits = std::uint16_t;
  BOOST_TEST(number("F16", bits{0x3c00}) == 1);
  BOOST_TEST(number("F16", bits{0xc100}) == -2.5);
  BOOST_TEST(number("F16", bits{0x0001}) == 0x1p-24);
  BOOST_TEST(number("F16", bits{0x83ff}) == -1023 * 0x1p-24);
  BOOST_TEST(number("F16", bits{0x0400}) == 0x1p-14);
  BOOST_TEST(number("F16", bits{0x7bff}) == 65504);
  BOOST_TEST(number("F16", bits{0x7c00}) == std::numeric_limits<double>::infinity());
  BOOST_TEST(std::isnan(number("F16", bits{0x7c01})));
  BOOST_TEST(std::signbit(number("F16", bits{0x8000})));
  BOOST_TEST(number("BF16", bits{0x3f80}) == 1);
  BOOST_TEST(number("BF16", bits{0xc049}) == -3.140625);
  BOOST_TEST(number("BF16", bits{0xff80}) == -std::numeric_limits<double>::infinity());
}

BOOST_AUTO_TEST_CASE(generators) {
  auto const with_text = [](std::string const& text) { return file_of(R"({"__metadata__": {"r": ")" + text + "\"}}"); };
  std::minstd_rand random(5), same(5), of_file(77);
  BOOST_TEST(weights::read(with_text("x"), weights::as("r", random)).message ==
             "r is not the state of such a generator");
  BOOST_TEST(weights::read(file_of("{}"), weights::as("r", random)).message == "it lacks r");
  BOOST_TEST((random == same));
  std::minstd_rand other(5);
  auto const of_two = file_of(R"({"__metadata__": {"r": "77", "s": "x"}})");
  BOOST_TEST(weights::read(of_two, weights::as("r", random), weights::as("s", other)).message ==
             "s is not the state of such a generator");
  BOOST_TEST((random == same));
  BOOST_TEST(weights::read(with_text("77"), weights::as("r", random)).message == "");
  BOOST_TEST((random == of_file));
  BOOST_TEST(weights::read(file_of("{}"), {.missing = true}, weights::as("r", random)).message == "");
  BOOST_TEST((random == of_file));
}

// A part that is right is not read where another is wrong, in whatever order they are named.
BOOST_AUTO_TEST_CASE(nothing_is_changed_unless_all_is_right) {
  std::string const file =
      file_of("{" + entry("a", "F64", "[]", "0", "8") + R"(, "__metadata__": {"r": "77"}})", std::string(8, '\1'));
  double a = 3, missing = 4;
  std::minstd_rand random(5), same(5);
  using weights::as;
  BOOST_TEST(weights::read(file, as("a", a), as("r", random), as("z", missing)).message == "it lacks z");
  BOOST_TEST(weights::read(file, as("a", a), as("r", a), as("r", random)).message == "it lacks r");
  BOOST_TEST(weights::read(file, as("r", random)).message == "it has a, which was not asked for");
  BOOST_TEST(a == 3);
  BOOST_TEST((random == same));
  BOOST_TEST(weights::read(file, as("a", a), as("r", random)).message == "");
  BOOST_TEST(a > 0);
  BOOST_TEST(a < 1e-300);
  BOOST_TEST(!(random == same));
}

BOOST_AUTO_TEST_SUITE_END()
