// SPDX-License-Identifier: MIT
#include "gonogo/base/system_reason.hpp"

namespace gonogo {

Message system_reason(const std::error_code& cause) {
  if (cause == std::errc::no_such_file_or_directory) return say("No such file or directory");
  if (cause == std::errc::permission_denied) return say("Permission denied");
  if (cause == std::errc::is_a_directory) return say("Is a directory");
  if (cause == std::errc::not_a_directory) return say("Not a directory");
  if (cause == std::errc::io_error) return say("Input/output error");
  return verbatim(cause.message());
}

}  // namespace gonogo
