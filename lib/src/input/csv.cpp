// SPDX-License-Identifier: MIT
#include "input/csv.hpp"

#include <csv.h>

#include <algorithm>
#include <cmath>
#include <new>
#include <utility>

#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

constexpr std::size_t most_titles = 100;
constexpr std::size_t nowhere = std::string_view::npos;

/// What ends a field: a comma, or a line end. Files of old programs end lines by a lone \r; of \r\n, the
/// \n ends an empty line, which does not count.
constexpr std::string_view ends = ",\r\n";

int is_blank(unsigned char byte) { return byte == ' ' || byte == '\t' ? 1 : 0; }
int is_line_end(unsigned char byte) { return byte == '\n' || byte == '\r' ? 1 : 0; }

/// The rank of a title as that of the column that orders the rows. A month alone starts again each
/// year, so a year goes before it.
std::size_t clock_rank(std::string_view title) {
  constexpr std::string_view titles[] = {"date",   "year", "years",   "fy",   "年",
                                         "period", "step", "quarter", "month"};
  const auto is_title = [&](std::string_view each) {
    return std::equal(each.begin(), each.end(), title.begin(), title.end(),
                      [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b | 0x20 : b); });
  };
  const auto found = std::find_if(std::begin(titles), std::end(titles), is_title);
  return found == std::end(titles)
             ? nowhere
             : static_cast<std::size_t>(std::distance(std::begin(titles), found));
}

/// "07": leading zeros are no TOML, but dates have them.
std::optional<double> digits_of(std::string_view text) {
  double value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return {};
    value = 10 * value + (c - '0');
  }
  return text.empty() ? std::nullopt : std::optional(value);
}

/// 2027-03 or 2027-03-31 as months, days being fractions of them.
std::optional<double> months_of(std::string_view text) {
  constexpr std::size_t month = 7, day = 10;
  if ((text.size() != month && text.size() != day) || text[4] != '-') return {};
  if (text.size() == day && text[month] != '-') return {};
  const auto years = digits_of(text.substr(0, 4)), months = digits_of(text.substr(5, 2));
  const auto days = text.size() == day ? digits_of(text.substr(8)) : std::optional(0.0);
  if (!years || !months || !days) return {};
  return 12 * *years + *months + *days / 100;
}

/// The time that a row says it is of, as a number that grows: 2027, Y3, M14, FY27, 2027/28 by its
/// digits; a date in months.
std::optional<double> time_of(std::string_view text) {
  if (const auto months = months_of(text)) return months;
  if (const auto number = parse_number(text)) return number;
  const std::size_t first = text.find_first_of("0123456789");
  if (first == std::string_view::npos || first > 2) return {};
  const std::size_t end = text.find_first_not_of("0123456789", first);
  const bool joined = end != std::string_view::npos && text[end] != '/';
  return joined ? std::nullopt : digits_of(text.substr(first, end - first));
}

/// libcsv reports fields without their places, but at the comma or line end behind each. So the
/// text goes to it in pieces that end there: a field that is reported now lies between the field
/// before it and the last byte of the piece.
class ColumnReader {
  struct OddQuote {
    std::size_t at = 0;
    Message fault = {};
  };

 public:
  ColumnReader(const std::string& file, std::string_view text, const std::string& title,
               std::size_t most_rows)
      : text_(text), title_(title), most_rows_(most_rows), place_{.file = file, .line = 1} {
    if (csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI) != 0) throw std::bad_alloc();
    csv_set_space_func(&parser_, is_blank);
    csv_set_term_func(&parser_, is_line_end);
    csv_set_blk_size(&parser_, 1 << 16);  // the default, 128 bytes, is slow for a long field
  }
  ColumnReader(const ColumnReader&) = delete;
  ColumnReader& operator=(const ColumnReader&) = delete;
  ~ColumnReader() { csv_free(&parser_); }

  Checked<CsvColumn> read() {
    if (text_.starts_with("\xEF\xBB\xBF")) read_ = field_start_ = line_start_ = placed_ = 3;
    while (read_ < text_.size() && !stopped_ && !useless_) feed();
    if (!stopped_ && !useless_) finish();
    Checked<CsvColumn> result = {.diagnostics = std::move(faults_)};
    if (!stopped_) result.value = std::move(column_);
    return result;
  }

 private:
  /// Parses up to the next comma or line end, that byte included.
  void feed() {
    const std::size_t last = std::min(text_.find_first_of(ends, read_), text_.size() - 1);
    field_end_ = std::min(text_.find_first_of(ends, last), text_.size());
    std::size_t at = read_;
    read_ = last + 1;
    while (at < read_ && !stopped_) {
      at += csv_parse(&parser_, text_.data() + at, read_ - at, on_field, on_row, this);
      if (at == read_) return;
      if (csv_error(&parser_) != CSV_EPARSE) throw std::bad_alloc();
      at = behind_quote(at);
    }
  }

  /// Where to go on after a quote that RFC 4180 does not allow. In a column that nobody asked for it
  /// is text, such as inches, as long as the row has as many fields as the header.
  std::size_t behind_quote(std::size_t at) {
    const bool quoted = parser_.quoted != 0;
    const Message fault =
        quoted ? say("text behind a closing quote") : say("a quote inside a field without quotes");
    if (in_header_ || fields_ == index_) return stop(at, fault), at;
    if (!odd_quote_) odd_quote_ = OddQuote{.at = at, .fault = fault};
    return quoted ? std::min(text_.find_first_of(ends, at), read_) : at + 1;
  }

  void finish() {
    field_end_ = text_.size();
    if (csv_fini(&parser_, on_field, on_row, this) != 0)
      stop(start_of_field(), say("this quote is not closed"));
  }

  static void on_field(void* text, std::size_t length, void* reader) {
    static_cast<ColumnReader*>(reader)->add_field({static_cast<const char*>(text), length});
  }
  static void on_row(int /*line_end*/, void* reader) {
    static_cast<ColumnReader*>(reader)->end_row();
  }

  void add_field(std::string_view text) {
    const std::size_t start = start_of_field();
    if (fields_ == 0) begin_row(start);
    if (in_header_) add_title(text);
    if (!in_header_ && fields_ == clock_index_) check_order(text, start);
    if (!in_header_ && fields_ >= width_ && !text.empty()) too_wide_ = true;
    if (!in_header_ && fields_ == index_ && !stopped_)
      column_.fields.push_back({std::string(text), place(start, field_end_)});
    fields_ += 1;
    field_start_ = read_;
  }

  void add_title(std::string_view text) {
    if (column_.titles.size() < most_titles) column_.titles.emplace_back(text);
    const std::size_t rank = clock_rank(text);
    if (rank != nowhere) clocks_ += 1;
    if (rank < clock_rank_) {
      clock_rank_ = rank;
      clock_index_ = fields_;
      column_.clock = text;
    }
    if (text != title_) return;
    if (column_.found)
      return stop(start_of_field(), say("two columns are named '{1}'", verbatim(text)));
    column_.found = true;
    index_ = fields_;
  }

  void check_order(std::string_view text, std::size_t start) {
    const auto time = time_of(text);
    if (!time && last_time_ && !column_.disorder && !column_.untimed)
      column_.untimed = place(start, field_end_);
    if (column_.disorder || !time) return;
    if (last_time_ && *time < *last_time_) column_.disorder = place(start, field_end_);
    // The year of rows that name their month too has no next one, nor has a date without dashes.
    const bool dated = text.find('-') != nowhere && text.find('-') > 0;
    const bool counts = dated || (clocks_ == 1 && clock_rank_ != 0);
    if (counts && last_time_ && !column_.disorder && !column_.gap) {
      const double away = dated ? std::floor(*time) - std::floor(*last_time_) : *time - *last_time_;
      if (!pace_) pace_ = dated ? away : 1;
      // Dates by the day or the week keep no pace in months.
      if (*pace_ > 0 && away != *pace_) column_.gap = place(start, field_end_);
    }
    last_time_ = time;
  }

  void begin_row(std::size_t start) {
    first_field_ = start;
    if (!in_header_ && width_ == 1) check_empty_line(start);
    if (!in_header_ && ++rows_ > most_rows_)
      stop(start, say("more than {1} rows", number(most_rows_)));
  }

  /// An empty line between the rows of one column may be a value that is not known yet.
  void check_empty_line(std::size_t start) {
    std::size_t line = field_start_;
    if (text_.substr(line - 1, 2) == "\r\n") line += 1;
    if (text_.substr(line, start - line).find_first_of("\r\n") != nowhere)
      fault(line, say("this line is empty, and values follow"),
            say("write the value of its step, 0 if there is none, or remove the line"));
  }

  void end_row() {
    useless_ = in_header_ && !column_.found;
    if (in_header_) width_ = fields_;
    if (odd_quote_ && fields_ != width_) stop(odd_quote_->at, odd_quote_->fault);
    odd_quote_.reset();
    if (too_wide_ && !stopped_)
      fault(first_field_,
            say("this row has {1} fields, the header {2}", number(fields_), number(width_)),
            say("a number has no comma between its thousands"));
    too_wide_ = false;
    if (!in_header_ && fields_ <= index_ && !stopped_)
      fault(first_field_, say("this row has only {1} fields", number(fields_)));
    in_header_ = false;
    fields_ = 0;
  }

  /// Behind the blanks, and the empty lines, before the field.
  std::size_t start_of_field() const {
    return std::min(text_.find_first_not_of(" \t\r\n", field_start_), field_end_);
  }

  /// Of the bytes from `start` to `end` without the blanks at their end. Places are asked for in the
  /// order of the text.
  Place place(std::size_t start, std::size_t end) {
    for (std::size_t at = text_.find_first_of("\r\n", placed_); at < start;
         at = text_.find_first_of("\r\n", at + 1)) {
      if (text_.substr(at, 2) == "\r\n") at += 1;
      place_.line += 1;
      line_start_ = at + 1;
    }
    placed_ = start;
    std::string_view field = text_.substr(start, end - start);
    field = field.substr(0, field.find_last_not_of(" \t\r") + 1);
    Place place = place_;
    place.column = code_points(text_.substr(line_start_, start - line_start_)) + 1;
    place.length = std::max(1, code_points(field));
    return place;
  }

  void fault(std::size_t at, Message message, Message hint = {}) {
    faults_.push_back({.code = "bad-series",
                       .message = std::move(message),
                       .place = place(at, at),
                       .hint = std::move(hint)});
  }

  void stop(std::size_t at, Message message) {
    if (!stopped_) fault(at, std::move(message));
    stopped_ = true;
  }

  std::string_view text_;
  const std::string& title_;
  std::size_t most_rows_;
  csv_parser parser_ = {};

  std::size_t read_ = 0;         ///< bytes given to the parser
  std::size_t field_start_ = 0;  ///< behind the field before
  std::size_t field_end_ = 0;    ///< of the field that the current piece would end
  std::size_t first_field_ = 0;  ///< start of the row's first field
  std::size_t fields_ = 0;       ///< of the row so far
  std::size_t rows_ = 0;         ///< below the header
  std::size_t width_ = 0;        ///< fields of the header
  std::size_t index_ = nowhere;  ///< of the wanted column
  std::size_t clock_index_ = nowhere;
  std::size_t clock_rank_ = nowhere;
  std::size_t clocks_ = 0;  ///< columns that could order the rows
  bool too_wide_ = false;   ///< the row has more fields than the header
  std::optional<double> last_time_ = {};
  std::optional<double> pace_ = {};  ///< from one row to the next, in months where rows are dated
  std::optional<OddQuote> odd_quote_ = {};  ///< the first of the row
  bool in_header_ = true;
  bool useless_ = false;  ///< the header does not name the column
  bool stopped_ = false;

  Place place_;                 ///< file, and the line of the last place given
  std::size_t placed_ = 0;      ///< byte of the last place given
  std::size_t line_start_ = 0;  ///< of its line

  CsvColumn column_ = {};
  Diagnostics faults_ = {};
};

}  // namespace

Checked<CsvColumn> read_csv_column(const std::string& file, std::string_view text,
                                   const std::string& title, std::size_t most_rows) {
  return ColumnReader(file, text, title, most_rows).read();
}

}  // namespace gonogo
