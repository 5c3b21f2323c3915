// The header of a safetensors file: which tensors it has, of which types and shapes, and where their bytes are. Files
// come from anywhere: each number in a header is checked before anything is computed with it.
// Source: the format as huggingface/safetensors describes it. 8 bytes, the lowest first, say how many bytes of JSON
// follow, {"name": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}, ..., "__metadata__": {"key": "text"}};
// then come the bytes of all tensors, row by row, without gaps.
#pragma once
#include <algorithm>
#include <bptt/weights/number_types.hpp>
#include <bptt/weights/status.hpp>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace bptt::weights {

/// One tensor of a file: its bytes are those from `begin` up to `end`, counted after the header.
struct file_tensor {
  number_type type{};
  std::vector<std::uint64_t> shape;
  std::uint64_t begin = 0, end = 0;
};
struct file_header {
  std::map<std::string, file_tensor, std::less<>> tensors;
  std::map<std::string, std::string, std::less<>> texts;  // the metadata
};

/// The events of the JSON parser, from which it makes the header. Nothing else than what a header has is let through:
/// there is no tree of what a file says, so that a hostile one takes no more memory than it has bytes.
class header_events {
  using json = nlohmann::json;
  enum class place { start, names, tensor, type, shape, shape_list, offsets, offset_list, texts, text, end };

 public:
  explicit header_events(file_header& header) : header_(header) {}
  std::string fault;

  bool null() { return unexpected(); }
  bool boolean(bool) { return unexpected(); }
  bool number_integer(json::number_integer_t) { return unexpected(); }  // negative
  bool number_float(json::number_float_t, std::string const&) { return unexpected(); }
  bool binary(json::binary_t&) { return unexpected(); }
  bool number_unsigned(json::number_unsigned_t value) {
    if (place_ == place::shape_list) return tensor_->shape.push_back(value), true;
    if (place_ != place::offset_list || offsets_ == 2) return unexpected();
    (offsets_++ == 0 ? tensor_->begin : tensor_->end) = value;
    return true;
  }
  bool string(std::string& value) {
    if (place_ == place::text) return *text_ = value, place_ = place::texts, true;
    if (place_ != place::type) return unexpected();
    number_type const* const known = type_named(value);
    if (known == nullptr) return refuse(shown(name_) + " has numbers of a type that is not known, " + shown(value));
    tensor_->type = *known;
    place_ = place::tensor;
    return true;
  }
  bool start_object(std::size_t) {
    if (place_ == place::start) return place_ = place::names, true;
    if (place_ != place::names || name_.empty()) return unexpected();
    if (name_ == "__metadata__") return place_ = place::texts, true;
    auto const [tensor, is_new] = header_.tensors.try_emplace(name_);
    if (!is_new) return refuse("it has " + shown(name_) + " twice");
    tensor_ = &tensor->second;
    has_type_ = has_shape_ = has_offsets_ = false;
    place_ = place::tensor;
    return true;
  }
  bool key(std::string& value) {
    if (place_ == place::names) {
      if (value == "__metadata__" && has_texts_) return refuse("it has __metadata__ twice");
      has_texts_ |= value == "__metadata__";
      name_ = value;
      return value.empty() ? refuse("it has a tensor without a name") : true;
    }
    if (place_ == place::texts) {
      auto const [text, is_new] = header_.texts.try_emplace(value);
      text_ = &text->second;
      place_ = place::text;
      return is_new || refuse("it has the text " + shown(value) + " twice");
    }
    if (value == "dtype" && !has_type_) return has_type_ = true, place_ = place::type, true;
    if (value == "shape" && !has_shape_) return has_shape_ = true, place_ = place::shape, true;
    if (value == "data_offsets" && !has_offsets_) return has_offsets_ = true, place_ = place::offsets, true;
    return refuse(shown(name_) + " has an entry " + shown(value) + " that it cannot have, or has twice");
  }
  bool start_array(std::size_t) {
    if (place_ == place::shape) return place_ = place::shape_list, true;
    if (place_ == place::offsets) return offsets_ = 0, place_ = place::offset_list, true;
    return unexpected();
  }
  bool end_array() {
    if (place_ == place::offset_list && offsets_ != 2) return unexpected();
    place_ = place::tensor;
    return true;
  }
  bool end_object() {
    if (place_ == place::tensor && !(has_type_ && has_shape_ && has_offsets_))
      return refuse(shown(name_) + " lacks its dtype, its shape or its data_offsets");
    place_ = place_ == place::names ? place::end : place::names;
    return true;
  }
  bool parse_error(std::size_t position, std::string const&, json::exception const&) {
    return refuse("it is no JSON from its character " + std::to_string(position) + " on");
  }

 private:
  bool refuse(std::string what) { return fault = std::move(what), false; }
  bool unexpected() {
    return refuse(name_.empty() ? "it is no object of tensors" : "what it says of " + shown(name_) + " is no tensor");
  }
  file_header& header_;
  file_tensor* tensor_ = nullptr;
  std::string* text_ = nullptr;
  std::string name_;
  place place_ = place::start;
  int offsets_ = 0;
  bool has_type_ = false, has_shape_ = false, has_offsets_ = false, has_texts_ = false;
};

/// The tensors lie one after the other, each as large as its shape says, and are all bytes that there are.
inline status check_layout(file_header const& header, std::uint64_t bytes) {
  std::vector<std::pair<std::string_view, file_tensor const*>> in_order;
  for (auto const& [name, tensor] : header.tensors) {
    std::string const what = shown(name);
    if (tensor.begin > tensor.end) return {what + " ends before it begins"};
    if (tensor.end > bytes)
      return {what + " ends at byte " + std::to_string(tensor.end) + ", and the file has " + std::to_string(bytes) +
              " after its header"};
    std::uint64_t size = tensor.type.size;
    bool const empty = std::find(tensor.shape.begin(), tensor.shape.end(), 0u) != tensor.shape.end();
    for (std::uint64_t length : tensor.shape) {
      if (!empty && length > bytes / size) return {what + " has a shape of more numbers than the file has"};
      size *= empty ? 1 : length;
    }
    if (tensor.end - tensor.begin != (empty ? 0 : size))
      return {what + " has " + std::to_string(tensor.end - tensor.begin) +
              " bytes, and its shape is that of another number"};
    in_order.emplace_back(name, &tensor);
  }
  std::sort(in_order.begin(), in_order.end(), [](auto const& a, auto const& b) {
    return std::pair(a.second->begin, a.second->end) < std::pair(b.second->begin, b.second->end);
  });
  std::uint64_t reached = 0;
  for (auto const& [name, tensor] : in_order) {
    if (tensor->begin < reached) return {shown(name) + " overlaps the tensor before it"};
    if (tensor->begin > reached) return {"the bytes before " + shown(name) + " belong to no tensor"};
    reached = tensor->end;
  }
  if (reached < bytes) return {"the last " + std::to_string(bytes - reached) + " bytes belong to no tensor"};
  return {};
}

/// Reads the header of a file, of which `data` becomes the bytes after it.
/// Errors: whatever is not as the format has it; the message says what.
inline status read_header(std::string_view file, file_header& header, std::string_view& data) {
  constexpr std::size_t before = 8;
  if (file.size() < before) return {"the file has no more than " + std::to_string(file.size()) + " bytes"};
  std::uint64_t const length = bits_at(file.data(), before);
  if (length > file.size() - before)
    return {"its header is said to have " + std::to_string(length) + " bytes, and " +
            std::to_string(file.size() - before) + " follow"};
  std::string_view const text = file.substr(before, static_cast<std::size_t>(length));
  // the parser would take a byte order mark, and a zero for the end
  if (text.substr(0, 1) != "{" || text.find('\0') != text.npos) return {"its header is no JSON object"};
  header_events events(header);
  if (!nlohmann::json::sax_parse(text.begin(), text.end(), &events)) return {"its header is wrong: " + events.fault};
  data = file.substr(before + static_cast<std::size_t>(length));
  return check_layout(header, data.size());
}

}  // namespace bptt::weights
