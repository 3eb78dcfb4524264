// SPDX-License-Identifier: MIT
/// Work shared out among threads.
#pragma once

#include <cstddef>
#include <functional>

namespace gonogo {

/// 0 asks for as many threads as there are processors. Returns at least 1.
unsigned threads_for(unsigned wanted);

/// Calls each(0) .. each(count - 1), in any order, on at most `threads` threads, the caller's among
/// them.
///
/// The first exception of a call ends the work: calls not begun are left out, and it is thrown
/// again here once all threads have ended.
void parallel_for(std::size_t count, unsigned threads,
                  const std::function<void(std::size_t)>& each);

}  // namespace gonogo
