// Reads whatever libFuzzer thinks of as a safetensors file. No input makes it fail, one that is refused changes
// nothing, and what is read is written and read again with the same bits.
#include <algorithm>
#include <bptt/bptt.hpp>
#include <bptt/train.hpp>
#include <bptt/weights.hpp>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <random>
#include <string>
#include <string_view>

namespace {
using namespace bptt;
using weights::as;
// clang-format off
inline constexpr struct x : input<x, 3> {} x;
inline constexpr struct W : parameter<W, 2, 3> {} W;
inline constexpr struct b : parameter<b, 2> {} b;
inline constexpr struct c : parameter<c> {} c;
inline constexpr struct h : variable<h, 2> {} h;
// clang-format on
constexpr auto net = unroll<2>(recurrence(h[t] = W * x[t] + c * b));

/// What is read: a tensor that is transposed, one that is a sum, numbers of several types, a generator.
struct run {
  parameters<decltype(net), float> theta{};
  train::momentum<std::array<double, 1>> momentum{};
  std::minstd_rand random{1};
};
template <class Run, class F>
weights::status with_parts(Run& r, F const& f) {
  weights::parameter_names<std::remove_cvref_t<decltype(b)>> const sum{{{"b1", "b2"}}};
  return f(weights::named(r.theta, as("W", transpose(W)), sum), as("m", r.momentum), as("r", r.random));
}
weights::status read(std::string_view file, weights::allowed const& let, run& into) {
  return with_parts(into, [&](auto&&... part) { return weights::read(file, let, part...); });
}
std::string bytes_of(run const& from) {
  std::string file;
  if (!with_parts(from, [&](auto const&... part) { return weights::write(file, part...); })) std::abort();
  return file;
}
/// The file of an input. Its first byte says what is let pass, and whether the length of the header is put in front, so
/// that most inputs come as far as the header; the second then how many bytes follow the header.
std::string file_of(std::string_view input) {
  if ((input[0] & 1) != 0) return std::string(input.substr(2));
  std::string_view const rest = input.substr(2);
  std::uint64_t const data = std::min<std::size_t>(static_cast<unsigned char>(input[1]), rest.size());
  std::uint64_t const length = rest.size() - data;
  std::string file;
  weights::append(file, length, 8);
  return file + std::string(rest);
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* given, std::size_t size) {
  if (size < 2) return 0;
  std::string_view const input(reinterpret_cast<char const*>(given), size);
  weights::allowed const let{(input[0] & 2) != 0, (input[0] & 4) != 0, (input[0] & 8) != 0};
  static run const before;
  static_assert(std::is_trivially_copyable_v<run>);
  run after;
  std::memcpy(&after, &before, sizeof after);  // what lies between its members too
  std::string const file = file_of(input);
  weights::status const done = read(file, let, after);
  if (!done) {
    if (std::memcmp(&after, &before, sizeof after) != 0) std::abort();
    return 0;
  }
  if (!let.not_finite)
    for (float number : after.theta)
      if (!std::isfinite(number)) std::abort();
  run again;
  std::string const bytes = bytes_of(after);
  if (!read(bytes, {.not_finite = true}, again) || bytes_of(again) != bytes) std::abort();
  return 0;
}

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* bytes, std::size_t size, std::size_t most);
/// One input of eight is made of a file that is right.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* bytes, std::size_t size, std::size_t most, unsigned seed) {
  if (seed % 8 == 0) {
    std::string const file = bytes_of(run{});
    weights::file_header header;
    std::string_view data;
    if (!weights::read_header(file, header, data)) std::abort();
    std::string input{static_cast<char>(seed / 8 % 16), static_cast<char>(data.size())};
    input += (input[0] & 1) != 0 ? file : file.substr(8);
    if (input.size() <= most) std::memcpy(bytes, input.data(), size = input.size());
    if (seed / 128 % 8 == 0) return size;
  }
  return LLVMFuzzerMutate(bytes, size, most);
}
