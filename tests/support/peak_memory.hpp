// SPDX-License-Identifier: MIT
/// How much memory a piece of work takes at its peak.
#pragma once

#include <fstream>
#include <functional>
#include <optional>
#include <sstream>
#include <string>

namespace gonogo::test {

/// A figure of /proc/self/status in bytes.
inline std::optional<double> memory_figure(const std::string& name) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (!line.starts_with(name + ":")) continue;
    double kilobytes = 0;
    std::istringstream(line.substr(name.size() + 1)) >> kilobytes;
    return kilobytes * 1024;
  }
  return {};
}

/// Bytes by which the process grew at most during `work`; none where the system does not say so, and
/// under a sanitizer, which keeps what is freed.
inline std::optional<double> peak_memory_of(const std::function<void()>& work) {
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
  return work(), std::nullopt;
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
  return work(), std::nullopt;
#endif
  const bool reset = static_cast<bool>(std::ofstream("/proc/self/clear_refs") << "5" << std::flush);
  const auto before = memory_figure("VmRSS");
  work();
  const auto peak = memory_figure("VmHWM");
  return reset && before && peak ? std::optional(*peak - *before) : std::nullopt;
}

}  // namespace gonogo::test
