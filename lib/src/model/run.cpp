// SPDX-License-Identifier: MIT
#include "gonogo/model/run.hpp"

#include <algorithm>
#include <stdexcept>

#include "gonogo/base/no_value.hpp"
#include "gonogo/base/parallel_for.hpp"
#include "model/case_runner.hpp"
#include "model/structural_runs.hpp"

namespace gonogo {
namespace {

Outcomes room_for(const Model& model, const Wanted& wanted, std::size_t count,
                  std::size_t columns) {
  const Answers empty{std::vector<double>(count, no_value), std::vector<Why>(count, Why::fault)};
  Outcomes out;
  out.measures.assign(wanted.measures.size(), empty);
  if (wanted.errors) out.errors.assign(wanted.measures.size(), empty.value);
  if (wanted.margins) out.margins.assign(model.rules.size(), empty);
  if (wanted.scores) out.scores.assign(model.rules.size(), empty.value);
  for (std::size_t n = 0; n < wanted.series.size(); ++n)
    out.series.emplace_back(count * columns, no_value);
  out.columns = columns;
  return out;
}

void check_asked(const Model& model, const Wanted& wanted) {
  for (const WantedMeasure& each : wanted.measures) {
    if (each.perspective >= model.perspectives.size())
      throw std::invalid_argument("run: no such perspective");
  }
  for (const std::string& id : wanted.series) {
    if (model.sheet.find(id) == no_row) throw std::invalid_argument("run: no such row: " + id);
  }
}

}  // namespace

/// One of the two, depending on whether an address shapes the sheet.
struct Runs::Impl {
  Impl(const Model& base, std::vector<Address> changed, const Wanted& asked)
      : model(base), addresses(std::move(changed)), wanted(asked) {
    const bool numbers = std::none_of(addresses.begin(), addresses.end(), [&](const Address& each) {
      return inputs_of(model, each).empty();
    });
    if (numbers) {
      numeric.emplace(model, addresses, wanted);
    } else {
      structural.emplace(model, addresses, wanted);
    }
  }

  const Model& model;
  std::vector<Address> addresses;
  Wanted wanted;
  std::optional<CaseRunner> numeric = {};
  std::optional<StructuralRuns> structural = {};
};

Runs::Runs(const Model& model, std::vector<Address> addresses, const Wanted& wanted) {
  check_asked(model, wanted);
  impl_ = std::make_unique<Impl>(model, std::move(addresses), wanted);
}

Runs::~Runs() = default;
Runs::Runs(Runs&&) noexcept = default;

Outcomes Runs::run(std::size_t count, const Fill& fill, unsigned threads) {
  if (!impl_->addresses.empty() && !fill)
    throw std::invalid_argument("run: addresses without a fill");
  threads = threads_for(threads);
  const Cases cases{.count = count, .addresses = impl_->addresses, .fill = fill};
  const auto columns = static_cast<std::size_t>(impl_->model.sheet.axis().columns());
  Outcomes out = room_for(impl_->model, impl_->wanted, count, columns);
  if (count == 0) return out;
  if (impl_->numeric) {
    impl_->numeric->run(cases, threads, out);
  } else {
    impl_->structural->run(cases, threads, out);
  }
  return out;
}

Outcomes run(const Model& model, const Cases& cases, const Wanted& wanted, unsigned threads) {
  return Runs(model, cases.addresses, wanted).run(cases.count, cases.fill, threads);
}

Outcomes run(const Model& model, const Wanted& wanted) { return run(model, Cases{}, wanted); }

}  // namespace gonogo
