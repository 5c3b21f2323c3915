// The words of what is refused at run time. (That they are thrown: tests/runtime/bindings.cpp.)
#include <bptt/binding/refusal.hpp>

using bptt::numeric::message;

static_assert(std::string_view(message{}.text()).empty());
static_assert(std::string_view((message{} << "W takes " << 6 << " numbers, " << 10 << " are bound").text()) ==
              "W takes 6 numbers, 10 are bound");
static_assert(std::string_view((message{} << 0 << "," << -7 << "," << -120).text()) == "0,-7,-120");
static_assert(std::string_view((message{} << 9223372036854775807ll << "," << -9223372036854775807ll - 1).text()) ==
              "9223372036854775807,-9223372036854775808");

// what is too long is cut off
constexpr auto longer = [] {
  message m;
  for (int i = 0; i < 99; ++i) m << "123456";
  return m << 7;
}();
static_assert(std::string_view(longer.text()).size() == 500);
static_assert(std::string_view(longer.text()).substr(492) == "12345612");
