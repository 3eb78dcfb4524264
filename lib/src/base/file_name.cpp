// SPDX-License-Identifier: MIT
#include "gonogo/base/file_name.hpp"

#include <mutex>
#include <set>

namespace gonogo {
namespace {

const std::string* kept(std::string_view text) {
  static std::mutex access;
  static std::set<std::string, std::less<>> texts;
  const std::scoped_lock lock(access);
  auto found = texts.find(text);
  if (found == texts.end()) found = texts.emplace(text).first;
  return &*found;
}

}  // namespace

FileName::FileName(std::string_view text) : text_(text.empty() ? nullptr : kept(text)) {}

const std::string& FileName::str() const {
  static const std::string none;
  return text_ == nullptr ? none : *text_;
}

}  // namespace gonogo
