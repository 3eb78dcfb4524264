// SPDX-License-Identifier: MIT
/// The values of a loan that only loans have.
#include "input/table_reader.hpp"
#include "input/value_readers.hpp"

namespace gonogo {

void read_value(const Node& node, const Context& context, LoanAmount& out) {
  if (node.kind == Node::Kind::string && node.text == "shortfall") {
    out = ShortfallAmount{.place = node.place};
  } else if (node.kind == Node::Kind::table && !is_schedule(node)) {
    TableReader table(node, context.address, say("an amount by cover"), context.found);
    table.read(out.emplace<Cover>());
    table.finish();
  } else {
    read_value(node, context, out.emplace<Amount>());
  }
}

void read_value(const Node& node, const Context& context, LoanRate& out) {
  if (node.kind == Node::Kind::array || is_schedule(node))
    return context.error("wrong-type", say("a loan has one rate for all its time"), node.place,
                         say("where the rate changes, another loan that is drawn then may repay "
                             "this one"));
  if (node.kind != Node::Kind::table) return read_value(node, context, out.rate);
  TableReader table(node, context.address, say("a rate"), context.found);
  table.read(out);
  table.finish();
  out.effective = node.find("effective") != nullptr;
  const int stated = (out.effective ? 1 : 0) + (node.find("nominal") != nullptr ? 1 : 0) +
                     (node.find("rate") != nullptr ? 1 : 0);
  const bool one = stated == 1;
  if (one && !(out.effective && out.compounded)) return;
  context.error("rate-kind",
                one ? say("an effective rate is not compounded")
                    : say("a rate is nominal or effective: one of the two"),
                node.place,
                say("write { nominal = 0.08, compounded = \"year\" } or { effective = 0.05 }"));
}

void read_value(const Node& node, const Context& context, Repayment& out) {
  out.place = node.place;
  if (node.kind == Node::Kind::array)
    return context.error("wrong-type", say("repayments have labels: a list says not when"),
                         node.place, say("write { Y3 = 0.2, Y4 = 0.3, Y5 = 0.5 }"));
  if (node.kind != Node::Kind::table) return read_value(node, context, out.method);
  if (!is_schedule(node)) {
    out.method = RepaymentMethod::sculpted;
    TableReader table(node, context.address, say("a repayment by cover"), context.found);
    table.read(out.cover.emplace());
    table.finish();
    return;
  }
  Amount principal;
  read_value(node, context.as({.of = Range::Of::number, .lowest = 0}), principal);
  if (auto* entries = std::get_if<std::vector<Entry>>(&principal.value)) {
    out.method = RepaymentMethod::schedule;
    out.principal = std::move(*entries);
  }
}

}  // namespace gonogo
