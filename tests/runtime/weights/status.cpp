// What is shown of names out of files: no control characters, which a terminal would obey, and no more than a line.
#include <boost/test/unit_test.hpp>
#include <bptt/weights/status.hpp>

BOOST_AUTO_TEST_SUITE(status)

BOOST_AUTO_TEST_CASE(names_out_of_files) {
  using bptt::weights::shown;
  BOOST_TEST(shown("lstm.weight_ih_l0") == "lstm.weight_ih_l0");
  BOOST_TEST(shown("θ") == "θ");
  BOOST_TEST(shown(std::string_view("a\x1b[2J\n\0b\x7f", 9)) == "a?[2J??b?");
  BOOST_TEST(shown(std::string(81, 'x')) == std::string(80, 'x').append("..."));
  BOOST_TEST(shown(std::string(80, 'x')) == std::string(80, 'x'));
}

BOOST_AUTO_TEST_CASE(done_or_not) {
  BOOST_TEST(bool(bptt::weights::status{}));
  BOOST_TEST(!bool(bptt::weights::status{"it cannot be read"}));
}

BOOST_AUTO_TEST_SUITE_END()
