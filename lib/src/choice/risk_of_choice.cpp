// SPDX-License-Identifier: MIT
#include "choice/risk_of_choice.hpp"

namespace gonogo {
namespace {

Message money(double value) { return number({.value = value, .kind = Kind::money}); }

Row row_of(std::string id, Message name, const NpvAtRisk& npv, Emphasis emphasis) {
  return {.id = std::move(id),
          .cells = {{.value = std::move(name)},
                    {.value = npv.mean.value},
                    {.value = npv.sd},
                    {.value = npv.p5.value},
                    {.value = npv.p5.low},
                    {.value = npv.p5.high},
                    {.value = npv.p50.value},
                    {.value = npv.p95.value},
                    {.value = npv.shortfall.value},
                    {.value = npv.at_risk()},
                    {.value = npv.negative.value}},
          .emphasis = emphasis};
}

/// What keeps bids from being won all together, whatever the budgets; null: nothing does.
const ChoiceLimit* limit_of_all(const PortfolioProblem& problem) {
  const Choice all(problem.programme.values.size(), 1);
  for (const ChoiceLimit& each : problem.limits) {
    const bool binds = each.kind == LimitKind::excludes || each.kind == LimitKind::at_most;
    if (binds && !holds(each.row, all)) return &each;
  }
  return nullptr;
}

Table table_of(const PortfolioProblem& problem, const PortfolioChoice& found) {
  Table table{
      .id = "risk",
      .columns = {{.id = "bid", .title = say("Bid"), .flexible = true},
                  {.id = "mean", .title = say("Mean NPV"), .kind = Kind::money},
                  {.id = "sd", .title = say("SD"), .kind = Kind::money, .drawn = false},
                  {.id = "p5", .title = verbatim("P5"), .kind = Kind::money},
                  {.id = "p5_low", .title = verbatim("P5"), .kind = Kind::money, .drawn = false},
                  {.id = "p5_high", .title = verbatim("P5"), .kind = Kind::money, .drawn = false},
                  {.id = "p50", .title = verbatim("P50"), .kind = Kind::money, .drawn = false},
                  {.id = "p95", .title = verbatim("P95"), .kind = Kind::money},
                  {.id = "shortfall",
                   .title = say("Mean of the worst 5%"),
                   .kind = Kind::money,
                   .drawn = false},
                  {.id = "at_risk", .title = say("Value at risk"), .kind = Kind::money},
                  {.id = "negative", .title = verbatim("P(NPV < 0)"), .kind = Kind::rate}},
      .money_decimals = 0};
  for (const bool chosen : {true, false}) {
    for (std::size_t j = 0; j < problem.candidates.size(); ++j) {
      const Candidate& each = problem.candidates[j];
      if ((found.best->shares[j] > 0) != chosen || !each.judged) continue;
      table.rows.push_back(row_of(each.id, each.name, found.risk->bids[j], Emphasis::plain));
    }
  }
  table.rows.push_back(
      row_of("chosen_together", say("Chosen, together"), found.risk->chosen, Emphasis::total));
  if (limit_of_all(problem) == nullptr)
    table.rows.push_back(
        row_of("all_together", say("All bids, together"), found.risk->all, Emphasis::total));
  return table;
}

/// How much less is at risk together than in the chosen bids one by one, and how well it is known.
Message together_text(const PortfolioProblem& problem, const PortfolioChoice& found) {
  double alone = 0;
  for (std::size_t j = 0; j < found.best->shares.size(); ++j)
    alone += found.best->shares[j] * found.risk->bids[j].at_risk();
  const NpvAtRisk& chosen = found.risk->chosen;
  std::vector<Message> sentences = {
      say("Value at risk: what the NPV is below its mean, at least, in the worst 5% of cases. Of "
          "the chosen bids it is {1} together; each alone, it adds up to {2}.",
          money(chosen.at_risk()), money(alone))};
  if (chosen.p5.low < chosen.p5.high)
    sentences.push_back(
        say("Their P5 is {1}, with 95% confidence between {2} and {3} ({4} cases); of each bid, "
            "JSON and CSV have this interval.",
            money(chosen.p5.value), money(chosen.p5.low), money(chosen.p5.high),
            number(found.risk->cases)));
  if (const ChoiceLimit* limit = limit_of_all(problem))
    sentences.push_back(say("All bids have no total: {1}.", limit->text));
  return listed(Join::sentences, std::move(sentences));
}

/// "No bid has drivers.wages; did you mean drivers.wage?"
Message unknown_text(const SharedDriver& driver) {
  return driver.meant.empty() ? say("No bid has {1}.", verbatim(driver.address))
                              : say("No bid has {1}: did you mean {2}?", verbatim(driver.address),
                                    verbatim(driver.meant));
}

/// "The same in all bids: drivers.wage (3 bids). All else is drawn for each bid alone."
Message shared_text(const JointSimulation& risk) {
  std::vector<Message> tied, idle, sentences;
  for (const SharedDriver& each : risk.shared) {
    if (each.bids >= 2)
      tied.push_back(say("{1} ({2} bids)", verbatim(each.address), number(each.bids)));
    else if (each.stated > 0)
      idle.push_back(verbatim(each.address));
  }
  sentences.push_back(
      tied.empty()
          ? say("Each bid is drawn independently of the others ([portfolio] shared ties them).")
          : say("The same in all bids: {1}. All else is drawn for each bid alone.",
                listed(Join::comma, std::move(tied))));
  if (!idle.empty())
    sentences.push_back(say("Shared to no effect, as it varies in fewer than two bids: {1}.",
                            listed(Join::comma, std::move(idle))));
  for (const SharedDriver& each : risk.shared) {
    if (each.stated == 0) sentences.push_back(unknown_text(each));
  }
  return listed(Join::sentences, std::move(sentences));
}

}  // namespace

Section risk_of_choice(const PortfolioProblem& problem, const PortfolioChoice& found) {
  const JointSimulation& risk = *found.risk;
  Section section{.id = "risk",
                  .title = say("What is at risk"),
                  .blocks = {table_of(problem, found),
                             Paragraph{.id = "together", .text = together_text(problem, found)},
                             Paragraph{.id = "shared", .text = shared_text(risk)}}};
  if (risk.failed_cases > 0)
    section.blocks.push_back(
        Paragraph{.id = "failed",
                  .text = plural(static_cast<double>(risk.failed_cases),
                                 "{1} case of {2} has a bid without an NPV, and is in no total.",
                                 "{1} cases of {2} have a bid without an NPV, and are in no total.",
                                 number(risk.cases)),
                  .tone = Tone::caution});
  return section;
}

}  // namespace gonogo
