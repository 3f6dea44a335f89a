// A call's function and arguments as bytes, as long as they may be needed: small ones in place, so
// that most calls need no memory but their own; others in an archive.
//
// In:  what writes them. Out: the bytes.
//
// Thread safety: one thread at a time.
// Blocking:      never.
// Exceptions:    those of the archive and of what writes.
// Shutdown:      independent of it.
#ifndef POOLWISE_DETAIL_REQUEST_BYTES_H
#define POOLWISE_DETAIL_REQUEST_BYTES_H

#include <poolwise/serialize.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>

namespace poolwise::detail {

class request_bytes {
public:
  request_bytes() noexcept = default;
  request_bytes(const request_bytes &) = delete;
  request_bytes &operator=(const request_bytes &) = delete;

  /// What `how` writes to an output_archive. `large`: the memory for what is large, if there is
  /// such.
  template <class Write> void write(archive_memory *large, Write how) {
    if (archive_ != nullptr) {
      archive_->clear();
      how(*archive_);
      return;
    }
    output_archive out{std::span(room_), large};
    how(out);
    if (out.in_callers_memory() && archive_access::attached(out).empty())
      size_ = static_cast<std::uint32_t>(out.size());
    else
      archive_ = std::make_unique<output_archive>(std::move(out));
  }
  std::span<const std::byte> bytes() const noexcept {
    return archive_ != nullptr ? archive_->bytes() : std::span(room_).first(size_);
  }
  /// Forgets them, and lets go of what they refer to, but keeps the memory for the next ones.
  void clear() noexcept {
    size_ = 0;
    if (archive_ != nullptr)
      archive_->clear();
  }
  void reset() noexcept {
    size_ = 0;
    archive_.reset();
  }

private:
  std::byte room_[48];
  std::uint32_t size_ = 0;
  std::unique_ptr<output_archive> archive_;
};

} // namespace poolwise::detail

#endif
