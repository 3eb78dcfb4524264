// SPDX-License-Identifier: MIT
// Reports that somebody has changed: JSON and workbooks.
#include "gonogo/report/sealed.hpp"

#include "gonogo/xlsx/read_xlsx.hpp"
#include "target.hpp"

using namespace gonogo;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  const Checked<SealedReport> read =
      is_xlsx(bytes) ? read_sealed_xlsx("report", bytes) : read_sealed_json("report", bytes);
  if (read.value) first_difference(*read.value, *read.value);
  return 0;
}
