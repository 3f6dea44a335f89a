// Memory files are found by process and descriptor, and recognised by their inode.
#include <poolwise/shared_array.h>

#include "channel.h"

#include <cstdint>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace poolwise::detail {

struct shared_block::memory {
  owned_fd file;
  mapping bytes;
};

namespace {

std::uint64_t inode_of(int fd) {
  struct stat about{};
  if (fstat(fd, &about) != 0)
    throw_errno("poolwise: fstat");
  return about.st_ino;
}

} // namespace

shared_block::shared_block(std::size_t bytes) {
  if (bytes == 0)
    return;
  auto made = std::make_shared<memory>();
  made->file = memory_file("poolwise-shared");
  set_file_size(made->file.get(), bytes);
  made->bytes = mapping(made->file.get(), bytes);
  memory_ = std::move(made);
}

std::byte *shared_block::data() const noexcept {
  return memory_ != nullptr ? memory_->bytes.data() : nullptr;
}

std::size_t shared_block::size() const noexcept {
  return memory_ != nullptr ? memory_->bytes.size() : 0;
}

void shared_block::save(output_archive &out) const {
  out.write(static_cast<std::uint64_t>(size()));
  if (memory_ == nullptr)
    return;
  out.write(static_cast<std::int32_t>(getpid()));
  out.write(static_cast<std::int32_t>(memory_->file.get()));
  out.write(inode_of(memory_->file.get()));
  archive_access::attached(out).push_back(memory_);
}

shared_block shared_block::load(input_archive &in) {
  shared_block loaded;
  const auto size = static_cast<std::size_t>(in.read<std::uint64_t>());
  if (size == 0)
    return loaded;
  const auto owner = in.read<std::int32_t>();
  const auto fd = in.read<std::int32_t>();
  const auto inode = in.read<std::uint64_t>();
  const std::string path = "/proc/" + std::to_string(owner) + "/fd/" + std::to_string(fd);
  auto opened = std::make_shared<memory>();
  opened->file = checked_fd(open(path.c_str(), O_RDWR | O_CLOEXEC),
                            "poolwise: shared memory has gone before it arrived");
  if (inode_of(opened->file.get()) != inode || file_size(opened->file.get()) < size)
    throw std::system_error(std::make_error_code(std::errc::no_such_file_or_directory),
                            "poolwise: shared memory has gone before it arrived");
  opened->bytes = mapping(opened->file.get(), size);
  loaded.memory_ = std::move(opened);
  return loaded;
}

} // namespace poolwise::detail
