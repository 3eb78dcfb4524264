// SPDX-License-Identifier: MIT
#include "compile/dated_amount.hpp"

#include <algorithm>

#include "compile/site_values.hpp"

namespace gonogo {
namespace {

/// Reports a rate that begins at time 0, which is a moment.
void check_first_step(Compilation& bid, const WrittenAmount& written) {
  const auto* schedule = std::get_if<std::vector<Entry>>(&written.amount.value);
  std::vector<const Label*> labels;
  if (written.time.from) {
    labels = {&*written.time.from};
  } else if (schedule) {
    for (const Entry& each : *schedule) labels.push_back(&each.at);
  }
  for (const Label* each : labels) {
    if (each->kind > Label::Kind::month || each->number != 0) continue;
    add_error(bid.diagnostics, "time-keys",
              say("a rate begins with a step, and {1} is a moment", verbatim(each->text)),
              each->place, say("begin with Y1"));
  }
}

/// The share of a sum that moves in each column.
std::vector<double> moments_of(Compilation& bid, const WrittenAmount& written) {
  if (written.at) return bid.calendar.shares(*written.at);
  std::vector<double> share(static_cast<std::size_t>(bid.sheet.axis().columns()), 0.0);
  if (const auto* sites = std::get_if<SiteSum>(&written.amount.value)) {
    if (bid.sheet.axis().dated()) return share;  // site_values() refuses it
    for (const std::size_t row : sites->sites->rows) {
      const Window window = site_window(bid.calendar, bid.proposal.project.start, bid.sheet.axis(),
                                        *sites->sites, row);
      if (window.first <= window.last) share[static_cast<std::size_t>(window.first)] = 1;
    }
    return share;
  }
  const auto* schedule = std::get_if<std::vector<Entry>>(&written.amount.value);
  if (!schedule) {
    share[0] = 1;
    return share;
  }
  for (const auto& point : bid.calendar.in_order(*schedule, Calendar::Entries::moments))
    share[static_cast<std::size_t>(point.column)] = 1;
  return share;
}

}  // namespace

DatedAmount dated_amount(Compilation& bid, Values& values, const WrittenAmount& written,
                         const std::string& id) {
  const Amount& amount = written.amount;
  if (written.per) {
    const Window window = bid.calendar.window(written.time, amount);
    check_first_step(bid, written);
    const auto years = settlement_of(bid, written.settled, window);
    std::vector<double> share = years ? settled_lengths(bid.calendar, *years, *written.per, window)
                                      : bid.calendar.lengths(*written.per, window);
    const Usage usage{.owner = id,
                      .per = *written.per,
                      .settled = years ? &*years : nullptr,
                      .window = window,
                      .first_used = std::max(1, window.first)};
    const Resolved value = values.amount(amount, written.time, window, usage);
    return {value.term, std::move(share),
            (years ? "share.settled_" : "share.") + std::string(plural_of(*written.per))};
  }
  std::vector<double> share = moments_of(bid, written);
  const bool schedule = std::holds_alternative<std::vector<Entry>>(amount.value);
  const std::vector<int> moved = columns_of(share);
  Usage usage{.owner = id, .moments = schedule && !written.at, .at_once = true};
  if (!moved.empty()) usage.first_used = moved.front();
  const Resolved value = values.amount(amount, {}, bid.calendar.whole(), usage);
  return {value.term, std::move(share), "time.moments"};
}

bool moves_at_moments(const std::optional<Unit>& per, const std::optional<Moment>& at) {
  return !per && !(at && std::holds_alternative<LabelRange>(at->when));
}

std::vector<int> columns_of(const std::vector<double>& share) {
  std::vector<int> result;
  for (std::size_t c = 0; c < share.size(); ++c) {
    if (share[c] != 0) result.push_back(static_cast<int>(c));
  }
  return result;
}

}  // namespace gonogo
