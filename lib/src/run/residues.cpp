// SPDX-License-Identifier: MIT
#include "gonogo/run/residues.hpp"

#include <algorithm>
#include <cmath>

namespace gonogo {
namespace {

double least_amount(std::span<const double> flow) {
  double greatest = 0;
  for (const double amount : flow) greatest = std::max(greatest, std::abs(amount));
  return residue * greatest;
}

}  // namespace

bool has_residue(std::span<const double> flow) {
  const double least = least_amount(flow);
  return std::any_of(flow.begin(), flow.end(),
                     [least](double amount) { return amount != 0 && std::abs(amount) < least; });
}

std::vector<double> without_residues(std::span<const double> flow) {
  const double least = least_amount(flow);
  std::vector<double> kept(flow.begin(), flow.end());
  for (double& amount : kept) amount = std::abs(amount) < least ? 0 : amount;
  return kept;
}

}  // namespace gonogo
