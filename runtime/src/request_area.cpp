#include "request_area.h"

#include <algorithm>
#include <cstring>
#include <fcntl.h>
#include <functional>
#include <iterator>

namespace poolwise::detail {

namespace {

constexpr std::size_t grain = 4096;
constexpr std::size_t least_segment = std::size_t{1} << 20;
// A segment that is empty and larger gives its pages back to the system.
constexpr std::size_t most_kept = std::size_t{64} << 20;

std::size_t rounded_up(std::size_t size) { return (size + grain - 1) / grain * grain; }

} // namespace

std::byte *request_area::segment::take(std::size_t size) {
  for (auto piece = free.begin(); piece != free.end(); ++piece) {
    if (piece->second < size)
      continue;
    const auto [first, room] = *piece;
    if (room != size) // first, since it may throw
      free.emplace(first + size, room - size);
    free.erase(piece);
    return memory.data() + first;
  }
  return nullptr;
}

void request_area::segment::free_piece(std::size_t first, std::size_t size) {
  auto next = free.upper_bound(first);
  if (next != free.end() && next->first == first + size) {
    size += next->second;
    next = free.erase(next);
  }
  if (next != free.begin()) {
    const auto before = std::prev(next);
    if (before->first + before->second == first) {
      before->second += size;
      return;
    }
  }
  free.emplace_hint(next, first, size);
}

bool request_area::segment::holds(const std::byte *at_byte) const noexcept {
  return !std::less<>()(at_byte, memory.data()) &&
         std::less<>()(at_byte, memory.data() + memory.size());
}

request_area::segment *request_area::find(const std::byte *at) noexcept {
  for (segment &one : segments_)
    if (one.holds(at))
      return &one;
  return nullptr;
}

// Each as large as all before it, so there are few.
bool request_area::add_segment(std::size_t size) noexcept {
  const std::size_t room =
      std::max({rounded_up(size), least_segment, static_cast<std::size_t>(file_size_)});
  try {
    segments_.reserve(segments_.size() + 1);
    set_file_size(file_.get(), file_size_ + room);
    segments_.push_back({file_size_, mapping(file_.get(), room, file_size_), {{0, room}}});
    file_size_ += room;
    return true;
  } catch (const std::exception &) {
    return false;
  }
}

std::span<std::byte> request_area::lend(std::span<std::byte> before, std::size_t used,
                                        std::size_t wanted) noexcept {
  const std::size_t size = rounded_up(wanted);
  const brief_lock lock(mutex_);
  try {
    for (bool added = false;; added = true) {
      for (segment &one : segments_)
        if (std::byte *const at = one.take(size)) {
          if (!before.empty()) {
            std::memcpy(at, before.data(), used);
            give(before);
          }
          return {at, size};
        }
      if (added || !add_segment(size))
        return {};
    }
  } catch (const std::exception &) { // no memory for the list of pieces
    return {};
  }
}

void request_area::give_back(std::span<std::byte> lent) noexcept {
  const brief_lock lock(mutex_);
  give(lent);
}

void request_area::give(std::span<std::byte> lent) noexcept {
  segment &home = *find(lent.data());
  home.free_piece(static_cast<std::size_t>(lent.data() - home.memory.data()), lent.size());
  if (home.memory.size() > most_kept && home.free.begin()->second == home.memory.size())
    fallocate(file_.get(), FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE,
              static_cast<off_t>(home.position), static_cast<off_t>(home.memory.size()));
}

std::optional<std::uint64_t> request_area::place_of(std::span<const std::byte> bytes) noexcept {
  const brief_lock lock(mutex_);
  const segment *const home = find(bytes.data());
  if (home == nullptr)
    return std::nullopt;
  return home->position + static_cast<std::uint64_t>(bytes.data() - home->memory.data());
}

} // namespace poolwise::detail
