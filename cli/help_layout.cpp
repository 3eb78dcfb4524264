// SPDX-License-Identifier: MIT
#include "help_layout.hpp"

#include <algorithm>

#include "gonogo/base/text.hpp"
#include "gonogo/base/wrap.hpp"

namespace gonogo::cli {

std::string wrapped(const std::string& text, int indent, int width) {
  const Lines lines = wrap(text, width - indent);
  return join(lines, "\n" + std::string(static_cast<std::size_t>(indent), ' '));
}

std::string listed(const std::vector<HelpLine>& lines, int width) {
  int left = 0;
  for (const HelpLine& line : lines) left = std::max(left, display_width(line.left));
  left = std::min(left, 28);
  std::string text;
  for (const HelpLine& line : lines) {
    const int gap = left - display_width(line.left);
    text += "  " + line.left;
    text += gap < 0 ? "\n" + std::string(static_cast<std::size_t>(left) + 4, ' ')
                    : std::string(static_cast<std::size_t>(gap) + 2, ' ');
    text += wrapped(line.right, left + 4, width) + "\n";
  }
  return text;
}

}  // namespace gonogo::cli
