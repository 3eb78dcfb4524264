// SPDX-License-Identifier: MIT
/// A policy as it was read from its file: many bids are judged by one.
#pragma once

#include <string>

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/input/read.hpp"
#include "input/layers.hpp"

namespace gonogo {

struct PolicyFile {
  std::string name = {};
  std::string text = {};
  std::string hash = {};       ///< SHA-256, in hexadecimal
  Diagnostics problems = {};   ///< of the file as TOML: no errors
  Layer document = {};         ///< as written
  PolicyReading reading = {};  ///< of the document
};

}  // namespace gonogo
