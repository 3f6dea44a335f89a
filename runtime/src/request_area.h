// The memory in which a pool writes large requests, and from which all of its workers read them.
//
// In:  archives that grow, and bytes. Out: pieces of one file.
// A piece belongs to a request until that is answered, or taken back, or its worker is dead; it
// does not matter to which worker it goes, or how often. Pieces that were given back are dealt out
// again, lowest place first, so that the same warm pages serve again and again. The file grows by
// segments, which stay where they are in memory. Workers map it for reading alone, so none can harm
// what others are to read.
//
// Thread safety: all members may be called from any thread.
// Blocking:      never for long.
// Exceptions:    none: where there is no memory, a piece is empty.
// Shutdown:      lives as long as the last piece.
#ifndef POOLWISE_SRC_REQUEST_AREA_H
#define POOLWISE_SRC_REQUEST_AREA_H

#include "channel.h"
#include "thread_safety.h"

#include <poolwise/detail/archive/archive_memory.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace poolwise::detail {

class request_area final : public archive_memory {
public:
  request_area() : archive_memory(least_piece), file_(memory_file("poolwise-requests")) {}

  int fd() const noexcept { return file_.get(); }
  std::span<std::byte> lend(std::span<std::byte> before, std::size_t used,
                            std::size_t wanted) noexcept override;
  void give_back(std::span<std::byte> lent) noexcept override;
  /// Where in the file the bytes lie; nullopt: they are not in this memory.
  std::optional<std::uint64_t> place_of(std::span<const std::byte> bytes) noexcept;

private:
  static constexpr std::size_t least_piece = 4096;

  struct segment {
    std::uint64_t position; // in the file
    mapping memory;
    std::map<std::size_t, std::size_t> free; // place and size, from the segment's start

    std::byte *take(std::size_t size);
    void free_piece(std::size_t first, std::size_t size);
    bool holds(const std::byte *at_byte) const noexcept;
  };
  segment *find(const std::byte *at) noexcept POOLWISE_REQUIRES(mutex_);
  bool add_segment(std::size_t size) noexcept POOLWISE_REQUIRES(mutex_);
  void give(std::span<std::byte> lent) noexcept POOLWISE_REQUIRES(mutex_);

  const owned_fd file_;
  brief_mutex mutex_;
  std::vector<segment> segments_ POOLWISE_GUARDED_BY(mutex_);
  std::uint64_t file_size_ POOLWISE_GUARDED_BY(mutex_) = 0;
};

} // namespace poolwise::detail

#endif
