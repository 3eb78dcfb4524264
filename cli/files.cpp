// SPDX-License-Identifier: MIT
#include "files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <filesystem>
#include <optional>
#include <random>
#include <system_error>

#include "gonogo/files/descriptor.hpp"

namespace gonogo::cli {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& name) {
  throw std::system_error(errno, std::generic_category(), "cannot write " + name);
}

/// Removes the unfinished file unless it was renamed.
class Scrap {
 public:
  explicit Scrap(fs::path path) : path_(std::move(path)) {}
  Scrap(const Scrap&) = delete;
  Scrap& operator=(const Scrap&) = delete;
  ~Scrap() {
    std::error_code ignored;
    if (!kept_) fs::remove(path_, ignored);
  }
  const fs::path& path() const { return path_; }
  void keep() { kept_ = true; }

 private:
  fs::path path_;
  bool kept_ = false;
};

constexpr mode_t new_file_mode = 0666;  // less the umask

void flush_to_disk(int descriptor, const std::string& name) {
  if (::fsync(descriptor) != 0 && errno != EINVAL) fail(name);  // EINVAL: not for this file system
}

void flush_folder(const fs::path& folder, const std::string& name) {
  const Descriptor open(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (open.number() >= 0) flush_to_disk(open.number(), name);
}

/// The open descriptor that a path names: /dev/stdout, /dev/fd/3. To open it anew would write over
/// its file from the start.
std::optional<int> descriptor_named(const std::string& path) {
  const std::string name = fs::path(path).lexically_normal().string();
  if (name == "/dev/stdout") return STDOUT_FILENO;
  if (name == "/dev/stderr") return STDERR_FILENO;
  for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
    int number = 0;
    if (!name.starts_with(folder)) continue;
    const char* last = name.data() + name.size();
    const auto read = std::from_chars(name.data() + folder.size(), last, number);
    if (read.ec == std::errc() && read.ptr == last) return number;
  }
  return {};
}

fs::path folder_of(const fs::path& file) {
  return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

/// Where a file would be made: a link whose end is missing leads there.
fs::path end_of_links(fs::path path) {
  std::error_code none;
  for (int links = 0; links < 40 && fs::is_symlink(fs::symlink_status(path, none)); ++links)
    path = path.parent_path() / fs::read_symlink(path);
  return path;
}

/// A new file beside the target under a name of its own: short, as the target's may be as long as
/// names can be, and by chance, as other runs may have left theirs.
int open_anew(const fs::path& folder, fs::path& path) {
  constexpr int attempts = 100;
  std::random_device chance;
  for (int i = 0; i < attempts; ++i) {
    path = folder / (".gonogo-" + std::to_string(chance()) + "~");
    const int number = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, new_file_mode);
    if (number >= 0 || errno != EEXIST) return number;
  }
  return -1;
}

}  // namespace

void write_all(int descriptor, std::string_view bytes, const std::string& name) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(name);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

bool is_stream(const std::string& path) {
  std::error_code unknown;
  const fs::file_status status = fs::status(path, unknown);
  return descriptor_named(path) ||
         (fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status));
}

fs::path target_of(const std::string& path) {
  std::error_code unknown;
  const fs::path target = fs::weakly_canonical(fs::absolute(end_of_links(path)), unknown);
  return unknown ? fs::path(path) : target;
}

bool is_same_file(const std::string& first, const std::string& second) {
  struct stat one = {}, other = {};
  return ::stat(first.c_str(), &one) == 0 && ::stat(second.c_str(), &other) == 0 &&
         one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

struct NewFile::Opened {
  std::string name = {};          ///< in messages
  fs::path target = {};           ///< empty: a stream
  std::optional<int> given = {};  ///< a descriptor that was open before
  std::optional<Descriptor> own = {};
  std::optional<Scrap> scrap = {};

  int number() const { return given ? *given : own->number(); }
};

NewFile::NewFile(const std::string& path) : opened_(std::make_unique<Opened>()) {
  Opened& file = *opened_;
  file.name = "'" + path + "'";
  if ((file.given = descriptor_named(path))) return;
  if (is_stream(path)) {
    file.own.emplace(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (file.number() < 0) fail(file.name);
    return;
  }
  file.target = end_of_links(path);
  fs::path made;
  file.own.emplace(open_anew(folder_of(file.target), made));
  if (file.number() < 0) fail(file.name);
  file.scrap.emplace(made);
  struct stat before = {};
  if (::stat(file.target.c_str(), &before) == 0) ::fchmod(file.number(), before.st_mode & 07777);
}

NewFile::~NewFile() = default;

void NewFile::write(std::string_view bytes) { write_all(opened_->number(), bytes, opened_->name); }

void NewFile::keep() {
  Opened& file = *opened_;
  if (!file.scrap) return;
  flush_to_disk(file.number(), file.name);
  if (::rename(file.scrap->path().c_str(), file.target.c_str()) != 0) fail(file.name);
  file.scrap->keep();
  flush_folder(folder_of(file.target), file.name);
}

void write_file(const std::string& path, std::string_view bytes) {
  NewFile file(path);
  file.write(bytes);
  file.keep();
}

DescriptorBuffer::DescriptorBuffer(int descriptor, std::string name)
    : descriptor_(descriptor), name_(std::move(name)) {
  setp(bytes_.data(), bytes_.data() + bytes_.size());
}

void DescriptorBuffer::empty() {
  const std::string_view held(pbase(), static_cast<std::size_t>(pptr() - pbase()));
  setp(bytes_.data(), bytes_.data() + bytes_.size());  // first: what failed is not tried again
  write_all(descriptor_, held, name_);
}

DescriptorBuffer::int_type DescriptorBuffer::overflow(int_type byte) {
  empty();
  if (!traits_type::eq_int_type(byte, traits_type::eof())) {
    sputc(traits_type::to_char_type(byte));
  }
  return traits_type::not_eof(byte);
}

std::streamsize DescriptorBuffer::xsputn(const char* bytes, std::streamsize count) {
  if (count > epptr() - pptr()) empty();
  if (count > epptr() - pptr()) {
    write_all(descriptor_, {bytes, static_cast<std::size_t>(count)}, name_);
    return count;
  }
  return std::streambuf::xsputn(bytes, count);
}

int DescriptorBuffer::sync() {
  empty();
  return 0;
}

InputDescriptorBuffer::InputDescriptorBuffer(int descriptor, std::string name)
    : descriptor_(descriptor), name_(std::move(name)) {}

InputDescriptorBuffer::int_type InputDescriptorBuffer::underflow() {
  ssize_t count = -1;
  do {
    count = ::read(descriptor_, bytes_.data(), bytes_.size());
  } while (count < 0 && errno == EINTR);
  if (count < 0) throw std::system_error(errno, std::generic_category(), "cannot read " + name_);
  setg(bytes_.data(), bytes_.data(), bytes_.data() + count);
  return count == 0 ? traits_type::eof() : traits_type::to_int_type(bytes_.front());
}

}  // namespace gonogo::cli
