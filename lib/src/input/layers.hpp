// SPDX-License-Identifier: MIT
/// A bid and its policy as documents, and the changes that scenarios and settings make to each.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "gonogo/base/diagnostic.hpp"
#include "gonogo/input/document.hpp"
#include "gonogo/input/laid_over.hpp"

namespace gonogo {

/// A document, or none. Copies share it until one of them changes it.
class Layer {
 public:
  Layer() = default;
  explicit Layer(std::optional<Document> document) {
    if (document) shared_ = std::make_shared<Document>(*std::move(document));
  }

  bool has_value() const { return shared_ != nullptr; }
  explicit operator bool() const { return has_value(); }
  const Document& operator*() const { return *shared_; }
  const Document* operator->() const { return shared_.get(); }

  /// The document as this layer's own. Requires: there is one.
  Document& own() {
    if (shared_.use_count() > 1) shared_ = std::make_shared<Document>(*shared_);
    return *shared_;
  }

  /// Whether both are one document that neither has changed.
  bool is(const Layer& other) const { return shared_ == other.shared_; }

 private:
  std::shared_ptr<Document> shared_ = {};
};

struct Layers {
  Layer bid = {};
  Layer policy = {};
};

enum class From {
  setting,
  bid,
  policy
};  ///< the origin of a change: a setting may change both files

/// Applies a piece: keys of the policy change in the policy (rates and rules that both files have,
/// in both), all other keys in the bid. A scenario of the bid changes the bid only.
void apply_piece(Layers& layers, const Node& piece, From from, Diagnostics& found);

/// Applies a scenario of either file, after the scenarios it inherits. Returns false, and changes
/// nothing, if there is none.
bool apply_scenario(Layers& layers, const std::string& id, Diagnostics& found);

/// What a scenario, after those it inherits, makes of the numbers below it.
LaidOver laid_over(const Layers& layers, const std::string& id);

/// The ids of the scenarios of both files.
std::vector<std::string> scenario_ids(const Layers& layers);

}  // namespace gonogo
