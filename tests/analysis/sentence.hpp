// SPDX-License-Identifier: MIT
/// What the front page says of what would turn the verdict.
#pragma once

#include <string>
#include <variant>

#include "gonogo/analysis/evaluation.hpp"
#include "gonogo/analysis/turning.hpp"

namespace gonogo::test {

/// The sentence of the front page with this id.
inline std::string sentence_of(const Bid& bid, const std::string& id) {
  const Evaluation evaluation = evaluate(bid);
  const Turning turning = find_turning(bid, evaluation);
  for (const Section& section : turning_sections(bid, evaluation, turning)) {
    for (const Block& block : section.blocks) {
      const auto* text = std::get_if<Paragraph>(&block);
      if (text && text->id == id) return in_words(text->text, Language::english);
    }
  }
  return {};
}

}  // namespace gonogo::test
