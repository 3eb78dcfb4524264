// SPDX-License-Identifier: MIT
#include "samples.hpp"

#include <cmath>
#include <limits>

namespace gonogo::samples {
namespace {

Cell text(std::string value, Tone tone = Tone::plain) {
  return {.value = verbatim(std::move(value)), .tone = tone};
}
Cell number(double value, Kind kind) { return {.value = value, .kind = kind}; }

Table measures() {
  Cell npv = number(193902.3087, Kind::money);
  npv.unit = verbatim("CNY");
  npv.name = "npv";
  Cell irr = number(0.188612, Kind::rate);
  irr.note = verbatim("the only rate between -90 % and 1,000 % a year");
  const Cell never = {.kind = Kind::years, .note = verbatim("never"), .code = "never"};
  return {.id = "measures",
          .columns = {{.id = "name", .title = verbatim("Measure")},
                      {.id = "value", .title = verbatim("Value"), .kind = Kind::money}},
          .rows = {{.id = "npv", .cells = {text("Net present value"), npv}},
                   {.id = "irr", .cells = {text("Internal rate of return"), irr}},
                   {.id = "static_payback",
                    .cells = {text("Static payback"), number(2.389, Kind::years)}},
                   {.id = "discounted_payback", .cells = {text("Discounted payback"), never}},
                   {.id = "profitability_index",
                    .cells = {text("Profitability index"), number(1.1616, Kind::ratio)}}}};
}

Row rule(std::string id, std::string measure, Cell limit, Cell value, Cell result,
         std::string reason) {
  return {.id = std::move(id),
          .cells = {text(std::move(measure)), std::move(limit), std::move(value), std::move(result),
                    text(std::move(reason))}};
}

Table rules() {
  Cell pass = text("pass", Tone::good);
  pass.code = "pass";
  Cell fail = text("fail", Tone::bad);
  fail.code = "fail";
  return {
      .id = "rules",
      .columns = {{.id = "measure", .title = verbatim("Rule")},
                  {.id = "limit", .title = verbatim("Limit"), .kind = Kind::money},
                  {.id = "value", .title = verbatim("Value"), .kind = Kind::money},
                  {.id = "result", .title = verbatim("Result")},
                  {.id = "reason", .title = verbatim("Reason"), .flexible = true}},
      .rows = {
          rule("value", "NPV at least", number(0, Kind::money), number(193902.3087, Kind::money),
               pass, "The bid must earn the hurdle rate"),
          rule("return", "IRR at least", number(0.12, Kind::rate), number(0.188612, Kind::rate),
               pass, ""),
          rule("speed", "Payback at most", number(2, Kind::years), number(2.389, Kind::years), fail,
               "Contracts in this trade are often ended early, so money must be back soon")}};
}

Diagnostic remark() {
  return {.severity = Severity::warning,
          .code = "unused-driver",
          .message = verbatim("nothing uses the driver 'minutes'"),
          .place = {"bid.toml", 12, 1, 7},
          .hint = verbatim("remove it, or use it in a line")};
}

}  // namespace

Report evaluation() {
  return {
      .command = "evaluate",
      .title = verbatim("Leased lines, retail chain"),
      .currency = "CNY",
      .banners = {verbatim("WHAT-IF: rates.discount is 0.1 here, 0.08 in the policy")},
      .facts = {{.id = "verdict", .cell = {.value = verbatim("NO-GO"), .code = "no_go"}},
                {.id = "failed", .cell = number(1, Kind::count)}},
      .sections =
          {{.id = "summary",
            .title = verbatim("Verdict"),
            .blocks = {Paragraph{
                .id = "text",
                .text = verbatim(
                    "NO-GO: one rule of three fails. The money comes back after 2.39 years, "
                    "and the policy wants it within two."),
                .tone = Tone::bad}}},
           {.id = "measures", .title = verbatim("Measures"), .blocks = {measures()}},
           {.id = "rules", .title = verbatim("Rules"), .blocks = {rules()}},
           {.id = "turn",
            .title = verbatim("What would turn it"),
            .blocks =
                {List{.id = "changes",
                      .items = {verbatim("a price of 1,802.50 instead of 1,650.00 CNY/line/month, "
                                         "which is 9.2 % more"),
                                verbatim("an access cost of 25,310.00 instead of 30,000.00")}},
                 Code{
                     .id = "commands",
                     .lines = {verbatim("gonogo evaluate bid.toml --set drivers.price=1802.5")}}}}},
      .remarks = {remark()}};
}

Report chinese_evaluation() {
  auto report = evaluation();
  report.title = verbatim("连锁零售企业专线项目");
  report.scale = 10000;
  report.banners = {verbatim("假设分析：折现率取 0.1，评价标准为 0.08")};
  report.sections[0].title = verbatim("结论");
  report.sections[0].blocks = {Paragraph{
      .id = "text",
      .text = verbatim(
          "不可行：三条规则中有一条不满足。资金在 2.39 "
          "年后收回，而评价标准要求两年以内收回全部投资（含终端、光纤末端和上门安装的费用）。"),
      .tone = Tone::bad}};
  auto table = measures();
  const char* names[] = {"净现值", "内部收益率", "静态投资回收期", "动态投资回收期", "净现值率"};
  for (std::size_t i = 0; i < table.rows.size(); ++i)
    table.rows[i].cells[0].value = verbatim(names[i]);
  table.rows[0].cells[1] = number(19.3902, Kind::money);
  table.rows[3].cells[1].note = verbatim("不能收回");
  report.sections[1] = {.id = "measures", .title = verbatim("指标"), .blocks = {table}};
  report.sections.resize(2);
  report.remarks.clear();
  return report;
}

Report cashflow() {
  constexpr std::size_t years = 9;
  Table table = {.id = "cashflow", .columns = {{.id = "name", .title = verbatim("Line")}}};
  for (std::size_t y = 0; y <= years; ++y) {
    const auto label = std::to_string(y);
    table.columns.push_back({.id = "y" + label,
                             .title = verbatim("Y" + label),
                             .kind = Kind::money,
                             .narrow = Narrow::part});
  }
  table.columns.push_back({.id = "total", .title = verbatim("Total"), .kind = Kind::money});
  const auto line = [&](std::string id, std::string name, double first, double growth) {
    Row row = {.id = std::move(id), .cells = {text(std::move(name))}, .indent = 1};
    double sum = 0;
    for (std::size_t y = 0; y <= years; ++y) {
      const double value = y == 0 ? 0 : first * std::pow(1 + growth, double(y) - 1);
      row.cells.push_back({.value = value});
      sum += value;
    }
    row.cells.push_back({.value = sum});
    return row;
  };
  table.rows = {{.cells = {text("Revenue")}, .emphasis = Emphasis::heading},
                line("revenue.rent", "Line rent", 792000, 0),
                line("revenue.calls", "床位电话通话费收入", 123456.789, 0.03),
                {.cells = {text("Cost")}, .emphasis = Emphasis::heading},
                line("cost.upkeep", "Upkeep of lines and terminals", -201600, 0.02),
                line("cost.care", "Customer care", -60000, 0.03)};
  Row total = {.id = "flow", .cells = {text("Cash flow")}, .emphasis = Emphasis::total};
  for (std::size_t column = 1; column < table.columns.size(); ++column) {
    double sum = 0;
    for (const auto& row : table.rows) {
      if (column < row.cells.size()) sum += std::get<double>(row.cells[column].value);
    }
    const auto cell = [column](std::size_t row) { return CellReference{"cashflow", row, column}; };
    total.cells.push_back({.value = sum,
                           .formula = Formula{"SUM(", RangeReference{cell(1), cell(2)}, ")+",
                                              cell(4), "+", cell(5)}});
  }
  table.rows.push_back(std::move(total));
  return {.command = "cashflow",
          .title = verbatim("Leased lines, retail chain"),
          .currency = "CNY",
          .sections = {{.id = "cashflow", .title = verbatim("Cash flow"), .blocks = {table}}}};
}

namespace {

Chart verdict_by_price_and_lines(double gap) {
  Chart regions = {.id = "verdict",
                   .title = verbatim("Where all rules pass"),
                   .kind = ChartKind::regions,
                   .x_title = verbatim("price"),
                   .y_title = verbatim("lines"),
                   .y_kind = Kind::count};
  for (int i = 0; i < 16; ++i) regions.x.push_back(1500 + 25 * i);
  for (int j = 0; j < 8; ++j) {
    regions.y.push_back(32 + 2 * j);
    Series row = {.id = "lines_" + std::to_string(32 + 2 * j)};
    for (const double price : regions.x) row.values.push_back(price * regions.y.back() - 64000);
    regions.series.push_back(std::move(row));
  }
  regions.series[0].values[0] = gap;
  return regions;
}

}  // namespace

Report charts() {
  const double gap = std::numeric_limits<double>::quiet_NaN();
  Chart tornado = {.id = "tornado",
                   .title = verbatim("Net present value, each driver at its low and high"),
                   .categories = {verbatim("Price"), verbatim("Lines"), verbatim("Access cost"),
                                  verbatim("每线维护费用（含备件）"), verbatim("Care")},
                   .series = {{.id = "low",
                               .title = verbatim("at low"),
                               .values = {-104233.5, 12004.1, 310870.0, 230500.0, 193902.3}},
                              {.id = "high",
                               .title = verbatim("at high"),
                               .values = {492037.9, 284850.2, 76934.6, 157300.0, 193102.3}}},
                   .base = 193902.3};
  Chart bars = {
      .id = "cost",
      .title = verbatim("Cost by category"),
      .categories = {verbatim("marketing"), verbatim("customer care"), verbatim("rebate")},
      .series = {{.id = "cost", .values = {181.5, 742.25, -95.0}}}};
  Chart grouped_bars = {
      .id = "years",
      .title = verbatim("Revenue and cost"),
      .categories = {verbatim("Y1"), verbatim("Y2")},
      .series = {{.id = "revenue", .title = verbatim("revenue"), .values = {792000, 815760}},
                 {.id = "cost", .title = verbatim("cost"), .values = {261600, gap}}}};
  Chart curves = {.id = "profile",
                  .title = verbatim("Present value by discount rate"),
                  .kind = ChartKind::lines,
                  .series = {{.id = "bid", .title = verbatim("this bid")},
                             {.id = "other", .title = verbatim("别的报价")}},
                  .x_title = verbatim("discount rate a year"),
                  .y_title = verbatim("net present value"),
                  .x_kind = Kind::rate,
                  .base = 0.0};
  for (int i = 0; i <= 40; ++i) {
    const double rate = 0.01 * i;
    curves.x.push_back(rate);
    double annuity = 0;
    for (int t = 1; t <= 8; ++t) annuity += std::pow(1 + rate, -t);
    curves.series[0].values.push_back(-1'260'000 + 330'000 * annuity);
    curves.series[1].values.push_back(i < 5 ? gap : -600'000 + 180'000 * annuity);
  }
  return {.command = "sensitivity",
          .title = verbatim("Leased lines, retail chain"),
          .currency = "CNY",
          .sections = {
              {.id = "charts",
               .title = verbatim("Pictures"),
               .blocks = {tornado, bars, grouped_bars, curves, verdict_by_price_and_lines(gap)}}}};
}

Report hostile() {
  const std::string evil = "=cmd|'/C calc'!A0";
  const std::string escape = "a\x1b[2Jb\r\n\xff\u202E\t\"c\",d";
  Table table = {
      .id = "t",
      .title = verbatim(escape),
      .columns = {{.id = "name", .title = verbatim(evil)},
                  {.id = "value", .title = verbatim(escape), .kind = Kind::number},
                  {.id = "text", .title = verbatim("-1")}},
      .rows = {
          {.id = "inf",
           .cells = {text(evil), {.value = std::numeric_limits<double>::infinity()}, text("+1")}},
          {.id = "nan",
           .cells = {text(escape),
                     {.value = std::nan(""), .note = verbatim("@never")},
                     text("@SUM(A1)")}},
          {.id = "zero",
           .cells = {text("-0"), {.value = -0.0, .unit = verbatim(escape)}, text("\t=1")}}}};
  return {
      .command = "evaluate",
      .title = verbatim(escape),
      .currency = "C\x1bN",
      .banners = {verbatim(escape)},
      .facts = {{.id = "bad", .cell = {.value = -std::numeric_limits<double>::infinity()}}},
      .sections = {{.id = "s",
                    .title = verbatim("It's [a] very:long*title?/\\ that no workbook takes"),
                    .blocks = {Paragraph{.id = "p", .text = verbatim(escape)},
                               List{.id = "l", .items = {verbatim(escape)}},
                               Code{.id = "c", .lines = {verbatim(evil), verbatim(escape)}}, table,
                               Chart{.id = "chart",
                                     .title = verbatim(escape),
                                     .categories = {verbatim(escape)},
                                     .series = {{.id = "v", .values = {std::nan("")}}}}}},
                   {.id = "empty",
                    .title = Message(),
                    .blocks = {Table{.id = "e"}, Chart{.id = "none", .kind = ChartKind::lines},
                               Chart{.id = "nothing", .kind = ChartKind::regions},
                               Chart{.id = "zilch"}}}},
      .remarks = {{.code = "c",
                   .message = verbatim(escape),
                   .place = {escape, 1, 1, 1},
                   .hint = verbatim(evil)}}};
}

Report paper() {
  Report report = evaluation();
  report.seals = {{verbatim("Bid"), verbatim("bid.toml, SHA-256 0123")},
                  {verbatim("What-if"), verbatim("drivers.price 1,650 -> 1,800")}};
  report.repeated_by = "gonogo evaluate bid.toml --set drivers.price=1800 -f html";
  report.sections.push_back(
      {.id = "flow",
       .title = verbatim("Cash flow"),
       .blocks = {Chart{.id = "flow",
                        .title = verbatim("Cash flow by year"),
                        .kind = ChartKind::columns,
                        .categories = {verbatim("2027"), verbatim("2028"), verbatim("2029")},
                        .series = {{.id = "net",
                                    .title = verbatim("net"),
                                    .values = {-100'000, 60'000, 90'000}},
                                   {.id = "sum",
                                    .title = verbatim("cumulative"),
                                    .values = {-100'000, -40'000, 50'000},
                                    .stroke = Stroke::line}},
                        .marks = {{.x = 1.4, .y = 0, .text = verbatim("payback")}}},
                  Chart{.id = "value",
                        .title = verbatim("Value by line"),
                        .kind = ChartKind::waterfall,
                        .categories = {verbatim("rent"), verbatim("access"), verbatim("NPV")},
                        .series = {{.id = "value", .values = {150'000, -90'000, 60'000}}}}},
       .detail = true});
  report.sections.push_back(
      {.id = "sign", .blocks = {Signatures{.roles = {verbatim("Prepared by")}}}});
  return report;
}

Report marked_up() {
  const std::string evil =
      "<script>alert(1)</script> \"><img src=x onerror='alert(2)'> | a `b` *c* [d](http://e) &amp; "
      "</style></svg>";
  Cell cell = text(evil);
  cell.note = verbatim(evil);
  Chart bars = {.id = "bars",
                .title = verbatim(evil),
                .categories = {verbatim(evil), verbatim("x")},
                .series = {{.id = "v", .title = verbatim(evil), .values = {1, -2}}}};
  Chart lines = {.id = "lines",
                 .title = verbatim(evil),
                 .kind = ChartKind::lines,
                 .x = {0, 1},
                 .series = {{.id = "v", .title = verbatim(evil), .values = {1, 2}},
                            {.id = "w", .title = verbatim(evil), .values = {2, 1}}},
                 .marks = {{.x = 0.5, .y = 1, .text = verbatim(evil)}},
                 .x_title = verbatim(evil)};
  Chart columns = bars;
  columns.id = "columns";
  columns.kind = ChartKind::columns;
  columns.marks = {{.x = 0.5, .y = 1, .text = verbatim(evil)}};
  Chart regions = {.id = "regions",
                   .title = verbatim(evil),
                   .kind = ChartKind::regions,
                   .x = {0, 1},
                   .y = {0, 1},
                   .series = {{.id = "y0", .values = {1, -1}}, {.id = "y1", .values = {1, 1}}},
                   .marks = {{.x = 0.5, .y = 0.5, .text = verbatim(evil)}},
                   .x_title = verbatim(evil),
                   .y_title = verbatim(evil)};
  const Table table = {.id = "t",
                       .title = verbatim(evil),
                       .columns = {{.id = "name", .title = verbatim(evil)},
                                   {.id = "value", .title = verbatim(evil)}},
                       .rows = {{.id = "a", .cells = {text(evil), cell}},
                                {.id = "b", .cells = {text(evil)}, .emphasis = Emphasis::heading}}};
  return {.command = "evaluate",
          .title = verbatim(evil),
          .currency = evil,
          .banners = {verbatim(evil)},
          .seals = {{verbatim(evil), verbatim(evil)}},
          .repeated_by = evil,
          .sections = {{.id = evil,
                        .title = verbatim(evil),
                        .blocks = {Paragraph{.text = verbatim(evil), .tone = Tone::bad},
                                   Paragraph{.text = verbatim("# " + evil)},
                                   List{.items = {verbatim(evil), verbatim("1. " + evil)}},
                                   Code{.lines = {verbatim("``` " + evil)}},
                                   Outline{.items = {{.text = verbatim(evil),
                                                      .below = verbatim(evil),
                                                      .place = {evil, 1, 1, 1}}}},
                                   Signatures{.roles = {verbatim(evil)}}, table, bars, lines,
                                   columns, regions},
                        .detail = true}},
          .remarks = {{.code = "c",
                       .message = verbatim(evil),
                       .place = {evil, 1, 1, 1},
                       .hint = verbatim(evil)}}};
}

}  // namespace gonogo::samples
