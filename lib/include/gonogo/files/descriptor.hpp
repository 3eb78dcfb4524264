// SPDX-License-Identifier: MIT
/// A file descriptor that closes itself.
#pragma once

#include <unistd.h>

namespace gonogo {

class Descriptor {
 public:
  /// `number` as open() returns it; below 0: none.
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

}  // namespace gonogo
