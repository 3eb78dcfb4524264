// SPDX-License-Identifier: MIT
#include "xlsx/zip.hpp"

#include <zlib.h>

#include <algorithm>
#include <cstdint>

namespace gonogo {
namespace {

/// APPNOTE.TXT of PKWARE, 4.3: signatures and lengths of the fixed parts of records.
constexpr std::string_view central_mark = "PK\1\2", local_mark = "PK\3\4", end_mark = "PK\5\6";
constexpr std::size_t central_size = 46, local_size = 30, end_size = 22;
constexpr std::uint32_t stored = 0, deflated = 8;

/// A number of so many bytes, the least first; 0 beyond the end.
std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = size; i-- > 0;) {
    if (at + i >= bytes.size()) return 0;
    value = (value << 8) | static_cast<unsigned char>(bytes[at + i]);
  }
  return value;
}

bool has(std::string_view bytes, std::size_t at, std::string_view mark, std::size_t size) {
  return at <= bytes.size() && bytes.size() - at >= size && bytes.substr(at).starts_with(mark);
}

std::optional<std::string> inflated(std::string_view packed, std::size_t size) {
  std::string text(size, '\0');
  z_stream stream = {};
  constexpr int raw = -15;
  if (inflateInit2(&stream, raw) != Z_OK) return {};
  // zlib 1 takes what it reads as changeable, and does not change it.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  const int status = inflate(&stream, Z_FINISH);
  const bool whole = status == Z_STREAM_END && stream.avail_out == 0;
  inflateEnd(&stream);
  return whole ? std::optional(std::move(text)) : std::nullopt;
}

/// The file that a record of the directory describes.
std::optional<std::string> file_at(std::string_view bytes, std::size_t record) {
  const std::uint32_t method = number_at(bytes, record + 10, 2);
  const std::size_t packed = number_at(bytes, record + 20, 4);
  const std::size_t size = number_at(bytes, record + 24, 4);
  const std::size_t local = number_at(bytes, record + 42, 4);
  if (!has(bytes, local, local_mark, local_size)) return {};
  const std::size_t begin =
      local + local_size + number_at(bytes, local + 26, 2) + number_at(bytes, local + 28, 2);
  if (begin > bytes.size() || bytes.size() - begin < packed) return {};
  const std::string_view content = bytes.substr(begin, packed);
  if (method == deflated) return inflated(content, size);
  return method == stored && size == packed ? std::optional(std::string(content)) : std::nullopt;
}

}  // namespace

std::optional<std::map<std::string, std::string>> unzipped(std::string_view bytes,
                                                           std::size_t largest) {
  const std::size_t end = bytes.rfind(end_mark);
  if (end == std::string_view::npos || !has(bytes, end, end_mark, end_size)) return {};
  std::map<std::string, std::string> files;
  std::size_t record = number_at(bytes, end + 16, 4), total = 0;
  for (std::uint32_t left = number_at(bytes, end + 10, 2); left > 0; --left) {
    if (!has(bytes, record, central_mark, central_size)) return {};
    const std::size_t name = number_at(bytes, record + 28, 2);
    total += number_at(bytes, record + 24, 4);
    if (total > largest || bytes.size() - record - central_size < name) return {};
    auto content = file_at(bytes, record);
    if (!content) return {};
    files.emplace(bytes.substr(record + central_size, name), *std::move(content));
    record +=
        central_size + name + number_at(bytes, record + 30, 2) + number_at(bytes, record + 32, 2);
  }
  return files;
}

}  // namespace gonogo
