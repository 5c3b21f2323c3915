// Is a text well-formed XML with one element at the top, and has each element of MathML that needs a number of children
// that number?
#pragma once
#include <string_view>

constexpr int children_of(std::string_view tag) {
  for (std::string_view two : {"mfrac", "msub", "msup", "munder", "mover"})
    if (tag == two) return 2;
  return tag == "msubsup" ? 3 : tag == "math" || tag == "msqrt" ? 1 : -1;
}

/// Character by character, on pointers: it is evaluated by the compiler, which counts the steps.
constexpr bool is_well_formed(std::string_view s) {
  struct element {
    char const * tag;
    std::size_t length;
    int children;
  };
  element open[64] = {};
  int depth = 0;
  char const *i = s.data(), *const end = i + s.size();
  while (i != end) {
    char const c = *i++;
    if (c == '>') return false;
    if (c == '&') {  // &lt; &#x2062;
      int n = 0;
      while (i != end && *i != ';' && n < 8) ++i, ++n;
      if (i == end || *i != ';') return false;
    } else if (c == '<') {
      bool const closes = i != end && *i == '/';
      if (closes) ++i;
      char const * const tag = i;
      while (i != end && *i != '>' && *i != ' ') ++i;
      std::size_t const length = static_cast<std::size_t>(i - tag);
      int quotes = 0;
      for (; i != end && *i != '>'; ++i) quotes += *i == '"';
      if (length == 0 || i == end || quotes % 2 != 0) return false;
      ++i;
      if (closes) {
        if (depth == 0 || open[--depth].length != length) return false;
        for (std::size_t k = 0; k < length; ++k)
          if (open[depth].tag[k] != tag[k]) return false;
        int const needed = length > 2 && tag[1] != 'r' ? children_of({tag, length}) : -1;  // not mi, mo, mn, mrow
        if ((needed >= 0 && open[depth].children != needed) || (depth == 0 && i != end)) return false;
      } else {
        if (depth == 64) return false;
        if (depth > 0) ++open[depth - 1].children;
        open[depth++] = {tag, length, 0};
      }
    } else if (depth == 0)
      return false;
  }
  return depth == 0 && !s.empty();
}
static_assert(is_well_formed("<math><mi>a</mi></math>") && is_well_formed("<a x=\"1\"><b></b>&lt;</a>"));
static_assert(!is_well_formed("<math></math>") && !is_well_formed("<a><b></a></b>") &&
              !is_well_formed("<a></a><a></a>") && !is_well_formed("<a>") && !is_well_formed("a"));
static_assert(!is_well_formed("<mfrac><mi>a</mi></mfrac>") && !is_well_formed("<a>></a>") &&
              !is_well_formed("<a>& b</a>") && !is_well_formed("<a x=\"></a>"));
