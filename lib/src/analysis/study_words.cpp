// SPDX-License-Identifier: MIT
/// What a what-if page says of what it finds with many evaluations: sensitivities and break-even.
#include <array>
#include <string_view>
#include <utility>

#include "analysis/script_text.hpp"
#include "gonogo/analysis/report_text.hpp"
#include "gonogo/analysis/sensitivity.hpp"

namespace gonogo {
namespace {

void add_titles(ScriptWords& words) {
  const Message ebit = say("EBIT");
  const std::pair<const char*, Message> titles[] = {{"number", say("Number")},
                                                    {"range", say("Range")},
                                                    {"low", say("Low")},
                                                    {"high", say("High")},
                                                    {"at_low", say("At low")},
                                                    {"at_high", say("At high")},
                                                    {"turns", say("Changes verdict")},
                                                    {"now", say("Now")},
                                                    {"none", say("-")},
                                                    {"coefficient", verbatim("S_AF")},
                                                    {"coefficient_down", say("by -1%")},
                                                    {"slope", say("Change per unit")},
                                                    {"critical", say("Critical")},
                                                    {"breaks_even_at", say("Breaks even at")},
                                                    {"by_npv", say("by NPV")},
                                                    {"by_result", say("by {1}", ebit)},
                                                    {"plan", say("by {1}, before building", ebit)},
                                                    {"built", say("by {1}, once built", ebit)},
                                                    {"term", say("Over the term")},
                                                    {"behaves", say("Behaves")},
                                                    {"fixed", say("Fixed")},
                                                    {"variable", say("By volume")},
                                                    {"total", say("Total")},
                                                    {"sales", say("Sales")},
                                                    {"category", say("Category")},
                                                    {"cost", say("Cost")},
                                                    {"share", say("Share")},
                                                    {"sales_by_volume", say("Sales by volume")},
                                                    {"contribution", say("Contribution")},
                                                    {"ratio", say("Contribution ratio")},
                                                    {"fixed_cost", say("Fixed cost")},
                                                    {"other", say("Other")},
                                                    {"break_even_sales", say("Break-even, sales")},
                                                    {"break_even", say("Break-even")},
                                                    {"break_even_above", say("Break-even above")},
                                                    {"safety", say("Margin of safety")},
                                                    {"no_end", say("none")},
                                                    {"floor_line", say("What the price pays for")},
                                                    {"per_unit", say("Price needed per unit")},
                                                    {"present_value", say("Present value")},
                                                    {"floor", say("Price floor")}};
  for (const auto& [key, title] : titles) words.add("c." + std::string(key), title);
}

void add_sensitivity_words(ScriptWords& words) {
  const Message npv = short_title_of(measures::npv);
  const Message one = verbatim("{1}"), two = verbatim("{2}"), three = verbatim("{3}");
  words.add("written", say("as written"));
  words.add("at_sliders", say("at the sliders"));
  words.add("nearly_nothing", say("just above -100%"));
  words.add("range_steps", say("whole steps"));
  words.add("see_messages", say("no value: see the messages"));
  words.add("npv_written", say("{1} at the sliders: {2}.", npv, one));
  words.add("turning_note", say("* marks what changes the verdict alone."));
  words.add("idle", say("Without effect: {1}.", one));
  words.add("coefficients.all", coefficient_text(Coefficients::all));
  words.add("coefficients.some", coefficient_text(Coefficients::some));
  words.add("coefficients.none", coefficient_text(Coefficients::none));
  words.add("none_in_range",
            say("No rule switches from 0 to four times what is written: {1}.", one));
  words.add("corner", say("{1} \\ {2}", one, two));
  words.add("map", say("{1}: {2} x {3}", npv, one, two));
  words.add("passes", say("passes"));
  words.add("fails", say("fails"));
  words.add("sentences", listed(Join::sentences, {one, two}));
  words.add("all_of", listed(Join::all, {one, two}));
  words.add("first_to_last", say("{1} ... {2} ({3} in all)", one, two, three));
}

void add_volume_words(ScriptWords& words) {
  const Message ebit = say("EBIT"), depreciation = say("depreciation");
  const Message one = verbatim("{1}"), two = verbatim("{2}");
  words.add("npv.not_stated",
            say("NPV: no discount rate is stated, so there is no break-even by NPV."));
  words.add("npv.no_value", say("NPV has no value."));
  words.add("npv.below",
            say("NPV at the sliders is {1}; it is below 0 at every volume up to four times the "
                "one there.",
                one));
  words.add("npv.never",
            say("NPV at the sliders is {1}; it is not below 0 at any volume up to four times the "
                "one there.",
                one));
  words.add("npv.at",
            say("NPV at the sliders is {1}; it breaks even at {2} of the volume there.", one, two));
  words.add("plan.loss", say("Break-even before building: {1} of the term is a loss at every "
                             "volume, up to four times the written one.",
                             ebit));
  words.add("built.loss", say("Capacity use once built: {1} of the term is a loss at every "
                              "volume, up to four times the written one.",
                              ebit));
  words.add("plan.volumes",
            say("Break-even before building: no loss in {1} of the term at volumes of {2} ({3} "
                "of what is bought with the volume is variable).",
                ebit, one, depreciation));
  words.add("built.volumes", say("Capacity use once built: no loss in {1} of the term at volumes "
                                 "of {2} (all {3} is fixed).",
                                 ebit, one, depreciation));
}

void add_break_even_words(ScriptWords& words) {
  const Message ebit = say("EBIT"), depreciation = say("depreciation");
  const Message one = verbatim("{1}"), two = verbatim("{2}");
  words.add("volume.up_to", say("up to {1}", one));
  words.add("volume.any", say("any size"));
  words.add("volume.range", say("{1} to {2}", one, two));
  words.add("volume.from", say("{1} and more", one));
  words.add("at_most", say("at most {1}", one));
  words.add("leverage", say("{1} over the term: 1% of volume moves {2} by {3}.",
                            say("Operating leverage"), ebit, one));
  words.add("ebit", ebit);
  words.add("less_line", say("less {1}", one));
  words.add("less_depreciation", say("less {1}", depreciation));
  words.add("other_income", say("other income and disposals"));
  words.add("stated", say("{1} (as stated)", one));
  words.add("behaves.fixed", say("fixed"));
  words.add("behaves.variable", say("variable"));
  words.add("behaves.mixed", say("mixed"));
  words.add("behaves.step", say("step"));
  words.add("behaves.once_built", say("fixed once built"));
  words.add("reason.no_value", say("no value"));
  words.add("reason.no_cost", say("no cost"));
  words.add("reason.no_sales", say("no sales"));
  words.add("reason.no_volume", say("no volume"));
  words.add("reason.always_a_loss", say("always a loss"));
  words.add("reason.never_a_loss", say("never a loss"));
  words.add("reason.loss_above", say("loss above"));
  words.add("reason.no_rate", say("no rate"));
  words.add("reason.always_below", say("always below 0"));
  words.add("reason.never_below", say("never below 0"));
  words.add("vat_price", say("{1}: {2} without VAT = {3} with VAT ({4}).", one, two,
                             verbatim("{3}"), verbatim("{4}")));
  words.add("floor",
            say("The lowest price at which NPV is not below 0: {1} {2}, levelised (one price for "
                "every unit of the term).",
                one, two));
}

}  // namespace

void add_study_words(ScriptWords& words) {
  add_titles(words);
  add_sensitivity_words(words);
  add_volume_words(words);
  add_break_even_words(words);
}

}  // namespace gonogo
