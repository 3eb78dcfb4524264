// SPDX-License-Identifier: MIT
#include "input/csv_table.hpp"

#include <csv.h>

#include <algorithm>
#include <new>

#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

/// Byte by byte, so that the place of a field is known when libcsv reports it: its end is the byte
/// that was just read.
class TableReader {
 public:
  TableReader(const std::string& file, std::string_view text, char separator)
      : file_(file), text_(text) {
    if (csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI) != 0) throw std::bad_alloc();
    csv_set_delim(&parser_, static_cast<unsigned char>(separator));
    csv_set_space_func(&parser_, [](unsigned char byte) { return byte == ' ' ? 1 : 0; });
    csv_set_blk_size(&parser_, 1 << 16);
  }
  TableReader(const TableReader&) = delete;
  TableReader& operator=(const TableReader&) = delete;
  ~TableReader() { csv_free(&parser_); }

  Checked<std::vector<CsvRow>> read() {
    for (at_ = 0; at_ < text_.size(); ++at_) {
      if (csv_parse(&parser_, text_.data() + at_, 1, on_field, on_row, this) != 1) {
        if (csv_error(&parser_) != CSV_EPARSE) throw std::bad_alloc();
        return fault(say("a quote inside a field"));
      }
      const bool is_pair = at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
      if (text_[at_] == '\n' || (text_[at_] == '\r' && !is_pair)) {
        line_ += 1;
        line_start_ = at_ + 1;
      }
    }
    if (csv_fini(&parser_, on_field, on_row, this) == 0) return {.value = std::move(rows_)};
    return fault(say("this quote is not closed"));
  }

 private:
  Checked<std::vector<CsvRow>> fault(Message message) const {
    Diagnostics found;
    add_error(found, "bad-sheet", std::move(message), place(),
              say("quotes go around a whole field, and a quote in it is doubled"));
    return {.diagnostics = std::move(found)};
  }

  static void on_field(void* text, std::size_t length, void* reader) {
    auto& self = *static_cast<TableReader*>(reader);
    self.row_.push_back({std::string(static_cast<const char*>(text), length), self.place()});
    self.field_start_ = self.at_ + 1;
  }
  static void on_row(int /*line_end*/, void* reader) {
    auto& self = *static_cast<TableReader*>(reader);
    self.rows_.push_back(std::exchange(self.row_, {}));
  }

  /// Of the field that ends before the byte that is read; of one of several lines, its last.
  Place place() const {
    const std::size_t start = std::max(
        text_.find_first_not_of(" \r\n", std::max(field_start_, line_start_)), line_start_);
    const std::size_t end = std::max(std::min(at_, text_.size()), std::min(start, text_.size()));
    const std::size_t from = std::min(start, end);
    return {.file = file_,
            .line = line_,
            .column = code_points(text_.substr(line_start_, from - line_start_)) + 1,
            .length = std::max(1, code_points(text_.substr(from, end - from)))};
  }

  const std::string& file_;
  std::string_view text_;
  csv_parser parser_ = {};
  std::size_t at_ = 0;
  std::size_t field_start_ = 0, line_start_ = 0;
  int line_ = 1;
  CsvRow row_ = {};
  std::vector<CsvRow> rows_ = {};
};

}  // namespace

Checked<std::vector<CsvRow>> read_csv_table(const std::string& file, std::string_view text,
                                            char separator) {
  return TableReader(file, text, separator).read();
}

}  // namespace gonogo
