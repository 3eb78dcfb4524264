// SPDX-License-Identifier: MIT
#include "input/sites.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "gonogo/base/text.hpp"
#include "input/value_readers.hpp"
#include "input/written_number.hpp"

namespace gonogo {
namespace {

constexpr std::array<std::string_view, 7> site_keys = {"file", "sum", "count", "from",
                                                       "to",   "at",  "where"};
constexpr std::size_t most_reported = 20;

class SiteReader {
 public:
  SiteReader(const Node& table, SiteColumns& known, const ReadTexts& texts, Diagnostics& found)
      : table_(table), file_(*table.find("file")), known_(known), texts_(texts), found_(found) {}

  std::shared_ptr<const Sites> read() {
    const std::size_t before = found_.size();
    check_keys();
    if (found_.size() > before) return {};
    auto sites = std::make_shared<Sites>();
    sites->file = file_.text;
    sites->moments = table_.find("at") != nullptr;
    read_columns(*sites);
    if (sites->from) select(*sites);
    const bool sound = found_.size() == before && !sites->rows.empty();
    return sound ? sites : nullptr;
  }

 private:
  void error(Message message, const Place& place, Message hint = {}) {
    add_error(found_, "bad-sites", std::move(message), place, std::move(hint));
  }

  const Node* text(std::string_view key) {
    const Node* node = table_.find(key);
    if (node == nullptr || node->kind == Node::Kind::string) return node;
    error(say("{1} names a column of the file", verbatim(key)), node->place,
          say("write it in quotes: {1} = \"go_live\"", verbatim(key)));
    return nullptr;
  }

  void check_keys() {
    const std::size_t before = found_.size();
    const Node* count = table_.find("count");
    const bool counted = count != nullptr;
    if (counted && (count->kind != Node::Kind::boolean || !count->truth))
      error(say("count is true, or absent"), count->place, say("count = true counts the rows"));
    if (counted && table_.find("sum") != nullptr)
      error(say("a list of sites is summed or counted: one of the two"), count->key_place,
            say("remove count, or sum"));
    const Node* from = text("from");
    const Node* at = text("at");
    text("to");
    text("sum");
    if ((from == nullptr) == (at == nullptr) && found_.size() == before)
      error(say("a list of sites needs from or at: the column that says when"), table_.place,
            say("{ file = \"sites.csv\", sum = \"fee\", from = \"go_live\", to = \"ends\" }"));
    if (at != nullptr && table_.find("to") != nullptr)
      error(say("at is a moment: it has no end"), table_.find("to")->key_place,
            say("remove to, or write from in place of at"));
  }

  /// Requires: `title` is text.
  template <class Value, class Make>
  std::shared_ptr<const std::vector<Value>> column(const Node& title,
                                                   SiteColumns::Held<Value>& held,
                                                   const Make& make) {
    auto& entry = held[{file_.text, title.text}];
    if (entry) return entry;
    const auto texts = texts_(file_, title);
    if (!texts) return {};
    auto values = std::make_shared<std::vector<Value>>();
    values->reserve(texts->fields.size());
    for (const CsvField& field : texts->fields) values->push_back(make(field));
    return entry = std::move(values);
  }

  Label label_of(const CsvField& field) {
    if (auto label = parse_label(field.text, field.place)) return *std::move(label);
    fault(field,
          field.text.empty() ? say("a site needs its time")
                             : say("'{1}' is no label of time", verbatim(field.text)),
          say("labels are Y3, Q2, M18, operation, end, or a date: 2027-03-15"));
    return {.place = field.place};
  }

  void read_columns(Sites& sites) {
    const Node& when = *table_.find(sites.moments ? "at" : "from");
    sites.from =
        column(when, known_.labels, [&](const CsvField& field) { return label_of(field); });
    if (const Node* to = table_.find("to")) {
      sites.to = column(*to, known_.ends, [&](const CsvField& field) {
        return field.text.empty() ? std::nullopt : std::optional(label_of(field));
      });
    }
    if (const Node* sum = table_.find("sum")) {
      sites.column = sum->text;
      sites.values = numbers(*sum);
    }
    add_ids(sites);
  }

  std::shared_ptr<const SeriesValues> numbers(const Node& title) {
    auto& entry = known_.numbers[{file_.text, title.text}];
    if (entry) return entry;
    const auto texts = texts_(file_, title);
    if (!texts) return {};
    auto numbers = std::make_shared<SeriesValues>();
    for (const CsvField& field : texts->fields) {
      const auto value = parse_number(field.text);
      const bool sound = value && std::abs(*value) < largest_number;
      if (!sound)
        fault(field, say("'{1}' is no number", verbatim(field.text)),
              field.text.empty() ? say("write 0 where a site has none") : hint_in(field.text));
      numbers->values.push_back(sound ? *value : 0);
      numbers->places.push_back(field.place);
    }
    return entry = std::move(numbers);
  }

  /// A file without the column has no ids: nothing is said.
  void add_ids(Sites& sites) {
    const Node title = {.kind = Node::Kind::string, .text = "id"};
    const std::size_t before = found_.size();
    sites.ids = column(title, known_.ids, [](const CsvField& field) { return field.text; });
    if (!sites.ids)
      found_.erase(found_.begin() + static_cast<std::ptrdiff_t>(before), found_.end());
  }

  /// One of the first faults of a file; the rest would say the same.
  void fault(const CsvField& field, Message message, Message hint) {
    if (++faults_ <= most_reported) error(std::move(message), field.place, std::move(hint));
  }

  /// 01 is 1, as spreadsheet programs export what has leading zeros.
  static std::string without_leading_zeros(std::string text) {
    const std::size_t first = text.find('0');
    const std::size_t last = text.find_first_not_of('0', first);
    const bool leads = text.find_first_of("0123456789.") == first && last < text.size() &&
                       text[last] >= '1' && text[last] <= '9';
    return leads ? text.erase(first, last - first) : text;
  }

  static bool is_equal(const CsvField& field, const Node& wanted) {
    if (!wanted.is_number()) return field.text == wanted.text;
    const auto number = parse_number(without_leading_zeros(field.text));
    return number && *number == wanted.number;
  }

  /// Whether each row has a value, or one of a list of values, in a column.
  void narrow(const Node& wanted, std::vector<bool>& chosen) {
    const bool list = wanted.kind == Node::Kind::array && !wanted.series && !wanted.sites;
    const auto sound = [](const Node& node) {
      return node.is_number() || node.kind == Node::Kind::string;
    };
    if (list ? !std::all_of(wanted.items.begin(), wanted.items.end(), sound) : !sound(wanted))
      return error(say("where compares with a text, a number, or a list of these"), wanted.place,
                   say("where = { city = \"Lanzhou\", class = [1, 2] }"));
    Node title = {.key = wanted.key, .kind = Node::Kind::string, .place = wanted.key_place};
    title.text = wanted.key;
    const auto texts = texts_(file_, title);
    for (std::size_t row = 0; texts && row < chosen.size() && row < texts->fields.size(); ++row) {
      const CsvField& field = texts->fields[row];
      const bool equal = list ? std::any_of(wanted.items.begin(), wanted.items.end(),
                                            [&](const Node& each) { return is_equal(field, each); })
                              : is_equal(field, wanted);
      chosen[row] = chosen[row] && equal;
    }
  }

  void select(Sites& sites) {
    const std::size_t rows = sites.from->size();
    const bool even = (!sites.to || sites.to->size() == rows) &&
                      (!sites.values || sites.values->values.size() == rows);
    if (!even)
      return error(say("the columns of {1} are not of one length", verbatim(file_.text)),
                   file_.place);
    std::vector<bool> chosen(rows, true);
    const Node* where = table_.find("where");
    if (where != nullptr && where->kind != Node::Kind::table)
      return error(say("where is a table of columns and their values"), where->place,
                   say("where = { city = \"Lanzhou\" }"));
    for (std::size_t i = 0; where != nullptr && i < where->items.size(); ++i)
      narrow(where->items[i], chosen);
    for (std::size_t row = 0; row < rows; ++row) {
      if (chosen[row]) sites.rows.push_back(row);
    }
    if (!sites.rows.empty()) return;
    error(rows == 0 ? say("{1} has no rows", verbatim(file_.text))
                    : say("no row of {1} is chosen", verbatim(file_.text)),
          where != nullptr ? where->place : file_.place,
          rows == 0 ? Message() : say("compare 'where' with the file"));
  }

  const Node& table_;
  const Node& file_;
  SiteColumns& known_;
  const ReadTexts& texts_;
  Diagnostics& found_;
  std::size_t faults_ = 0;
};

}  // namespace

bool is_site_list(const Node& table) {
  return table.find("sum") != nullptr || table.find("count") != nullptr;
}

bool is_site_key(std::string_view key) {
  return std::find(site_keys.begin(), site_keys.end(), key) != site_keys.end();
}

std::shared_ptr<const Sites> read_sites(const Node& table, SiteColumns& known,
                                        const ReadTexts& texts, Diagnostics& found) {
  return SiteReader(table, known, texts, found).read();
}

}  // namespace gonogo
