// From the bytes of a safetensors file into blocks, optimisers and numbers: all of it, or nothing.
#pragma once
#include <bit>
#include <bptt/weights/contents.hpp>
#include <bptt/weights/file_header.hpp>
#include <cmath>
#include <limits>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace bptt::weights {

/// What `read` and `load` let pass, unless said: nothing.
///   load("net.safetensors", {.missing = true, .surplus = true}, theta)
struct allowed {
  bool missing = false;     // what is not in the file stays as it is
  bool surplus = false;     // what is in the file and not asked for
  bool not_finite = false;  // NaN and infinities, and numbers too large for a float, which become infinities
};

/// The tensors of a file whose sum a place is to have; none if it stays as it is.
struct found_place {
  place const* to;
  std::vector<file_tensor const*> tensors;
};

inline std::string in_words(std::vector<std::uint64_t> const& shape) {
  std::string text = "[";
  for (std::uint64_t length : shape) text += (text.size() > 1 ? ", " : "") + std::to_string(length);
  return text + "]";
}

/// Finds the tensors of a place in a file.
/// Errors: one that is missing, of another shape, of a type that it cannot be read from.
inline status find_place(file_header const& header, allowed const& let, place const& to, found_place& found) {
  found.to = &to;
  std::string const* missing = nullptr;
  for (std::string const& name : to.names) {
    auto const at = header.tensors.find(name);
    if (at == header.tensors.end()) {
      missing = &name;
      continue;
    }
    file_tensor const& tensor = at->second;
    bool const one_number = to.shape.empty() && tensor.shape == std::vector<std::uint64_t>{1};
    if (tensor.shape != to.shape && !one_number)
      return {shown(name) + " has the shape " + in_words(tensor.shape) + ", expected is " + in_words(to.shape)};
    if (to.type.floats ? !tensor.type.floats : tensor.type != to.type)
      return {shown(name) + " has numbers of the type " + std::string(tensor.type.name) + ", expected is " +
              std::string(to.type.name)};
    found.tensors.push_back(&tensor);
  }
  if (missing != nullptr && !(let.missing && found.tensors.empty())) return {"it lacks " + shown(*missing)};
  return {};
}

/// Number i of a place that floats: the sum of its tensors. One that is too large for the place is infinite.
inline double floating_number(found_place const& found, std::string_view data, std::size_t i) {
  auto const of = [&](file_tensor const* tensor) {
    return floating_at(data.data() + tensor->begin + i * tensor->type.size, tensor->type);
  };
  double sum = of(found.tensors.front());  // which may be -0
  for (std::size_t k = 1; k < found.tensors.size(); ++k) sum += of(found.tensors[k]);
  bool const too_large = found.to->type.size == 4 && std::abs(sum) > std::numeric_limits<float>::max();
  return too_large ? std::copysign(std::numeric_limits<double>::infinity(), sum) : sum;
}
/// The bits of number i, as the place has them.
inline std::uint64_t bits_of_number(found_place const& found, std::string_view data, std::size_t i) {
  number_type const type = found.to->type;
  if (!type.floats) return bits_at(data.data() + found.tensors.front()->begin + i * type.size, type.size);
  double const number = floating_number(found, data, i);
  return type.size == 4 ? std::bit_cast<std::uint32_t>(static_cast<float>(number))
                        : std::bit_cast<std::uint64_t>(number);
}

/// Errors: a number that is not finite; a bool that is neither 0 nor 1.
inline status check_numbers(found_place const& found, std::string_view data, allowed const& let) {
  place const& to = *found.to;
  if (found.tensors.empty()) return {};
  for (std::size_t i = 0; i < to.size(); ++i) {
    char const* fault = nullptr;
    if (to.type.floats && !let.not_finite)
      fault = fault_of(floating_number(found, data, i));
    else if (to.type.name == "BOOL" && bits_of_number(found, data, i) > 1)
      fault = " is neither 0 nor 1";
    if (fault != nullptr) return {"number " + std::to_string(i) + " of " + shown(to.names.front()) + fault};
  }
  return {};
}

inline status read_contents(std::string_view file, allowed const& let, contents const& into) {
  file_header header;
  std::string_view data;
  if (status const made = into.check(); !made) return made;
  if (status const read = read_header(file, header, data); !read) return read;
  std::vector<found_place> found(into.tensors.size());
  std::set<std::string_view> asked;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (status const one = find_place(header, let, into.tensors[i], found[i]); !one) return one;
    asked.insert(into.tensors[i].names.begin(), into.tensors[i].names.end());
  }
  for (auto const& [name, tensor] : header.tensors)
    if (!let.surplus && !asked.contains(name)) return {"it has " + shown(name) + ", which was not asked for"};
  for (found_place const& each : found)
    if (status const numbers = check_numbers(each, data, let); !numbers) return numbers;
  for (text_place const& each : into.texts) {
    auto const text = header.texts.find(each.name);
    if (text == header.texts.end() && !let.missing) return {"it lacks " + shown(each.name)};
    if (text != header.texts.end() && !each.read(text->second, false))
      return {shown(each.name) + " is not the state of such a generator"};
  }
  // all is well: from here on it is written
  for (found_place const& each : found)
    for (std::size_t i = 0; !each.tensors.empty() && i < each.to->size(); ++i)
      each.to->access.set(each.to->numbers, each.to->position(i), bits_of_number(each, data, i));
  for (text_place const& each : into.texts)
    if (auto const text = header.texts.find(each.name); text != header.texts.end()) each.read(text->second, true);
  return {};
}

}  // namespace bptt::weights
