// SPDX-License-Identifier: MIT
/// libxlsxwriter, loaded while the program runs.
#pragma once

#include <xlsxwriter.h>

namespace gonogo {

/// The functions of libxlsxwriter that render_xlsx calls, under their own names.
struct XlsxLibrary {
  decltype(&::workbook_new_opt) workbook_new_opt = nullptr;
  decltype(&::workbook_set_properties) workbook_set_properties = nullptr;
  decltype(&::workbook_add_format) workbook_add_format = nullptr;
  decltype(&::workbook_add_worksheet) workbook_add_worksheet = nullptr;
  decltype(&::workbook_define_name) workbook_define_name = nullptr;
  decltype(&::workbook_close) workbook_close = nullptr;
  decltype(&::worksheet_write_string) worksheet_write_string = nullptr;
  decltype(&::worksheet_write_number) worksheet_write_number = nullptr;
  decltype(&::worksheet_write_formula_num) worksheet_write_formula_num = nullptr;
  decltype(&::worksheet_write_formula_str) worksheet_write_formula_str = nullptr;
  decltype(&::worksheet_set_row) worksheet_set_row = nullptr;
  decltype(&::worksheet_set_column) worksheet_set_column = nullptr;
  decltype(&::worksheet_freeze_panes) worksheet_freeze_panes = nullptr;
  decltype(&::format_set_num_format) format_set_num_format = nullptr;
  decltype(&::format_set_bold) format_set_bold = nullptr;
  decltype(&::format_set_top) format_set_top = nullptr;
  decltype(&::format_set_bottom) format_set_bottom = nullptr;
  decltype(&::format_set_font_color) format_set_font_color = nullptr;
  decltype(&::format_set_indent) format_set_indent = nullptr;
  decltype(&::format_set_align) format_set_align = nullptr;
  decltype(&::format_set_text_wrap) format_set_text_wrap = nullptr;
  decltype(&::worksheet_set_landscape) worksheet_set_landscape = nullptr;
  decltype(&::worksheet_set_paper) worksheet_set_paper = nullptr;
  decltype(&::worksheet_fit_to_pages) worksheet_fit_to_pages = nullptr;
  decltype(&::worksheet_set_margins) worksheet_set_margins = nullptr;
  decltype(&::worksheet_repeat_rows) worksheet_repeat_rows = nullptr;
  decltype(&::worksheet_set_footer) worksheet_set_footer = nullptr;
  decltype(&::worksheet_data_validation_cell) worksheet_data_validation_cell = nullptr;
  decltype(&::worksheet_conditional_format_cell) worksheet_conditional_format_cell = nullptr;
  decltype(&::worksheet_insert_chart_opt) worksheet_insert_chart_opt = nullptr;
  decltype(&::workbook_add_chart) workbook_add_chart = nullptr;
  decltype(&::chart_add_series) chart_add_series = nullptr;
  decltype(&::chart_series_set_name) chart_series_set_name = nullptr;
  decltype(&::chart_series_set_line) chart_series_set_line = nullptr;
  decltype(&::chart_series_set_fill) chart_series_set_fill = nullptr;
  decltype(&::chart_title_set_name) chart_title_set_name = nullptr;
  decltype(&::chart_legend_set_position) chart_legend_set_position = nullptr;
  decltype(&::chart_axis_set_label_position) chart_axis_set_label_position = nullptr;
  decltype(&::chart_axis_set_num_format) chart_axis_set_num_format = nullptr;
  decltype(&::chart_axis_set_reverse) chart_axis_set_reverse = nullptr;
  decltype(&::chart_axis_set_crossing) chart_axis_set_crossing = nullptr;
  decltype(&::chart_set_series_overlap) chart_set_series_overlap = nullptr;
  decltype(&::chart_set_series_gap) chart_set_series_gap = nullptr;
  decltype(&::format_set_bg_color) format_set_bg_color = nullptr;
  decltype(&::chart_axis_set_min) chart_axis_set_min = nullptr;
  decltype(&::chart_axis_set_max) chart_axis_set_max = nullptr;
  decltype(&::chart_axis_set_major_unit) chart_axis_set_major_unit = nullptr;
  decltype(&::chart_axis_set_interval_unit) chart_axis_set_interval_unit = nullptr;
  decltype(&::chart_title_set_name_font) chart_title_set_name_font = nullptr;
  decltype(&::lxw_strerror) lxw_strerror = nullptr;
};

/// Loads the library at the first call; it stays loaded to the end of the process.
///
/// Throws: std::system_error if the library or one of its functions is not found.
const XlsxLibrary& xlsx_library();

}  // namespace gonogo
