// SPDX-License-Identifier: MIT
#include <cmath>
#include <cstddef>

#include "measure/double_double.hpp"
#include "measure/flow_curve.hpp"

namespace gonogo {

/// Horner's rule compensated as by Graillat, Langlois & Louvet, "Compensated Horner Scheme", 2005:
/// as good as in twice the precision, for a factor that counts as exact.
double FlowCurve::exact_gap(const CurvePoint& near, double factor) const {
  const bool forward = near.x >= 0;
  const bool receipts_at_edge = (forward ? first_sign_ : last_sign_) > 0;
  const std::size_t size = even_.size();
  double sum = 0;
  double lost = 0;
  for (std::size_t j = size; j-- > 0;) {
    const DoubleDouble product = two_product(sum, factor);
    const DoubleDouble next = two_sum(product.high, even_[forward ? j : size - 1 - j] * scale_);
    lost = lost * factor + (product.low + next.low);
    sum = next.high;
  }
  return (sum + lost) / (receipts_at_edge ? near.receipts.sum : near.outlays.sum);
}

}  // namespace gonogo
