// SPDX-License-Identifier: MIT
#include "gonogo/analysis/joint_simulation.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <memory>
#include <set>

#include "analysis/chance_cases.hpp"
#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

/// A bid with the numbers that chance moves, and where each is in the common sample.
struct DrawnBid {
  JointBid bid = {};
  ChanceModel chance = {};
  std::vector<std::size_t> dimensions = {};
};

/// Gives each number a dimension: a shared one has the same in all bids.
class Dimensions {
 public:
  explicit Dimensions(const std::vector<Address>& shared) : shared_(shared) {}

  std::vector<std::size_t> of(const ChanceModel& chance) {
    std::vector<std::size_t> found;
    for (const UncertainNumber& each : chance.numbers) {
      if (!is_of(each, shared_)) {
        found.push_back(count_++);
        continue;
      }
      const auto [at, is_new] = places_.try_emplace(each.number.address, count_);
      if (is_new) ++count_;
      found.push_back(at->second);
    }
    return found;
  }
  std::size_t count() const { return count_; }

 private:
  const std::vector<Address>& shared_;
  std::map<Address, std::size_t> places_ = {};
  std::size_t count_ = 0;
};

/// What one bid makes of a shared driver must not depend on another.
void refuse_correlated(const Bid& bid, const ChanceModel& chance, const JointOptions& options,
                       Diagnostics& found) {
  const Correlations& stated = chance.dependence.stated;
  const auto is_shared = [&](std::size_t number) {
    return is_of(chance.numbers[number], options.shared);
  };
  for (const CorrelatedPair& each : stated.pairs) {
    const bool moved = stated.repaired() && (is_shared(each.first) || is_shared(each.second));
    if (!moved && !(is_shared(each.first) && is_shared(each.second))) continue;
    add_error(
        found, "conflict",
        moved
            ? say("no numbers can have all the correlations that the bid states, and {1} "
                  "is shared with other bids",
                  verbatim(chance.numbers[is_shared(each.first) ? each.first : each.second].driver))
            : say("{1} and {2} are both shared with other bids and correlated in this one",
                  verbatim(chance.numbers[each.first].driver),
                  verbatim(chance.numbers[each.second].driver)),
        {.file = bid.model->proposal.file}, say("share one of them alone"));
    return;
  }
}

NpvAtRisk at_risk_of(const std::vector<double>& npv) {
  constexpr double tail = 0.05, middle = 0.5;
  const SampleValues sample{.values = npv};
  NpvAtRisk found{.mean = mean_of(sample), .sd = moments_of(sample).sd};
  const OrderedSample ordered(sample);
  if (ordered.size() == 0) return found;
  found.p5 = ordered.quantile(tail);
  found.p50 = ordered.quantile(middle);
  found.p95 = ordered.quantile(1 - tail);
  found.shortfall = ordered.mean_below(tail);
  found.negative = share_of(npv.size(), {}, [&](std::size_t i) { return npv[i] < 0; });
  return found;
}

NpvAtRisk certain(double npv) {
  const Estimate value{npv, npv, npv};
  const double share = npv < 0 ? 1 : 0;
  return {.mean = value,
          .p5 = value,
          .p50 = value,
          .p95 = value,
          .shortfall = value,
          .negative = {share, share, share}};
}

double written_npv(const JointBid& bid) {
  return bid.bid ? bid.bid->model.measure(measures::npv).value * bid.scale : bid.npv;
}

/// Draws the bids from one sample, one after the other, and sums them.
class Register {
 public:
  Register(const JointOptions& options, std::size_t dimensions)
      : count_(sample_size(Sampling::sobol, options.trials)),
        chosen_(count_, options.beside),
        all_(count_, 0) {
    sample_ = std::make_shared<const Sample>(SamplePlan{
        .seed = options.seed, .count = count_, .dimensions = std::max<std::size_t>(1, dimensions)});
  }

  NpvAtRisk add(const DrawnBid& drawn) {
    if (drawn.chance.numbers.empty()) {
      const double npv = written_npv(drawn.bid);
      add(std::vector<double>(count_, npv), drawn.bid.share);
      return certain(npv);
    }
    const ChanceCases cases(drawn.chance, sample_, count_, drawn.dimensions);
    const WantedMeasure wanted{measures::npv};
    std::vector<double> npv =
        run_cases(drawn.chance, cases, {.measures = {&wanted, 1}, .judges = false}, {0, count_})
            .measures.front()
            .value;
    for (double& each : npv) each *= drawn.bid.scale;
    add(npv, drawn.bid.share);
    return at_risk_of(npv);
  }

  void finish(JointSimulation& found) const {
    found.cases = count_;
    found.failed_cases = static_cast<std::size_t>(
        std::count_if(all_.begin(), all_.end(), [](double npv) { return std::isnan(npv); }));
    found.chosen = at_risk_of(chosen_);
    found.all = at_risk_of(all_);
  }

 private:
  void add(const std::vector<double>& npv, double share) {
    for (std::size_t i = 0; i < count_; ++i) {
      all_[i] += npv[i];
      if (share > 0) chosen_[i] += share * npv[i];
    }
  }

  std::size_t count_;
  std::shared_ptr<const Sample> sample_ = {};
  std::vector<double> chosen_, all_;
};

std::vector<std::string> drivers_of(const std::vector<DrawnBid>& bids) {
  std::set<std::string> drivers;
  for (const DrawnBid& each : bids) {
    if (each.bid.bid == nullptr) continue;
    for (const Driver& driver : each.bid.bid->model->proposal.drivers) drivers.insert(driver.id);
  }
  return {drivers.begin(), drivers.end()};
}

/// The nearest of the drivers; empty: none is near.
Address meant_by(const Address& address, const std::vector<std::string>& drivers) {
  const std::string prefix = "drivers.";
  const auto id = nearest(address.substr(std::min(address.size(), prefix.size())), drivers);
  return id ? prefix + *id : Address();
}

bool states(const DrawnBid& drawn, const Address& address) {
  if (drawn.bid.bid == nullptr) return false;
  const std::vector<Driver>& drivers = drawn.bid.bid->model->proposal.drivers;
  return std::any_of(drivers.begin(), drivers.end(),
                     [&](const Driver& each) { return "drivers." + each.id == address; });
}

std::vector<SharedDriver> shared_in(const std::vector<DrawnBid>& bids,
                                    const std::vector<Address>& shared) {
  std::vector<SharedDriver> found;
  const auto count = [&](const auto& has) {
    return static_cast<std::size_t>(std::count_if(bids.begin(), bids.end(), has));
  };
  for (const Address& address : shared) {
    const auto varies = [&](const DrawnBid& each) {
      return std::any_of(each.chance.numbers.begin(), each.chance.numbers.end(),
                         [&](const UncertainNumber& number) {
                           return is_of(number, {&address, 1});
                         });
    };
    SharedDriver driver{
        .address = address, .bids = count(varies), .stated = count([&](const DrawnBid& each) {
                                                     return states(each, address);
                                                   })};
    if (driver.stated == 0) driver.meant = meant_by(address, drivers_of(bids));
    found.push_back(std::move(driver));
  }
  return found;
}

void refuse_too_many(std::size_t numbers, Diagnostics& found) {
  if (numbers <= most_dimensions) return;
  add_error(found, "too-large",
            say("{1} numbers of the bids vary together: {2} may", number(numbers),
                number(most_dimensions)),
            {}, say("share drivers that are the same in several bids, or take fewer bids"));
}

}  // namespace

Checked<JointSimulation> simulate_together(std::span<const JointBid> bids,
                                           const JointOptions& options) {
  Checked<JointSimulation> result;
  std::vector<DrawnBid> drawn;
  Dimensions dimensions(options.shared);
  for (const JointBid& each : bids) {
    DrawnBid& one = drawn.emplace_back(DrawnBid{.bid = each});
    if (each.bid == nullptr) continue;
    auto chance = chance_model_of(*each.bid, {}, options.shared);
    std::move(chance.diagnostics.begin(), chance.diagnostics.end(),
              std::back_inserter(result.diagnostics));
    if (!chance.value) continue;
    one.chance = *std::move(chance.value);
    refuse_correlated(*each.bid, one.chance, options, result.diagnostics);
    one.dimensions = dimensions.of(one.chance);
  }
  refuse_too_many(dimensions.count(), result.diagnostics);
  if (has_errors(result.diagnostics)) return result;
  JointSimulation found{.shared = shared_in(drawn, options.shared)};
  Register sums(options, dimensions.count());
  for (const DrawnBid& each : drawn) found.bids.push_back(sums.add(each));
  sums.finish(found);
  result.value = std::move(found);
  return result;
}

}  // namespace gonogo
