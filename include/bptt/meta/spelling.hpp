// How a name is written: in the source, and in print where it differs.
#pragma once
#include <string_view>

namespace bptt {

/// The name of a symbol or of a function: as it is in the source and in ASCII, in text and MathML, and in LaTeX.
struct spelling {
  std::string_view name, text = {}, latex = {};
};

}  // namespace bptt
