// Room in shared memory for payloads that do not fit into a slot or its annex.
//
// The writer is a worker with its replies, one at a time: it deals out regions, lowest address
// first, so that the same warm pages serve again and again; a region is free once its task's number
// has been passed. The file grows as needed and shrinks when it is large and empty. A reader maps
// what it is told.
#ifndef POOLWISE_SRC_BULK_AREA_H
#define POOLWISE_SRC_BULK_AREA_H

#include "channel.h"

#include <poolwise/detail/archive/archive_memory.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace poolwise::detail {

class bulk_writer final : public archive_memory {
public:
  explicit bulk_writer(int fd) : archive_memory(0), fd_(fd) {}

  /// For the payload that is being written. Throws std::system_error if there is no room to be had.
  std::span<std::byte> lend(std::span<std::byte> before, std::size_t used,
                            std::size_t wanted) override;
  void give_back(std::span<std::byte>) noexcept override {} // only what is kept is taken
  /// The payload is the first `size` bytes of what was lent last; says where, from the file's
  /// start.
  std::uint64_t keep(std::uint32_t number, std::size_t size);
  bool empty() const noexcept { return regions_.empty(); }
  /// Frees the regions of all numbers before this one.
  void release_before(std::uint32_t number) noexcept;

private:
  struct region {
    std::size_t first;
    std::size_t last;
    std::uint32_t number;
  };
  int fd_;
  mapping memory_;              // of the whole file
  std::vector<region> regions_; // that are kept, by address
  std::size_t lent_at_ = 0;
};

class bulk_reader {
public:
  explicit bulk_reader(int fd) : fd_(fd) {}
  /// The bytes, until the next call. Throws std::out_of_range if they do not lie in the file.
  std::span<const std::byte> at(bulk_place where);

private:
  int fd_;
  mapping memory_;
};

} // namespace poolwise::detail

#endif
