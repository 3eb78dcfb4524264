// SPDX-License-Identifier: MIT
#include "gonogo/analysis/calc_batch.hpp"

#include <algorithm>
#include <istream>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/calc_arguments.hpp"
#include "gonogo/analysis/calc.hpp"
#include "gonogo/base/parallel_for.hpp"

namespace gonogo {

namespace {

/// Whole lines that one thread answers.
struct Share {
  std::string_view lines = {};
  std::string answers = {};
  BatchCount count = {};
};

void answer_line(std::string_view line, const BatchOptions& options, Share& share) {
  ParsedCall parsed;
  if (line.size() > options.longest_line) {
    parsed.error = say("the line is too long");
  } else if (line.find_first_not_of(" \t\r") != std::string_view::npos) {
    parsed = parse_call(line);
  } else {
    return;
  }
  const CalcResult result =
      parsed.error.empty() ? calculate(parsed.call) : bad_input(std::move(parsed.error));
  append_json(share.answers, parsed.call.id, result);
  share.answers += '\n';
  ++share.count.lines;
  if (result.status == "bad_input") ++share.count.bad_lines;
}

void answer(Share& share, const BatchOptions& options) {
  std::string_view rest = share.lines;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    answer_line(rest.substr(0, end), options, share);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

/// Parts of about equal size, each of whole lines.
std::vector<Share> share_out(std::string_view text, std::size_t parts) {
  std::vector<Share> shares;
  const std::size_t size = text.size() / parts + 1;
  while (!text.empty()) {
    const std::size_t newline = size >= text.size() ? text.npos : text.find('\n', size - 1);
    const std::size_t length = newline == text.npos ? text.size() : newline + 1;
    shares.push_back({.lines = text.substr(0, length)});
    text.remove_prefix(length);
  }
  return shares;
}

/// Reads blocks of whole lines. Of a too long line it keeps one byte more than the limit, which
/// shows that the line is too long.
class Blocks {
 public:
  Blocks(std::istream& in, const BatchOptions& options) : in_(in), options_(options) {}

  /// The next block; empty at the end.
  std::string_view next() {
    text_.erase(0, whole_);
    whole_ = 0;
    std::size_t searched = 0;
    while (whole_ == 0 && in_) {
      const std::size_t before = text_.size();
      text_.resize(before + options_.block);
      in_.read(text_.data() + before, static_cast<std::streamsize>(options_.block));
      text_.resize(before + static_cast<std::size_t>(in_.gcount()));
      const std::size_t newline = std::string_view(text_).substr(searched).rfind('\n');
      if (newline != text_.npos) whole_ = searched + newline + 1;
      if (whole_ == 0) text_.resize(std::min(text_.size(), options_.longest_line + 1));
      searched = text_.size();
    }
    if (whole_ == 0) whole_ = text_.size();
    return std::string_view(text_).substr(0, whole_);
  }

 private:
  std::istream& in_;
  BatchOptions options_;
  std::string text_ = {};
  std::size_t whole_ = 0;  // length of the block in hand
};

}  // namespace

BatchCount calculate_batch(std::istream& in, std::ostream& out, const BatchOptions& options) {
  const unsigned threads = threads_for(static_cast<unsigned>(options.threads));
  BatchCount count;
  Blocks blocks(in, options);
  for (std::string_view block = blocks.next(); !block.empty(); block = blocks.next()) {
    std::vector<Share> shares = share_out(block, threads);
    parallel_for(shares.size(), threads, [&](std::size_t i) { answer(shares[i], options); });
    for (const Share& share : shares) {
      out.write(share.answers.data(), static_cast<std::streamsize>(share.answers.size()));
      count.lines += share.count.lines;
      count.bad_lines += share.count.bad_lines;
    }
  }
  return count;
}

}  // namespace gonogo
