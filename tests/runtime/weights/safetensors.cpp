// Files on a disk: saved and loaded, replaced as a whole, and what is said of those that cannot be read or written.
#include <boost/test/unit_test.hpp>
#include <bptt/weights/safetensors.hpp>
#include <cstdlib>
#include <fstream>
#include <random>

#include "small_net.hpp"

namespace {
/// A directory of its own, which is gone afterwards.
struct scratch {
  std::filesystem::path directory = std::filesystem::temp_directory_path() / "bptt-XXXXXX";
  scratch() {
    std::string name = directory.string();
    BOOST_REQUIRE(mkdtemp(name.data()) != nullptr);
    directory = name;
  }
  scratch(scratch const&) = delete;
  scratch& operator=(scratch const&) = delete;
  ~scratch() { std::filesystem::remove_all(directory); }
};
}  // namespace

BOOST_AUTO_TEST_SUITE(safetensors)

BOOST_AUTO_TEST_CASE(saved_and_loaded) {
  using namespace bptt;
  scratch const here;
  auto const path = here.directory / "net.safetensors";
  auto theta = small::counted<double>();
  BOOST_TEST(weights::save(path, theta).message == "");
  small::block<double> read;
  BOOST_TEST(weights::load(path.string().c_str(), read).message == "");
  BOOST_TEST((std::equal(theta.begin(), theta.end(), read.begin())));
  theta[small::c] = -1;
  BOOST_TEST(weights::save(path, theta).message == "");  // over the old one
  BOOST_TEST(weights::load(path, {.surplus = true}, weights::as("c", read[small::c])).message == "");
  BOOST_TEST(read[small::c] == -1);
  BOOST_TEST(std::distance(std::filesystem::directory_iterator(here.directory), {}) == 1);
}

BOOST_AUTO_TEST_CASE(files_that_are_not_there) {
  using namespace bptt;
  scratch const here;
  auto const path = here.directory / "none" / "net.safetensors";
  auto theta = small::counted<double>();
  BOOST_TEST(weights::load(path, theta).message == path.string() + ": it cannot be read");
  BOOST_TEST(weights::load(here.directory, theta).message == here.directory.string() + ": it cannot be read");
  BOOST_TEST(weights::save(path, theta).message == path.string() + ": it cannot be written");
  BOOST_TEST(weights::save(here.directory, theta).message == here.directory.string() + ": it cannot be written");
  BOOST_TEST(theta[small::c] == small::counted<double>()[small::c]);
  BOOST_TEST(!std::filesystem::exists(here.directory.string() + ".part"));
}

// A file that is cut off anywhere, or of which any byte is another, is refused, or it has other numbers.
BOOST_AUTO_TEST_CASE(files_that_are_damaged) {
  using namespace bptt;
  auto const theta = small::counted<float>();
  std::string file;
  BOOST_TEST(weights::write(file, theta).message == "");
  auto read = theta;
  for (std::size_t length = 0; length < file.size(); ++length)
    BOOST_TEST(!weights::read(std::string_view(file).substr(0, length), read), "cut off after " << length);
  BOOST_TEST(!weights::read(file + '\0', read));
  BOOST_TEST((std::equal(theta.begin(), theta.end(), read.begin())));
  std::mt19937 random(1);
  std::size_t const numbers = file.size() - 36;
  for (std::size_t i = 0; i < numbers; ++i) {
    std::string damaged = file;
    damaged[i] = static_cast<char>(damaged[i] ^ static_cast<char>(1 + static_cast<int>(random() % 255)));
    bool const was_read = bool(weights::read(damaged, read));
    // two things of one header can be exchanged without a sign of it: white space
    BOOST_TEST((!was_read || std::equal(theta.begin(), theta.end(), read.begin())), "byte " << i);
  }
}

BOOST_AUTO_TEST_SUITE_END()
