// SPDX-License-Identifier: MIT
#include "gonogo/analysis/vat_effect.hpp"

#include <array>
#include <cmath>

#include "analysis/reads_as_zero.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/model/compile.hpp"
#include "gonogo/model/measures.hpp"
#include "gonogo/model/run.hpp"

namespace gonogo {
namespace {

/// The last value of a row, and the sum of all; 0 where there is no such row.
double last_of(const Bid& bid, const char* id) {
  const RowId row = bid.model->sheet.find(id);
  const int last = bid.model->sheet.axis().last;
  return row == no_row ? 0 : bid.model.snapshot().at(row, last);
}
double sum_of(const Bid& bid, const char* id) {
  const RowId row = bid.model->sheet.find(id);
  double sum = 0;
  if (row == no_row) return sum;
  for (const double value : bid.model.snapshot().row(row)) sum += value;
  return sum;
}

bool both_computed(const VatEffect::Pair& pair) {
  return pair.with.why == Why::computed && pair.without.why == Why::computed;
}

Message with_sign(double value, Kind kind) {
  const Message text = number({.value = value, .kind = kind});
  return value > 0 ? say("+{1}", text) : text;
}

const VatEffect::Pair* pair_of(const VatEffect& effect, Measure measure) {
  for (const VatEffect::Pair& each : effect.measures) {
    if (each.measure == measure && both_computed(each)) return &each;
  }
  return nullptr;
}

/// "-156,905"
Message change_of(const VatEffect::Pair& pair) {
  return with_sign(pair.with.value - pair.without.value, kind_of(pair.measure));
}

Message npv_of(const VatEffect& effect) {
  const VatEffect::Pair* pair = pair_of(effect, measures::npv);
  return pair ? say("NPV {1}", change_of(*pair)) : Message();
}

Message funding_of(const VatEffect& effect) {
  const VatEffect::Pair* pair = pair_of(effect, measures::peak_funding);
  if (!pair) return {};
  return say("peak funding {1} ({2})", change_of(*pair),
             number({.value = pair->with.value, .kind = Kind::money}));
}

/// A rate changes by percentage points, not by a percentage of itself.
Cell effect_cell(const VatEffect::Pair& pair) {
  const double effect = pair.with.value - pair.without.value;
  Cell cell{.value = effect, .kind = kind_of(pair.measure)};
  if (cell.kind != Kind::rate) return cell;
  const Message size = distance_text(std::abs(effect), Kind::rate);
  cell.shown = effect < 0 ? say("-{1}", size) : size;
  return cell;
}

}  // namespace

std::optional<VatEffect> vat_effect(const Bid& bid) {
  const Model& model = *bid.model;
  if (model.sheet.find("vat.payable") == no_row || bid.model.fault()) return {};
  Checked<Model> compiled =
      compile(model.proposal, model.policy, {.overrides = model.overrides, .vat = false});
  if (!compiled.value) return {};
  const bool simplified = model.proposal.vat && model.proposal.vat->scheme == VatScheme::simplified;
  VatEffect effect{.has_credit = !simplified,
                   .credit_left = last_of(bid, "vat.credit"),
                   .credit_lost = sum_of(bid, "vat.lost")};
  const std::array measures = {Measure(measures::npv), Measure(measures::irr),
                               Measure(measures::peak_funding)};
  Wanted wanted{.margins = false};
  for (const Measure measure : measures) wanted.measures.push_back({measure});
  const Outcomes without = run(*compiled.value, wanted);
  for (std::size_t m = 0; m < measures.size(); ++m) {
    const Answers& found = without.measures[m];
    effect.measures.push_back(
        {measures[m], bid.model.measure(measures[m]), {found.value[0], found.why[0]}});
  }
  return effect;
}

std::optional<Diagnostic> credit_left(const Bid& bid) {
  const double left = last_of(bid, "vat.credit");
  if (!(left > 0) || reads_as_zero(left)) return {};
  const Model& model = *bid.model;
  const RowId credit = model.sheet.find("vat.credit");
  const auto& sources = model.sheet.rows()[credit].sources;
  return Diagnostic{.severity = Severity::note,
                    .code = "vat-credit-left",
                    .message = say("a VAT credit of {1} is left at the end and lost",
                                   number({.value = left, .kind = Kind::money})),
                    .place = sources.empty() ? Place{.file = model.proposal.file} : sources.front(),
                    .hint = say("where the company has other output VAT or gets refunds, say "
                                "[vat] credit = \"refund\"")};
}

Message text_of(const VatEffect& effect) {
  const Message changes = listed(Join::comma, {npv_of(effect), funding_of(effect)});
  const Message left =
      !effect.has_credit ? Message()
      : effect.credit_lost > effect.credit_left
          ? say("credit lost {1}", number({.value = effect.credit_lost, .kind = Kind::money}))
          : say("credit left at the end {1}",
                number({.value = effect.credit_left, .kind = Kind::money}));
  return say("Effect of VAT: {1}.", listed(Join::semicolon, {changes, left}));
}

Section vat_section(const VatEffect& effect) {
  Table table{.id = "vat_effect",
              .columns = {{.id = "measure"},
                          {.id = "with", .title = say("With VAT"), .kind = Kind::money},
                          {.id = "without", .title = say("Without VAT"), .kind = Kind::money},
                          {.id = "effect", .title = say("Effect"), .kind = Kind::money}}};
  for (const VatEffect::Pair& each : effect.measures) {
    const auto cell = [&](const Answer& answer) {
      return measure_cell({{each.measure}, answer.value, answer.why});
    };
    Row row{.id = std::string(id_of(each.measure)),
            .cells = {{.value = title_of(each.measure)}, cell(each.with), cell(each.without)}};
    if (both_computed(each)) row.cells.push_back(effect_cell(each));
    table.rows.push_back(std::move(row));
  }
  const auto add = [&](const std::string& id, Message label, double value) {
    table.rows.push_back({.id = id, .cells = {{.value = std::move(label)}, {.value = value}}});
  };
  if (effect.has_credit) add("credit_left", say("VAT credit left at the end"), effect.credit_left);
  if (effect.has_credit) add("credit_lost", say("VAT credit lost"), effect.credit_lost);
  return {.id = "vat", .title = say("Effect of VAT"), .blocks = {std::move(table)}, .detail = true};
}

}  // namespace gonogo
