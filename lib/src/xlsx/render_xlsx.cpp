// SPDX-License-Identifier: MIT
#include "gonogo/xlsx/render_xlsx.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>
#include <utility>

#include "gonogo/base/text.hpp"
#include "gonogo/report/render.hpp"
#include "report/cell.hpp"
#include "report/chart_table.hpp"
#include "report/figure.hpp"
#include "xlsx/cell_rules.hpp"
#include "xlsx/native_chart.hpp"
#include "xlsx/scratch_folder.hpp"
#include "xlsx/sheet_page.hpp"
#include "xlsx/workbook_look.hpp"
#include "xlsx/workbook_plan.hpp"
#include "xlsx/xlsx_library.hpp"

namespace gonogo {
namespace {

/// Excel's limit: beyond it it calls the whole file broken.
constexpr std::size_t longest_formula = 8192;

constexpr int narrowest_column = 6;
constexpr int widest_column = 48;
constexpr int plain_number_width = 10;

constexpr lxw_color_t entry_colour = 0x1F3FBF, entry_ground = 0xFFF9D6;

/// A workbook contains the time it was made. Ours is always 2000-01-01, so that the bytes depend on the
/// report alone.
constexpr std::time_t made = 946684800;

void check(lxw_error error) {
  if (error != LXW_NO_ERROR)
    throw std::runtime_error(std::string("workbook: ") + xlsx_library().lxw_strerror(error));
}

/// The workbook file: closing it writes it, whatever happened before.
struct CloseQuietly {
  void operator()(lxw_workbook* workbook) const { xlsx_library().workbook_close(workbook); }
};

class WorkbookWriter {
 public:
  WorkbookWriter(const Report& report, const XlsxOptions& options)
      : report_(report),
        language_(options.language),
        display_scale_(options.display_scale.value_or(report.scale)),
        sections_(report),
        plan_(sections_.all(), head_height(report), options.language) {}

  std::string write() {
    const auto file = folder_.path() / "report.xlsx";
    auto scratch = folder_.path().string();
    lxw_workbook_options options = {
        .constant_memory = LXW_FALSE, .tmpdir = scratch.data(), .use_zip64 = LXW_FALSE};
    workbook_.reset(xlsx_.workbook_new_opt(file.c_str(), &options));
    if (!workbook_) throw std::runtime_error("workbook: out of memory");
    set_properties();
    for (std::size_t i = 0; i < plan_.sheets().size(); ++i) write_sheet(i);
    check(xlsx_.workbook_close(workbook_.release()));
    return bytes_of(file);
  }

 private:
  static std::uint32_t head_height(const Report& report) {
    if (report.title.empty()) return 0;
    return static_cast<std::uint32_t>(2 + report.banners.size() + report.provenance.size() +
                                      1);  // title, money, banners, provenance, empty
  }

  void set_properties() {
    auto title = printable(words(report_.title));
    lxw_doc_properties properties = {};
    properties.title = title.data();
    properties.created = made;
    check(xlsx_.workbook_set_properties(workbook_.get(), &properties));
  }

  lxw_format* format(const Look& look) {
    auto& format = formats_[look];
    if (format != nullptr) return format;
    format = xlsx_.workbook_add_format(workbook_.get());
    if (!look.number_format.empty())
      xlsx_.format_set_num_format(format, look.number_format.c_str());
    if (look.emphasis != Emphasis::plain) xlsx_.format_set_bold(format);
    if (look.emphasis == Emphasis::total) xlsx_.format_set_top(format, LXW_BORDER_THIN);
    if (look.tone != Tone::plain)
      xlsx_.format_set_font_color(format, static_cast<lxw_color_t>(colour_of(look.tone)));
    if (look.indent > 0)
      xlsx_.format_set_indent(format, static_cast<std::uint8_t>(std::min(look.indent, 15)));
    if (look.right) xlsx_.format_set_align(format, LXW_ALIGN_RIGHT);
    if (look.wrapped) xlsx_.format_set_text_wrap(format);
    if (look.underlined) xlsx_.format_set_bottom(format, LXW_BORDER_THIN);
    if (look.editable) {
      xlsx_.format_set_font_color(format, entry_colour);
      xlsx_.format_set_bg_color(format, entry_ground);
    }
    return format;
  }

  std::string words(const Message& message) const { return in_words(message, language_); }

  void write_text(std::uint32_t row, std::size_t column, const Message& text, const Look& look) {
    write_text(row, column, words(text), look);
  }

  void write_text(std::uint32_t row, std::size_t column, const std::string& text,
                  const Look& look) {
    const auto safe = shortened(printable(text));
    check(xlsx_.worksheet_write_string(sheet_, row, static_cast<lxw_col_t>(column), safe.c_str(),
                                       format(look)));
  }

  void write_sheet(std::size_t index) {
    const auto& plan = plan_.sheets()[index];
    sheet_ = xlsx_.workbook_add_worksheet(workbook_.get(), plan.name.c_str());
    if (sheet_ == nullptr) throw std::runtime_error("workbook: no sheet can be named " + plan.name);
    sheet_index_ = index;
    widths_.clear();
    if (index == 0 && !report_.title.empty()) write_head();
    for (const auto& placed : plan.blocks) {
      top_ = placed.top;
      std::visit([this](const auto& block) { write(block); }, *placed.block);
    }
    for (std::size_t column = 0; column < widths_.size(); ++column) {
      const auto at = static_cast<lxw_col_t>(column);
      check(xlsx_.worksheet_set_column(sheet_, at, at, column_width(widths_[column]), nullptr));
    }
    set_up(plan);
  }

  void write_head() {
    write_text(0, 0, report_.title, {.emphasis = Emphasis::heading});
    write_text(1, 0, money_line(), {.tone = Tone::faint});
    std::uint32_t row = 2;
    for (const auto& banner : report_.banners)
      write_text(row++, 0, banner, {.tone = Tone::caution});
    for (const auto& line : report_.provenance) write_text(row++, 0, line, {.tone = Tone::faint});
  }

  Message money_line() const {
    const auto unit = money_unit(report_);
    if (unit.empty()) return {};
    if (display_scale_ == report_.scale) return say("money in {1}", unit);
    return say("money shown in {1}; cells hold {2}, and inputs are entered in {2}",
               money_unit(report_.currency, display_scale_), unit);
  }

  /// Labels stay in sight, and on paper the titles of columns, unless tables below repeat them; on a
  /// screen they too where the sheet has one table.
  void set_up(const PlannedSheet& plan) {
    const Table* widest = nullptr;
    std::size_t tables = 0, as_wide = 0;
    std::uint32_t below_titles = 0;
    for (const auto& [block, top] : plan.blocks) {
      const auto* table = std::get_if<Table>(block);
      if (table == nullptr) continue;
      ++tables;
      if (widest != nullptr && table->columns.size() == widest->columns.size()) ++as_wide;
      if (widest != nullptr && table->columns.size() <= widest->columns.size()) continue;
      below_titles = top + rows_above(*table);
      widest = table;
      as_wide = 1;
    }
    SheetPage page{.height = plan.height, .one_page = sheet_index_ == 0, .footer = footer()};
    for (const int each : widths_) page.width += column_width(each);
    // Titles of one table over the rows of another would be wrong.
    const bool is_most = widest != nullptr && 2 * widest->rows.size() > plan.height;
    if (is_most && widest->header && as_wide == 1) page.titles = below_titles - 1;
    set_up_page(sheet_, page);
    if (widest == nullptr || widest->frozen_columns >= widest->columns.size()) return;
    xlsx_.worksheet_freeze_panes(sheet_, tables == 1 ? below_titles : 0,
                                 static_cast<lxw_col_t>(widest->frozen_columns));
  }

  std::string footer() const {
    std::string text = printable(words(report_.title));
    for (const auto& line : report_.provenance) text += "   " + printable(words(line));
    return text;
  }

  static int column_width(int width) {
    return std::clamp(width + 1, narrowest_column, widest_column);
  }

  void write(const Paragraph& paragraph) {
    auto row = top_;
    for (const auto& line : split(words(paragraph.text), '\n'))
      write_text(row++, 0, line, {.tone = paragraph.tone});
  }

  void write(const List& list) {
    auto row = top_;
    for (const auto& item : list.items) write_text(row++, 0, item, {});
  }

  void write(const Code& code) {
    auto row = top_;
    for (const auto& line : code.lines) write_text(row++, 0, line, {});
  }

  void write(const Outline& outline) {
    auto row = top_;
    for (const auto& item : outline.items) {
      write_text(row, 0, item.text, {.indent = item.depth});
      if (item.place.known()) write_text(row, 1, to_string(item.place), {.tone = Tone::faint});
      ++row;
      if (!item.below.empty()) write_text(row++, 0, item.below, {.indent = item.depth + 2});
    }
  }

  void write(const Signatures& signatures) {
    auto row = top_;
    for (const auto& role : signatures.roles) write_text(row++, 0, role, {});
  }

  /// A chart over cells of other tables, or over a table of its own above it.
  void write(const Chart& chart) {
    ChartCells cells;
    auto row = top_;
    if (chart.places) {
      cells.places = plan_.absolute(*chart.places);
      for (const auto& each : chart.series)
        cells.series.push_back(each.cells ? plan_.absolute(*each.cells) : std::string());
    } else {
      const auto table = table_of(chart);
      write(table);
      const auto first = top_ + rows_above(table);
      const auto last = first + static_cast<std::uint32_t>(table.rows.size()) - 1;
      const auto column = [&](std::size_t at) {
        return '=' + plan_.absolute(sheet_index_, first, at) + ':' +
               plan_.absolute(plan_.sheets().size(), last, at);
      };
      cells.places = column(0);
      for (std::size_t s = 0; s < chart.series.size(); ++s) cells.series.push_back(column(s + 1));
      row = last + 2;
    }
    if (!is_native(chart)) return;
    draw_chart(chart, cells,
               {.workbook = workbook_.get(),
                .sheet = sheet_,
                .row = row,
                .words = [this](const Message& text) { return printable(words(text)); }});
  }

  void write(const Table& table) {
    if (!table.title.empty()) write_text(top_, 0, table.title, {.emphasis = Emphasis::heading});
    const auto first_row = top_ + rows_above(table);
    money_decimals_ = money_decimals(table);
    money_look_ = money_look(table, display_scale_ / report_.scale);
    editable_.clear();
    for (const auto& each : table.editable) editable_.insert({each.row, each.column});
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      const auto& shape = table.columns[column];
      if (!table.header) continue;
      widen(column, display_width(printable(words(shape.title))) + indent_of(table, column));
      write_text(first_row - 1, column, shape.title,
                 {.indent = indent_of(table, column),
                  .right = is_numeric(shape.kind),
                  .underlined = true});
    }
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      const auto at = first_row + static_cast<std::uint32_t>(row);
      lines_ = 1;
      for (std::size_t column = 0; column < table.columns.size(); ++column) {
        write_cell(table, table.rows[row], at, column);
      }
      if (lines_ > 1)
        check(xlsx_.worksheet_set_row(sheet_, at, lines_ * LXW_DEF_ROW_HEIGHT, nullptr));
      write_remarks(table, table.rows[row], at);
    }
    for (const auto& entry : table.editable)
      restrict_entry(sheet_, first_row + static_cast<std::uint32_t>(entry.row),
                     static_cast<lxw_col_t>(entry.column), entry);
    for (const auto& each : table.tones)
      colour_by(sheet_, first_row + static_cast<std::uint32_t>(each.row),
                static_cast<lxw_col_t>(each.column),
                plan_.formula(each.condition, sheet_index_, longest_formula),
                format({.tone = each.tone, .emphasis = Emphasis::heading}));
  }

  bool is_editable(const Table& table, const Row& row, std::size_t column) const {
    const auto at = static_cast<std::size_t>(&row - table.rows.data());
    return editable_.contains({at, column});
  }

  /// A text beside a number stands apart from it.
  static int indent_of(const Table& table, std::size_t column) {
    const bool beside = column > 0 && is_numeric(table.columns[column - 1].kind);
    return beside && !is_numeric(table.columns[column].kind) ? 1 : 0;
  }

  void widen(std::size_t column, int width) {
    if (widths_.size() <= column) widths_.resize(column + 1);
    widths_[column] = std::max(widths_[column], width);
  }

  void write_cell(const Table& table, const Row& row, std::uint32_t at, std::size_t column) {
    const auto& cell = cell_at(row, column);
    const auto kind = kind_of(table, column, cell);
    Look look = {.tone = cell.tone,
                 .emphasis = row.emphasis,
                 .indent = column == 0 ? row.indent : indent_of(table, column)};
    const auto number = number_in(cell);
    look.editable = is_editable(table, row, column);
    if (number)
      look.number_format =
          number_format(drawn_as(kind, *number),
                        look.editable ? MoneyLook{.decimals = money_decimals_} : money_look_,
                        words(cell.unit), language_);
    if (is_missing(cell)) look.tone = cell.tone == Tone::plain ? Tone::faint : cell.tone;
    if (!number) look.right = is_numeric(table.columns[column].kind);
    if (!number) look.wrapped = table.columns[column].flexible;
    const auto* text = text_in(cell);
    const auto written = shortened(printable(words(text != nullptr ? *text : note_of(cell))));
    const auto shown = number ? figure_text(*number, kind, cell.unit) : written;
    const int width = display_width(shown) + 2 * look.indent;
    // A spreadsheet program shows as many digits of a plain number as there is room for, but with a
    // unit in its format it shows all or none.
    const bool shrinks = number && kind == Kind::number && cell.unit.empty();
    widen(column, shrinks ? std::min(width, plain_number_width) : width);
    if (look.wrapped) lines_ = std::max(lines_, (width + widest_column - 1) / widest_column);
    const auto formula =
        cell.formula ? plan_.formula(cell.formula, sheet_index_, longest_formula) : std::string();
    put(at, static_cast<lxw_col_t>(column), formula, number, written, format(look));
    if (!cell.name.empty()) define_name(cell.name, at, column);
  }

  std::string figure_text(double value, Kind kind, const Message& unit) const {
    Number number = {.value = value, .kind = kind, .unit = unit};
    if (kind == Kind::money) number.decimals = money_decimals_;
    return figure(number, language_).text();
  }

  void put(std::uint32_t row, lxw_col_t column, const std::string& formula,
           std::optional<double> number, const std::string& text, lxw_format* look) {
    const bool is_live = !formula.empty() && formula.size() <= longest_formula;
    if (is_live && number) {
      check(xlsx_.worksheet_write_formula_num(sheet_, row, column, formula.c_str(), look, *number));
    } else if (is_live) {
      check(xlsx_.worksheet_write_formula_str(sheet_, row, column, formula.c_str(), look,
                                              text.c_str()));
    } else if (number) {
      check(xlsx_.worksheet_write_number(sheet_, row, column, *number, look));
    } else {
      check(xlsx_.worksheet_write_string(sheet_, row, column, text.c_str(), look));
    }
  }

  /// Writes the remarks on values that are there to the right of the table.
  void write_remarks(const Table& table, const Row& row, std::uint32_t at) {
    const auto remark = remarks_of(row);
    if (!remark.empty()) write_text(at, table.columns.size(), remark, {.tone = Tone::faint});
  }

  void define_name(const std::string& name, std::uint32_t row, std::size_t column) {
    if (name.size() > longest_name) return;
    if (!names_.insert(name).second) throw std::invalid_argument("two cells are named " + name);
    const auto cell = '=' + plan_.absolute(sheet_index_, row, column);
    check(xlsx_.workbook_define_name(workbook_.get(), name.c_str(), cell.c_str()));
  }

  const XlsxLibrary& xlsx_ = xlsx_library();
  const Report& report_;
  Language language_;
  double display_scale_;
  WorkbookSections sections_;
  WorkbookPlan plan_;
  ScratchFolder folder_;
  std::unique_ptr<lxw_workbook, CloseQuietly> workbook_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  std::size_t sheet_index_ = 0;
  std::uint32_t top_ = 0;  ///< of the block being written
  std::vector<int> widths_ = {};
  int money_decimals_ = 2;  ///< of the table being written
  MoneyLook money_look_ = {};
  std::set<std::pair<std::size_t, std::size_t>> editable_ = {};  ///< rows and columns of them
  int lines_ = 1;  ///< of text in the row being written
  std::map<Look, lxw_format*> formats_ = {};
  std::set<std::string> names_ = {};
};

}  // namespace

std::string render_xlsx(const Report& report, const XlsxOptions& options) {
  return WorkbookWriter(report, options).write();
}

}  // namespace gonogo
