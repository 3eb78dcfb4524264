// SPDX-License-Identifier: MIT
#include <cmath>

#include "gonogo/base/elementary.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/measure/internal_rates.hpp"
#include "gonogo/model/measures.hpp"
#include "gonogo/run/residues.hpp"
#include "model/measures/formula_case.hpp"
#include "model/measures/measure_case.hpp"

namespace gonogo {

Answer internal_rate_of(std::span<const double> flow, std::span<const Years> times) {
  const Irr found = internal_rates(flow, times);
  switch (found.status) {
    case IrrStatus::unique:
      return found.roots.empty() ? without(Why::unresolved) : checked(found.roots.front().rate);
    case IrrStatus::several:
      return without(Why::several);
    case IrrStatus::none:
      return without(Why::none);
    case IrrStatus::every_rate:
      return without(Why::every_rate);
    case IrrStatus::unresolved:
      break;
  }
  return without(Why::unresolved);
}

namespace {

Answer internal_rate(const MeasureCase& values) {
  return internal_rate_of(without_residues(values.flow), values.model.flow_time);
}

/// Whether IRR() may be used: it requires one flow per period. The time of the first one does not
/// change the rate.
bool evenly_spaced(const Model& model) {
  if (model.sheet.axis().dated()) return false;
  const double step = 1.0 / model.sheet.axis().steps_per_year;
  for (std::size_t c = 1; c < model.flow_time.size(); ++c) {
    if (std::abs(model.flow_time[c] - model.flow_time[c - 1] - step) > 1e-9) return false;
  }
  return true;
}

/// IRR() from a guess, where the flow is worth nothing at what it returns: some programs return 0
/// where they find no rate, and some a root beyond -100 %. The size of its worth is that of the
/// amounts at their greatest factor.
Formula rate_from(const FormulaCase& written, const std::string& guess) {
  const Formula flow = written.flow();
  const Formula rate = joined({"IRR(", flow, "," + guess + ")"});
  return joined({"IF(AND(", rate, ">-1,ABS(NPV(", rate, ",", flow, "))<=1E-6*(",
                 written.greatest(written.flow_id), "-", written.least(written.flow_id),
                 ")*MAX(1,(1+", rate, ")^-COLUMNS(", flow, "))),", rate, ",NA())"});
}

Formula rate_formula(const FormulaCase& written) {
  const NodeId discount = written.discount();
  if (!evenly_spaced(written.model)) return written.cells.rate_steps(written.flow_id, discount);
  const int steps = written.model.sheet.axis().steps_per_year;
  const double near = written.answer.why == Why::computed ? written.answer.value : 0.1;
  const std::string guess = shortest(portable::expm1(portable::log1p(near) / steps));
  // Spreadsheet programs do not find their way from a gain to a great loss.
  Formula irr = joined({"IFERROR(", rate_from(written, guess), ",IFERROR(",
                        rate_from(written, "-0.5"), ",", rate_from(written, "-0.9"), "))"});
  if (steps > 1) irr = joined({"(1+", irr, ")^" + std::to_string(steps) + "-1"});
  return joined({"IFERROR(", irr, ",", quoted_text(say("not found by this program")), ")"});
}

MeasureFormula formula(const FormulaCase& written) {
  // Without a rate for a reason other than its signs: IRR() would not say so.
  if (written.answer.why != Why::computed && written.cells.has_both_signs(written.flow_id))
    return {};
  const Formula none = written.reason(Why::none);
  const Formula no_outlay = if_formula(joined({written.greatest(written.flow_id), "<=0"}),
                                       written.reason(Why::every_rate), none);
  const Formula found = rate_formula(written);
  if (found.empty()) return {};
  return {written.with_both_signs(no_outlay, none, found), {}};
}

}  // namespace

namespace measures {

// A rate need not be unique, so the present value at the limit decides a rule on it.
constinit const MeasureDefinition irr = {
    .id = "irr",
    .kind = Kind::rate,
    .title = "Internal rate of return",
    .short_title = "IRR",
    .compute = internal_rate,
    .decided_by = &npv,
    .none = "the NPV is 0 at no rate",
    .explanation = "irr = the rate r at which total(cash_flow / (1 + r)^years) is 0",
    .sources = [](const Model& model) -> MeasureSources {
      return {{model.flows.project}, {}};
    },
    .formula = formula};

}  // namespace measures
}  // namespace gonogo
