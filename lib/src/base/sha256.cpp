// SPDX-License-Identifier: MIT
#include "base/sha256.hpp"

#include <sha256.h>

#include <array>
#include <cstdint>

namespace gonogo {

std::string sha256(std::string_view bytes) {
  std::string hex(SHA256_DIGEST_STRING_LENGTH, '\0');
  SHA256Data(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(), hex.data());
  hex.pop_back();  // the NUL at its end
  return hex;
}

std::string sha256_base64(std::string_view bytes) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::array<std::uint8_t, SHA256_DIGEST_LENGTH + 1> hash = {};  // and a zero: whole groups of 3
  SHA2_CTX context;
  SHA256Init(&context);
  SHA256Update(&context, reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  SHA256Final(hash.data(), &context);
  std::string text;
  for (std::size_t i = 0; i < hash.size(); i += 3) {
    const unsigned group = unsigned{hash[i]} << 16 | unsigned{hash[i + 1]} << 8 | hash[i + 2];
    for (const unsigned shift : {18U, 12U, 6U, 0U}) text += digits[group >> shift & 63U];
  }
  text.back() = '=';
  return text;
}

}  // namespace gonogo
