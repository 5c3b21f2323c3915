// What became of reading or writing a file: done, or what was wrong with it, in words.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace bptt::weights {

/// The outcome of `save`, `load` and the like: true if it was done, otherwise `message` says what was wrong.
///   if (auto const loaded = weights::load("net.safetensors", theta); !loaded) std::cerr << loaded.message << '\n';
struct [[nodiscard]] status {
  std::string message;
  explicit operator bool() const { return message.empty(); }
};

/// A name out of a file as a message shows it: without control characters, and not longer than a line.
inline std::string shown(std::string_view name) {
  constexpr std::size_t longest = 80;
  std::string text;
  for (char c : name.substr(0, longest)) text += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '?' : c;
  return name.size() > longest ? text + "..." : text;
}

/// The same, said of a file.
inline status with_path(std::filesystem::path const& path, status what) {
  return what ? what : status{path.string() + ": " + what.message};
}

}  // namespace bptt::weights
