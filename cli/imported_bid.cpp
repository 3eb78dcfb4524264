// SPDX-License-Identifier: MIT
#include "imported_bid.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "gonogo/base/text.hpp"
#include "gonogo/proposal/sections.hpp"

namespace gonogo::cli {
namespace {

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : printable(text)) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + "\"";
}

/// "1_200_000.5"
std::string toml_number(double value) {
  std::string text = shortest(value);
  if (text.find('e') != std::string::npos) return text;
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  for (std::size_t at = std::min(text.find('.'), text.size()); at > first + 3;) {
    at -= 3;
    text.insert(at, 1, '_');
  }
  return text;
}

/// A line of the bid: one sign, in one section.
struct BidLine {
  std::string id = {}, name = {};
  std::vector<double> amounts = {};  ///< at least 0
};

class Import {
 public:
  Import(const FlowSheet& sheet, const std::string& file, Language language)
      : sheet_(sheet), file_(file), language_(language) {}

  std::string text() {
    for (const FlowLine& each : sheet_.lines) add(each);
    std::string text = head();
    section("investment", investment_, text);
    section("revenue", revenue_, text);
    section("cost", cost_, text);
    return text;
  }

 private:
  std::string comment(const Message& message) const {
    std::string text = in_words(message, language_);
    return "# " + printable(text) + "\n";
  }

  std::string head() const {
    const std::size_t years = sheet_.years.size() - (sheet_.first_year == 0 ? 1 : 0);
    std::string text = comment(say("Made of {1}, whose flows it has, year by year.",
                                   file_ == "-" ? say("standard input") : verbatim(file_)));
    text += comment(
        say("Try: gonogo evaluate FILE, then gonogo cashflow FILE; gonogo help bid has all keys."));
    if (sheet_.first_year_assumed)
      text += comment(say("{1} is taken as Y0, today: --first-year=Y1 takes it as the first year.",
                          verbatim(sheet_.years.front())));
    if (!sheet_.left_out.empty())
      text += comment(
          say("Left out, as sums, rates or present values: {1}.", verbatim_list(sheet_.left_out)));
    text += "[project]\ntitle    = " + quoted(title()) + "\ncurrency = \"CNY\"\nperiod   = \"" +
            std::to_string(years) + (years == 1 ? " year\"\n" : " years\"\n") +
            "step     = \"year\"\n\n";
    text += comment(
        say("What the company's capital costs, unless a policy says it; the sheet does not."));
    return text + "[rates]\ndiscount = 0.08\n";
  }

  std::string title() const {
    if (!sheet_.title.empty()) return sheet_.title;
    if (file_ == "-") return in_words(say("My bid"), language_);
    const std::string name = file_.substr(file_.find_last_of('/') + 1);
    return name.substr(0, name.find_last_of('.'));
  }

  /// What comes in is revenue; what is paid is an investment where it is paid at Y0 alone, else a cost. A row of
  /// both is two lines.
  void add(const FlowLine& line) {
    BidLine in{.name = line.name, .amounts = line.amounts}, out = in;
    for (double& each : in.amounts) each = std::max(each, 0.0);
    for (double& each : out.amounts) each = std::max(-each, 0.0);
    const auto filled = [](const BidLine& one) {
      return std::any_of(one.amounts.begin(), one.amounts.end(), [](double x) { return x > 0; });
    };
    const bool pays = filled(out), later = std::any_of(out.amounts.begin() + 1, out.amounts.end(),
                                                       [](double x) { return x > 0; });
    const bool invests = sheet_.first_year == 0 && !later;
    if (pays) put(std::move(out), line.row, invests ? investment_ : cost_);
    if (filled(in) || !pays) put(std::move(in), line.row, revenue_);
  }

  void put(BidLine line, int row, std::vector<BidLine>& lines) {
    std::string id = id_of(line.name);
    const auto taken = [&](const std::string& wanted) {
      return is_reserved(wanted) ||
             std::any_of(lines.begin(), lines.end(),
                         [&](const BidLine& each) { return each.id == wanted; });
    };
    if (id.empty()) id = "row_" + std::to_string(row);
    if (taken(id)) id += "_" + std::to_string(row);
    line.id = id;
    lines.push_back(std::move(line));
  }

  /// Of a name in ASCII; empty: no id can be made of it.
  static std::string id_of(const std::string& name) {
    std::string id;
    for (char c : name) {
      if (static_cast<unsigned char>(c) >= 0x80) return {};
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
      if (is_letter(c) || is_digit(c)) id += c;
      if (!is_letter(c) && !is_digit(c) && !id.empty() && id.back() != '_') id += '_';
    }
    constexpr std::size_t longest = 40;
    id = id.substr(0, longest);
    while (!id.empty() && id.back() == '_') id.pop_back();
    return id.empty() || !is_letter(id.front()) ? std::string() : id;
  }

  static std::string label(std::size_t year, int first) {
    return "Y" + std::to_string(year + static_cast<std::size_t>(first));
  }

  std::string amount_of(const BidLine& line) const {
    const std::size_t first = sheet_.first_year == 0 ? 1 : 0;
    const auto& amounts = line.amounts;
    const bool today = first == 1 && amounts[0] != 0;
    const bool yearly = std::all_of(amounts.begin() + static_cast<std::ptrdiff_t>(first),
                                    amounts.end(), [](double x) { return x > 0; });
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < amounts.size(); ++i) {
      if (!today && yearly && i >= first) parts.push_back(toml_number(amounts[i]));
      if ((today || !yearly) && (amounts[i] != 0 || (i == first && line_is_zero(line))))
        parts.push_back(label(i, sheet_.first_year) + " = " + toml_number(amounts[i]));
    }
    if (today || !yearly) return "{ " + join(parts, ", ") + " }";
    const bool constant = std::all_of(
        parts.begin(), parts.end(), [&](const std::string& each) { return each == parts.front(); });
    return (constant ? parts.front() : "[" + join(parts, ", ") + "]") + ", per = \"year\"";
  }

  static bool line_is_zero(const BidLine& line) {
    return std::all_of(line.amounts.begin(), line.amounts.end(), [](double x) { return x == 0; });
  }

  void section(const std::string& name, const std::vector<BidLine>& lines,
               std::string& text) const {
    if (lines.empty()) return;
    text += "\n[" + name + "]\n";
    for (const BidLine& each : lines) {
      const bool invested = name == "investment";
      text +=
          each.id + " = { amount = " + (invested ? toml_number(each.amounts[0]) : amount_of(each));
      std::string read = each.id;
      std::replace(read.begin(), read.end(), '_', ' ');
      if (read != each.name) text += ", name = " + quoted(each.name);
      text += " }\n";
    }
  }

  const FlowSheet& sheet_;
  const std::string& file_;
  Language language_;
  std::vector<BidLine> investment_ = {}, revenue_ = {}, cost_ = {};
};

}  // namespace

std::string imported_bid(const FlowSheet& sheet, const std::string& file, Language language) {
  return Import(sheet, file, language).text();
}

}  // namespace gonogo::cli
