// SPDX-License-Identifier: MIT
#include "gonogo/input/laid_over.hpp"

namespace gonogo {

bool LaidOver::replaces(const Address& address) const {
  for (std::size_t end = address.size(); end != Address::npos && end > 0;
       end = address.find_last_of(".[", end - 1)) {
    if (replaced.contains(address.substr(0, end))) return true;
  }
  return false;
}

}  // namespace gonogo
