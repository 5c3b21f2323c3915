// Parameters as C++: a header of constants, for devices that have no files. What it has needs nothing of this library,
// and binds as it stands.
#pragma once
#include <bptt/meta/holds.hpp>
#include <bptt/weights/status.hpp>
#include <bptt/weights/things.hpp>
#include <charconv>
#include <concepts>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

namespace bptt {

/// Holds for a block of parameters.
template <class Block>
inline constexpr bool is_block_of_parameters = weights::parameters_by_name<Block>;

namespace weights {

/// A number as it is written in C++: the shortest that is read as the same again.
template <class N>
std::string literal(N number) {
  char text[64];
  std::string shortest(text, std::to_chars(text, text + sizeof text, number).ptr);
  if (shortest.find_first_of(".e") == shortest.npos) shortest += ".0";
  return std::same_as<N, float> ? shortest + 'f' : shortest;
}
/// The name of a parameter as one of C++: that of a layer's member, layer.W, is layer_W.
inline std::string identifier(std::string_view name) {
  std::string text(name);
  for (char& c : text)
    if (c == '.') c = '_';
  return text;
}
inline bool is_identifier(std::string_view name) {
  auto const fits = [](char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
  };
  for (char c : name)
    if (!fits(c)) return false;
  return !name.empty() && !(name[0] >= '0' && name[0] <= '9');
}

/// The text of the header that `write_constants` writes.
template <class Block>
status constants_text(std::string& text, std::string_view name, Block const& theta) {
  using N = typename Block::number;
  std::string made = "// Parameters of a net, written by bptt::weights::write_constants.\n#pragma once\n\nnamespace " +
                     std::string(name) + " {\n";
  std::set<std::string> seen;
  for (auto const& p : Block::entries()) {
    std::string const symbol = identifier(p.name);
    if (!is_identifier(symbol)) return {shown(symbol) + " is no name of C++"};
    if (!seen.insert(symbol).second) return {"two parameters would be " + shown(symbol)};
    made += std::same_as<N, float> ? "inline constexpr float " : "inline constexpr double ";
    made += symbol;
    if (p.rank > 0) made += '[' + std::to_string(p.rows) + ']';
    if (p.rank > 1) made += '[' + std::to_string(p.cols) + ']';
    made += " = ";
    if (p.rank > 0) made += '{';
    std::size_t const row = static_cast<std::size_t>(p.rank > 1 ? p.cols : p.rows);
    for (std::size_t i = 0; i < p.size; ++i) {
      N const number = theta.data()[p.offset + i];
      if (char const* const fault = fault_of(static_cast<double>(number)); fault != nullptr)
        return {"number " + std::to_string(i) + " of " + shown(p.name) + fault};
      if (p.rank > 0 && i % row % 8 == 0) made += "\n    ";
      if (p.rank > 1) made += i % row == 0 ? "{" : i % row % 8 == 0 ? " " : "";
      made += literal(number);
      if (p.rank > 1 && (i + 1) % row == 0) made += '}';
      if (p.rank > 0 && i + 1 < p.size) made += (i + 1) % row % 8 == 0 ? "," : ", ";
    }
    if (p.rank > 0) made += "\n}";
    made += ";\n";
  }
  text = made + "}  // namespace " + std::string(name) + '\n';
  return {};
}

/// Writes all parameters of a block into a header of C++, as constexpr arrays in a namespace, or numbers where they are
/// scalars. `layer.W` is there `layer_W`. Each is read as the same bits again, and is bound as it is: an embedded
/// program includes the header, and its parameters lie in read-only memory.
/// Shapes: N for a scalar, N[rows] for a vector, N[rows][cols] for a matrix.
/// Errors: a number that is not finite, two parameters of one name, a file that cannot be written. At compile time:
/// what is no block; numbers that are neither float nor double.
///   weights::write_constants("trained.hpp", "trained", theta)
///   evaluate(net)(W(trained::W), layer.b(trained::layer_b), x(xs), ...)
template <class Block>
status write_constants(std::filesystem::path const& path, std::string_view name, Block const& theta) {
  static_assert(
      BPTT_HOLDS(is_block_of_parameters<Block>),
      "bptt: constants are written of a block of parameters: write_constants(\"trained.hpp\", \"trained\", theta)");
  status done;
  if constexpr (is_block_of_parameters<Block>) {
    std::string text;
    done = constants_text(text, name, theta);
    if (!done) return with_path(path, done);
    std::ofstream stream(path, std::ios::binary);
    stream << text;
    stream.close();
    if (!stream) done = with_path(path, {"it cannot be written"});
  }
  return done;
}

}  // namespace weights
}  // namespace bptt
