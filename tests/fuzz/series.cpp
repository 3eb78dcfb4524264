// SPDX-License-Identifier: MIT
// A CSV file of any bytes, behind a line that says which columns a bid reads: COLUMN;YEARS.
#include "target.hpp"

using namespace gonogo;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest = fuzz::text_of(data, size);
  const std::string column(fuzz::take_part(rest, "\n"));
  if (column.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_ ") != std::string::npos)
    return 0;
  MemoryFiles files;
  files.add("bid.toml",
            "project = { title = \"T\", currency = \"EUR\", period = \"3 years\" }\n"
            "rates.discount = 0.1\n"
            "drivers.d = { value = { file = \"s.csv\", column = \"" +
                column +
                "\" } }\n"
                "revenue.s = { amount = \"d\", per = \"year\" }\n");
  files.add("s.csv", std::string(rest));
  fuzz::judge(files, {.bid = "bid.toml"}, false);
  return 0;
}
