// SPDX-License-Identifier: MIT
#include "gonogo/proposal/expressions.hpp"

#include "proposal/walk.hpp"

namespace gonogo {
namespace {

/// The content of a section within a bid.
class SectionWalk {
 public:
  SectionWalk(const Proposal& proposal, const FileSection& section, const TakeScalar& take)
      : proposal_(proposal), section_(section), take_(take) {}

  void operator()(std::monostate) const {}
  template <class Content>
  void operator()(Content Proposal::*member) const {
    content(proposal_.*member);
  }

 private:
  template <class Item>
  void content(const std::vector<Item>& items) const {
    for (const Item& each : items) content(each);
  }
  template <class T>
  void content(const std::optional<T>& maybe) const {
    if (maybe) content(*maybe);
  }
  template <Described T>
  void content(const T& item) const {
    Walk(take_, section_.side).item(item);
  }
  void content(const CorrelatedDriver&) const {}
  void content(const Line& line) const {
    if (line.section == section_.name) for_each_scalar(line, take_);
  }

  const Proposal& proposal_;
  const FileSection& section_;
  const TakeScalar& take_;
};

}  // namespace

void for_each_scalar(const Driver& item, const TakeScalar& take) { Walk(take).item(item); }
void for_each_scalar(const NamedQuantity& item, const TakeScalar& take) { Walk(take).item(item); }
void for_each_scalar(const Investment& item, const TakeScalar& take) { Walk(take).item(item); }
void for_each_scalar(const Line& item, const TakeScalar& take) {
  Walk(take, section_named(item.section).side).item(item);
}
void for_each_scalar(const WorkingCapital& item, const TakeScalar& take) { Walk(take).item(item); }

void for_each_scalar(const Proposal& proposal, const TakeScalar& take) {
  for (const FileSection& section : sections)
    std::visit(SectionWalk(proposal, section, take), section.bid);
}

}  // namespace gonogo
