// SPDX-License-Identifier: MIT
/// Transcripts kept beside the tests. `GONOGO_REFRESH=1 test_report` rewrites them: read the diff
/// before committing it.
#pragma once

#include <string>

namespace gonogo {

/// What tests/report/golden/NAME holds; when refreshing, `text` from now on.
std::string golden(const std::string& name, const std::string& text);

}  // namespace gonogo
