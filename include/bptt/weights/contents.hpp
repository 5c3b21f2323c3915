// What a file has: blocks of parameters, optimisers, numbers, arrays and random generators, each under its name.
#pragma once
#include <algorithm>
#include <array>
#include <bptt/train/parameters.hpp>
#include <bptt/weights/names.hpp>
#include <bptt/weights/number_types.hpp>
#include <bptt/weights/status.hpp>
#include <bptt/weights/things.hpp>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <locale>
#include <set>
#include <sstream>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace bptt::weights {

/// Numbers in memory that are a tensor of a file, or the sum of several.
struct place {
  std::vector<std::string> names;
  number_type type{};
  std::vector<std::uint64_t> shape;  // in the file
  bool transposed = false;           // in memory, column by column of the file's
  number_access access{};
  void* numbers = nullptr;  // not written to where they are saved

  std::size_t size() const {
    std::size_t all = 1;
    for (std::uint64_t length : shape) all *= static_cast<std::size_t>(length);
    return all;
  }
  /// Where number i of the tensor is in memory.
  std::size_t position(std::size_t i) const {
    if (!transposed) return i;
    auto const rows = static_cast<std::size_t>(shape[0]), cols = static_cast<std::size_t>(shape[1]);
    return i % cols * rows + i / cols;
  }
};

/// A random generator, as text.
struct text_place {
  std::string name;
  std::function<std::string()> written;
  std::function<bool(std::string const&, bool)> read;  // is it one? and become it, if asked to
};

struct contents {
  std::vector<place> tensors;
  std::vector<text_place> texts;

  /// One name, one thing.
  status check() const {
    std::set<std::string_view> seen;
    auto const twice = [&](std::string const& name) -> status {
      if (seen.insert(name).second) return {};
      return {"two things would be " + shown(name) + " in the file: give one another name, as(\"name\", thing)"};
    };
    for (place const& each : tensors)
      for (std::string const& name : each.names)
        if (status const one = twice(name); !one) return one;
    seen.clear();
    for (text_place const& each : texts)
      if (status const one = twice(each.name); !one) return one;
    return {};
  }
};

inline std::string joined(std::string_view owner, std::string_view name) {
  return owner.empty() || name.empty() ? std::string(owner) + std::string(name)
                                       : std::string(owner) + '.' + std::string(name);
}

template <class N>
void* address(N const* numbers) {
  return const_cast<N*>(numbers);  // what is loaded is no constant: is_no_constant
}

template <class Generator>
text_place place_of_generator(std::string const& name, Generator& random) {
  auto* const target = const_cast<std::remove_const_t<Generator>*>(&random);
  auto const written = [target] {
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << *target;
    return text.str();
  };
  auto const read = [target](std::string const& state, bool keep) {
    std::istringstream text(state);
    text.imbue(std::locale::classic());
    auto random_read = *target;
    if (!(text >> random_read)) return false;
    if (keep) *target = random_read;
    return true;
  };
  return {name, written, read};
}

/// Gives other names to a parameter of a block: to the place, of those from `first` on, that has its numbers.
template <class Asked, class Block>
void rename(contents& all, std::size_t first, std::string const& owner, Block& block,
            std::vector<std::string> const& names) {
  using asked = parameter_in_file<Asked>;
  void const* const numbers = block.data() + block.offset(typename asked::symbol{});
  place& one = *std::find_if(all.tensors.begin() + static_cast<std::ptrdiff_t>(first), all.tensors.end(),
                             [&](place const& each) { return each.numbers == numbers; });
  one.names.clear();
  for (std::string const& name : names) one.names.push_back(joined(owner, name));
  if (!asked::transposed) return;
  one.transposed = one.shape.size() == 2;
  if (one.transposed)
    std::swap(one.shape[0], one.shape[1]);
  else
    one.shape.insert(one.shape.begin(), 1);  // a row
}
template <class Block, class... Asked>
void rename(contents& all, std::size_t first, std::string const& owner, Block& block,
            parameter_names<Asked...> const& given) {
  auto names = given.names.begin();
  (rename<Asked>(all, first, owner, block, *names++), ...);
}

/// Adds a thing to what a file has. `owner` is the name before its own.
template <class Given>
void add_to(contents& all, std::string const& owner, Given& item) {
  using Item = std::remove_const_t<Given>;
  if constexpr (has_a_name<Item>) {
    add_to(all, joined(owner, item.name), item.thing);
  } else if constexpr (has_names<Item>) {
    std::size_t const first = all.tensors.size();
    add_to(all, owner, item.block);
    std::apply([&](auto const&... names) { (rename(all, first, owner, item.block, names), ...); }, item.names);
  } else if constexpr (parameters_by_name<Item>) {
    if constexpr (is_storable<typename Item::number>)
      for (train::parameter_entry const& each : item.entries()) {
        std::uint64_t const lengths[]{static_cast<std::uint64_t>(each.rows), static_cast<std::uint64_t>(each.cols)};
        all.tensors.push_back({{joined(owner, each.name)},
                               type_of<typename Item::number>(),
                               {lengths, lengths + each.rank},
                               false,
                               access_to<typename Item::number>,
                               address(item.data() + each.offset)});
      }
  } else if constexpr (with_fields<Item>) {
    Item::fields(item, [&](std::string_view name, auto& part) {
      add_to(all, joined(owner.empty() ? std::string(Item::saved_as) : owner, name), part);
    });
  } else if constexpr (generator<Item>) {
    all.texts.push_back(place_of_generator(owner, item));
  } else if constexpr (storable<Item>) {
    all.tensors.push_back({{owner}, type_of<Item>(), {}, false, access_to<Item>, address(&item)});
  } else if constexpr (array_like<Item>) {
    add_array(all, owner, std::vector<std::uint64_t>{}, std::data(item), std::size(item));
  }
}
/// Adds `count` numbers, or arrays of them, one after another.
template <class Part>
void add_array(contents& all, std::string const& name, std::vector<std::uint64_t> shape, Part* first,
               std::size_t count) {
  using N = std::remove_const_t<Part>;
  shape.push_back(count);
  if constexpr (is_fixed_array<N>) {
    using Inner = std::remove_pointer_t<decltype(std::data(*first))>;
    Inner* const inner = count == 0 ? nullptr : std::data(*first);
    add_array(all, name, shape, inner, sizeof(N) / sizeof(Inner));
  } else {
    if constexpr (is_storable<N>)
      all.tensors.push_back({{name}, type_of<N>(), shape, false, access_to<N>, address(first)});
  }
}

}  // namespace bptt::weights
