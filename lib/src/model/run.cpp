// SPDX-License-Identifier: MIT
#include "gonogo/model/run.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "model/moving.hpp"
#include "model/program.hpp"
#include "model/taking.hpp"

namespace gonogo {
namespace {

constexpr std::size_t block = 64;
constexpr double no_value = std::numeric_limits<double>::quiet_NaN();

/// Runs cases that move numbers only.
class Runner {
 public:
  Runner(const Model& model, const std::vector<Address>& addresses, const Wanted& wanted)
      : model_(model),
        wanted_(wanted),
        addresses_(addresses.size()),
        targets_(targets_of(model, addresses)) {
    std::vector<std::uint32_t> inputs;
    for (const Target& target : targets_) inputs.push_back(target.input);
    for (const std::string& id : wanted.series) series_.push_back(model.sheet.find(id));
    collect_roots();
    program_ = std::make_unique<Program>(model, inputs, roots_, scalars_);
  }

  /// One thread's tools. `columns` takes the values of the addresses.
  struct Hand {
    Workspace space;
    Taker taker;
    CaseNumbers numbers = {};
    std::vector<std::vector<double>> columns, inputs;
  };

  Hand hand(std::size_t width) const {
    using Columns = std::vector<std::vector<double>>;
    const std::vector<double> column(width);
    return {.space = program_->workspace(width),
            .taker = Taker(model_),
            .columns = Columns(addresses_, column),
            .inputs = Columns(targets_.size(), column)};
  }

  /// Runs cases first .. first + count; outcomes are written from `at` on.
  void run(Hand& hand, std::size_t count, std::size_t at, Outcomes& out) const {
    std::vector<std::span<const double>> inputs;
    for (std::size_t t = 0; t < targets_.size(); ++t) {
      const double base = model_.sheet.inputs()[targets_[t].input].base;
      for (std::size_t i = 0; i < count; ++i) {
        hand.inputs[t][i] =
            targets_[t].value(base, [&](std::size_t k) { return hand.columns[k][i]; });
      }
      inputs.emplace_back(hand.inputs[t].data(), count);
    }
    program_->run(hand.space, inputs, count);
    for (std::size_t i = 0; i < count; ++i) take(hand, i, at + i, out);
  }

  std::size_t columns() const { return static_cast<std::size_t>(model_.sheet.axis().columns()); }

 private:
  void collect_roots() {
    const Flows& flows = model_.flows;
    for (const RowId row : {flows.project, flows.pretax, flows.equity, flows.investment, flows.ebit,
                            flows.revenue, flows.working_capital}) {
      if (row != nothing) roots_.push_back(row);
    }
    for (const Perspective& view : model_.perspectives) {
      if (view.discount_factor != nothing) roots_.push_back(view.discount_factor);
      for (const NodeId node : {view.discount, view.finance, view.reinvest})
        scalars_.push_back(node);
    }
    for (const JudgedRule& rule : model_.rules) scalars_.push_back(rule.limit);
    for (const RowId row : series_) {
      if (row != nothing) roots_.push_back(row);
    }
  }

  void gather(const Workspace& space, RowId row, std::size_t i, std::vector<double>& to) const {
    if (row == nothing) return to.clear();
    to.resize(columns());
    for (std::size_t c = 0; c < to.size(); ++c)
      to[c] = program_->at(space, row, static_cast<int>(c), i);
  }

  void take(Hand& hand, std::size_t i, std::size_t at, Outcomes& out) const {
    CaseNumbers& numbers = hand.numbers;
    const Flows& flows = model_.flows;
    const Workspace& space = hand.space;
    if (wanted_.margins || !wanted_.measures.empty()) {
      gather(space, flows.project, i, numbers.flow);
      gather(space, flows.pretax, i, numbers.pretax);
      gather(space, flows.equity, i, numbers.equity);
      gather(space, flows.investment, i, numbers.investment);
      gather(space, flows.ebit, i, numbers.ebit);
      gather(space, flows.revenue, i, numbers.revenue);
      gather(space, flows.working_capital, i, numbers.working_capital);
      take_rates(space, i, numbers);
    }
    for (std::size_t m = 0; m < wanted_.measures.size(); ++m)
      write(out.measures[m], at, hand.taker.measure(numbers, wanted_.measures[m]));
    for (std::size_t r = 0; r < out.margins.size(); ++r)
      write(out.margins[r], at, hand.taker.margin(numbers, r));
    for (std::size_t s = 0; s < series_.size(); ++s) {
      for (std::size_t c = 0; c < columns(); ++c) {
        out.series[s][at * columns() + c] =
            series_[s] == nothing ? no_value
                                  : program_->at(space, series_[s], static_cast<int>(c), i);
      }
    }
  }

  void take_rates(const Workspace& space, std::size_t i, CaseNumbers& numbers) const {
    numbers.rates.resize(model_.perspectives.size());
    numbers.factors.resize(model_.perspectives.size());
    for (std::size_t p = 0; p < model_.perspectives.size(); ++p) {
      numbers.rates[p] = {program_->scalar(space, 3 * p, i), program_->scalar(space, 3 * p + 1, i),
                          program_->scalar(space, 3 * p + 2, i),
                          model_.perspectives[p].discount != nothing};
      gather(space, model_.perspectives[p].discount_factor, i, numbers.factors[p]);
    }
    numbers.limits.resize(model_.rules.size());
    for (std::size_t r = 0; r < model_.rules.size(); ++r) {
      numbers.limits[r] = program_->scalar(space, 3 * model_.perspectives.size() + r, i);
    }
  }

  static void write(Answers& to, std::size_t at, const Answer& answer) {
    to.value[at] = answer.why == Why::computed ? answer.value : no_value;
    to.why[at] = answer.why;
  }

  const Model& model_;
  const Wanted& wanted_;
  std::size_t addresses_;
  std::vector<Target> targets_;
  std::vector<RowId> series_, roots_;
  std::vector<NodeId> scalars_;
  std::unique_ptr<Program> program_;
};

Outcomes room_for(const Model& model, const Wanted& wanted, std::size_t count,
                  std::size_t columns) {
  const Answers empty{std::vector<double>(count, no_value), std::vector<Why>(count, Why::fault)};
  Outcomes out;
  out.measures.assign(wanted.measures.size(), empty);
  if (wanted.margins) out.margins.assign(model.rules.size(), empty);
  out.series.assign(wanted.series.size(), std::vector<double>(count * columns, no_value));
  out.columns = columns;
  return out;
}

/// Blocks in any order, by any thread; the first exception of a thread ends them all.
class Blocks {
 public:
  Blocks(const Runner& runner, const Cases& cases, Outcomes& out)
      : runner_(runner), cases_(cases), out_(out) {}

  void run(unsigned threads) {
    std::vector<std::thread> others;
    for (unsigned t = 1; t < std::min<std::size_t>(threads, count()); ++t)
      others.emplace_back([this] { work(); });
    work();
    for (std::thread& other : others) other.join();
    if (failed_) std::rethrow_exception(failed_);
  }

 private:
  std::size_t count() const { return (cases_.count + block - 1) / block; }

  void work() {
    try {
      auto hand = runner_.hand(std::min(block, cases_.count));
      for (std::size_t b = next_++; b < count(); b = next_++) run_block(hand, b * block);
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failed_) failed_ = std::current_exception();
      next_ = count();
    }
  }

  void run_block(Runner::Hand& hand, std::size_t first) {
    const std::size_t size = std::min(block, cases_.count - first);
    if (cases_.fill) {
      std::vector<std::span<double>> columns;
      for (auto& column : hand.columns) columns.emplace_back(column.data(), size);
      const std::lock_guard lock(mutex_);
      cases_.fill(first, columns);
    }
    runner_.run(hand, size, first, out_);
  }

  const Runner& runner_;
  const Cases& cases_;
  Outcomes& out_;
  std::atomic<std::size_t> next_{0};
  std::mutex mutex_;
  std::exception_ptr failed_;
};

void check_asked(const Model& model, const Cases& cases, const Wanted& wanted) {
  if (!cases.moved.empty() && !cases.fill)
    throw std::invalid_argument("run: addresses are moved, and nothing says to where");
  for (const WantedMeasure& each : wanted.measures) {
    if (each.perspective >= model.perspectives.size())
      throw std::invalid_argument("run: no such perspective");
  }
  for (const std::string& id : wanted.series) {
    if (model.sheet.find(id) == nothing) throw std::invalid_argument("run: no such row: " + id);
  }
}

}  // namespace

std::string_view id_of(Why why) {
  switch (why) {
    case Why::computed:
      return "computed";
    case Why::never:
      return "never";
    case Why::none:
      return "none";
    case Why::several:
      return "several";
    case Why::every_rate:
      return "every_rate";
    case Why::unresolved:
      return "unresolved";
    case Why::not_stated:
      return "not_stated";
    case Why::not_applicable:
      return "not_applicable";
    case Why::fault:
      break;
  }
  return "fault";
}

Outcomes run(const Model& model, const Cases& cases, const Wanted& wanted, unsigned threads) {
  check_asked(model, cases, wanted);
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  const auto columns = static_cast<std::size_t>(model.sheet.axis().columns());
  Outcomes out = room_for(model, wanted, cases.count, columns);
  if (cases.count == 0) return out;
  const bool numbers =
      std::none_of(cases.moved.begin(), cases.moved.end(),
                   [&](const Address& each) { return find_moves(model, each).empty(); });
  if (numbers) {
    const Runner runner(model, cases.moved, wanted);
    Blocks(runner, cases, out).run(threads);
  } else {
    run_structures(model, cases, wanted, threads, out);
  }
  return out;
}

Outcomes run(const Model& model, const Wanted& wanted) { return run(model, Cases{}, wanted); }

}  // namespace gonogo
