// SPDX-License-Identifier: MIT
/// The script of a page whose numbers follow sliders: the library in this folder, and a bid.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "gonogo/report/report.hpp"

namespace gonogo {

/// A file of this folder, compiled in (embed.awk).
struct PageFile {
  std::string_view name = {};
  std::string_view text = {};
};
/// Scripts in the order in which they build on one another, and the style sheet.
std::span<const PageFile> page_files();

/// What stands in <script> of the page of a report that has one. It fetches nothing and makes no
/// markup of texts.
std::string page_script(const Report& report, Language language);

/// What the page adds to the style sheet.
std::string_view page_script_style();

/// The policy of the page's content: no network, no script but this one.
std::string content_policy(std::string_view script);

}  // namespace gonogo
