// Files of the format safetensors, put together from their parts: what is right, and what nobody would write.
#pragma once
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

namespace files {

/// The bytes of numbers, as a file has them; this machine has them in the same order.
template <class N>
std::string bytes(std::vector<N> const& numbers) {
  std::string text(numbers.size() * sizeof(N), '\0');
  if (!numbers.empty()) std::memcpy(text.data(), numbers.data(), text.size());
  return text;
}
/// A file with this header and these bytes of numbers; the header is said to have `length` bytes.
inline std::string with_length(std::uint64_t length, std::string const& header, std::string const& data = {}) {
  return bytes(std::vector<std::uint64_t>{length}) + header + data;
}
inline std::string file_of(std::string const& header, std::string const& data = {}) {
  return with_length(header.size(), header, data);
}
/// What a header says of one tensor.
inline std::string entry(std::string const& name, std::string const& type, std::string const& shape,
                         std::string const& begin, std::string const& end) {
  return '"' + name + R"(": {"dtype": ")" + type + R"(", "shape": )" + shape + R"(, "data_offsets": [)" + begin + ", " +
         end + "]}";
}

}  // namespace files
