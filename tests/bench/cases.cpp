// SPDX-License-Identifier: MIT
// What a case costs: a bid that the program reads, against the same bid written by hand in C++.
//   build/release/tests/bench_cases
#include <time.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <iomanip>
#include <iostream>
#include <optional>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "fixed_wireless.hpp"
#include "gonogo/analysis/bid.hpp"
#include "gonogo/analysis/uncertainty.hpp"
#include "gonogo/files/disk_files.hpp"
#include "gonogo/model/run.hpp"
#include "run/plan_maker.hpp"
#include "run/tile.hpp"

namespace {

using namespace gonogo;
using bench::Columns;
using bench::Part;

/// So few that a run is over before another process has its turn, on a machine that has much to do.
constexpr std::size_t count = std::size_t{1} << 13;
const std::vector<Address> addresses = {"drivers.capex_factor", "drivers.volume_factor",
                                        "drivers.price_factor", "drivers.volume_growth",
                                        "drivers.erosion",      "drivers.ramp_months",
                                        "drivers.opex_factor",  "drivers.inflation"};

/// As the bid states them; the draws are no part of what is measured.
Columns drawn_cases(const Model& model) {
  const auto stated = uncertainties_of(model);
  std::mt19937_64 random(1);
  Columns cases;
  for (std::size_t k = 0; k < bench::drawn; ++k) {
    const auto number =
        std::find_if(stated.value->numbers.begin(), stated.value->numbers.end(),
                     [&](const UncertainNumber& each) { return each.driver == addresses[k]; });
    const QuantileFunction quantile(number->distribution);
    for (std::size_t i = 0; i < count; ++i) {
      const double share = (static_cast<double>(random() >> 11) + 0.5) * 0x1p-53;
      cases[k].push_back(number->value(quantile(share)));
    }
  }
  return cases;
}

double processor_seconds() {
  timespec now = {};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Nanoseconds of processor a case, on all threads together; the least of some runs.
double nanoseconds(int runs, const std::function<void()>& call) {
  double least = 1e300;
  for (int run = 0; run < runs; ++run) {
    const double start = processor_seconds();
    call();
    least = std::min(least, (processor_seconds() - start) * 1e9 / static_cast<double>(count));
  }
  return least;
}

void on_threads(unsigned threads, const std::function<void(Part)>& work) {
  std::vector<std::jthread> others;
  const std::size_t each = count / threads;
  for (unsigned t = 1; t < threads; ++t)
    others.emplace_back([&, t] { work({t * each, (t + 1) * each}); });
  work({0, each});
}

class Comparison {
 public:
  explicit Comparison(const Model& model) : model_(model) {}

  void run_all() {
    const double plain = nanoseconds(2, [&] {
      bench::plain_loop(cases_, {0, count}, npv_.data());
    });
    plain_ = npv_;
    if (!has_instruction_set(InstructionSet::avx512)) {
      std::cout << "no AVX-512 here: there is no program by hand to compare with\n";
      return print("loop in C++ with pow(), 1 thread, NPV", plain, plain);
    }
    for (const unsigned threads : {1U, 2U}) {
      const std::string on =
          ", " + std::to_string(threads) + (threads == 1 ? " thread" : " threads");
      for (const bool rates : {false, true})
        compare(on + (rates ? ", NPV and IRR" : ", NPV"), threads, rates);
    }
    print("loop in C++ with pow(), 1 thread, NPV", plain, by_hand_[0]);
    for (const InstructionSet set :
         {InstructionSet::avx512, InstructionSet::avx2, InstructionSet::sse2})
      compare_set(set);
  }

 private:
  static void print(const std::string& what, double time, double limit) {
    std::cout << std::left << std::setw(52) << what << std::right << std::fixed
              << std::setprecision(0) << std::setw(8) << time << " ns" << std::setprecision(2)
              << std::setw(9) << time / limit << '\n';
  }

  void compare(const std::string& on, unsigned threads, bool rates) {
    const double hand = nanoseconds(100, [&] {
      on_threads(threads, [&](Part part) {
        bench::hand_written(cases_, part, npv_.data(), rates ? irr_.data() : nullptr);
      });
    });
    check("by hand", npv_);
    Wanted wanted{.measures = {{measures::npv}}, .margins = false, .in_tiles = true};
    if (rates) wanted.measures.push_back({measures::irr});
    const auto fill = [&](std::size_t first, std::span<const std::span<double>> to) {
      for (std::size_t k = 0; k < to.size(); ++k)
        std::copy_n(cases_[k].begin() + static_cast<std::ptrdiff_t>(first), to[k].size(),
                    to[k].begin());
    };
    Runs runs(model_, addresses, wanted);
    Outcomes found;
    const double ours = nanoseconds(100, [&] { found = runs.run(count, fill, threads); });
    check("run", found.measures[0].value);
    if (rates) check_rates(found.measures[1].value);
    print("by hand, AVX-512" + on, hand, hand);
    print("Runs" + on, ours, hand);
    if (threads == 1) by_hand_[rates] = hand;
  }

  /// The plan alone, without threads, draws and results.
  void compare_set(InstructionSet set) {
    if (!has_instruction_set(set)) return;
    const std::vector<RowId> rows = {model_.flows.project, model_.perspectives[0].discount_factor};
    std::vector<InputId> inputs;
    for (const Address& each : addresses) inputs.push_back(model_.sheet.find_input(each));
    const Program program(model_.sheet, model_.order, inputs, rows, {});
    const auto plan =
        make_plan(model_.sheet, model_.order, program, program.workspace(1), inputs, rows, {});
    const double step = model_.flow_time[1] - model_.flow_time[0];
    constexpr const char* names[] = {"SSE2", "AVX2", "AVX-512"};
    for (const bool rates : {false, true}) {
      Tile tile(*plan, tile_kernels(set));
      const double time = nanoseconds(100, [&] {
        for (std::size_t first = 0; first < count; first += lanes) {
          for (std::size_t k = 0; k < inputs.size(); ++k)
            std::copy_n(cases_[k].begin() + static_cast<std::ptrdiff_t>(first), lanes,
                        tile.input(k).begin());
          tile.run(lanes);
          tile.present_value(0, tile.row(1), &npv_[first]);
          double proved[lanes];
          if (rates) tile.internal_rate(0, 1 / step, &irr_[first], proved);
        }
      });
      check("plan", npv_);
      print(std::string("plan alone, ") + names[static_cast<int>(set)] + ", 1 thread" +
                (rates ? ", NPV and IRR" : ", NPV"),
            time, by_hand_[rates]);
    }
  }

  /// What differs by more than rounding is no comparison.
  void check(const std::string& who, const std::vector<double>& values) const {
    for (std::size_t i = 0; i < count; ++i) {
      if (std::abs(values[i] - plain_[i]) <= 1e-3) continue;  // of flows of 1e6 a month
      std::cerr << who << ": another NPV in case " << i << ": " << values[i] << ", not "
                << plain_[i] << '\n';
      std::exit(1);
    }
  }

  void check_rates(const std::vector<double>& values) const {
    for (std::size_t i = 0; i < count; ++i) {
      if (std::abs(values[i] - irr_[i]) <= 1e-9) continue;
      std::cerr << "another IRR in case " << i << ": " << values[i] << ", by hand " << irr_[i]
                << '\n';
      std::exit(1);
    }
  }

  const Model& model_;
  Columns cases_ = drawn_cases(model_);
  std::vector<double> npv_ = std::vector<double>(count), irr_ = npv_, plain_ = {};
  double by_hand_[2] = {1, 1};  ///< on one thread; with rates
};

}  // namespace

int main() {
  DiskFiles files;
  Sources sources;
  const std::string bid_file = GONOGO_TESTS_DIR "/projects/fixed-wireless.toml";
  const auto bid = open_bid(files, {.bid = bid_file, .no_policy = true}, sources);
  std::cout << "processor time of one case, least of some runs; ratio to the program by hand\n";
  Comparison(*bid.value->model).run_all();
}
