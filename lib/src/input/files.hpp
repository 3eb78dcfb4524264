// SPDX-License-Identifier: MIT
/// The only door from the library to the file system.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/input/load.hpp"

namespace gonogo {

/// The bytes of a file of at most `largest` bytes; one byte more where it holds more. A pipe is
/// read too, never further than that.
Checked<std::string> read_file(const std::string& path, std::size_t largest);

/// The policy that judges a bid; nothing where there is none.
std::optional<std::string> find_policy(const LoadOptions& options);

}  // namespace gonogo
