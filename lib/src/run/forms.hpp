// SPDX-License-Identifier: MIT
/// Sums of products of scalars, tables, growths and at most one buffer: the algebra of the normal
/// form. Scalars and tables are kept once each, so that equal ones have one number.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "run/plan.hpp"

namespace gonogo {

/// base ^ clock: a scalar to the power of a table.
struct GrowthFactor {
  std::uint32_t base = 0, clock = 0;
  friend auto operator<=>(const GrowthFactor&, const GrowthFactor&) = default;
};

struct FormTerm {
  std::uint32_t scalar = 0, table = 0;
  std::vector<GrowthFactor> growths = {};  ///< ascending by base, then clock
  std::uint32_t buffer = nothing;
  int lag = 0;  ///< of the buffer

  bool rank_one() const { return growths.empty() && buffer == nothing; }
  bool same_shape(const FormTerm& other) const {
    return table == other.table && growths == other.growths && buffer == other.buffer &&
           lag == other.lag;
  }
};

/// A sum; 0 where there is no term.
struct NormalForm {
  std::vector<FormTerm> terms = {};
};

using Table = std::vector<double>;

/// Scalars and tables of a plan in the making, and sums of them.
class Forms {
 public:
  Forms(Plan& plan, std::size_t inputs);

  // Scalars. The steps that compute them are added to the plan.
  std::uint32_t constant(double value);
  std::uint32_t scalar(Op op, std::uint32_t a, std::uint32_t b = nothing,
                       std::uint32_t c = nothing);
  std::uint32_t new_scalar();  ///< that a step of the caller computes
  std::optional<double> constant_value(std::uint32_t scalar) const;
  /// Whether its arithmetic is that of the sheet, to the last bit.
  bool is_exact(std::uint32_t scalar) const { return exact_[scalar] != 0; }
  void set_inexact(std::uint32_t scalar) { exact_[scalar] = 0; }
  /// Of a sum whose terms were added in another order than the sheet's: no scalar of it is exact.
  void set_reordered(const NormalForm& form);
  /// A scalar as a number times another.
  struct Scaled {
    double factor;
    std::uint32_t core;
  };
  Scaled scaled(std::uint32_t scalar) const;

  std::uint32_t table(Table values);
  const Table& values(std::uint32_t table) const { return plan_.tables[table]; }
  /// Whether what is known of a term now is finite. What its steps compute raises an exception.
  bool is_finite(const FormTerm& term) const;
  std::uint32_t ones() const { return ones_; }
  std::uint32_t one() const { return one_; }

  NormalForm of_scalar(std::uint32_t scalar) const;
  NormalForm of_table(Table values);
  NormalForm of_buffer(std::uint32_t buffer) const;
  /// Columns in which a form surely has no value, whatever the case: 1, or NaN there.
  Table known_values(const NormalForm& form) const;
  /// That a buffer has no value where `known` is NaN from column `first` on. Tables of forms that
  /// read it say so: a branch can leave such a column out, a factor of 0 cannot.
  void set_known_values(std::uint32_t buffer, Table known, int first);
  /// The scalar that a form is, if it is one in every column.
  std::optional<std::uint32_t> as_scalar(const NormalForm& form);
  /// The table that a form is, if all its scalars are constants.
  std::optional<Table> as_table(const NormalForm& form) const;

  NormalForm sum(const NormalForm& a, const NormalForm& b, double sign = 1);
  NormalForm negated(const NormalForm& a) { return sum({}, a, -1); }
  /// Empty where a term would have two buffers.
  std::optional<NormalForm> product(const NormalForm& a, const NormalForm& b);
  std::optional<NormalForm> quotient(const NormalForm& a, const NormalForm& b);
  /// base ^ exponent of two forms; empty where it is no growth.
  std::optional<NormalForm> power(const NormalForm& base, const NormalForm& exponent);
  /// Each table by a function of column and value. Terms that are left 0 everywhere vanish.
  template <class F>
  NormalForm map_tables(const NormalForm& a, F f) {
    NormalForm result;
    for (const FormTerm& term : a.terms) {
      Table values = plan_.tables[term.table];
      bool zero = true;
      for (std::size_t c = 0; c < values.size(); ++c) {
        values[c] = f(c, values[c]);
        zero = zero && values[c] == 0;
      }
      if (zero) continue;
      result.terms.push_back(term);
      result.terms.back().table = table(std::move(values));
    }
    return result;
  }
  /// `steps` columns later; negative: earlier. 0 where it comes from beyond the columns.
  NormalForm shifted(const NormalForm& a, int steps);

 private:
  std::size_t columns() const { return static_cast<std::size_t>(plan_.columns); }
  Table shifted(const Table& values, int steps, bool with_zeros) const;
  void add_term(NormalForm& to, FormTerm term);
  FormTerm product(const FormTerm& a, const FormTerm& b);
  NormalForm zero_times(const NormalForm& a);

  Plan& plan_;
  std::map<std::uint64_t, std::uint32_t> constants_;  ///< by the bits of the value
  std::unordered_map<std::uint32_t, double> constant_values_;
  std::map<std::tuple<Op, std::uint32_t, std::uint32_t, std::uint32_t>, std::uint32_t> known_;
  std::unordered_map<std::uint32_t, Scaled> scaled_;
  std::unordered_map<std::uint32_t, std::uint32_t> negated_;  ///< of what a scalar is the negative
  std::vector<char> exact_;
  std::unordered_multimap<std::size_t, std::uint32_t> table_numbers_;  ///< by a hash of the values
  std::unordered_map<std::uint32_t, std::uint32_t> known_tables_;      ///< of buffers with gaps
  std::uint32_t one_ = 0, ones_ = 0;
};

}  // namespace gonogo
