// The program of all runtime tests. ctest runs it once per file, as --run_test=FILE: a case outside the suite of its
// file's name would never run, so that is a test too.
#define BOOST_TEST_MODULE bptt
#include <boost/test/tree/traverse.hpp>
#include <boost/test/tree/visitor.hpp>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>

namespace {
struct suite_bears_the_name_of_the_file : boost::unit_test::test_tree_visitor {
  void visit(boost::unit_test::test_case const& test) override {
    std::string const file(test.p_file_name.begin(), test.p_file_name.end());
    std::string const suite = std::filesystem::path(file).stem().string() + '/';
    BOOST_TEST(test.full_name().starts_with(suite), test.full_name() << " is not in the suite of " << file);
  }
};
}  // namespace

BOOST_AUTO_TEST_SUITE(test_program)

BOOST_AUTO_TEST_CASE(every_case_is_in_the_suite_of_its_file) {
  suite_bears_the_name_of_the_file check;
  boost::unit_test::traverse_test_tree(boost::unit_test::framework::master_test_suite(), check, true);
}

BOOST_AUTO_TEST_SUITE_END()
