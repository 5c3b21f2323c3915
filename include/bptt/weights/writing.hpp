// From blocks, optimisers and numbers to the bytes of a safetensors file.
#pragma once
#include <bptt/weights/contents.hpp>
#include <nlohmann/json.hpp>
#include <string>

namespace bptt::weights {

inline void append(std::string& bytes, std::uint64_t bits, unsigned size) {
  for (unsigned i = 0; i < size; ++i) bytes += static_cast<char>(bits >> (8 * i) & 0xff);
}

inline status write_contents(std::string& file, contents const& from) {
  if (status const made = from.check(); !made) return made;
  nlohmann::json header = nlohmann::json::object();
  std::string data;
  for (unsigned size : {8u, 4u, 2u, 1u})  // so that all are aligned
    for (place const& each : from.tensors) {
      if (each.type.size != size) continue;
      for (std::string const& name : each.names) {
        bool const has_all = &name == &each.names.front();  // of a sum; the others are 0
        std::size_t const begin = data.size();
        for (std::size_t i = 0; i < each.size(); ++i)
          append(data, has_all ? each.access.bits(each.numbers, each.position(i)) : 0, size);
        header[name] = {{"dtype", each.type.name}, {"shape", each.shape}, {"data_offsets", {begin, data.size()}}};
      }
    }
  for (text_place const& each : from.texts) header["__metadata__"][each.name] = each.written();
  std::string text = header.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  text.append((8 - text.size() % 8) % 8, ' ');
  file.clear();
  append(file, text.size(), 8);
  file += text;
  file += data;
  return {};
}

}  // namespace bptt::weights
