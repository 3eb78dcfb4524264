// SPDX-License-Identifier: MIT
/// How much each number changes a measure: tornado, coefficients, switching values, spider.
#pragma once

#include <vector>

#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/trials.hpp"
#include "gonogo/analysis/variable.hpp"
#include "gonogo/measure/acceptance.hpp"
#include "gonogo/report/report.hpp"

namespace gonogo {

enum class SwingRange {
  bounds,  ///< between the bounds that the bid states; a number without any by the share
  share,   ///< every number by the same share of its value
  stated,  ///< between the bounds that the bid states; without numbers that have none
};

enum class Detail {
  tornado,  ///< the measure at both ends of each number, and the coefficients
  full,     ///< switching values and the spider too
};

struct SensitivityOptions {
  WantedMeasure measure = {};
  SwingRange swings = SwingRange::bounds;
  double share = 0.1;
  Detail detail = Detail::full;
  double most_work = most_work_of_study;  ///< of the tornado, and again of switching values
};

/// On which side of a switching value the rule fails: below or above it, or up to it or from it on.
enum class FailsWhere { below, above, up_to, from };

/// Where, along one number, a rule changes between pass and fail.
struct RuleSwitches {
  std::size_t rule = 0;  ///< in Model::rules
  std::vector<double> values =
      {};  ///< passing values next to a change, ascending; empty: none from 0 to 4 times the base
  std::vector<FailsWhere> fails = {};  ///< of each value
};

struct SensitivityRow {
  Variable number = {};
  double low = 0;  ///< the values it is set to
  double high = 0;
  MeasureResult at_low = {};
  MeasureResult at_high = {};
  Verdict verdict_low = Verdict::go;
  Verdict verdict_high = Verdict::go;
  double spread =
      0;  ///< |at_high - at_low|, by which the list is ranked; NaN where one has no value
  bool stated = false;  ///< low or high is the bid's
  bool unlike = false;  ///< moves in whole steps, so not by the share: not ranked among the others
  /// Sensitivity coefficient S_AF = (dA / A) / (dF / F) for dF = +1 % of F (a number that counts
  /// things: at least its tick). NaN where F is 0 or A is not above 0: relative to a negative
  /// measure it would have the wrong sign.
  double coefficient = 0;
  double coefficient_down = 0;  ///< the same for dF = -1 %
  bool bends = false;  ///< both differ by more than a half: a step cost, or a limit, is between
  double slope = 0;    ///< of the measure a unit of the number, between low and high
  bool critical =
      false;           ///< one per cent of it moves the measure by one per cent or more (EU guide)
  bool turns = false;  ///< at low or at high, the verdict changes
  bool idle = false;   ///< changes neither the measure nor the margin of a rule
  /// One a rule; empty unless in full, or where the bid is too large for all numbers.
  std::vector<RuleSwitches> switches = {};
};

/// The measure at several values of one number.
struct SpiderLine {
  std::size_t row = 0;  ///< in Sensitivity::rows
  std::vector<double> values = {};
};

struct Sensitivity {
  MeasureResult base = {};
  Verdict verdict = Verdict::go;
  std::vector<SensitivityRow> rows = {};  ///< the greatest spread first
  std::vector<double> changes = {};       ///< of the spider, relative
  std::vector<SpiderLine> spider = {};    ///< in full: of the first six lines that move by a share
  std::vector<Variable> left_out = {};    ///< not moved: a bid so large has no time for them
  std::vector<Variable> not_searched = {};  ///< the same of switching values: those that move least
};

/// Changes the drivers, the discount rate, the sections and the period, each alone.
Sensitivity find_sensitivity(const Bid& bid, const SensitivityOptions& options);

/// Why numbers have no measure at an end, one warning a number.
Diagnostics faults_of(const Bid& bid, const Sensitivity& found);

/// Of how many numbers the sensitivity coefficient is shown: none where the measure is not above 0.
enum class Coefficients { all, some, none };

/// What a sensitivity coefficient is, and why there is none.
Message coefficient_text(Coefficients shown);

Report sensitivity_report(const Bid& bid, const SensitivityOptions& options,
                          const Sensitivity& found);

/// A measure over two numbers that change together.
struct TwoWay {
  WantedMeasure measure = {};
  Variable across = {}, down = {};
  std::vector<double> x = {}, y = {};                  ///< ascending
  std::vector<std::vector<double>> value = {};         ///< of the measure at [y][x]; NaN: none
  std::vector<std::vector<double>> least_margin = {};  ///< of all rules; negative: one fails
};

/// A grid of `points` by `points` values between the bounds that the bid states, else from half to
/// one and a half times what is written; the written values are on it. Diagnoses an unknown
/// address.
Checked<TwoWay> find_two_way(const Bid& bid, const WantedMeasure& measure, const Address& across,
                             const Address& down, int points);

/// Why points of the grid have no value: of the first of them.
Diagnostics faults_of(const Bid& bid, const TwoWay& found);

Section two_way_section(const Bid& bid, const TwoWay& found);

/// The present value over the discount rate.
struct Profile {
  Irr rates = {};
  std::vector<RateInterval> acceptable = {};  ///< where the present value is positive
  std::vector<Rate> at = {};
  std::vector<Money> value = {};
};

/// From 0 in steps of one per cent to twice the greatest internal rate below 100 % a year, at least
/// to 20 %.
Profile find_profile(const Bid& bid);

Section profile_section(const Bid& bid, const Profile& found);

}  // namespace gonogo
