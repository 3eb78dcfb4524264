// SPDX-License-Identifier: MIT
/// The name of a file, as part of a place.
#pragma once

#include <string>
#include <string_view>

namespace gonogo {

/// Cheap to copy: each text is kept once, to the end of the process. A bid has thousands of places in
/// very few files. Thread-safe. Empty by default.
class FileName {
 public:
  FileName() = default;
  FileName(std::string_view text);
  FileName(const std::string& text) : FileName(std::string_view(text)) {}
  FileName(const char* text) : FileName(std::string_view(text)) {}

  const std::string& str() const;
  bool empty() const { return text_ == nullptr; }

  friend bool operator==(FileName, FileName) = default;

 private:
  const std::string* text_ = nullptr;
};

}  // namespace gonogo
