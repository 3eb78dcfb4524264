// SPDX-License-Identifier: MIT
#include "analysis/cover_steps.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <string>
#include <vector>

namespace gonogo {
namespace {

using Values = std::vector<double>;

class CoverSteps {
 public:
  explicit CoverSteps(const Bid& bid) : bid_(bid), sheet_(bid.model->sheet) {}

  std::optional<Table> of(Measure measure) const {
    const Why why = bid_.model.measure(measure).why;
    if (measure == measures::debt_share && why == Why::none) return share();
    if (why != Why::computed) return {};
    if (measure == measures::dscr) return service("dscr", Mark::least);
    if (measure == measures::dscr_average) return service("dscr_average", Mark::none);
    if (measure == measures::interest_cover)
      return by_year({"interest_cover", "ebit", "interest", say("EBIT"), say("Interest")},
                     Mark::least);
    if (measure == measures::llcr) return life();
    if (measure == measures::debt_share) return share();
    return {};
  }

 private:
  enum class Mark { none, least };
  /// `cover.ABOVE_of_year` over `cover.BELOW_of_year`.
  struct Ratio {
    std::string measure, above, below;
    Message above_title, below_title;
  };

  Values row(const std::string& id) const { return bid_.model.snapshot().row(sheet_.find(id)); }
  Values row(RowId id) const { return bid_.model.snapshot().row(id); }

  /// 0 for time 0.
  std::size_t year_of(std::size_t column) const {
    const auto steps = static_cast<std::size_t>(sheet_.axis().steps_per_year);
    return (column + steps - 1) / steps;
  }
  static std::string label(std::size_t year) { return "Y" + std::to_string(year); }
  /// As the columns of a cash flow are named: "y1", "m18".
  static std::string id_of(std::string label) {
    std::transform(label.begin(), label.end(), label.begin(), [](unsigned char x) {
      return x == '-' ? '_' : static_cast<char>(std::tolower(x));
    });
    return label;
  }

  std::optional<Table> service(const char* measure, Mark mark) const {
    return by_year({measure, "cash", "service", say("Cash"), say("Debt service")}, mark);
  }

  static Table table(const std::string& measure, std::vector<Column> columns) {
    return {.id = measure + ".years", .columns = std::move(columns)};
  }

  /// Years with something to cover.
  std::optional<Table> by_year(const Ratio& ratio, Mark mark) const {
    const Values above = row("cover." + ratio.above + "_of_year"),
                 below = row("cover." + ratio.below + "_of_year");
    Table found =
        table(ratio.measure, {{.id = "year", .title = say("Year")},
                              {.id = ratio.above, .title = ratio.above_title, .kind = Kind::money},
                              {.id = ratio.below, .title = ratio.below_title, .kind = Kind::money},
                              {.id = "cover", .title = say("Cover ratio"), .kind = Kind::ratio}});
    double least = INFINITY;
    for (std::size_t c = 0; c < below.size(); ++c)
      if (below[c] > 0) least = std::min(least, above[c] / below[c]);
    for (std::size_t c = 0; c < below.size(); ++c) {
      if (!(below[c] > 0)) continue;
      const double cover = above[c] / below[c];
      const Message year = verbatim(label(year_of(c)));
      const bool marked = mark == Mark::least && cover == least;
      found.rows.push_back({.id = id_of(label(year_of(c))),
                            .cells = {{.value = marked ? say("{1}, least", year) : year},
                                      {.value = above[c]},
                                      {.value = below[c]},
                                      {.value = cover}}});
    }
    return found;
  }

  std::optional<Table> life() const {
    const Flows& flows = bid_.model->flows;
    const Values debt = row(flows.debt), discounted = row(flows.life_cover),
                 cash = row("cover.cash");
    const TimeAxis& axis = sheet_.axis();
    const auto operation = static_cast<std::size_t>(axis.operation);
    Values cash_of(debt.size(), 0.0), worth = cash_of;
    double all = 0;
    for (std::size_t c = operation; c < debt.size(); ++c) {
      if (debt[c - 1] > 0) cash_of[year_of(c)] += cash[c];
      worth[year_of(c)] += discounted[c];
      all += discounted[c];
    }
    Table found =
        table("llcr", {{.id = "year", .title = say("Year")},
                       {.id = "cash", .title = say("Cash while owed"), .kind = Kind::money},
                       {.id = "discounted", .title = say("Discounted"), .kind = Kind::money}});
    for (std::size_t year = 1; year < worth.size(); ++year) {
      if (cash_of[year] == 0 && worth[year] == 0) continue;
      found.rows.push_back({.id = id_of(label(year)),
                            .cells = {{.value = verbatim(label(year))},
                                      {.value = cash_of[year]},
                                      {.value = worth[year]}}});
    }
    const auto sum = [&](const char* id, Message text, double value) {
      found.rows.push_back({.id = id,
                            .cells = {{.value = std::move(text)}, {}, {.value = value}},
                            .emphasis = Emphasis::total});
    };
    sum("total", say("Total"), all);
    sum("debt", say("Debt at the start of operation"), debt[operation - 1]);
    return found;
  }

  /// The step of each year in which the share is greatest; without a share where no capital is employed.
  std::optional<Table> share() const {
    const Values debt = row(bid_.model->flows.debt), capital = row("cover.capital"),
                 alone = row(bid_.model->flows.debt_alone);
    Values shares = row(bid_.model->flows.debt_share);
    for (std::size_t c = 0; c < shares.size(); ++c)
      if (alone[c] > 0) shares[c] = INFINITY;
    const double greatest = *std::max_element(shares.begin(), shares.end());
    Table found = table("debt_share",
                        {{.id = "step", .title = say("At the end of")},
                         {.id = "debt", .title = say("Debt"), .kind = Kind::money},
                         {.id = "capital", .title = say("Capital employed"), .kind = Kind::money},
                         {.id = "share", .title = say("Share"), .kind = Kind::rate}});
    for (std::size_t c = 0; c < shares.size();) {
      std::size_t most = c, next = c;
      for (; next < shares.size() && year_of(next) == year_of(c); ++next)
        if (shares[next] > shares[most]) most = next;
      c = next;
      if (!(debt[most] > 0)) continue;
      const std::string& step = sheet_.axis().labels[most];
      const Message name = verbatim(step);
      const bool none = !std::isfinite(shares[most]);
      const Message marked = none                       ? say("{1}, no capital employed", name)
                             : shares[most] == greatest ? say("{1}, greatest", name)
                                                        : name;
      found.rows.push_back({.id = id_of(step),
                            .cells = {{.value = marked},
                                      {.value = debt[most]},
                                      {.value = capital[most]},
                                      none ? Cell{} : Cell{.value = shares[most]}}});
    }
    return found;
  }

  const Bid& bid_;
  const Sheet& sheet_;
};

}  // namespace

std::optional<Table> cover_steps(const Bid& bid, Measure measure) {
  if (bid.model->flows.debt == no_row) return {};
  return CoverSteps(bid).of(measure);
}

}  // namespace gonogo
