// SPDX-License-Identifier: MIT
#include "gonogo/report/format.hpp"

namespace gonogo {

Format text_format();
Format json_format();
Format ndjson_format();
Format csv_format();
Format markdown_format();
Format html_format();

std::span<const Format> formats() {
  static const std::vector<Format> list = {text_format(), json_format(),     ndjson_format(),
                                           csv_format(),  markdown_format(), html_format()};
  return list;
}

}  // namespace gonogo
