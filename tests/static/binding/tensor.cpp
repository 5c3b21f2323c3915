// Numbers in a row, read as tensors and as values one after another: views, and with numbers of their own.
#include <bptt/binding/tensor.hpp>
#include <string_view>
#include <type_traits>

using namespace bptt::numeric;  // the stages behind what people write: tested here, used by nobody else
namespace {
using namespace bptt;
constexpr double n[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};

// n numbers of which two lie together, five from one pair to the next
using pairs = values_of<scattered<double const, 4, 2, 5>, tensor_view<double const, shape<2>>, 2, 5>;
constexpr pairs some(n + 1);
static_assert(some[0](0) == 1 && some[0](1) == 2 && some[1](0) == 6 && some[1](1) == 7 && some.size() == 4);
constexpr owned<double, 4> copy(some);
static_assert(copy.data()[0] == 1 && copy.data()[1] == 2 && copy.data()[2] == 6 && copy.data()[3] == 7);
static_assert(copy.end() - copy.begin() == 4 && copy.size() == 4);

constexpr tensor<double, shape<2, 3>> matrix(tensor_view<double const, shape<2, 3>>(n + 3));
static_assert(matrix(1, 0) == 6 && matrix[4] == 7 && matrix(5) == 8 && matrix.rows() == 2 && matrix.cols() == 3);
static_assert(sizeof(matrix) == 6 * sizeof(double) && std::is_trivially_copyable_v<decltype(matrix)>);
// an element of a temporary is a number, and no reference to one
static_assert(std::is_same_v<decltype(matrix(1, 0)), double> &&
              std::is_same_v<decltype(tensor_view<double const, shape<2, 3>>(n)(1, 0)), double const&>);

// a number is kept as it is
static_assert(std::is_same_v<decltype(kept([] { return 1.5; })), double> && kept([] { return 1.5; }) == 1.5);

// what counts is an integer
static_assert(index<int> && index<unsigned long> && index<char> && !index<double> && !index<std::string_view>);
}  // namespace
