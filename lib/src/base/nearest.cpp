// SPDX-License-Identifier: MIT
#include <algorithm>

#include "base/utf8.hpp"
#include "gonogo/base/text.hpp"

namespace gonogo {
namespace {

/// Longer words are no slips of the pen, and a stranger's file may hold very long ones.
constexpr std::size_t longest_word = 64;

std::u32string folded(std::string_view word) {
  std::u32string letters;
  while (!word.empty() && letters.size() <= longest_word) {
    const auto c = take_code_point(word).value;
    letters += c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c;
  }
  return letters;
}

/// Insertions, deletions, substitutions and exchanges of neighbours, none of them edited twice.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> two_back(b.size() + 1), previous(b.size() + 1), current(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) previous[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      current[j] = std::min({previous[j] + 1, current[j - 1] + 1, previous[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        current[j] = std::min(current[j], two_back[j - 2] + 1);
      }
    }
    std::swap(two_back, previous);
    std::swap(previous, current);
  }
  return previous[b.size()];
}

bool near_enough(std::size_t edits, std::size_t letters) {
  const std::size_t one_from_two_letters_on = letters >= 2 ? 1 : 0;
  return edits <= std::max(one_from_two_letters_on, letters / 3);
}

}  // namespace

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates) {
  const auto letters = folded(word);
  std::optional<std::string> best;
  auto fewest = longest_word;
  for (const auto& candidate : candidates) {
    const auto other = folded(candidate);
    const auto longer = std::max(letters.size(), other.size());
    const auto shorter = std::min(letters.size(), other.size());
    if (longer > longest_word || !near_enough(longer - shorter, longer)) continue;
    const auto edits = distance(letters, other);
    if (edits < fewest && near_enough(edits, longer)) {
      fewest = edits;
      best = candidate;
    }
  }
  return best;
}

}  // namespace gonogo
