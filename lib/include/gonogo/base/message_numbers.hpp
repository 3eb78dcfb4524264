// SPDX-License-Identifier: MIT
/// The numbers in a message, for whoever writes them in another unit.
#pragma once

#include <functional>

#include "gonogo/base/message.hpp"

namespace gonogo {

/// What a number becomes.
using NumberChange = std::function<Number(Number)>;

/// The same message with each of its numbers changed.
Message with_numbers(const Message& message, const NumberChange& change);

}  // namespace gonogo
