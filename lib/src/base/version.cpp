// SPDX-License-Identifier: MIT
#include "gonogo/base/version.hpp"

namespace gonogo {

std::string_view version() { return GONOGO_VERSION; }

}  // namespace gonogo
