// SPDX-License-Identifier: MIT
/// Measures and margins of all cases of a tile at once: present values, internal rates, paybacks, and
/// the rules on them.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "gonogo/model/run.hpp"
#include "run/plan.hpp"
#include "run/tile.hpp"

namespace gonogo {

/// Has memory of its own: one for each thread.
class TileMeasures {
 public:
  /// The rows and the scalars of the rules' limits as the plan has them, by their place among what is
  /// wanted of it. Requires: the plan and what is wanted outlive it.
  struct Places {
    const Plan& plan;
    const std::vector<RowId>& rows;
    std::size_t limits = 0;  ///< the place of the first rule's limit
  };

  /// None where one of the measures or rules is not known here. `rules`: whose margins are wanted.
  static std::optional<TileMeasures> make(const Model& model, const Wanted& wanted,
                                          const std::vector<std::size_t>& rules,
                                          const Places& places);

  /// Cases of a tile: `count` of them, the first of which is case `first`. Bit i of `suspect`: the
  /// program runs case i again, whatever is found here.
  struct Part {
    std::size_t count = 0, first = 0;
    std::uint32_t suspect = 0;
  };
  /// The outcomes of the cases. Bit i of the result: the answers of case i are not proved, or
  /// rounding could turn one.
  std::uint32_t measure(const Tile& tile, const Part& part, Outcomes& out);

 private:
  enum class Kind : unsigned char { present_value, internal_rate, payback, without };

  /// What a measure or a margin is computed from: places of rows.
  struct Subject {
    Kind kind = Kind::present_value;
    Why why = Why::computed;  ///< of all cases, where the kind is `without`
    std::size_t flow = 0;
    std::optional<std::size_t> factors = {}, dated = {};
  };

  struct Limit {
    std::size_t rule = 0, scalar = 0;
    Subject of = {};
    bool at_rate = false;  ///< an internal rate: the limit is the rate of a present value
    double sign = 1;
    Rate rate = -1;                    ///< of the factors
    std::vector<double> factors = {};  ///< at the limit
  };

  /// One number a case.
  struct Found {
    double value[lanes];
    double without[lanes];  ///< not 0: it has no value, for the subject's own reason
    double open[lanes];     ///< not 0: not proved
  };

  explicit TileMeasures(const Model& model) : model_(&model) {}
  static std::optional<Subject> subject_of(const Model& model, const WantedMeasure& wanted,
                                           const Places& places);
  bool add_limit(std::size_t rule, const Places& places);

  /// Why a case has no value: of a payback, an internal rate.
  static Why reason(const Subject& of);
  /// An internal rate that the signs of the flow do not prove.
  std::optional<Answer> rate_alone(const Tile& tile, std::size_t flow, std::size_t lane);
  void compute(const Tile& tile, const Subject& of, Found& found) const;
  void present_values(const Tile& tile, std::size_t flow, Lanes factors, Found& found) const;
  std::uint32_t judge(const Tile& tile, Limit& limit, std::size_t count, std::size_t first,
                      Outcomes& out) const;
  bool factors_at(const Tile& tile, Limit& limit, std::size_t count) const;

  const Model* model_;
  std::vector<Subject> measures_ = {};
  std::vector<Limit> limits_ = {};
  std::vector<double> flow_ = {};  ///< of one case
};

}  // namespace gonogo
