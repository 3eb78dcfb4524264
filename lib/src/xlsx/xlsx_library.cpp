// SPDX-License-Identifier: MIT
#include "xlsx/xlsx_library.hpp"

#include <dlfcn.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace gonogo {
namespace {

[[noreturn]] void fail() {
  const char* reason = dlerror();
  throw std::system_error(ELIBACC, std::generic_category(),
                          std::string("a workbook needs libxlsxwriter (") +
                              (reason == nullptr ? "no reason known" : reason) + ")");
}

/// The type of `function` is that of the declaration in xlsxwriter.h, and GONOGO_XLSX_LIBRARY is the
/// soname of the library that belongs to this header: both have one binary interface.
template <class Function>
void find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(dlsym(library, name));
  if (function == nullptr) fail();
}

XlsxLibrary load() {
  void* const library = dlopen(GONOGO_XLSX_LIBRARY, RTLD_LAZY | RTLD_LOCAL);
  if (library == nullptr) fail();
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
  find(library, "lxw_strerror", xlsx.lxw_strerror);
  return xlsx;
}

}  // namespace

const XlsxLibrary& xlsx_library() {
  static const XlsxLibrary library = load();
  return library;
}

}  // namespace gonogo
