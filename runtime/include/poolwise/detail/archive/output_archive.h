// Where values are written to: bytes in memory, its own or the caller's.
//
// In:  values of serializable types. Out: bytes that input_archive reads in the same program.
//
// Thread safety: one thread at a time uses an archive.
// Blocking:      never.
// Exceptions:    std::bad_alloc; bad_archive if values are nested too deep; those of user's hooks.
//                What has been written before stays.
// Shutdown:      independent of it.
#ifndef POOLWISE_DETAIL_ARCHIVE_OUTPUT_ARCHIVE_H
#define POOLWISE_DETAIL_ARCHIVE_OUTPUT_ARCHIVE_H

#include <poolwise/detail/archive/archive_memory.h>
#include <poolwise/detail/archive/nesting.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <type_traits>
#include <unordered_map>
#include <utility>

namespace poolwise {

class output_archive {
public:
  using is_saving = std::true_type; // what templates written for other libraries ask
  using is_loading = std::false_type;

  /// Writes to memory of its own.
  output_archive() noexcept = default;
  /// Writes to the caller's memory as long as there is room, then moves to memory of its own, or,
  /// when that is much, of `large`.
  explicit output_archive(std::span<std::byte> room,
                          detail::archive_memory *large = nullptr) noexcept
      : first_(room.data()), at_(room.data()), end_(room.data() + room.size()), large_(large) {}
  ~output_archive() { give_back(); }
  /// What was written to the caller's memory stays there.
  output_archive(output_archive &&other) noexcept
      : first_(std::exchange(other.first_, nullptr)), at_(std::exchange(other.at_, nullptr)),
        end_(std::exchange(other.end_, nullptr)), own_(std::move(other.own_)), large_(other.large_),
        lender_(std::move(other.lender_)), shared_(std::move(other.shared_)),
        attached_(std::move(other.attached_)) {}
  output_archive &operator=(output_archive &&) = delete;

  /// Appends a value. What cannot be sent is a compile-time error that says why.
  template <class T> void write(const T &value);

  /// Appends the values, in order.
  template <class... Ts> output_archive &operator()(const Ts &...values) {
    (write(values), ...);
    return *this;
  }
  template <class T> output_archive &operator&(const T &value) { return (*this)(value); }
  template <class T> output_archive &operator<<(const T &value) { return (*this)(value); }

  /// Appends bytes as they are.
  void write_bytes(const void *bytes, std::size_t size) {
    if (size > static_cast<std::size_t>(end_ - at_))
      grow(size);
    if (size != 0) // an empty vector's data() may be null
      std::memcpy(at_, bytes, size);
    at_ += size;
  }

  /// Appends that many bytes, which the caller writes next, at the place that is returned.
  [[nodiscard]] std::byte *extend(std::size_t size) {
    if (size > static_cast<std::size_t>(end_ - at_))
      grow(size);
    return std::exchange(at_, at_ + size);
  }

  /// All that has been written; valid until the next write.
  std::span<const std::byte> bytes() const noexcept { return {first_, at_}; }
  std::size_t size() const noexcept { return static_cast<std::size_t>(at_ - first_); }
  /// Whether bytes() lie in the caller's memory.
  bool in_callers_memory() const noexcept {
    return own_ == nullptr && lender_ == nullptr && first_ != nullptr;
  }
  /// Whether they lie in what `large` has lent.
  bool in_lent_memory() const noexcept { return lender_ != nullptr; }
  /// Forgets what has been written and keeps the memory.
  void clear() noexcept {
    at_ = first_;
    shared_.reset();
    attached_.clear();
  }

private:
  friend class detail::archive_access;

  void grow(std::size_t more) {
    const std::size_t used = size();
    const std::size_t least =
        std::max<std::size_t>(256, 2 * static_cast<std::size_t>(end_ - first_));
    const std::size_t room = std::max(used + more, least);
    if (large_ != nullptr && room >= large_->least() && borrow(used, room))
      return;
    auto bigger = std::make_unique_for_overwrite<std::byte[]>(room);
    if (used != 0)
      std::memcpy(bigger.get(), first_, used);
    give_back();
    own_ = std::move(bigger);
    use({own_.get(), room}, used);
  }
  bool borrow(std::size_t used, std::size_t room) {
    const bool again = lender_ != nullptr;
    const std::span<std::byte> lent =
        large_->lend(again ? std::span(first_, end_) : std::span<std::byte>(), used, room);
    if (lent.empty())
      return false;
    if (!again) {
      if (used != 0)
        std::memcpy(lent.data(), first_, used);
      lender_ = large_->shared_from_this();
      own_.reset();
    }
    use(lent, used);
    return true;
  }
  void give_back() noexcept {
    if (lender_ != nullptr)
      std::exchange(lender_, nullptr)->give_back({first_, end_});
  }
  void use(std::span<std::byte> memory, std::size_t used) noexcept {
    first_ = memory.data();
    at_ = first_ + used;
    end_ = first_ + memory.size();
  }

  std::byte *first_ = nullptr;
  std::byte *at_ = nullptr;
  std::byte *end_ = nullptr;
  [[maybe_unused]] unsigned depth_ = 0; // used by detail::level alone
  std::unique_ptr<std::byte[]> own_;
  detail::archive_memory *large_ = nullptr;
  std::shared_ptr<detail::archive_memory> lender_; // large_, once something is borrowed
  // Objects owned by shared_ptr, by address and type, with their numbers.
  std::unique_ptr<detail::numbers_of_objects> shared_;
  detail::attachments attached_; // kept as long as the bytes are
};

} // namespace poolwise

#endif
