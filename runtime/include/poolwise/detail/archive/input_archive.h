// Where values are read from: bytes that an output_archive of the same program wrote.
//
// In:  bytes, which stay the caller's and must outlive the archive. Out: the values.
// Corrupt or cut data give bad_archive: nothing past the end is read, and no more memory is
// asked for than a small multiple of the bytes that are there.
//
// Thread safety: one thread at a time uses an archive.
// Blocking:      never.
// Exceptions:    bad_archive, std::bad_alloc, those of user's hooks and constructors. The archive
//                is of no use afterwards.
// Shutdown:      independent of it.
#ifndef POOLWISE_DETAIL_ARCHIVE_INPUT_ARCHIVE_H
#define POOLWISE_DETAIL_ARCHIVE_INPUT_ARCHIVE_H

#include <poolwise/detail/archive/nesting.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <type_traits>
#include <utility>

namespace poolwise {

class input_archive {
public:
  using is_saving = std::false_type; // what templates written for other libraries ask
  using is_loading = std::true_type;

  explicit input_archive(std::span<const std::byte> bytes) noexcept
      : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}
  input_archive(const input_archive &) = delete;
  input_archive &operator=(const input_archive &) = delete;

  /// The next value.
  template <class T> [[nodiscard]] T read();
  /// The same, into an object that exists; its old value is lost, also if this throws.
  template <class T> void read_into(T &value);

  /// Reads the values, in order. Wrappers (name and value) may be temporaries.
  template <class... Ts> input_archive &operator()(Ts &&...values) {
    (read_into(values), ...);
    return *this;
  }
  template <class T> input_archive &operator&(T &&value) { return (*this)(value); }
  template <class T> input_archive &operator>>(T &&value) { return (*this)(value); }

  /// Copies the next bytes.
  void read_bytes(void *to, std::size_t size) {
    const std::byte *const from = skip(size);
    if (size != 0)
      std::memcpy(to, from, size);
  }
  /// Goes past the next bytes and says where they lie.
  const std::byte *skip(std::size_t size) {
    if (size > remaining())
      throw bad_archive("poolwise: the data end too early");
    return std::exchange(at_, at_ + size);
  }
  std::size_t remaining() const noexcept { return static_cast<std::size_t>(end_ - at_); }

private:
  friend class detail::archive_access;

  const std::byte *at_;
  const std::byte *end_;
  [[maybe_unused]] unsigned depth_ = 0; // used by detail::level alone
  std::unique_ptr<detail::shared_objects> shared_;
};

} // namespace poolwise

#endif
