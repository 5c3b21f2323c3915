// at most 2000
// tokens of bptt at most 242000
// tokens of boost at most 34000
// tokens of std at most 118000
// std: array bit concepts cstddef cstdint cstring initializer_list iosfwd limits span stdexcept string_view type_traits utility
// All headers, and nothing else. <stdexcept> stands for standard libraries other than that of g++.
#include <bptt/bptt.hpp>
