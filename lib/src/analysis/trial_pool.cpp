// SPDX-License-Identifier: MIT
#include "analysis/trial_pool.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "gonogo/base/no_value.hpp"
#include "gonogo/measure/rounding.hpp"

namespace gonogo {

TrialPool::TrialPool(const Bid& bid, std::vector<Variable> numbers, bool in_tiles,
                     std::vector<WantedMeasure> measures)
    : numbers_(std::move(numbers)),
      runner_(bid, numbers_,
              {.measures = measures,
               .errors = true,
               .scores = true,
               .in_tiles = in_tiles,
               .shapes_in_tiles = false}),
      is_run_(runner_.scenarios()),
      wanted_(runner_.scenarios()) {
  results_.measures.resize(measures.size());
  results_.errors.resize(measures.size());
  results_.margins.resize(bid.model->rules.size());
  results_.scores.resize(bid.model->rules.size());
}

std::size_t TrialPool::place_of(const NumberValues& values) {
  NumberValues changed;
  bool is_key = true;
  for (const auto& [number, value] : values) {
    is_key = is_key && !std::isnan(value);
    if (value != numbers_[number].base) changed.emplace_back(number, value);
  }
  std::sort(changed.begin(), changed.end());
  if (is_key) {
    const auto [at, is_new] = places_.try_emplace(changed, trials_.size());
    if (!is_new) return at->second;
  }
  trials_.push_back(std::move(changed));
  for (auto& each : is_run_) each.push_back(0);
  return trials_.size() - 1;
}

void TrialPool::want(std::size_t place, std::size_t scenario) {
  if (is_run_[scenario][place]) return;
  is_run_[scenario][place] = 1;
  wanted_[scenario].push_back(place);
}

namespace {

void scatter(const std::vector<double>& from, const std::vector<std::size_t>& places,
             std::vector<double>& to) {
  for (std::size_t i = 0; i < from.size(); ++i) to[places[i]] = from[i];
}

}  // namespace

void TrialPool::run_wanted() {
  for (auto& each : results_.errors) each.resize(trials_.size(), no_value);
  for (auto& each : results_.margins) each.resize(trials_.size(), no_value);
  for (auto& each : results_.scores) each.resize(trials_.size(), no_value);
  for (Answers& each : results_.measures) {
    each.value.resize(trials_.size(), no_value);
    each.why.resize(trials_.size(), Why::fault);
  }
  for (std::size_t s = 0; s < wanted_.size(); ++s) {
    const std::vector<std::size_t> places = std::exchange(wanted_[s], {});
    if (places.empty()) continue;
    cases_ += places.size();
    const TrialResults found =
        runner_.run_in(s, places.size(), [&](std::size_t trial, std::size_t number) {
          for (const auto& [changed, value] : trials_[places[trial]]) {
            if (changed == number) return value;
          }
          return numbers_[number].base;
        });
    for (std::size_t r = 0; r < found.margins.size(); ++r) {
      scatter(found.margins[r], places, results_.margins[r]);
      scatter(found.scores[r], places, results_.scores[r]);
    }
    for (std::size_t m = 0; m < found.measures.size(); ++m) {
      scatter(found.measures[m].value, places, results_.measures[m].value);
      scatter(found.errors[m], places, results_.errors[m]);
      for (std::size_t i = 0; i < places.size(); ++i)
        results_.measures[m].why[places[i]] = found.measures[m].why[i];
    }
  }
}

std::vector<std::size_t> TrialPool::run(const std::vector<Asked>& asked) {
  std::vector<std::size_t> places;
  for (const Asked& each : asked) {
    places.push_back(place_of(each.values));
    const Question& question = each.question;
    if (question.about == Question::About::rule) {
      want(places.back(), runner_.scenario_of(question.index));
    } else if (question.about == Question::About::measure) {
      want(places.back(), 0);
    } else {
      for (std::size_t s = 0; s < wanted_.size(); ++s) want(places.back(), s);
    }
  }
  run_wanted();
  return places;
}

std::vector<std::size_t> TrialPool::run(const std::vector<NumberValues>& trials) {
  std::vector<Asked> asked;
  for (const NumberValues& each : trials) asked.push_back({.values = each});
  return run(asked);
}

double score_of(const Model& model, const TrialResults& results, const Question& question,
                std::size_t trial) {
  if (question.about == Question::About::measure) {
    const double error =
        results.errors[question.index][trial] + rounding_error(0, std::abs(question.target));
    return results.measures[question.index].value[trial] - question.target + error;
  }
  if (question.about == Question::About::rule) return results.scores[question.index][trial];
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t r = 0; r < results.scores.size(); ++r) {
    if (!is_in(question.group, model.rules[r])) continue;
    const double score = results.scores[r][trial];
    if (std::isnan(score)) return no_value;
    least = std::min(least, score);
  }
  return least;
}

bool passes(const Model& model, const TrialResults& results, const Question& question,
            std::size_t trial) {
  for (std::size_t r = 0; r < results.margins.size(); ++r) {
    const bool asked = question.about == Question::About::rule
                           ? question.index == r
                           : is_in(question.group, model.rules[r]);
    if (asked && !(results.margins[r][trial] >= 0)) return false;
  }
  return true;
}

}  // namespace gonogo
