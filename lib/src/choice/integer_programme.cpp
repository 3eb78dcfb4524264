// SPDX-License-Identifier: MIT
#include "gonogo/choice/integer_programme.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <stdexcept>

#include "choice/cbc_library.hpp"

namespace gonogo {
namespace {

/// Of the sizes that are added: far above what doubles lose, far below what somebody states.
constexpr double rounding = 1e-9;

/// The same of parts, which CBC finds to 1e-7.
constexpr double rounding_of_parts = 1e-6;

/// A share this near to 0 or 1 is meant to be it.
constexpr double nearly_whole = 1e-7;

/// CBC compares with 1e-7 and the like: rows and values are scaled to sizes for which that is little.
constexpr double size_of_values = 1e4;

double largest_in(const std::vector<double>& numbers) {
  double largest = 0;
  for (const double each : numbers) largest = std::max(largest, std::abs(each));
  return largest;
}

/// The rows with coefficients of at most 1, column by column as CBC takes them.
struct Columns {
  std::vector<CoinBigIndex> starts = {};
  std::vector<int> rows = {};
  std::vector<double> coefficients = {}, least = {}, most = {};
};

Columns columns_of(const IntegerProgramme& programme) {
  Columns columns;
  std::vector<double> scales;
  for (const ProgrammeRow& row : programme.rows) {
    const double largest = largest_in(row.coefficients);
    scales.push_back(largest > 0 ? 1 / largest : 1);
    columns.least.push_back(row.least * scales.back());
    columns.most.push_back(row.most * scales.back());
  }
  for (std::size_t j = 0; j < programme.values.size(); ++j) {
    columns.starts.push_back(static_cast<CoinBigIndex>(columns.rows.size()));
    for (std::size_t i = 0; i < programme.rows.size(); ++i) {
      const double coefficient = programme.rows[i].coefficients[j];
      if (coefficient == 0) continue;
      columns.rows.push_back(static_cast<int>(i));
      columns.coefficients.push_back(coefficient * scales[i]);
    }
  }
  columns.starts.push_back(static_cast<CoinBigIndex>(columns.rows.size()));
  return columns;
}

bool is_divisible(const std::vector<bool>& divisible, std::size_t thing) {
  return !divisible.empty() && divisible[thing];
}

struct Delete {
  void operator()(Cbc_Model* model) const { cbc_library().Cbc_deleteModel(model); }
};

/// What CBC finds; std::nullopt: nothing satisfies the rows.
std::optional<Choice> searched(const IntegerProgramme& programme) {
  const CbcLibrary& cbc = cbc_library();
  const std::size_t count = programme.values.size();
  const Columns columns = columns_of(programme);
  const std::vector<double> none(count, 0), all(count, 1);
  const double largest = largest_in(programme.values);
  std::vector<double> costs;
  for (const double value : programme.values)
    costs.push_back(largest > 0 ? -value * (size_of_values / largest) : 0);
  const std::unique_ptr<Cbc_Model, Delete> model(cbc.Cbc_newModel());
  cbc.Cbc_setLogLevel(model.get(), 0);
  cbc.Cbc_loadProblem(model.get(), static_cast<int>(count), static_cast<int>(programme.rows.size()),
                      columns.starts.data(), columns.rows.data(), columns.coefficients.data(),
                      none.data(), all.data(), costs.data(), columns.least.data(),
                      columns.most.data());
  for (std::size_t j = 0; j < count; ++j) {
    if (!is_divisible(programme.divisible, j)) cbc.Cbc_setInteger(model.get(), static_cast<int>(j));
  }
  for (const char* gap : {"allowableGap", "ratioGap", "increment"})
    cbc.Cbc_setParameter(model.get(), gap, "0");
  // What the simplex method says would stand on standard output, among the report.
  cbc.Cbc_setParameter(model.get(), "slogLevel", "0");
  cbc.Cbc_setParameter(model.get(), "cuts", "off");  // of a few long rows none is worth its time
  cbc.Cbc_solve(model.get());
  if (cbc.Cbc_isProvenInfeasible(model.get()) != 0) return {};
  if (cbc.Cbc_isProvenOptimal(model.get()) == 0)
    throw std::runtime_error("CBC found no best choice and no proof that there is none");
  const double* found = cbc.Cbc_getColSolution(model.get());
  Choice choice(count);
  for (std::size_t j = 0; j < count; ++j) {
    const double whole = std::round(found[j]);
    const bool part =
        is_divisible(programme.divisible, j) && std::abs(found[j] - whole) > nearly_whole;
    choice[j] = part ? found[j] : whole;
  }
  return choice;
}

}  // namespace

bool holds(const ProgrammeRow& row, const Choice& choice) {
  double sum = 0, size = 0;
  bool parts = false;
  for (std::size_t j = 0; j < choice.size(); ++j) {
    sum += row.coefficients[j] * choice[j];
    size += std::abs(row.coefficients[j] * choice[j]);
    parts = parts || (row.coefficients[j] != 0 && choice[j] != std::round(choice[j]));
  }
  const double slack = (parts ? rounding_of_parts : rounding) * size;
  return sum >= row.least - slack && sum <= row.most + slack;
}

bool holds(const IntegerProgramme& programme, const Choice& choice) {
  return std::all_of(programme.rows.begin(), programme.rows.end(),
                     [&](const ProgrammeRow& row) { return holds(row, choice); });
}

ProgrammeRow other_than(const Choice& choice, const std::vector<bool>& divisible) {
  ProgrammeRow other{.coefficients = std::vector<double>(choice.size(), 0), .least = 1};
  for (std::size_t j = 0; j < choice.size(); ++j) {
    if (is_divisible(divisible, j)) continue;
    const bool taken = choice[j] > 0.5;
    other.coefficients[j] = taken ? -1 : 1;
    if (taken) other.least -= 1;
  }
  return other;
}

std::optional<Choice> best_choice(const IntegerProgramme& programme) {
  if (programme.values.empty())
    return holds(programme, {}) ? std::optional(Choice()) : std::nullopt;
  IntegerProgramme tried = programme;
  for (;;) {
    std::optional<Choice> found = searched(tried);
    if (!found || holds(programme, *found)) return found;
    tried.rows.push_back(other_than(*found, programme.divisible));
  }
}

}  // namespace gonogo
