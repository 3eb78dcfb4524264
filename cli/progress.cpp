// SPDX-License-Identifier: MIT
#include "progress.hpp"

#include <algorithm>
#include <ostream>

#include "gonogo/base/text.hpp"

namespace gonogo::cli {

void Progress::show(std::size_t done, std::size_t all, Message what) {
  if (!session_.err_is_terminal || all == 0) return;
  const Clock::time_point now = Clock::now();
  if (now - drawn_ < between) return;
  drawn_ = now;
  visible_ = true;
  const double share = std::min(1.0, static_cast<double>(done) / static_cast<double>(all));
  const Message text = say("{1} of {2} {3}", number(done), number(all), std::move(what));
  const std::string words = in_words(text, session_.language);
  constexpr int longest = 40, beside = 3;
  const int room = session_.width - display_width(words) - beside;
  const auto width = static_cast<std::size_t>(std::clamp(room, 0, longest));
  const auto filled = static_cast<std::size_t>(share * static_cast<double>(width));
  session_.err << "\r[" << std::string(filled, '#') << std::string(width - filled, ' ') << "] "
               << words << "\033[K" << std::flush;
}

void Progress::remove() {
  if (visible_) session_.err << "\r\033[K" << std::flush;
  visible_ = false;
}

}  // namespace gonogo::cli
