// SPDX-License-Identifier: MIT
/// The folder in the name of a file, as `Files` reads it.
#pragma once

#include <string>
#include <string_view>

namespace gonogo {

/// "bids/" of "bids/policy.toml", "git:main:" of "git:main:policy.toml": a revision may have slashes of
/// its own.
inline std::string folder_of_name(std::string_view name) {
  constexpr std::string_view scheme = "git:";
  std::size_t path = 0;
  if (name.starts_with(scheme)) {
    const auto colon = name.find(':', scheme.size());
    if (colon != std::string_view::npos) path = colon + 1;
  }
  const auto slash = name.rfind('/');
  const bool has_folder = slash != std::string_view::npos && slash >= path;
  return std::string(name.substr(0, has_folder ? slash + 1 : path));
}

}  // namespace gonogo
