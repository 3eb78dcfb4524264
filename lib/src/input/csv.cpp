// SPDX-License-Identifier: MIT
#include "input/csv.hpp"

#include <algorithm>
#include <utility>

#include "gonogo/base/text.hpp"
#include "input/say.hpp"

namespace gonogo {
namespace {

class CsvReader {
 public:
  CsvReader(const std::string& file, std::string_view text)
      : text_(text), place_{.file = file, .line = 1, .column = 1} {
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") text_.remove_prefix(3);  // a byte order mark
  }

  Checked<std::vector<CsvRow>> read() {
    std::vector<CsvRow> rows;
    while (!text_.empty() && faults_.empty()) {
      CsvRow row = read_row();
      const bool blank = row.size() == 1 && row.front().text.empty();
      if (!blank) rows.push_back(std::move(row));
    }
    if (!faults_.empty()) return {.diagnostics = std::move(faults_)};
    return {.value = std::move(rows)};
  }

 private:
  bool at_end_of_line() const {
    return text_.empty() || text_.front() == '\n' || text_.substr(0, 2) == "\r\n";
  }

  void advance(std::size_t bytes) {
    for (std::size_t i = 0; i < bytes; ++i) {
      const bool next_character = (static_cast<unsigned char>(text_[i]) & 0xC0U) != 0x80U;
      if (text_[i] == '\n')
        place_.line += 1, place_.column = 1;
      else if (next_character)
        place_.column += 1;
    }
    text_.remove_prefix(bytes);
  }

  CsvRow read_row() {
    CsvRow row;
    row.push_back(read_field());
    while (!text_.empty() && text_.front() == ',') {
      advance(1);
      row.push_back(read_field());
    }
    if (!at_end_of_line()) fault(say("text behind a closing quote"));
    if (!text_.empty()) advance(text_.front() == '\r' ? 2 : 1);
    return row;
  }

  CsvField read_field() {
    while (!text_.empty() && (text_.front() == ' ' || text_.front() == '\t')) advance(1);
    CsvField field = {.place = place_};
    const bool quoted = !text_.empty() && text_.front() == '"';
    const std::size_t bytes = quoted ? read_quoted(field.text) : read_plain(field.text);
    field.place.length = std::max(1, code_points(text_.substr(0, bytes)));
    advance(bytes);
    while (quoted && !text_.empty() && (text_.front() == ' ' || text_.front() == '\t')) advance(1);
    return field;
  }

  std::size_t read_plain(std::string& out) const {
    const std::size_t end = std::min(text_.find_first_of(",\n"), text_.size());
    std::string_view field = text_.substr(0, end);
    const std::size_t last = field.find_last_not_of(" \t\r");
    field = field.substr(0, last == std::string_view::npos ? 0 : last + 1);
    out = field;
    return text_.substr(0, end).ends_with('\r') ? end - 1 : end;
  }

  /// Two quotes within quotes are one.
  std::size_t read_quoted(std::string& out) {
    for (std::size_t i = 1; i < text_.size(); ++i) {
      if (text_[i] != '"') {
        out += text_[i];
      } else if (text_.substr(i, 2) == "\"\"") {
        out += text_[i++];
      } else {
        return i + 1;
      }
    }
    fault(say("this quote is not closed"));
    return text_.size();
  }

  void fault(std::string message) {
    if (faults_.empty())
      faults_.push_back({.code = "bad-series", .message = std::move(message), .place = place_});
  }

  std::string_view text_;
  Place place_;
  Diagnostics faults_ = {};
};

}  // namespace

Checked<std::vector<CsvRow>> parse_csv(const std::string& file, std::string_view text) {
  return CsvReader(file, text).read();
}

}  // namespace gonogo
