// SPDX-License-Identifier: MIT
#include "starters.hpp"

#include <algorithm>
#include <vector>

namespace gonogo::cli {
namespace {

// Each is one text, so that a translator writes the whole file. At most 40 lines; none draws a
// remark.

constexpr English leased_lines =
    R"(# Leased lines: a carrier connects shops and rents out the lines. Amounts are in CNY; rates and shares
# are fractions: 0.08 is 8%. Try: gonogo evaluate FILE, then gonogo cashflow FILE; gonogo help bid has all keys.
[project]
title    = "Leased lines, retail chain"
currency = "CNY"
period   = "3 years"
step     = "month"

# A policy may state rate and rules for all bids: gonogo new --policy.
[rates]
discount = 0.08

# The numbers that decide the bid. low and high are what you believe: gonogo sensitivity FILE moves between them.
[drivers]
lines  = { value = 40, low = 32, high = 44, role = "volume", whole = true }
price  = { value = 1_650, low = 1_500, high = 1_700, role = "price", tick = 10, unit = "CNY/line/month" }
access = { value = 30_000, low = 28_000, high = 36_000, unit = "CNY/line" }
upkeep = { value = 420, unit = "CNY/line/month" }

# Paid at the start; worth 5% of it at the end.
[investment]
access = { amount = "lines * access", residual = 0.05 }

# Each month, in full after three months. What would the price have to be? gonogo solve FILE
[revenue]
rent = { amount = "lines * price", per = "month", ramp = "3 months" }

# per = "year" is spread over its months; growth is by year.
[cost]
upkeep = { amount = "lines * upkeep", per = "month" }
care   = { amount = 60_000, per = "year", growth = 0.03 }

# What else may come: gonogo scenario FILE.
[scenario.fewer_lines]
drivers.lines = 32

# GO needs what every rule with severity "must" asks for, which is the default.
[rule.value]
measure  = "npv"
at_least = 0
)";

constexpr English ict_integration =
    R"(# ICT integration: built in half a year, paid in instalments, then operated for three years. Prices and costs are
# without VAT. Try: gonogo evaluate FILE, then gonogo cashflow FILE; gonogo help bid has all keys.
[project]
title        = "Branch network, county bank"
currency     = "CNY"
start        = 2027-01-01
construction = "6 months"
period       = "42 months"
step         = "month"

[rates]
discount = 0.08

# The numbers that decide the bid. low and high are what you believe: gonogo sensitivity FILE moves between them.
[drivers]
integration = { value = 5_200_000, low = 4_800_000, high = 5_400_000, role = "price", unit = "CNY" }
equipment   = { value = 3_150_000, low = 3_000_000, high = 3_600_000, unit = "CNY" }
branches    = { value = 86, role = "volume", whole = true }
service     = { value = 1_900, growth = 0.02, unit = "CNY/branch/month" }
engineers   = { value = 5, whole = true }
wage        = { value = 15_500, growth = 0.05, unit = "CNY/month", from = "M1" }

# One asset, paid in three parts, in service from M7.
[investment]
platform = { amount = 1_600_000, at = { Y0 = 0.4, M3 = 0.4, M6 = 0.2 }, life = "5 years", vat = 0.13 }

# Earned when it is accepted, paid when the contract says.
[revenue]
integration = { amount = "integration", at = "M6", paid = { M1 = 0.3, M6 = 0.6, M18 = 0.1 }, vat = 0.06 }
service     = { amount = "branches * service", per = "month", receivable = "3 months", vat = 0.06 }

[cost]
equipment = { amount = "equipment", at = "M1..M5", payable = "2 months", vat = 0.13, category = "delivery" }
engineers = { amount = "engineers * wage", per = "month", from = "M1" }

# Losses are carried forward; VAT paid on costs is credited.
[tax]
rate = 0.25
[vat]
surtax = 0.12
)";

constexpr English call_service =
    R"(# A call service: phones at a customer's site, calls by the minute, a share for the site's owner above a guarantee.
# Try: gonogo evaluate FILE, then gonogo breakeven FILE; gonogo help bid has all keys.
[project]
title    = "Bedside phones, city hospital"
currency = "CNY"
period   = "5 years"
step     = "month"

[rates]
discount = 0.08

# The numbers that decide the bid. low and high are what you believe: gonogo sensitivity FILE moves between them.
[drivers]
beds    = { value = 1_200, role = "volume", whole = true }
in_use  = { value = 0.86, low = 0.75, high = 0.93, unit = "of the beds" }
minutes = { value = 7.5, low = 5, high = 9, unit = "minute/bed/day" }
tariff  = { value = 0.18, growth = -0.03, role = "price", unit = "CNY/minute" }
share   = { value = 0.35, unit = "of call charges above the guarantee" }
kept    = { value = 120_000, unit = "CNY/year guaranteed to us" }
phone   = { value = 165, unit = "CNY/bed" }

[investment]
terminals = { amount = "beds * phone", life = "5 years", residual = 0.05 }
switch    = { amount = 90_000, life = "8 years" }

# A tenth was called from other phones before; usage grows in the first three years.
[revenue]
calls = { amount = "beds * in_use * minutes * tariff", per = "day", ramp = [0.4, 0.8, 1.0], new = 0.9 }

# A formula may use another line; settled: the guarantee holds for each year as a whole.
[cost]
site_share = { amount = "max(0, revenue.calls - kept) * share", per = "year", settled = "year", category = "partner_share" }
care       = { amount = 60_000, per = "year", growth = 0.04 }

[tax]
rate = 0.25

[scenario.own_phones]
drivers.minutes.times = 0.7
)";

constexpr English prepaid =
    R"(# Prepaid service: the customer pays each year in advance, and most of it is passed on. Nothing is ever out of pocket, so
# there is no rate of return; the value decides. Try: gonogo evaluate FILE; gonogo help bid has all keys.
[project]
title    = "Prepaid maintenance, provincial archive"
currency = "CNY"
period   = "3 years"

[rates]
discount = 0.08

# The numbers that decide the bid. low and high are what you believe: gonogo sensitivity FILE moves between them.
[drivers]
fee    = { value = 600_000, role = "price", tick = 1_000, unit = "CNY/year" }
sites  = { value = 24, role = "volume", whole = true }
visits = { value = 19_500, low = 18_000, high = 23_000, growth = 0.02, from = "Y0", unit = "CNY/site/year" }

# Y0 is the start: paid in advance, at the start of each year.
[revenue]
fee = { amount = { Y0 = "fee", Y1 = "fee", Y2 = "fee" } }

# Passed on when it is received.
[cost]
visits = { amount = { Y0 = "sites * visits", Y1 = "sites * visits", Y2 = "sites * visits" } }
care   = { amount = { Y0 = 45_000, Y1 = 45_000, Y2 = 45_000 } }

[rule.value]
measure  = "npv"
at_least = 0
)";

constexpr English empty =
    R"(# Replace the numbers by your own. Try: gonogo evaluate FILE; gonogo help bid has all keys.
[project]
title    = "My bid"
currency = "CNY"
period   = "5 years"

[rates]
discount = 0.08

[drivers]
price  = { value = 100, role = "price" }
volume = { value = 1_000, role = "volume" }
upkeep = { value = 30, low = 25, high = 40 }

[investment]
equipment = { amount = 200_000 }

[revenue]
sales = { amount = "volume * price", per = "year" }

[cost]
operation = { amount = "volume * upkeep", per = "year" }
)";

constexpr English policy =
    R"(# What all bids of a folder and those below it are judged by, if this file is named gonogo-policy.toml and lies there.
# Try: gonogo check gonogo-policy.toml; gonogo help policy has all keys.
[policy]
name  = "Enterprise bids"
owner = "Finance"

# The rules below discount every bid at this rate, and a bid's own rules at its own.
[rates]
discount = 0.08

# severity = "must" (the default): a bid that fails it is NO-GO. "should": CONDITIONAL.
[rule.value]
measure  = "npv"
at_least = 0
reason   = "A bid earns the cost of capital"

[rule.return]
measure  = "irr"
at_least = 0.10
severity = "should"

[rule.payback]
measure  = "static_payback"
at_most  = "3 years"
severity = "should"

# The same value where things go wrong.
[rule.stress]
measure  = "npv"
at_least = -300_000
scenario = "stress"

[scenario.stress]
name             = "Prices fall, building costs more"
revenue.times    = 0.9
investment.times = 1.1
)";

struct Starter {
  std::string name = {};
  Message text = {};
};

const std::vector<Starter>& starters() {
  static const std::vector<Starter> all = {{"leased-lines", say(leased_lines)},
                                           {"ict-integration", say(ict_integration)},
                                           {"call-service", say(call_service)},
                                           {"prepaid", say(prepaid)},
                                           {"empty", say(empty)},
                                           {"policy", say(policy)}};
  return all;
}

}  // namespace

std::vector<std::string> kinds_of_bids() {
  std::vector<std::string> kinds;
  for (const Starter& each : starters()) {
    if (each.name != policy_starter) kinds.push_back(each.name);
  }
  return kinds;
}

std::string starter(const std::string& name, Language language) {
  const auto found = std::find_if(starters().begin(), starters().end(),
                                  [&](const Starter& each) { return each.name == name; });
  return in_words(found->text, language);
}

}  // namespace gonogo::cli
