// SPDX-License-Identifier: MIT
// A formula of any bytes: parsed, and in a bid of drivers, a list and a line that it may name.
#include "gonogo/sheet/expression.hpp"

#include "target.hpp"

using namespace gonogo;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(fuzz::text_of(data, size));
  const Expression value(text), condition(text, {}, Form::condition);
  if (!value.syntax().value) return 0;
  std::string quoted;
  for (const char c : text)
    quoted += c == '\\' || c == '"' ? std::string("\\") + c : std::string(1, c);
  MemoryFiles files;
  files.add("bid.toml",
            "project = { title = \"T\", currency = \"EUR\", period = \"1 year\", "
            "step = \"quarter\" }\n"
            "rates.discount = 0.1\n"
            "drivers = { a = 2, b = -0.5, zero = 0, list = [1, 2, 3] }\n"
            "quantities.base = { opening = 3, gain = \"a\", loss = 0.1, per = \"year\" }\n"
            "revenue.sales = { amount = \"a\", per = \"month\" }\n"
            "cost.formula = { amount = \"" +
                quoted + "\", per = \"year\" }\n");
  fuzz::judge(files, {.bid = "bid.toml"}, fuzz::takes_workbook(size));
  return 0;
}
