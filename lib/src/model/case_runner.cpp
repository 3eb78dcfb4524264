// SPDX-License-Identifier: MIT
#include "model/case_runner.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <mutex>
#include <numeric>

#include "gonogo/base/no_value.hpp"
#include "gonogo/base/parallel_for.hpp"
#include "model/price_inputs.hpp"

namespace gonogo {
namespace {

constexpr std::size_t worth_cutting = 16;
/// Of all threads together, in bytes: of a bid at the limits of size fewer of them run.
constexpr std::size_t most_memory = 128'000'000;
/// Rates of each perspective among the scalars.
constexpr std::size_t rates_of_view = 4;

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

CaseRunner::CaseRunner(const Model& model, const std::vector<Address>& addresses, Wanted wanted)
    : model_(model),
      wanted_(std::move(wanted)),
      addresses_(addresses.size()),
      targets_(targets_of(model, addresses)) {
  for (const std::string& id : wanted_.series) series_.push_back(model.sheet.find(id));
  if (wanted_.rules) {
    rules_ = *wanted_.rules;
  } else {
    rules_.resize(model.rules.size());
    std::iota(rules_.begin(), rules_.end(), std::size_t{0});
  }
  add_prices();
  collect_roots();
  std::vector<InputId> inputs;
  for (const Target& target : targets_) inputs.push_back(target.input);
  program_ = std::make_unique<Program>(model.sheet, model.order, inputs, roots_, scalars_);
  if (wanted_.in_tiles && can_run_in_tiles()) plan_tiles();
}

void CaseRunner::add_prices() {
  const bool judges = wanted_.margins || wanted_.scores;
  if (!needs_prices(model_, wanted_.measures, judges ? rules_ : std::vector<std::size_t>{})) return;
  prices_ = price_inputs(model_);
  for (const InputId price : prices_) {
    const bool known = std::any_of(targets_.begin(), targets_.end(),
                                   [&](const Target& each) { return each.input == price; });
    if (!known) targets_.push_back({.input = price});
  }
}

double CaseRunner::npv_at_prices(ThreadState& state, std::size_t i, double factor,
                                 const WantedMeasure& wanted) const {
  std::vector<double> values;
  std::vector<std::span<const double>> inputs;
  values.reserve(targets_.size());
  for (std::size_t t = 0; t < targets_.size(); ++t) {
    const bool price =
        std::find(prices_.begin(), prices_.end(), targets_[t].input) != prices_.end();
    values.push_back(state.inputs[t][i] * (price ? factor : 1));
    inputs.emplace_back(&values.back(), 1);
  }
  if (state.alone.width == 0) state.alone = program_->workspace(1);
  program_->run(state.alone, inputs, 1);
  const RowId flow = flow_row(model_.flows, wanted.flow);
  const RowId factors = factor_row(model_.perspectives[wanted.perspective], wanted.flow);
  double npv = 0;
  for (std::size_t c = 0; c < columns(); ++c) {
    const int column = static_cast<int>(c);
    npv +=
        program_->at(state.alone, flow, column, 0) * program_->at(state.alone, factors, column, 0);
  }
  return npv;
}

CaseRunner::ThreadState CaseRunner::thread_state(std::size_t width) const {
  ThreadState state = state_without_space(width);
  state.space = program_->workspace(width);
  return state;
}

CaseRunner::ThreadState CaseRunner::state_without_space(std::size_t width) const {
  using Columns = std::vector<std::vector<double>>;
  const std::vector<double> column(width);
  CaseNumbers numbers;
  for (const RowId row : gathered_) numbers.rows.push_back({row, {}});
  return {.measures = CaseMeasures(model_, wanted_.measures),
          .numbers = std::move(numbers),
          .columns = Columns(addresses_, column),
          .inputs = Columns(targets_.size(), column)};
}

void CaseRunner::run_block(ThreadState& state, std::size_t count, std::size_t first,
                           Outcomes& out) const {
  std::vector<std::span<const double>> inputs;
  for (std::size_t t = 0; t < targets_.size(); ++t) {
    const std::span<double> values(state.inputs[t].data(), count);
    targets_[t].read(model_.sheet.inputs()[targets_[t].input], state.columns, 0, values);
    inputs.emplace_back(values);
  }
  program_->run(state.space, inputs, count);
  for (std::size_t i = 0; i < count; ++i) measure_case(state, i, first + i, out);
}

void CaseRunner::collect_gathered(const std::vector<RowId>& rows) {
  for (const RowId row : rows) {
    if (std::find(gathered_.begin(), gathered_.end(), row) == gathered_.end())
      gathered_.push_back(row);
  }
}

void CaseRunner::collect_roots() {
  for (const WantedMeasure& each : wanted_.measures) collect_gathered(rows_of(model_, each));
  if (wanted_.margins || wanted_.scores) {
    for (const std::size_t r : rules_) collect_gathered(rows_of(model_, model_.rules[r]));
  }
  roots_ = gathered_;
  for (const Perspective& view : model_.perspectives) {
    for (const RowId factor : {view.discount_factor, view.equity_factor}) {
      if (factor != no_row) roots_.push_back(factor);
    }
    for (const NodeId node : {view.discount, view.finance, view.reinvest, view.equity})
      scalars_.push_back(node);
  }
  for (const BoundRule& rule : model_.rules) scalars_.push_back(rule.limit);
  for (const RowId row : series_) {
    if (row != no_row) roots_.push_back(row);
  }
}

/// A row that is the same in all cases of a block is gathered with the first of them.
void CaseRunner::gather(const Workspace& space, RowId row, std::size_t i,
                        std::vector<double>& to) const {
  if (row == no_row) return to.clear();
  if (i > 0 && !program_->differs(space, row)) return;
  to.resize(columns());
  for (std::size_t c = 0; c < to.size(); ++c)
    to[c] = program_->at(space, row, static_cast<int>(c), i);
}

void CaseRunner::measure_case(ThreadState& state, std::size_t i, std::size_t at,
                              Outcomes& out) const {
  CaseNumbers& numbers = state.numbers;
  const Workspace& space = state.space;
  if (!wanted_.measures.empty() || wanted_.margins || wanted_.scores) {
    for (std::size_t g = 0; g < gathered_.size(); ++g)
      gather(space, gathered_[g], i, numbers.rows[g].second);
    read_rates(space, i, numbers);
  }
  measure_numbers(
      state, at, out,
      prices_.empty() ? NpvAtPrices{} : [&, i](double factor, const WantedMeasure& wanted) {
        return npv_at_prices(state, i, factor, wanted);
      });
  for (std::size_t s = 0; s < series_.size(); ++s) {
    for (std::size_t c = 0; c < columns(); ++c) {
      out.series[s][at * columns() + c] =
          series_[s] == no_row ? no_value : program_->at(space, series_[s], static_cast<int>(c), i);
    }
  }
}

bool CaseRunner::measure_numbers(ThreadState& state, std::size_t at, Outcomes& out,
                                 NpvAtPrices at_prices) const {
  state.measures.begin(state.numbers, std::move(at_prices));
  for (std::size_t m = 0; m < wanted_.measures.size(); ++m) {
    const Answer answer = state.measures.measure(m);
    write(out.measures[m], at, answer);
    if (wanted_.errors && answer.why == Why::computed)
      out.errors[m][at] = state.measures.rounding(m, answer.value);
  }
  return !(wanted_.margins || wanted_.scores) || judge_case(state, at, out);
}

bool CaseRunner::judge_case(ThreadState& state, std::size_t at, Outcomes& out) const {
  // In errors of the program, what a tile's order of operations may change.
  constexpr double of_tiles = tile_rounding / std::numeric_limits<double>::epsilon();
  bool sure = true;
  for (const std::size_t r : rules_) {
    const CaseMeasures::Judged judged = state.measures.judged(r);
    if (wanted_.margins) write(out.margins[r], at, judged.margin);
    if (wanted_.scores) out.scores[r][at] = judged.score;
    sure = sure && (std::isnan(judged.score) || std::abs(judged.score) > of_tiles * judged.error);
  }
  return sure;
}

void CaseRunner::read_rates(const Workspace& space, std::size_t i, CaseNumbers& numbers) const {
  numbers.rates.resize(model_.perspectives.size());
  numbers.factors.resize(model_.perspectives.size());
  numbers.equity_factors.resize(model_.perspectives.size());
  for (std::size_t p = 0; p < model_.perspectives.size(); ++p) {
    const auto rate = [&](std::size_t n) {
      return program_->scalar(space, rates_of_view * p + n, i);
    };
    numbers.rates[p] = {rate(0), rate(1), rate(2), rate(3)};
    gather(space, model_.perspectives[p].discount_factor, i, numbers.factors[p]);
    gather(space, model_.perspectives[p].equity_factor, i, numbers.equity_factors[p]);
  }
  numbers.limits.resize(model_.rules.size());
  for (std::size_t r = 0; r < model_.rules.size(); ++r) {
    numbers.limits[r] = program_->scalar(space, rates_of_view * model_.perspectives.size() + r, i);
  }
}

/// Cases not run yet, handed out block by block.
class CaseRunner::BlockQueue {
 public:
  BlockQueue(const Cases& cases, std::size_t width, bool cuts)
      : cases_(cases), width_(width), cuts_(cuts) {}

  struct Block {
    std::size_t first = 0, count = 0;
  };

  /// The next block, its values in state.columns; of count 0 where none is left.
  Block next(ThreadState& state) {
    std::unique_lock lock(mutex_);
    Block block{next_, std::min(width_, cases_.count - next_)};
    if (cuts_) {
      fill(state, block);
      block.count = length_of_block(state.columns, block.count);
      next_ += block.count;
      return block;
    }
    next_ += block.count;
    lock.unlock();
    fill(state, block);
    return block;
  }

  void close() {
    const std::lock_guard lock(mutex_);
    next_ = cases_.count;
  }

 private:
  void fill(ThreadState& state, const Block& block) const {
    if (block.count == 0 || !cases_.fill) return;
    std::vector<std::span<double>> columns;
    for (auto& column : state.columns) columns.emplace_back(column.data(), block.count);
    cases_.fill(block.first, columns);
  }

  const Cases& cases_;
  std::size_t width_;
  bool cuts_;  ///< a block ends where another number begins to move
  std::size_t next_ = 0;
  std::mutex mutex_;
};

void CaseRunner::run(const Cases& cases, unsigned threads, Outcomes& out) {
  if (cases.count == 0) return;
  const bool tiles = plan_.has_value();
  const std::size_t of_case = std::max<std::size_t>(1, program_->memory_of_case());
  const std::size_t block = std::clamp<std::size_t>(most_memory / of_case, 1, block_size);
  const std::size_t width = std::min(tiles ? tile_block : block, cases.count);
  const std::size_t of_worker =
      std::max<std::size_t>(1, tiles ? Tile::memory_of(*plan_) : width * of_case);
  const std::size_t most = std::min((cases.count + width - 1) / width, most_memory / of_worker);
  const std::size_t workers = std::clamp<std::size_t>(most, 1, std::max(1U, threads));
  if (tiles) {
    while (tile_states_.size() < workers) tile_states_.push_back(tile_state());
  } else {
    if (width > width_) states_.clear();
    width_ = std::max(width, width_);
    while (states_.size() < workers) states_.push_back(thread_state(width_));
  }
  BlockQueue queue(cases, width, !tiles);
  parallel_for(workers, static_cast<unsigned>(workers), [&](std::size_t worker) {
    ThreadState& state = tiles ? tile_states_[worker] : states_[worker];
    try {
      for (auto each = queue.next(state); each.count > 0; each = queue.next(state)) {
        if (tiles) {
          run_tiles(state, each.count, each.first, out);
        } else {
          run_block(state, each.count, each.first, out);
        }
      }
    } catch (...) {
      queue.close();
      throw;
    }
  });
}

}  // namespace gonogo
