// SPDX-License-Identifier: MIT
#include "model/case_runner.hpp"

#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>

#include "gonogo/base/no_value.hpp"

namespace gonogo {
namespace {

constexpr std::size_t worth_cutting = 16;

void write(Answers& to, std::size_t at, const Answer& answer) {
  to.value[at] = answer.why == Why::computed ? answer.value : no_value;
  to.why[at] = answer.why;
}

/// How many of the cases belong into one block. Analyses move one number after another: a block
/// that ends where the next number begins computes fewer rows.
std::size_t length_of_block(const std::vector<std::vector<double>>& columns, std::size_t size) {
  const auto same = [](const std::vector<double>& column, std::size_t i) {
    return column[i] == column[0];
  };
  std::vector<const std::vector<double>*> still;
  if (size <= worth_cutting) return size;
  for (const auto& column : columns) {
    if (same(column, 1)) still.push_back(&column);
  }
  if (columns.size() - still.size() > 2) return size;
  for (std::size_t i = worth_cutting; i < size; ++i) {
    for (const auto* column : still) {
      if (!same(*column, i)) return i;
    }
  }
  return size;
}

}  // namespace

Runner::Runner(const Model& model, const std::vector<Address>& addresses, Wanted wanted)
    : model_(model),
      wanted_(std::move(wanted)),
      addresses_(addresses.size()),
      targets_(targets_of(model, addresses)) {
  std::vector<InputId> inputs;
  for (const Target& target : targets_) inputs.push_back(target.input);
  for (const std::string& id : wanted_.series) series_.push_back(model.sheet.find(id));
  collect_roots();
  program_ = std::make_unique<Program>(model.sheet, model.order, inputs, roots_, scalars_);
}

Runner::Hand Runner::hand(std::size_t width) const {
  using Columns = std::vector<std::vector<double>>;
  const std::vector<double> column(width);
  CaseNumbers numbers;
  for (const RowId row : gathered_) numbers.rows.push_back({row, {}});
  return {.space = program_->workspace(width),
          .measures = CaseMeasures(model_, wanted_.measures),
          .numbers = std::move(numbers),
          .columns = Columns(addresses_, column),
          .inputs = Columns(targets_.size(), column)};
}

void Runner::run(Hand& hand, std::size_t count, std::size_t at, Outcomes& out) const {
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

void Runner::collect_gathered(const WantedMeasure& wanted) {
  for (const RowId row : rows_of(model_, wanted)) {
    if (std::find(gathered_.begin(), gathered_.end(), row) == gathered_.end())
      gathered_.push_back(row);
  }
}

void Runner::collect_roots() {
  for (const WantedMeasure& each : wanted_.measures) collect_gathered(each);
  if (wanted_.margins || wanted_.slacks) {
    for (const BoundRule& each : model_.rules) collect_gathered(measure_of(each));
  }
  roots_ = gathered_;
  for (const Perspective& view : model_.perspectives) {
    if (view.discount_factor != no_row) roots_.push_back(view.discount_factor);
    for (const NodeId node : {view.discount, view.finance, view.reinvest}) scalars_.push_back(node);
  }
  for (const BoundRule& rule : model_.rules) scalars_.push_back(rule.limit);
  for (const RowId row : series_) {
    if (row != no_row) roots_.push_back(row);
  }
}

/// A row whose cases share their numbers is gathered with the first of a block.
void Runner::gather(const Workspace& space, RowId row, std::size_t i,
                    std::vector<double>& to) const {
  if (row == no_row) return to.clear();
  if (i > 0 && !program_->differs(space, row)) return;
  to.resize(columns());
  for (std::size_t c = 0; c < to.size(); ++c)
    to[c] = program_->at(space, row, static_cast<int>(c), i);
}

void Runner::take(Hand& hand, std::size_t i, std::size_t at, Outcomes& out) const {
  CaseNumbers& numbers = hand.numbers;
  const Workspace& space = hand.space;
  if (!wanted_.measures.empty() || wanted_.margins || wanted_.slacks) {
    for (std::size_t g = 0; g < gathered_.size(); ++g)
      gather(space, gathered_[g], i, numbers.rows[g].second);
    take_rates(space, i, numbers);
  }
  for (std::size_t m = 0; m < wanted_.measures.size(); ++m)
    write(out.measures[m], at, hand.measures.measure(numbers, m));
  for (std::size_t r = 0; r < out.margins.size(); ++r)
    write(out.margins[r], at, hand.measures.margin(numbers, r));
  for (std::size_t r = 0; r < out.slacks.size(); ++r)
    out.slacks[r][at] = hand.measures.slack(numbers, r);
  for (std::size_t s = 0; s < series_.size(); ++s) {
    for (std::size_t c = 0; c < columns(); ++c) {
      out.series[s][at * columns() + c] =
          series_[s] == no_row ? no_value : program_->at(space, series_[s], static_cast<int>(c), i);
    }
  }
}

void Runner::take_rates(const Workspace& space, std::size_t i, CaseNumbers& numbers) const {
  numbers.rates.resize(model_.perspectives.size());
  numbers.factors.resize(model_.perspectives.size());
  for (std::size_t p = 0; p < model_.perspectives.size(); ++p) {
    numbers.rates[p] = {program_->scalar(space, 3 * p, i), program_->scalar(space, 3 * p + 1, i),
                        program_->scalar(space, 3 * p + 2, i),
                        model_.perspectives[p].discount != no_node};
    gather(space, model_.perspectives[p].discount_factor, i, numbers.factors[p]);
  }
  numbers.limits.resize(model_.rules.size());
  for (std::size_t r = 0; r < model_.rules.size(); ++r) {
    numbers.limits[r] = program_->scalar(space, 3 * model_.perspectives.size() + r, i);
  }
}

namespace {

class Work {
 public:
  Work(const Runner& runner, const Cases& cases, Outcomes& out)
      : runner_(runner), cases_(cases), out_(out) {}

  void run(std::span<Runner::Hand> hands) {
    std::vector<std::thread> others;
    for (Runner::Hand& hand : hands.subspan(1)) {
      others.emplace_back([this, &hand] { work(hand); });
    }
    work(hands[0]);
    for (std::thread& other : others) other.join();
    if (failed_) std::rethrow_exception(failed_);
  }

 private:
  struct Block {
    std::size_t first = 0, count = 0;
  };

  void work(Runner::Hand& hand) {
    try {
      for (Block each = next(hand); each.count > 0; each = next(hand))
        runner_.run(hand, each.count, each.first, out_);
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failed_) failed_ = std::current_exception();
      next_ = cases_.count;
    }
  }

  Block next(Runner::Hand& hand) {
    const std::lock_guard lock(mutex_);
    Block block{next_, std::min(hand.space.width, cases_.count - next_)};
    if (block.count > 0 && cases_.fill) {
      std::vector<std::span<double>> columns;
      for (auto& column : hand.columns) columns.emplace_back(column.data(), block.count);
      cases_.fill(block.first, columns);
      block.count = length_of_block(hand.columns, block.count);
    }
    next_ += block.count;
    return block;
  }

  const Runner& runner_;
  const Cases& cases_;
  Outcomes& out_;
  std::size_t next_ = 0;
  std::mutex mutex_;
  std::exception_ptr failed_;
};

}  // namespace

void Blocks::run(const Cases& cases, unsigned threads, Outcomes& out) {
  if (cases.count == 0) return;
  const std::size_t width = std::min(Runner::block, cases.count);
  const std::size_t hands =
      std::clamp<std::size_t>((cases.count + width - 1) / width, 1, std::max(1U, threads));
  if (width > width_) hands_.clear();
  width_ = std::max(width, width_);
  while (hands_.size() < hands) hands_.push_back(runner_.hand(width_));
  Work(runner_, cases, out).run(std::span(hands_).first(hands));
}

}  // namespace gonogo
