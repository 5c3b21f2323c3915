// All ways of calling everything that is called, in double and in float: nothing of a workspace is read before it is
// written.
#include <boost/test/unit_test.hpp>
#include <cstring>
#include <typeinfo>

#include "../../static/calls.hpp"

namespace calls {
struct all_bits {  // of floating-point numbers they are NaN
  template <class Memory>
  void operator()(Memory& memory) const {
    std::memset(static_cast<void*>(&memory), 0xff, sizeof(Memory));
  }
};
template <class Row, class N>
void check() {
  static workspace<decltype(Row::g), N> memory;
  char const* const broken = law<Row, N>::broken(memory, all_bits{});
  BOOST_TEST((broken == nullptr), typeid(Row).name() << ": " << (broken == nullptr ? "" : broken));
}
template <class... Row>
void check_all(types<Row...>) {
  (check<Row, double>(), ...);
  (check<Row, float>(), ...);
}
}  // namespace calls

BOOST_AUTO_TEST_SUITE(callable)

BOOST_AUTO_TEST_CASE(however_it_is_called) { calls::check_all(calls::table{}); }

BOOST_AUTO_TEST_SUITE_END()
