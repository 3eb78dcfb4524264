// SPDX-License-Identifier: MIT
#include "gonogo/model/run.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
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
      : model_(model), wanted_(wanted) {
    for (const Address& address : addresses) {
      moves_.push_back(*find_move(model, address));
      inputs_.push_back(moves_.back().input);
    }
    for (const std::string& id : wanted.series) series_.push_back(model.sheet.find(id));
    collect_roots();
    program_ = std::make_unique<Program>(model, inputs_, roots_, scalars_);
  }

  /// One thread's tools.
  struct Hand {
    Workspace space;
    Taker taker;
    CaseNumbers numbers;
    std::vector<std::vector<double>> columns;
  };

  Hand hand(std::size_t width) const {
    return {program_->workspace(width),
            Taker(model_),
            {},
            std::vector<std::vector<double>>(moves_.size(), std::vector<double>(width))};
  }

  /// Runs cases first .. first + count; `columns` holds their values. Outcomes are written from
  /// `at` on.
  void run(Hand& hand, std::size_t count, std::size_t at, Outcomes& out) const {
    std::vector<std::span<const double>> inputs;
    for (std::size_t m = 0; m < moves_.size(); ++m) {
      auto& column = hand.columns[m];
      if (moves_[m].scales) {
        for (std::size_t i = 0; i < count; ++i)
          column[i] *= model_.sheet.inputs()[moves_[m].input].base;
      }
      inputs.emplace_back(column.data(), count);
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
  std::vector<Move> moves_;
  std::vector<std::uint32_t> inputs_;
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

/// Cases that move numbers only: blocks in any order, by any thread.
void run_numbers(const Model& model, const Cases& cases, const Wanted& wanted, unsigned threads,
                 Outcomes& out) {
  const Runner runner(model, cases.moved, wanted);
  const std::size_t blocks = (cases.count + block - 1) / block;
  std::atomic<std::size_t> next{0};
  std::mutex filling;
  const auto work = [&] {
    auto hand = runner.hand(std::min(block, cases.count));
    std::vector<std::span<double>> columns;
    for (std::size_t b = next++; b < blocks; b = next++) {
      const std::size_t first = b * block;
      const std::size_t count = std::min(block, cases.count - first);
      columns.clear();
      for (auto& column : hand.columns) columns.emplace_back(column.data(), count);
      if (cases.fill) {
        const std::lock_guard lock(filling);
        cases.fill(first, columns);
      }
      runner.run(hand, count, first, out);
    }
  };
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::thread> others;
  for (unsigned t = 1; t < std::min<std::size_t>(threads, blocks); ++t) others.emplace_back(work);
  work();
  for (std::thread& other : others) other.join();
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
  const auto columns = static_cast<std::size_t>(model.sheet.axis().columns());
  Outcomes out = room_for(model, wanted, cases.count, columns);
  if (cases.count == 0) return out;
  const bool numbers = std::all_of(cases.moved.begin(), cases.moved.end(), [&](const Address& a) {
    return find_move(model, a).has_value();
  });
  if (numbers) {
    run_numbers(model, cases, wanted, threads, out);
  } else {
    run_structures(model, cases, wanted, threads, out);
  }
  return out;
}

Outcomes run(const Model& model, const Wanted& wanted) { return run(model, Cases{}, wanted); }

}  // namespace gonogo
