// Room in shared memory for payloads that do not fit into a slot.
//
// The writer deals out regions, lowest address first, so that the same warm pages serve again and
// again; a region is free once its task's number has been passed. The reader maps what it is told.
// The file grows as needed and shrinks when it is large and empty.
#ifndef POOLWISE_SRC_BULK_AREA_H
#define POOLWISE_SRC_BULK_AREA_H

#include "channel.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace poolwise::detail {

class bulk_writer {
public:
  /// The area begins at `head` of the file, a multiple of the page size.
  bulk_writer(int fd, std::size_t head) : fd_(fd), head_(head) {}

  /// Copies the bytes in for the task of that number; says where, from the file's start. Throws
  /// std::system_error if there is no room to be had.
  std::uint64_t put(std::uint32_t number, std::span<const std::byte> bytes);
  /// Frees the regions of all numbers before this one.
  void release_before(std::uint32_t number) noexcept;

private:
  struct region {
    std::size_t first;
    std::size_t last;
    std::uint32_t number;
  };
  int fd_;
  std::size_t head_;
  mapping memory_;              // of the whole file
  std::vector<region> regions_; // in use, by address
};

class bulk_reader {
public:
  explicit bulk_reader(int fd) : fd_(fd) {}
  /// The bytes, until the next call. Throws std::out_of_range if they do not lie in the file.
  std::span<const std::byte> at(std::uint64_t position, std::uint64_t size);

private:
  int fd_;
  mapping memory_;
};

} // namespace poolwise::detail

#endif
