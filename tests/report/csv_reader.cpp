// SPDX-License-Identifier: MIT
#include "csv_reader.hpp"

#include <stdexcept>

namespace gonogo {

std::vector<std::vector<std::string>> records_of(const std::string& text) {
  std::vector<std::vector<std::string>> records;
  std::string field;
  std::vector<std::string> record;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quoted && text[i] == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      field += text[++i];
    } else if (text[i] == '"') {
      quoted = !quoted;
    } else if (!quoted && (text[i] == ',' || text[i] == '\n')) {
      record.push_back(std::move(field));
      field.clear();
      if (text[i] == '\n') records.push_back(std::move(record));
      if (text[i] == '\n') record.clear();
    } else {
      field += text[i];
    }
  }
  if (!record.empty() || quoted) throw std::invalid_argument("the last record does not end");
  return records;
}

}  // namespace gonogo
