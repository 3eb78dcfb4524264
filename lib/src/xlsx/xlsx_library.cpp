// SPDX-License-Identifier: MIT
#include "xlsx/xlsx_library.hpp"

#include <dlfcn.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace gonogo {
namespace {

[[noreturn]] void fail(const char* reason) {
  throw std::system_error(ELIBACC, std::generic_category(),
                          std::string("a workbook needs libxlsxwriter (") +
                              (reason == nullptr ? "no reason known" : reason) + ")");
}

#ifdef GONOGO_XLSX_LIBRARY

/// The type of `function` is that of the declaration in xlsxwriter.h, and GONOGO_XLSX_LIBRARY is the
/// soname of the library that belongs to this header: both have one binary interface.
template <class Function>
void find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(dlsym(library, name));
  if (function == nullptr) fail(dlerror());
}

XlsxLibrary load() {
  void* const library = dlopen(GONOGO_XLSX_LIBRARY, RTLD_LAZY | RTLD_LOCAL);
  if (library == nullptr) fail(dlerror());
  XlsxLibrary xlsx;
  find(library, "workbook_new_opt", xlsx.workbook_new_opt);
  find(library, "workbook_set_properties", xlsx.workbook_set_properties);
  find(library, "workbook_add_format", xlsx.workbook_add_format);
  find(library, "workbook_add_worksheet", xlsx.workbook_add_worksheet);
  find(library, "workbook_define_name", xlsx.workbook_define_name);
  find(library, "workbook_close", xlsx.workbook_close);
  find(library, "worksheet_write_string", xlsx.worksheet_write_string);
  find(library, "worksheet_write_number", xlsx.worksheet_write_number);
  find(library, "worksheet_write_formula_num", xlsx.worksheet_write_formula_num);
  find(library, "worksheet_write_formula_str", xlsx.worksheet_write_formula_str);
  find(library, "worksheet_set_row", xlsx.worksheet_set_row);
  find(library, "worksheet_set_column", xlsx.worksheet_set_column);
  find(library, "worksheet_freeze_panes", xlsx.worksheet_freeze_panes);
  find(library, "format_set_num_format", xlsx.format_set_num_format);
  find(library, "format_set_bold", xlsx.format_set_bold);
  find(library, "format_set_top", xlsx.format_set_top);
  find(library, "format_set_bottom", xlsx.format_set_bottom);
  find(library, "format_set_font_color", xlsx.format_set_font_color);
  find(library, "format_set_indent", xlsx.format_set_indent);
  find(library, "format_set_align", xlsx.format_set_align);
  find(library, "format_set_text_wrap", xlsx.format_set_text_wrap);
  find(library, "worksheet_set_landscape", xlsx.worksheet_set_landscape);
  find(library, "worksheet_set_paper", xlsx.worksheet_set_paper);
  find(library, "worksheet_fit_to_pages", xlsx.worksheet_fit_to_pages);
  find(library, "worksheet_set_margins", xlsx.worksheet_set_margins);
  find(library, "worksheet_repeat_rows", xlsx.worksheet_repeat_rows);
  find(library, "worksheet_set_footer", xlsx.worksheet_set_footer);
  find(library, "worksheet_data_validation_cell", xlsx.worksheet_data_validation_cell);
  find(library, "worksheet_conditional_format_cell", xlsx.worksheet_conditional_format_cell);
  find(library, "worksheet_insert_chart_opt", xlsx.worksheet_insert_chart_opt);
  find(library, "workbook_add_chart", xlsx.workbook_add_chart);
  find(library, "chart_add_series", xlsx.chart_add_series);
  find(library, "chart_series_set_name", xlsx.chart_series_set_name);
  find(library, "chart_series_set_line", xlsx.chart_series_set_line);
  find(library, "chart_series_set_fill", xlsx.chart_series_set_fill);
  find(library, "chart_title_set_name", xlsx.chart_title_set_name);
  find(library, "chart_legend_set_position", xlsx.chart_legend_set_position);
  find(library, "chart_axis_set_label_position", xlsx.chart_axis_set_label_position);
  find(library, "chart_axis_set_num_format", xlsx.chart_axis_set_num_format);
  find(library, "chart_axis_set_reverse", xlsx.chart_axis_set_reverse);
  find(library, "chart_axis_set_crossing", xlsx.chart_axis_set_crossing);
  find(library, "chart_set_series_overlap", xlsx.chart_set_series_overlap);
  find(library, "chart_set_series_gap", xlsx.chart_set_series_gap);
  find(library, "format_set_bg_color", xlsx.format_set_bg_color);
  find(library, "chart_axis_set_min", xlsx.chart_axis_set_min);
  find(library, "chart_axis_set_major_unit", xlsx.chart_axis_set_major_unit);
  find(library, "chart_axis_set_interval_unit", xlsx.chart_axis_set_interval_unit);
  find(library, "chart_axis_set_max", xlsx.chart_axis_set_max);
  find(library, "chart_title_set_name_font", xlsx.chart_title_set_name_font);
  find(library, "lxw_strerror", xlsx.lxw_strerror);
  return xlsx;
}
#else
XlsxLibrary load() { fail("a program that is linked statically cannot load it"); }
#endif

}  // namespace

const XlsxLibrary& xlsx_library() {
  static const XlsxLibrary library = load();
  return library;
}

}  // namespace gonogo
