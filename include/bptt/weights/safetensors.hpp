// Parameters, optimisers and whatever else a run consists of, in and out of a file of the format safetensors.
#pragma once
#include <bptt/weights/names.hpp>
#include <bptt/weights/reading.hpp>
#include <bptt/weights/writing.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

namespace bptt::weights {

template <class... Item>
contents contents_of(Item&... item) {
  constexpr bool have_names = (knows_its_names<std::remove_const_t<Item>> && ...);
  static_assert(BPTT_HOLDS((knows_its_names<std::remove_const_t<Item>> && ...)),
                "bptt: what is saved and loaded is a block of parameters, an optimiser, an average; another thing has "
                "a name: as(\"step\", i)");
  contents all;
  if constexpr (have_names) {
    static_assert(BPTT_HOLDS((is_storable<typename numbers_in<std::remove_const_t<Item>>::type> && ...)),
                  "bptt: the numbers of a file are float, double, bool or integers of at most 64 bits");
    (add_to(all, {}, item), ...);
  }
  return all;
}

template <class... Item>
contents places_in(Item&... item) {
  static_assert(BPTT_HOLDS((is_no_constant<Item> && ...)), "bptt: what is loaded is changed, and must not be const");
  return contents_of(item...);
}

/// Reads things out of the bytes of a file, as `load` does.
template <class... Item>
status read(std::string_view file, allowed const& let, Item&&... into) {
  return read_contents(file, let, places_in(into...));
}
template <class... Item>
status read(std::string_view file, Item&&... into) {
  return read_contents(file, allowed{}, places_in(into...));
}
/// The bytes of the file that `save` would make.
template <class... Item>
status write(std::string& file, Item const&... from) {
  return write_contents(file, contents_of(from...));
}

inline status load_contents(std::filesystem::path const& path, allowed const& let, contents const& into) {
  std::ifstream stream(path, std::ios::binary);
  std::string file, piece(1 << 16, '\0');
  while (stream.read(piece.data(), static_cast<std::streamsize>(piece.size())) || stream.gcount() > 0)
    file.append(piece, 0, static_cast<std::size_t>(stream.gcount()));
  bool const is_whole = stream.eof() && !stream.bad();
  return with_path(path, is_whole ? read_contents(file, let, into) : status{"it cannot be read"});
}
inline status save_contents(std::filesystem::path const& path, contents const& from) {
  std::string file;
  if (status const written = write_contents(file, from); !written) return with_path(path, written);
  std::filesystem::path part = path;
  part += ".part";
  std::ofstream stream(part, std::ios::binary);
  stream.write(file.data(), static_cast<std::streamsize>(file.size()));
  stream.close();
  std::error_code error, nothing_to_remove;
  if (stream) std::filesystem::rename(part, path, error);
  if (stream && !error) return {};
  std::filesystem::remove(part, nothing_to_remove);
  return with_path(path, {"it cannot be written"});
}

/// Reads a safetensors file into blocks of parameters, optimisers, and things under a name. Nothing is changed unless
/// all of it is right. Numbers that float are read from F16, BF16, F32 and F64, and rounded where they have to be;
/// others from their own type alone. A scalar is read from a tensor of the shape [1] as well.
/// Errors: a message that says what is wrong with the file: it cannot be read, is no safetensors file or not all of
/// it, lacks something, has something that was not asked for, numbers of another shape or type, NaN or infinities.
/// `{.missing = true, .surplus = true, .not_finite = true}` lets them pass, each by itself. At compile time: a thing
/// without a name. Cost: the memory of the file and of its header, two passes over the numbers.
///   if (auto const done = weights::load("net.safetensors", theta); !done) std::cerr << done.message << '\n';
///   weights::load("encoder.safetensors", {.missing = true}, weights::named(theta, weights::pytorch("lstm", layer)))
template <class... Item>
status load(std::filesystem::path const& path, allowed const& let, Item&&... into) {
  return load_contents(path, let, places_in(into...));
}
template <class... Item>
status load(std::filesystem::path const& path, Item&&... into) {
  return load_contents(path, allowed{}, places_in(into...));
}

/// Writes a safetensors file: blocks of parameters, optimisers, and things under a name, as `load` reads them. It is
/// written beside `path`, as path + ".part", and then takes its place: a run that is killed leaves the old file or the
/// new one. NaN is written as it is.
/// Errors: two things of one name; a file that cannot be written. At compile time: a thing without a name.
///   weights::save("run.safetensors", theta, adam, weights::as("step", i), weights::as("random", random))
template <class... Item>
status save(std::filesystem::path const& path, Item const&... from) {
  return save_contents(path, contents_of(from...));
}

}  // namespace bptt::weights
