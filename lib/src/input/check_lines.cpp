// SPDX-License-Identifier: MIT
/// The keys of a line or an investment together: when its money moves.
#include "gonogo/base/text.hpp"
#include "input/checks.hpp"
#include "proposal/keys/time.hpp"

namespace gonogo {
namespace {

bool is_list(const Amount& amount) { return std::holds_alternative<ValueList>(amount.value); }
bool is_schedule_amount(const Amount& amount) {
  return std::holds_alternative<std::vector<Entry>>(amount.value);
}

const Sites* sites_of(const Amount& amount) {
  const auto* sum = std::get_if<SiteSum>(&amount.value);
  return sum ? sum->sites.get() : nullptr;
}
/// Whether the amount itself says when it moves.
bool has_moments(const Amount& amount) {
  const Sites* sites = sites_of(amount);
  return is_schedule_amount(amount) || (sites != nullptr && sites->moments);
}

const Place& place_of(const Node& item, std::string_view key) {
  const Node* member = item.find(key);
  return member != nullptr ? member->key_place : item.key_place;
}

/// A sum is a rate (per) or has a moment (at, or a schedule), not both.
template <class Item>
void check_moment(const Node& node, Item& item, Diagnostics& found) {
  if (item.at && (item.per || is_schedule_amount(item.amount))) {
    const bool rate = item.per.has_value();
    add_error(found, "conflict",
              rate ? say("{1} has both per and at", verbatim(node.key))
                   : say("{1} has both a schedule and at", verbatim(node.key)),
              place_of(node, "at"),
              rate ? say("per makes it a rate over time, at a single sum: keep one")
                   : say("the labels of a schedule say when"));
    item.at.reset();
  }
  if (!item.per && is_list(item.amount)) {
    add_error(found, "list-per", say("{1} is a list without per", verbatim(node.key)),
              place_of(node, "amount"),
              say("add per = \"year\", or write a schedule: { Y1 = 40, Y2 = 55 }"));
    item.per = Unit::year;
  }
}

/// Sites that go live and end are a rate, sites with a moment each are a sum.
template <class Item>
void check_sites(const Node& node, Item& item, Diagnostics& found) {
  const Sites* sites = sites_of(item.amount);
  if (sites == nullptr) return;
  if (sites->moments && (item.per || item.at)) {
    add_error(found, "conflict",
              say("the sites of {1} have a moment each: {2} does not go with it",
                  verbatim(node.key), verbatim(item.per ? "per" : "at")),
              place_of(node, item.per ? "per" : "at"),
              item.per ? say("count them from = \"go_live\" on, or remove per") : say("remove at"));
    item.per.reset();
    item.at.reset();
  } else if (!sites->moments && !item.per) {
    add_error(found, "conflict",
              say("the sites of {1} count from their time on: per is missing", verbatim(node.key)),
              item.at ? place_of(node, "at") : place_of(node, "amount"),
              say("add per = \"month\", or give each a moment: at = \"go_live\""));
    item.at.reset();
    item.per = Unit::year;
  }
}

/// Keys of time belong to rates.
template <class Item>
void check_time_keys(const Node& node, Item& item, Diagnostics& found) {
  if (item.per) return;
  for (const Key<TimeKeys>& key : time_keys) {
    const Node* member = node.find(key.name);
    if (member == nullptr) continue;
    add_error(found, "time-keys",
              say("{1} goes with per: {2} is a single sum", verbatim(key.name), verbatim(node.key)),
              member->key_place, say("add per = \"year\", or remove {1}", verbatim(key.name)));
    item.time = {};
  }
}

/// A VAT in money moves as the amount of its item does.
template <class Item>
void check_vat_amount(const Node& node, Item& item, Diagnostics& found) {
  if (!item.vat || !item.vat->amount) return;
  const Amount& vat = *item.vat->amount;
  if (!item.per && is_list(vat)) {
    add_error(found, "list-per", say("the VAT of {1} is a list without per", verbatim(node.key)),
              vat.place, say("add per = \"year\", or write a rate"));
    item.vat.reset();
  } else if (!item.per && is_schedule_amount(item.amount) != is_schedule_amount(vat)) {
    add_error(found, "conflict",
              is_schedule_amount(vat)
                  ? say("the VAT of {1} is a schedule, its amount is not", verbatim(node.key))
                  : say("the amount of {1} is a schedule, its VAT is not", verbatim(node.key)),
              vat.place, say("give both the same labels, or write a rate"));
    item.vat.reset();
  }
}

/// Of numbers that are written; compile checks what is computed.
template <class Item>
void check_vat_size(const Node& node, Item& item, Diagnostics& found) {
  const auto number_of = [](const Amount& amount) {
    const auto* scalar = std::get_if<Scalar>(&amount.value);
    return scalar ? std::get_if<double>(&scalar->value) : nullptr;
  };
  const double* whole = number_of(item.amount);
  const double* vat = item.vat && item.vat->amount ? number_of(*item.vat->amount) : nullptr;
  if (!whole || !vat || *vat <= *whole || node.find("amount") == nullptr) return;
  add_error(found, "out-of-range",
            say("the VAT of {1}, {2}, is more than its amount, {3}", verbatim(node.key),
                exact(*vat), exact(*whole)),
            item.vat->amount->place, say("a rate is written as vat = 0.13"));
  item.vat.reset();
}

template <class Item>
void check_vat(const Node& node, Item& item, Message none, Diagnostics& found) {
  if (item.vat && !none.empty())
    add_error(found, "conflict", std::move(none), place_of(node, "vat"), say("remove vat"));
  check_vat_amount(node, item, found);
  check_vat_size(node, item, found);
}

/// Why a line has no VAT; empty where it may have one.
Message no_vat_on(const Node& node, const Line& line) {
  if (section_named(line.section).side == Side::aside)
    return say("{1} is a benefit outside the contract: it has no VAT", verbatim(node.key));
  return line.cash ? Message() : say("{1} is not paid: it has no VAT", verbatim(node.key));
}

/// A line has one date on which its money moves.
void check_paid(const Node& node, Line& line, Diagnostics& found) {
  const bool cost = line.section == section::cost;
  if (line.paid && line.per) {
    add_error(found, "conflict", say("paid goes with a sum at a moment, not with per"),
              place_of(node, "paid"),
              cost ? say("payable = \"2 months\" delays a rate")
                   : say("receivable = \"2 months\" delays a rate"));
    line.paid.reset();
  }
  if (line.paid && line.delay) {
    add_error(found, "conflict", say("{1} has both paid and a delay", verbatim(node.key)),
              place_of(node, "paid"), say("keep one of them"));
    line.paid.reset();
  }
}

/// What is settled, not taxed or doubtful goes with other keys.
void check_terms(const Node& node, Line& line, Diagnostics& found) {
  if (line.settled && !line.per) {
    add_error(found, "conflict", say("settled goes with per"), place_of(node, "settled"),
              say("add per = \"year\""));
    line.settled.reset();
  }
  const bool aside = section_named(line.section).side == Side::aside;
  if (aside && !line.taxable) {
    add_error(found, "conflict", say("a benefit is outside the contract, and never taxed"),
              place_of(node, "taxable"), say("leave taxable out"));
  }
  if (!line.doubtful || (!aside && (line.delay || line.paid))) return;
  add_error(found, "conflict",
            aside ? say("a benefit is never paid: nothing of it is doubtful")
                  : say("doubtful is a share of what is paid late"),
            place_of(node, "doubtful"),
            aside ? say("leave doubtful out") : say("add receivable = \"90 days\", or paid"));
}

}  // namespace

bool check(const Node& node, Line& line, Diagnostics& found) {
  if (line.section == section::cost && line.category.value.empty()) line.category.value = "other";
  check_sites(node, line, found);
  check_moment(node, line, found);
  if (!line.per && !line.at && !has_moments(line.amount) && node.find("amount") != nullptr) {
    if (!has_misspelt(node, {"per", "at"}, found))
      add_error(found, "no-moment", say("{1} has neither per nor a moment", verbatim(node.key)),
                node.key_place, say("add per = \"year\" for a rate, at = \"Y1\" for a single sum"));
    line.per = Unit::year;
  }
  check_time_keys(node, line, found);
  check_paid(node, line, found);
  check_terms(node, line, found);
  check_vat(node, line, no_vat_on(node, line), found);
  return true;
}

bool check(const Node& node, Investment& asset, Diagnostics& found) {
  check_sites(node, asset, found);
  check_moment(node, asset, found);
  check_time_keys(node, asset, found);
  if (asset.capitalise_vat && !asset.vat) {
    add_error(found, "conflict", say("{1} has no VAT to capitalise", verbatim(node.key)),
              place_of(node, "capitalise_vat"), say("state its vat, or remove capitalise_vat"));
  }
  check_vat(node, asset,
            asset.existing ? say("{1} is already owned: there is no VAT to pay", verbatim(node.key))
                           : Message(),
            found);
  if (asset.residual && asset.residual_amount) {
    add_error(found, "conflict",
              say("{1} has both residual and residual_amount", verbatim(node.key)),
              place_of(node, "residual_amount"), say("keep one: a share of the cost, or money"));
  }
  const auto* amount = std::get_if<Scalar>(&asset.amount.value);
  const auto* cost = amount ? std::get_if<double>(&amount->value) : nullptr;
  const auto* left =
      asset.residual_amount ? std::get_if<double>(&asset.residual_amount->value) : nullptr;
  if (cost && left && *left > *cost) {
    add_error(found, "conflict",
              say("residual_amount = {1} is more than the cost, {2}", exact(*left), exact(*cost)),
              place_of(node, "residual_amount"),
              say("it is the part of the cost that is not written off; for a gain write sale"));
  }
  return true;
}

}  // namespace gonogo
