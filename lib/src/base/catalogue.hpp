// SPDX-License-Identifier: MIT
/// Where the words of other languages are looked up.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "gonogo/base/message.hpp"

namespace gonogo {

/// The English text with its holes in another language; itself where the catalogue lacks it.
std::string_view translated(std::string_view english, Language language);

/// Of two English forms the one for so many, translated.
std::string_view translated(std::string_view one, std::string_view many, double count,
                            Language language);

/// A catalogue as the build makes it of lib/po/*.po: each English text and its translation behind
/// it, every one ended by a NUL, in the order of the English bytes. Offsets, because pointers would
/// have to be relocated at every start.
struct Catalogue {
  std::string_view text = {};
  std::span<const std::uint32_t> starts = {};  ///< two for each entry, and the end of the text

  std::size_t size() const { return starts.size() / 2; }
  std::string_view original(std::size_t entry) const { return at(2 * entry); }
  std::string_view translation(std::size_t entry) const { return at(2 * entry + 1); }
  std::optional<std::string_view> find(std::string_view english) const;

 private:
  std::string_view at(std::size_t index) const {
    return text.substr(starts[index], starts[index + 1] - starts[index] - 1);
  }
};

extern const Catalogue chinese;

}  // namespace gonogo
