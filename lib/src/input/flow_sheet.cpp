// SPDX-License-Identifier: MIT
#include "gonogo/input/flow_sheet.hpp"

#include <algorithm>
#include <cmath>

#include "gonogo/base/text.hpp"
#include "input/csv_table.hpp"
#include "input/sheet_amounts.hpp"
#include "input/sheet_words.hpp"
#include "input/toml_scan.hpp"

namespace gonogo {
namespace {

constexpr const char* code = "bad-sheet";

/// The one of them that the first line with any has most of.
char separator_of(std::string_view text) {
  std::size_t most = 0;
  char found = ',';
  while (most == 0 && !text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    for (const char each : {',', ';', '\t'}) {
      const auto count = static_cast<std::size_t>(std::count(line.begin(), line.end(), each));
      if (count > most) most = count, found = each;
    }
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return found;
}

/// The columns of years and the row that heads them.
struct Heads {
  std::size_t row = 0;
  std::vector<std::size_t> columns = {};
  SheetYear first = {};
};

std::size_t filled_cells(const CsvRow& row) {
  return static_cast<std::size_t>(std::count_if(
      row.begin(), row.end(), [](const CsvField& each) { return !trimmed(each.text).empty(); }));
}

/// Bare numbers, which amounts may be too, head columns in the first row of three cells or more alone.
std::optional<Heads> heads_of(const std::vector<CsvRow>& rows) {
  bool begun = false;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    Heads heads{.row = row};
    int last = 0;
    bool bare = true;
    for (std::size_t column = 0; column < rows[row].size(); ++column) {
      const auto year = year_of(rows[row][column].text);
      if (!year || (!heads.columns.empty() && year->number != last + 1)) continue;
      if (heads.columns.empty()) heads.first = *year;
      heads.columns.push_back(column);
      last = year->number;
      bare = bare && !year->calendar && kind_of_cell(rows[row][column].text) == SheetCell::amount;
    }
    if (heads.columns.size() >= 2 && !(bare && begun)) return heads;
    begun = begun || filled_cells(rows[row]) >= 3;
  }
  return {};
}

std::string text_at(const CsvRow& row, std::size_t column) {
  return column < row.size() ? trimmed(row[column].text) : std::string();
}

/// From rows of text to lines. A row that is not understood is a fault, and reading goes on.
class FlowReader {
 public:
  FlowReader(const std::string& file, const std::vector<CsvRow>& rows, Heads heads, char separator,
             const FlowSheetOptions& options)
      : file_(file),
        rows_(rows),
        heads_(std::move(heads)),
        separator_(separator),
        options_(options) {}

  Checked<FlowSheet> read() {
    read_heads();
    read_style();
    for (std::size_t row = heads_.row + 1; row < rows_.size() && !has_errors(found_); ++row)
      read_row(rows_[row]);
    if (!has_errors(found_)) finish();
    if (has_errors(found_)) return {.diagnostics = std::move(found_)};
    for (const Line& each : lines_) sheet_.lines.push_back(each.line);
    return {.value = std::move(sheet_), .diagnostics = std::move(found_)};
  }

 private:
  struct Line {
    FlowLine line = {};
    Place place = {};     ///< of its name
    bool unsure = false;  ///< has no sign, and its name says that it is paid
  };

  void fault(const Place& place, Message message, Message hint) {
    add_error(found_, code, std::move(message), place, std::move(hint));
  }

  void read_heads() {
    const CsvRow& row = rows_[heads_.row];
    for (const std::size_t column : heads_.columns) sheet_.years.push_back(text_at(row, column));
    for (std::size_t above = 0; above < heads_.row && sheet_.title.empty(); ++above) {
      for (const CsvField& each : rows_[above]) {
        if (sheet_.title.empty()) sheet_.title = trimmed(each.text);
      }
    }
    sheet_.first_year =
        heads_.first.calendar ? options_.first_year.value_or(0) : heads_.first.number;
    sheet_.first_year_assumed = heads_.first.calendar && !options_.first_year;
    if (sheet_.first_year > 1)
      fault(row[heads_.columns.front()].place,
            say("the years begin at {1}", number(sheet_.first_year)),
            say("begin at 0, which is today, or at 1"));
    for (std::size_t i = heads_.columns.front(); i < row.size() && !has_errors(found_); ++i) {
      const bool known =
          std::find(heads_.columns.begin(), heads_.columns.end(), i) != heads_.columns.end();
      if (!known && year_of(row[i].text))
        fault(row[i].place,
              say("'{1}' is not the year after the one before", verbatim(row[i].text)),
              say("a column for every year, in their order"));
    }
  }

  void read_style() {
    std::vector<CsvField> amounts;
    for (std::size_t row = heads_.row + 1; row < rows_.size(); ++row) {
      for (const std::size_t column : heads_.columns) {
        if (column < rows_[row].size() &&
            kind_of_cell(rows_[row][column].text) == SheetCell::amount)
          amounts.push_back(rows_[row][column]);
      }
    }
    Checked<AmountStyle> style = style_of(amounts, separator_, options_.decimal);
    if (style.value) style_ = *style.value;
    for (Diagnostic& each : style.diagnostics) found_.push_back(std::move(each));
  }

  /// The first text before the years.
  const CsvField* name_field(const CsvRow& row) const {
    for (std::size_t i = 0; i < std::min(heads_.columns.front(), row.size()); ++i) {
      if (!trimmed(row[i].text).empty()) return &row[i];
    }
    return nullptr;
  }

  bool all_cells(const CsvRow& row, SheetCell kind) const {
    return std::all_of(heads_.columns.begin(), heads_.columns.end(), [&](std::size_t column) {
      const SheetCell here = kind_of_cell(text_at(row, column));
      return here == kind || here == SheetCell::empty;
    });
  }

  void read_row(const CsvRow& row) {
    const CsvField* name = name_field(row);
    if (all_cells(row, SheetCell::empty)) {
      if (name != nullptr) enter(words_of_row(name->text));
      return;
    }
    if (name != nullptr && (words_of_row(name->text).derived || all_cells(row, SheetCell::rate)))
      return leave_out(trimmed(name->text));
    std::vector<double> amounts;
    for (const std::size_t column : heads_.columns) {
      const auto amount = amount_in(row, column);
      if (!amount) return;
      amounts.push_back(*amount);
    }
    if (name == nullptr)
      return fault(row[heads_.columns.front()].place, say("this row has no name"),
                   say("name it, or remove it"));
    take(*name, std::move(amounts));
  }

  /// A row without amounts heads those below it.
  void enter(const RowWords& words) {
    if (words.outlay || words.inflow) paid_ = words.outlay;
  }

  std::optional<double> amount_in(const CsvRow& row, std::size_t column) {
    const std::string text = text_at(row, column);
    const SheetCell kind = kind_of_cell(text);
    if (kind == SheetCell::empty) return 0;
    const auto amount =
        kind == SheetCell::amount ? amount_of(text, style_) : std::optional<double>();
    if (!amount)
      fault(row[column].place, say("'{1}' is no amount of money", verbatim(text)),
            kind == SheetCell::rate
                ? say("a rate is no flow: remove the row")
                : say("write digits, as 1200.50, and a minus for what is paid"));
    return amount;
  }

  void leave_out(std::string name) { sheet_.left_out.push_back(std::move(name)); }

  void take(const CsvField& name, std::vector<double> amounts) {
    const RowWords words = words_of_row(name.text);
    std::string text = trimmed(name.text);
    const bool signless =
        std::all_of(amounts.begin(), amounts.end(), [](double x) { return x >= 0; });
    if (is_sum(amounts, words.total, paid_ && signless)) {
      if (equals_all(amounts)) summed_ = lines_.size();
      return leave_out(std::move(text));
    }
    if (words.total && !lines_.empty()) return refuse_total(name, amounts);
    if (paid_ && signless) {
      for (double& each : amounts) each = each == 0 ? 0 : -each;
    }
    lines_.push_back(
        {.line = {.name = std::move(text), .row = name.place.line, .amounts = std::move(amounts)},
         .place = name.place,
         .unsure = signless && !paid_ && words.outlay});
  }

  /// What the lines from `first` on give in a year.
  double sum_from(std::size_t first, std::size_t year) const {
    double sum = 0;
    for (std::size_t i = first; i < lines_.size(); ++i) sum += lines_[i].line.amounts[year];
    return sum;
  }

  /// As far as the digits that a sheet shows say: each of its amounts is rounded to them. No more than half a
  /// per cent of the row: small whole numbers differ by more than rounding.
  bool equals_from(std::size_t first, const std::vector<double>& amounts, double sign) const {
    double size = 0;
    for (const double each : amounts) size = std::max(size, std::abs(each));
    const double digit = std::pow(10.0, -style_.decimals);
    const double rounding =
        std::min(0.5 * digit * static_cast<double>(lines_.size() - first + 1), 0.005 * size);
    for (std::size_t year = 0; year < amounts.size(); ++year) {
      const double sum = sum_from(first, year);
      if (std::abs(sign * amounts[year] - sum) > rounding + 1e-9 * std::abs(sum)) return false;
    }
    return true;
  }

  bool equals_all(const std::vector<double>& amounts) const { return equals_from(0, amounts, 1); }

  /// Whether the row sums lines right above it: at least two, unless its name says so. A row that is 0 but
  /// for one year may be equal by chance.
  bool is_sum(const std::vector<double>& amounts, bool named, bool paid) const {
    const auto filled =
        std::count_if(amounts.begin(), amounts.end(), [](double x) { return x != 0; });
    if (lines_.empty() || (!named && filled < 2)) return false;
    const std::size_t least = named ? 1 : 2;
    for (std::size_t count = least; count <= lines_.size(); ++count) {
      const std::size_t first = lines_.size() - count;
      if (equals_from(first, amounts, 1) || (paid && equals_from(first, amounts, -1))) return true;
    }
    return false;
  }

  void refuse_total(const CsvField& name, const std::vector<double>& amounts) {
    std::size_t year = 0;
    while (year + 1 < amounts.size() && std::abs(amounts[year] - sum_from(0, year)) < 1e-9) ++year;
    fault(name.place,
          say("'{1}' is not the sum of the rows above it: {2} in {3}, and they sum to {4}",
              verbatim(trimmed(name.text)), exact(amounts[year]),
              verbatim("Y" + std::to_string(sheet_.first_year + static_cast<int>(year))),
              exact(to_digits(sum_from(0, year), 15))),
          say("write what is paid with a minus or in brackets, or below a row such as Costs"));
  }

  void finish() {
    if (summed_ && *summed_ < lines_.size()) {
      for (std::size_t i = *summed_; i < lines_.size(); ++i) {
        add_warning(found_, code,
                    say("'{1}' is left out: it comes after the sum of all rows",
                        verbatim(lines_[i].line.name)),
                    lines_[i].place, say("move it above the sum if it is a flow"));
        leave_out(lines_[i].line.name);
      }
      lines_.resize(*summed_);
    }
    if (lines_.empty())
      return fault({.file = file_}, say("no row has amounts"),
                   say("a row for each line, its name first"));
    for (const Line& each : lines_) {
      if (each.unsure && !summed_)
        fault(each.place,
              say("'{1}' has no sign, and its name says that it is paid", verbatim(each.line.name)),
              say("write it with a minus or in brackets, or below a row such as Costs"));
    }
  }

  const std::string& file_;
  const std::vector<CsvRow>& rows_;
  Heads heads_;
  char separator_;
  const FlowSheetOptions& options_;
  AmountStyle style_ = {};
  bool paid_ = false;  ///< the head above says that its rows are paid
  std::vector<Line> lines_ = {};
  std::optional<std::size_t> summed_ = {};  ///< so many lines a total of all confirms
  FlowSheet sheet_ = {};
  Diagnostics found_ = {};
};

}  // namespace

Checked<FlowSheet> read_flow_sheet(const std::string& file, std::string_view text,
                                   const FlowSheetOptions& options) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  Diagnostics found = scan_encoding(file, text);
  if (!found.empty()) return {.diagnostics = std::move(found)};
  const char separator = separator_of(text);
  Checked<std::vector<CsvRow>> rows = read_csv_table(file, text, separator);
  if (!rows.value) return {.diagnostics = std::move(rows.diagnostics)};
  auto heads = heads_of(*rows.value);
  if (!heads) {
    add_error(found, code, say("no row names years"), {.file = file},
              say("head the columns by years: Y0, Y1, Y2, or 2026, 2027"));
    return {.diagnostics = std::move(found)};
  }
  return FlowReader(file, *rows.value, std::move(*heads), separator, options).read();
}

}  // namespace gonogo
