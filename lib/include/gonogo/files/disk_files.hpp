// SPDX-License-Identifier: MIT
/// Files on disk. In a target of its own (gonogo::files): nothing else of the library reads the disk,
/// but for the workbook writer's temporary folder.
#pragma once

#include "gonogo/input/files.hpp"

namespace gonogo {

class DiskFiles : public Files {
 public:
  /// Refuses what is not a regular file, without opening it: a pipe or a device is read only under
  /// a name in /dev.
  Checked<std::string> read(const std::string& name, std::size_t largest) override;

  /// Searches upward to the root of the repository (the folder with .git), else of the file system.
  std::optional<std::string> nearest_policy(const std::string& bid) override;

  /// The same folders. Reads each folder once.
  std::optional<std::string> misnamed_policy(const std::string& bid) override;

  bool leads_away(const std::string& name, const std::string& folder) override;

  /// Resolves symbolic links. A stream is in no folder.
  bool lies_within(const std::string& name, const std::string& folder) override;

  /// Resolves symbolic links: they may not lead out of the folder of the bid.
  Checked<std::string> find_beside(const std::string& bid, const std::string& name) override;

 private:
  std::map<std::string, std::optional<std::string>> misnamed_ = {};  ///< by folder
};

}  // namespace gonogo
