// Refusals at run time, of sizes that the compiler cannot know: std::invalid_argument with a message. It is built in an
// array and thrown by a function of libstdc++ where that is the library: including <string> and <stdexcept> would make
// the headers of this library a quarter slower to compile.
#pragma once
#include <array>
#include <cstddef>
#include <string_view>
#if defined(__cpp_exceptions) && !defined(__GLIBCXX__)
#include <stdexcept>
#endif

namespace bptt::numeric {

/// A message, written like to a stream; what is longer than 500 bytes is cut off.
class message {
  std::array<char, 501> text_{};  // ends with a zero
  std::size_t size_ = 0;

 public:
  constexpr message& operator<<(std::string_view words) {
    for (std::size_t i = 0; i < words.size() && size_ + 1 < text_.size(); ++i) text_[size_++] = words[i];
    return *this;
  }
  constexpr message& operator<<(long long n) {
    if (n < 0) *this << "-";
    char digits[20] = {};
    std::size_t first = sizeof digits;
    do digits[--first] = static_cast<char>('0' + (n < 0 ? -(n % 10) : n % 10));
    while ((n /= 10) != 0);
    return *this << std::string_view(digits + first, sizeof digits - first);
  }
  constexpr char const* text() const { return text_.data(); }
};

/// Throws std::invalid_argument; without exceptions it traps.
[[noreturn]] inline void refuse(message const& why) {
#if !defined(__cpp_exceptions)
  (void)why;
  __builtin_trap();
#elif defined(__GLIBCXX__)
  std::__throw_invalid_argument(why.text());
#else
  throw std::invalid_argument(why.text());
#endif
}

}  // namespace bptt::numeric
