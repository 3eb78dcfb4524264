// SPDX-License-Identifier: MIT
#include "gonogo/base/translation.hpp"

namespace gonogo {

std::string_view tr(std::string_view english) { return english; }

}  // namespace gonogo
