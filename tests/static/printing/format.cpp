// The sink: counted first, stored then; numbers.
#include <bptt/printing/format.hpp>

namespace {
using namespace bptt::printing;

// names that are written alike, as of two namespaces; in ASCII others than in text
constexpr declared_name h{{"h"}, "a"}, other_h{{"h"}, "b"}, theta{{"theta", "θ"}, "a"}, angle{{"angle", "θ"}, "a"};
constexpr bool has_twins(format const& f, declared_name const& one, declared_name const& other) {
  names_in_text names;
  names.note(one), names.note(other), names.note(one);
  return find_twins(names, f) && names.all.size() == 2 && names.has_a_twin(one) && names.has_a_twin(other);
}
constexpr format as_in_the_source = [] {
  format f = unicode;
  f.name = [](sink& out, bptt::spelling s) { out << s.name; };
  return f;
}();
static_assert(has_twins(unicode, h, other_h) && has_twins(unicode, theta, angle) && !has_twins(unicode, h, theta));
static_assert(has_twins(as_in_the_source, h, other_h) && !has_twins(as_in_the_source, theta, angle));

constexpr std::size_t write(char * to, format const& f) {
  sink out{f, to};
  out << "n = ";
  out.number(1203) << ", ";
  out.number(-7);
  return out.size;
}
template <std::size_t n>
struct stored {
  char c[n];
};
constexpr auto text = [] {
  stored<write(nullptr, unicode)> s{};
  write(s.c, unicode);
  return s;
}();
static_assert(std::string_view(text.c, sizeof text.c) == "n = 1203, −7");

// a format is a table: another one is a change in it
constexpr auto in_brackets = [] {
  format f = unicode;
  f.number = {"<", "", ">"};
  f.negative = "minus ";
  return f;
}();
constexpr auto other = [] {
  stored<write(nullptr, in_brackets)> s{};
  write(s.c, in_brackets);
  return s;
}();
static_assert(std::string_view(other.c, sizeof other.c) == "n = <1203>, minus <7>");

// a shape has its two extents, that of a vector one
constexpr std::size_t write_shapes(char * to) {
  sink out{unicode, to};
  out.shape_below(2, 3, 12);
  out.shape_below(1, 5, 1);
  return out.size;
}
constexpr auto shapes = [] {
  stored<write_shapes(nullptr)> s{};
  write_shapes(s.c);
  return s;
}();
static_assert(std::string_view(shapes.c, sizeof shapes.c) == "{3×12}{5}");
}  // namespace
