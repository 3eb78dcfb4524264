// SPDX-License-Identifier: MIT
/// The formats in which reports are written: names, file extensions and renderers.
///
/// To add one, write lib/src/report/render_NAME.cpp with a function `Format NAME_format()`, and add
/// that to the list in formats.cpp.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gonogo/report/render.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

/// Whom a format is for.
enum class Content {
  text,      ///< people; remarks are printed apart, beside the line they are about
  document,  ///< people who read it later: remarks are in it, and what it was made of, in full
  data,      ///< programs: every bid has a report, remarks are in it
  lines,     ///< programs that read many bids: as data, a line each
  binary     ///< another program's file; not for a terminal
};

/// Whether one report was asked for, or a list of them, which may have one element or none.
enum class Arity { one, many };

struct FormatOptions {
  TextOptions text = {};
  Arity arity = Arity::one;
  std::optional<double> display_scale = {};  ///< of formats that show amounts in another unit
};

struct Format {
  std::string name = {};
  std::vector<std::string> extensions = {};  ///< of files in this format, with their dot
  Content content = Content::text;
  Arity most = Arity::many;  ///< one: a document holds one report
  /// Draws one document of all reports. Requires: one report at most where `most` is one.
  std::string (*render)(std::span<const Report> reports, const FormatOptions& options) = nullptr;
};

/// Text first, then what programs read, then documents.
std::span<const Format> formats();

}  // namespace gonogo
