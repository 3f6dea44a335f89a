// Memory from elsewhere for what an archive writes: such that another process sees it, so that
// large values need not be copied there.
//
// In:  how much is wanted. Out: memory, which the archive gives back.
//
// Thread safety: as said by what derives from it.
// Blocking:      never.
// Exceptions:    as said by what derives from it.
// Shutdown:      lives at least as long as what it has lent.
#ifndef POOLWISE_DETAIL_ARCHIVE_ARCHIVE_MEMORY_H
#define POOLWISE_DETAIL_ARCHIVE_ARCHIVE_MEMORY_H

#include <cstddef>
#include <memory>
#include <span>

namespace poolwise::detail {

class archive_memory : public std::enable_shared_from_this<archive_memory> {
public:
  /// At least that much, beginning with the first `used` bytes of what was lent before, if
  /// anything, which is thereby given back. Empty: there is none to be had, and nothing has
  /// changed.
  virtual std::span<std::byte> lend(std::span<std::byte> before, std::size_t used,
                                    std::size_t wanted) = 0;
  virtual void give_back(std::span<std::byte> lent) noexcept = 0;

  /// What is smaller stays in the archive's own memory.
  std::size_t least() const noexcept { return least_; }

protected:
  explicit archive_memory(std::size_t least) noexcept : least_(least) {}
  ~archive_memory() = default;

private:
  const std::size_t least_;
};

} // namespace poolwise::detail

#endif
