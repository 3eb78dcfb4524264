// SPDX-License-Identifier: MIT
/// Lines and lists of help pages.
#pragma once

#include <string>
#include <vector>

namespace gonogo::cli {

/// Two columns: what may be typed, and what it means.
struct HelpLine {
  std::string left = {};
  std::string right = {};
};

/// `text` broken at blanks; lines after the first start with `indent` blanks.
std::string wrapped(const std::string& text, int indent, int width);

/// The lines below each other, their right sides aligned and wrapped.
std::string listed(const std::vector<HelpLine>& lines, int width);

}  // namespace gonogo::cli
