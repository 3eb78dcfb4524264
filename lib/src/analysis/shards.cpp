// SPDX-License-Identifier: MIT
#include "gonogo/analysis/shards.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

#include "analysis/simulation_parts.hpp"
#include "base/sha256.hpp"
#include "gonogo/base/no_value.hpp"
#include "gonogo/base/text.hpp"
#include "gonogo/base/version.hpp"

namespace gonogo {
namespace {

constexpr std::string_view first_line = "gonogo shard 1";
constexpr std::string_view verdict_letters = "gcnx";  ///< in the order of Verdict
constexpr std::string_view state_letters = "pfd-";    ///< in the order of CaseState
constexpr std::array<std::string_view, 3> samplings = {"sobol", "latin", "plain"};

/// The files by their hashes, wherever they are, what was laid over them, and the program.
std::string made_of(const Bid& bid) {
  std::string text = "bid " + bid.loaded.bid_hash + "\n";
  if (bid.model->policy) text += "policy " + bid.loaded.policy_hash + "\n";
  for (const auto& [file, hash] : bid.loaded.series_hashes) text += "series " + hash + "\n";
  if (!bid.options.scenario.empty()) text += "scenario " + bid.options.scenario + "\n";
  for (const Setting& each : bid.loaded.settings)
    text += "set " + each.address + " = " + each.after + "\n";
  return text + "gonogo " + std::string(version()) + "\n";
}

std::size_t first_of(const Shard& shard, std::size_t cases) {
  return cases / shard.count * (shard.index - 1) + std::min(shard.index - 1, cases % shard.count);
}

/// What all shards of a simulation have in common.
std::string heading(const Bid& bid, const SimulationOptions& options, std::size_t cases) {
  return std::string(first_line) + "\n" + made_of(bid) + "sampling " +
         std::string(samplings[static_cast<std::size_t>(options.sampling)]) + "\nseed " +
         std::to_string(options.seed) + "\ntrials " + std::to_string(options.trials) + "\ncases " +
         std::to_string(cases) + "\n";
}

void add_number(double value, std::string& text) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  text.append(digits.data(), end.ptr);
}

/// A line: the verdict, the state of each rule, each measure: a number, or ! with why it has none.
void add_case(const CaseOutcomes& outcomes, std::size_t i, std::string& text) {
  text += verdict_letters[static_cast<std::size_t>(outcomes.verdicts[i])];
  for (const auto& rule : outcomes.rules) text += state_letters[static_cast<std::size_t>(rule[i])];
  for (const Answers& measure : outcomes.measures) {
    text += ' ';
    if (measure.why[i] != Why::computed)
      text += "!" + std::to_string(static_cast<int>(measure.why[i])) + ",";
    add_number(measure.value[i], text);
  }
  text += '\n';
}

/// With the hash of all before it: a number that was changed on the way would be one among many.
std::string last_line(std::string_view before) { return "end " + sha256(before) + "\n"; }

/// Reads shards into the outcomes of all cases.
class ShardReader {
 public:
  ShardReader(std::string heading, CaseOutcomes& into, Diagnostics& found)
      : heading_(std::move(heading)), into_(into), found_(found) {}

  void read(const ShardText& from) {
    file_ = from.file;
    text_ = from.text;
    if (!text_.starts_with(heading_)) return refuse_heading();
    text_.remove_prefix(heading_.size());
    const std::string_view line = next_line();
    const auto shard =
        line.starts_with("shard ") ? parse_shard(std::string(line.substr(6))) : std::nullopt;
    if (!shard || (count_ != 0 && shard->count != count_))
      return error(say("this is a shard of another division"), say("merge the parts of one run"));
    count_ = shard->count;
    seen_.resize(count_, false);
    if (seen_[shard->index - 1])
      return error(say("shard {1} of {2} comes twice", number(shard->index), number(count_)), {});
    seen_[shard->index - 1] = true;
    const std::size_t cases = into_.verdicts.size();
    for (std::size_t i = first_of(*shard, cases); i < first_of({shard->index + 1, count_}, cases);
         ++i) {
      if (!read_case(i))
        return error(say("the line of case {1} is damaged or missing", number(i + 1)),
                     say("compute the shard again"));
    }
    if (text_ != last_line(from.text.substr(0, from.text.size() - text_.size())))
      error(say("this shard does not end where it should"), say("compute the shard again"));
  }

  void check_complete() {
    file_.clear();
    if (count_ == 0) error(say("there are no shards"), {});
    for (std::size_t i = 0; i < count_; ++i) {
      if (!seen_[i])
        error(say("shard {1} of {2} is missing", number(i + 1), number(count_)),
              say("--shard={1}/{2} computes it", number(i + 1), number(count_)));
    }
  }

 private:
  void error(Message message, Message hint) {
    found_.push_back({.code = "bad-shard",
                      .message = std::move(message),
                      .place = {.file = file_},
                      .hint = std::move(hint)});
  }

  /// Names the first line that differs.
  void refuse_heading() {
    if (!text_.starts_with(first_line))
      return error(say("this is no shard of a simulation"),
                   say("gonogo simulate --shard=1/8 -o FILE writes one"));
    std::string_view wanted = heading_;
    for (std::string_view line = next_line(); !wanted.empty(); line = next_line()) {
      const std::size_t end = wanted.find('\n');
      const std::string_view other = wanted.substr(0, end);
      wanted.remove_prefix(end + 1);
      if (line != other)
        return error(
            say("the shard was made otherwise: {1}; here {2}", verbatim(line), verbatim(other)),
            say("merge with the files, flags and program that made the shards"));
    }
  }

  std::string_view next_line() {
    const std::size_t end = std::min(text_.find('\n'), text_.size());
    const std::string_view line = text_.substr(0, end);
    text_.remove_prefix(std::min(end + 1, text_.size()));
    return line;
  }

  bool read_case(std::size_t i) {
    std::string_view line = next_line();
    const std::size_t letters = 1 + into_.rules.size();
    if (line.size() < letters) return false;
    const std::size_t verdict = verdict_letters.find(line[0]);
    if (verdict == std::string_view::npos) return false;
    into_.verdicts[i] = static_cast<Verdict>(verdict);
    for (std::size_t r = 0; r < into_.rules.size(); ++r) {
      const std::size_t state = state_letters.find(line[r + 1]);
      if (state == std::string_view::npos) return false;
      into_.rules[r][i] = static_cast<CaseState>(state);
    }
    line.remove_prefix(letters);
    for (Answers& measure : into_.measures) {
      if (!read_answer(line, measure, i)) return false;
    }
    return line.empty();
  }

  static bool read_answer(std::string_view& line, Answers& into, std::size_t i) {
    if (!line.starts_with(' ')) return false;
    line.remove_prefix(1);
    int why = static_cast<int>(Why::computed);
    if (line.starts_with('!')) {
      const auto read = std::from_chars(line.data() + 1, line.data() + line.size(), why);
      constexpr int last = static_cast<int>(Why::fault);
      if (read.ec != std::errc() || why < 0 || why > last ||
          read.ptr == line.data() + line.size() || *read.ptr != ',')
        return false;
      line.remove_prefix(static_cast<std::size_t>(read.ptr - line.data()) + 1);
    }
    double value = no_value;
    const auto read = std::from_chars(line.data(), line.data() + line.size(), value);
    if (read.ec != std::errc()) return false;
    line.remove_prefix(static_cast<std::size_t>(read.ptr - line.data()));
    into.why[i] = static_cast<Why>(why);
    into.value[i] = value;
    return true;
  }

  std::string heading_;
  CaseOutcomes& into_;
  Diagnostics& found_;
  std::string file_ = {};
  std::string_view text_ = {};
  std::size_t count_ = 0;
  std::vector<bool> seen_ = {};
};

/// How the first shard says that the cases were drawn.
std::optional<SimulationOptions> options_in(std::string_view text) {
  SimulationOptions options;
  const auto value = [&](std::string_view key) {
    const std::size_t at = text.find("\n" + std::string(key) + " ");
    if (at == std::string_view::npos) return std::string_view();
    const std::size_t from = at + key.size() + 2;
    return text.substr(from, text.find('\n', from) - from);
  };
  const auto whole = [&](std::string_view key, auto& to) {
    const std::string_view digits = value(key);
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), to);
    return !digits.empty() && read.ec == std::errc() && read.ptr == digits.data() + digits.size();
  };
  const auto sampling = std::find(samplings.begin(), samplings.end(), value("sampling"));
  if (sampling == samplings.end() || !whole("seed", options.seed) ||
      !whole("trials", options.trials) || options.trials < 1 || options.trials > most_points)
    return {};
  options.sampling = static_cast<Sampling>(sampling - samplings.begin());
  return options;
}

}  // namespace

std::optional<Shard> parse_shard(const std::string& text) {
  const auto parts = split(text, '/');
  if (parts.size() != 2) return {};
  const auto index = parse_number(parts[0]), count = parse_number(parts[1]);
  constexpr double most = 100'000;
  const auto is_whole = [](double value) { return value == std::floor(value); };
  if (!index || !count || !is_whole(*index) || !is_whole(*count)) return {};
  if (*index < 1 || *index > *count || *count > most) return {};
  return Shard{static_cast<std::size_t>(*index), static_cast<std::size_t>(*count)};
}

Checked<std::string> simulate_shard(const Bid& bid, const SimulationOptions& options,
                                    const Shard& shard) {
  Checked<std::string> result;
  auto chance = varying_model_of(bid);
  result.diagnostics = std::move(chance.diagnostics);
  if (!chance.value) return result;
  const ChanceCases cases(*chance.value, options);
  const CaseRange range{first_of(shard, cases.count()),
                        first_of({shard.index + 1, shard.count}, cases.count())};
  const CaseOutcomes outcomes =
      run_cases(*chance.value, cases, {simulated_measures(*bid.model)}, range, options.progress);
  std::string& text = result.value.emplace(heading(bid, options, cases.count()));
  text += "shard " + std::to_string(shard.index) + "/" + std::to_string(shard.count) + "\n";
  for (std::size_t i = 0; i < range.size(); ++i) add_case(outcomes, i, text);
  text += last_line(text);
  return result;
}

Checked<Simulation> merge_shards(const Bid& bid, const std::vector<ShardText>& shards) {
  Checked<Simulation> result;
  auto chance = varying_model_of(bid);
  result.diagnostics = std::move(chance.diagnostics);
  if (!chance.value) return result;
  const SimulationOptions options =
      shards.empty() ? SimulationOptions{}
                     : options_in(shards.front().text).value_or(SimulationOptions{});
  const ChanceCases cases(*chance.value, options);
  CaseOutcomes outcomes =
      room_for(*bid.model, cases.count(), simulated_measures(*bid.model).size());
  ShardReader reader(heading(bid, options, cases.count()), outcomes, result.diagnostics);
  for (const ShardText& each : shards) reader.read(each);
  if (!has_errors(result.diagnostics)) reader.check_complete();
  if (!has_errors(result.diagnostics))
    result.value = summary_of(bid, *chance.value, cases, outcomes, options);
  return result;
}

}  // namespace gonogo
