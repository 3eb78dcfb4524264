// SPDX-License-Identifier: MIT
/// Values that vary in time, and tables with one principal number.
#include "input/table_reader.hpp"
#include "input/value_readers.hpp"

namespace gonogo {
namespace {

std::vector<Entry> read_schedule(const Node& node, const Context& context) {
  std::vector<Entry> entries;
  for (const Node& item : node.items) {
    auto label = parse_label(item.key, item.key_place);
    if (!label) {
      context.error("bad-label", say("'{1}' is no label of time", verbatim(item.key)),
                    item.key_place,
                    say("a schedule has labels: {1}", verbatim("{ Y1 = 40, Y6 = 55 }")));
      continue;
    }
    Entry& entry = entries.emplace_back(Entry{.at = *std::move(label)});
    read_value(item, context.at(context.address + "." + item.key), entry.value);
  }
  return entries;
}

ValueList read_series(const Node& node, const Context& context) {
  constexpr std::size_t most_reported = 20;
  const SeriesValues& series = *node.series;
  const std::size_t most = context.found.size() + most_reported;
  for (std::size_t i = 0; i < series.values.size() && context.found.size() < most; ++i)
    check_range(series.values[i], series.places[i], context);
  return {node.series, context.address, context.range};
}

/// What a list of sites may be at an address.
enum class SitesAs { nothing, value, amount };

/// A driver or a level has a value over time; the amount of a line or an asset may have moments too.
SitesAs sites_at(std::string_view address) {
  const std::size_t dot = address.find('.');
  const FileSection* section = find_section(address.substr(0, dot));
  if (section == nullptr || dot == std::string_view::npos) return SitesAs::nothing;
  const std::size_t next = address.find('.', dot + 1);
  const std::string_view key = next == std::string_view::npos ? "" : address.substr(next);
  if (section->name == section::drivers && key.empty()) return SitesAs::value;
  if (section->needs == "level" && key == ".level") return SitesAs::value;
  return section->side != Side::none && key == ".amount" ? SitesAs::amount : SitesAs::nothing;
}

void read_sites(const Node& node, const Context& context, Amount& out) {
  const SitesAs as = sites_at(context.address);
  if (as == SitesAs::nothing)
    return context.error("wrong-type", say("{1} cannot be a list of sites", verbatim(context.key)),
                         node.place, say("write a driver of it, and name that"));
  if (as == SitesAs::value && node.sites->sites->moments)
    return context.error(
        "conflict",
        say("{1} has a value over time: these sites have moments", verbatim(context.key)),
        node.place, say("count from = \"go_live\" on; at is for amounts"));
  constexpr std::size_t most_reported = 20;
  const Sites& sites = *node.sites->sites;
  const std::size_t most = context.found.size() + most_reported;
  for (const std::size_t row : sites.rows) {
    if (!sites.values || context.found.size() >= most) break;
    check_range(sites.values->values[row], sites.values->places[row], context);
  }
  out.value = *node.sites;
}

/// A value that is a table, and nothing else.
template <class T>
void read_table(const Node& node, const Context& context, Message what, std::string_view example,
                T& out) {
  if (node.kind != Node::Kind::table) {
    return context.error("wrong-type", say("{1} is a table, not {2}", what, kind_name(node)),
                         node.place, verbatim(std::string(example)));
  }
  TableReader table(node, context.address, std::move(what), context.found);
  table.read(out);
  table.finish();
}

}  // namespace

void read_value(const Node& node, const Context& context, Amount& out) {
  out.address = context.address;
  out.place = node.place;
  if (node.sites) {
    read_sites(node, context, out);
  } else if (node.series) {
    out.value = read_series(node, context);
  } else if (node.kind == Node::Kind::array) {
    std::vector<Scalar> values;
    read_value(node, context, values);
    out.value = ValueList(std::move(values));
  } else if (is_schedule(node)) {
    out.value = read_schedule(node, context);
  } else if (node.kind == Node::Kind::table) {
    context.error(
        "wrong-type",
        say("{1} is a number, a list, an expression or a schedule", verbatim(context.key)),
        node.place, say("a schedule has labels: {1}", verbatim("{ Y1 = 40, Y6 = 55 }")));
  } else {
    Scalar value;
    read_value(node, context, value);
    out.value = std::move(value);
  }
}

void read_value(const Node& node, const Context& context, Tier& out) {
  out.place = node.place;
  read_table(node, context, say("a tier"), "{ upto = 1_000, value = 0.20 }", out);
}

void read_value(const Node& node, const Context& context, Contracts& out) {
  out.place = node.place;
  read_table(node, context, say("contracts"), "{ term = \"2 years\", renew = 0.8 }", out);
}

void read_value(const Node& node, const Context& context, YearlyRates& out) {
  if (node.kind == Node::Kind::array)
    read_value(node, context, out.emplace<std::vector<Scalar>>());
  else
    read_value(node, context, out.emplace<Scalar>());
}

void read_value(const Node& node, const Context& context, Growth& out) {
  if (node.kind != Node::Kind::table) return read_value(node, context, out.rate);
  TableReader table(node, context.address, say("a growth"), context.found);
  table.read(out);
  table.finish();
  if (out.priced && std::holds_alternative<std::vector<Scalar>>(out.rate)) {
    context.error("conflict", say("priced goes with one rate, not with a list of rates"),
                  out.priced->place, say("give the value of the item's first year"));
    out.priced.reset();
  }
}

void read_value(const Node& node, const Context& context, Ramp& out) {
  if (node.kind == Node::Kind::array) {
    std::vector<Scalar> shares;
    read_value(node, context.as({.of = Range::Of::fraction, .lowest = 0, .highest = 1}), shares);
    out = std::move(shares);
    return;
  }
  if (node.is_number()) {
    return context.error("wrong-type", say("ramp is a list of shares or a length of time"),
                         node.place, say("write [0.5, 0.8, 1] or \"18 months\""));
  }
  Duration length;
  read_value(node, context.as({.lowest = 0, .above = true}), length);
  out = std::move(length);
}

void read_value(const Node& node, const Context& context, Sale& out) {
  if (node.kind == Node::Kind::string && node.text == "book") {
    out = BookSale{.place = node.place};
  } else if (node.kind == Node::Kind::string && node.text == "cost") {
    out = CostSale{.place = node.place};
  } else {
    read_value(node, context, out.emplace<Scalar>());
  }
}

/// Whether it must be a number or a length of time depends on the measure: check_rules.cpp.
void read_value(const Node& node, const Context& context, Limit& out) {
  if (node.kind == Node::Kind::string)
    read_value(node, context.as({.lowest = 0}), out.emplace<Duration>());
  else
    read_value(node, context, out.emplace<Scalar>());
}

void read_value(const Node& node, const Context& context, RateValue& out) {
  if (node.kind == Node::Kind::array)
    return context.error("wrong-type", say("a rate that changes in time is a schedule, not a list"),
                         node.place, say("write { Y1 = 0.035, Y31 = 0.03 }"));
  if (node.kind != Node::Kind::table) return read_value(node, context, out.rate);
  if (is_schedule(node)) {
    out.rate.address = context.address;
    out.rate.place = node.place;
    out.by_label = read_schedule(node, context);
    return;
  }
  TableReader table(node, context.address, say("a rate"), context.found);
  table.read(out);
  table.finish();
  const bool nominal = node.find("nominal") != nullptr;
  const bool effective = node.find("effective") != nullptr;
  const bool rate = node.find("rate") != nullptr;
  if (nominal + effective + rate != 1) {
    context.error(
        "rate-kind", say("a rate is nominal or effective: one of the two"), node.place,
        say("write { nominal = 0.06, compounded = \"month\" }, or 0.06 for an effective rate"));
  } else if (nominal != out.compounded.has_value()) {
    context.error(
        "rate-kind",
        nominal ? say("a nominal rate needs compounded")
                : say("an effective rate is not compounded"),
        node.place,
        say("write { nominal = 0.06, compounded = \"month\" }, or 0.06 for an effective rate"));
  }
}

void read_value(const Node& node, const Context& context, ItemVat& out) {
  out.place = node.place;
  if (node.kind != Node::Kind::table || is_schedule(node))
    return read_value(node, context, out.rate);
  TableReader table(node, context.address, say("a VAT"), context.found);
  table.read(out);
  const std::size_t before = context.found.size();
  table.finish();
  if (out.rate.has_value() != out.amount.has_value()) return;
  if (!out.rate) out.rate.emplace();
  if (context.found.size() > before) return;  // a key is misspelt
  context.error("conflict", say("a VAT has a rate or an amount: one of the two"), node.place,
                say("write { rate = 0.13, included = true } or { amount = 45_000 }"));
  out.amount.reset();
}

void read_value(const Node& node, const Context& context, Depreciation& out) {
  out.place = node.place;
  if (node.kind != Node::Kind::table) return read_value(node, context, out.method);
  TableReader table(node, context.address, say("a depreciation"), context.found);
  table.read(out);
  table.finish();
  const bool shares = !out.shares.empty();
  const bool amounts = !out.amounts.empty();
  const bool named = !out.table.empty();
  const bool method = node.find("method") != nullptr;
  if (shares + amounts + named + method > 1) {
    context.error("conflict", say("a depreciation has one of method, table, shares, amounts"),
                  node.place);
  }
  if (named) out.method = DepreciationMethod::table;
  if (shares) out.method = DepreciationMethod::shares;
  if (amounts) out.method = DepreciationMethod::amounts;
  const bool declining = out.method == DepreciationMethod::declining;
  if (declining && !out.rate) {
    context.error("missing-key", say("a declining depreciation needs a rate"), node.place,
                  say("rate = 0.25"));
  }
  if (!declining && out.rate) {
    context.error("conflict", say("rate goes with method = \"declining\""), out.rate->place);
  }
}

}  // namespace gonogo
