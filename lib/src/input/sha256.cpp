// SPDX-License-Identifier: MIT
#include "input/sha256.hpp"

#include <sha256.h>

#include <cstdint>

namespace gonogo {

std::string sha256(std::string_view bytes) {
  std::string hex(SHA256_DIGEST_STRING_LENGTH, '\0');
  SHA256Data(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(), hex.data());
  hex.pop_back();  // the NUL at its end
  return hex;
}

}  // namespace gonogo
