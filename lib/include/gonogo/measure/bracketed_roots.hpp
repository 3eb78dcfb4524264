// SPDX-License-Identifier: MIT
/// Root finding in brackets: closes in on the value at which a score changes its sign.
///
/// **Promise.** A bracket is two values, one with a score of at least 0 (it passes) and one with a
/// score below 0 (it fails). Closing a bracket keeps one end of each kind. The score may be
/// continuous, have kinks, or jump. **Tolerance**: see each function. **Does not find** a second
/// and third change within the same bracket: it closes in on one of them.
///
/// **Source.** Alefeld, Potra, Shi, "Algorithm 748: Enclosing Zeros of Continuous Functions", ACM
/// Trans. Math. Softw. 21 (1995) 327, as implemented by Boost.Math (toms748_solve).
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace gonogo {

struct ScoredValue {
  double value = 0;
  double score = 0;  ///< at least 0: the value passes; below 0: it fails
};

/// Two values between which the answer changes.
struct SignBracket {
  ScoredValue low = {};   ///< the lesser value
  ScoredValue high = {};  ///< its score has the other sign
  double size = 1;        ///< magnitude of an ordinary value: limits the tolerance near 0
  double unit = 0;        ///< above 0: probes are multiples of it (of a month); an end may be none
  bool neighbours = false;  ///< nothing lies between the ends: it is closed
  bool lost = false;        ///< not closed: nothing tried between the ends has a score

  double width() const { return high.value - low.value; }
  const ScoredValue& passing() const { return low.score >= 0 ? low : high; }
  const ScoredValue& failing() const { return low.score >= 0 ? high : low; }
};

/// A value whose score is needed to close bracket number `bracket`.
struct BracketProbe {
  std::size_t bracket = 0;
  double value = 0;
};

/// The scores of many values, in their order; NaN where a value has none.
using ProbeScores = std::function<std::vector<double>(std::span<const BracketProbe> probes)>;

/// The brackets between neighbours in a scan. `values` ascend; values without a score (NaN) are
/// skipped. Requires as many scores as values.
std::vector<SignBracket> brackets_in(std::span<const double> values,
                                     std::span<const double> scores);

/// Closes all brackets at once: each round asks `scores` once, for what every open bracket needs.
///
/// A bracket is closed when its ends differ by at most 1e-12 of the greater one (of 1e-9 `size`
/// near 0) or are neighbouring doubles; with a unit, when no multiple lies between them. The result has the
/// order of `brackets`. Where the score has no value (NaN) throughout the inside of a bracket, it is
/// `lost`: its ends are the last that have one. Requires: the scores of the ends are not NaN.
///
/// Cost: about 5 rounds of one probe for a smooth score, at most 21 rounds for one that jumps.
std::vector<SignBracket> close_brackets(std::span<const SignBracket> brackets,
                                        const ProbeScores& scores);

/// Closes one bracket of a continuous score that costs little, down to neighbouring doubles (after
/// 200 halvings at the latest, as near 0 there are many). Note: a score with rounding errors has
/// several changes there; the result is one of them. Requires: every score is finite.
SignBracket close_bracket(const SignBracket& bracket, const std::function<double(double)>& score);

}  // namespace gonogo
