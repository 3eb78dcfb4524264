// SPDX-License-Identifier: MIT
/// Bytes into and out of the program: from and to a descriptor, or to a file that is whole or untouched.
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <streambuf>
#include <string>
#include <string_view>

namespace gonogo::cli {

/// Writes all of `bytes`. Throws std::system_error ("cannot write NAME: No space left on device").
void write_all(int descriptor, std::string_view bytes, const std::string& name);

/// Whether bytes written to `path` go to a pipe, a device or an open descriptor (/dev/stdout,
/// /dev/fd/N). A regular file is none, wherever it is.
bool is_stream(const std::string& path);

/// The file that would be written under a path: links followed, there or not.
std::filesystem::path target_of(const std::string& path);

/// Whether two paths lead to one file: the same device and inode.
bool is_same_file(const std::string& first, const std::string& second);

/// A file that is written in pieces, and whole or not at all: into a temporary file in the same
/// folder, which keep() flushes to the disk and renames to `path`. Keeps the permissions of an older
/// file and follows symbolic links. Writes directly to a stream. Throws std::system_error.
class NewFile {
 public:
  explicit NewFile(const std::string& path);
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile();
  void write(std::string_view bytes);
  void keep();

 private:
  struct Opened;
  std::unique_ptr<Opened> opened_;
};

/// The same in one piece.
void write_file(const std::string& path, std::string_view bytes);

/// The buffer of an ostream over a descriptor, which stays open. Overflow and sync throw
/// std::system_error, so that a command stops at the first byte that cannot be written if the
/// stream's exceptions are on (std::ios::badbit).
class DescriptorBuffer : public std::streambuf {
 public:
  DescriptorBuffer(int descriptor, std::string name);

 protected:
  int_type overflow(int_type byte) override;
  std::streamsize xsputn(const char* bytes, std::streamsize count) override;
  int sync() override;

 private:
  void empty();

  int descriptor_;
  std::string name_;
  std::array<char, 1 << 16> bytes_;  ///< not zeroed: that would touch 16 pages at every start
};

/// The buffer of an istream over a descriptor, which stays open. Reading throws std::system_error if
/// the stream's exceptions are on (std::ios::badbit).
/// Note: std::cin without stdio allocates the buffers of all eight standard streams at every start.
class InputDescriptorBuffer : public std::streambuf {
 public:
  InputDescriptorBuffer(int descriptor, std::string name);

 protected:
  int_type underflow() override;

 private:
  int descriptor_;
  std::string name_;
  std::array<char, 1 << 16> bytes_;
};

}  // namespace gonogo::cli
