#include "bulk_area.h"

#include <algorithm>
#include <cstring>
#include <stdexcept>

namespace poolwise::detail {

namespace {

constexpr std::size_t grain = 4096;
constexpr std::size_t least_area = 256 * 1024;
// What an empty area may keep; more goes back to the system.
constexpr std::size_t most_kept = std::size_t{64} * 1024 * 1024;

std::size_t rounded_up(std::size_t size) { return (size + grain - 1) / grain * grain; }

} // namespace

std::uint64_t bulk_writer::put(std::uint32_t number, std::span<const std::byte> bytes) {
  const std::size_t size = rounded_up(bytes.size());
  std::size_t first = head_;
  auto before = regions_.begin();
  for (; before != regions_.end() && before->first - first < size; ++before)
    first = before->last;
  const std::size_t last = first + size;
  if (last > memory_.size()) {
    const std::size_t wanted = std::max({last, 2 * memory_.size(), head_ + least_area});
    set_file_size(fd_, wanted);
    if (memory_.data() == nullptr)
      memory_ = mapping(fd_, wanted);
    else
      memory_.resize(wanted);
  }
  regions_.insert(before, {first, last, number});
  std::memcpy(memory_.data() + first, bytes.data(), bytes.size());
  return first;
}

void bulk_writer::release_before(std::uint32_t number) noexcept {
  if (regions_.empty())
    return;
  std::erase_if(regions_, [&](const region &r) {
    return static_cast<std::int32_t>(r.number - number) < 0; // numbers wrap around
  });
  if (!regions_.empty() || memory_.size() <= head_ + most_kept)
    return;
  try {
    memory_ = mapping();
    set_file_size(fd_, head_ + least_area);
  } catch (const std::exception &) {
    // It stays large.
  }
}

std::span<const std::byte> bulk_reader::at(std::uint64_t position, std::uint64_t size) {
  if (position > memory_.size() || size > memory_.size() - position) {
    const std::size_t there = file_size(fd_);
    if (position > there || size > there - position)
      throw std::out_of_range("poolwise: a message lies outside of the shared memory");
    memory_ = mapping(fd_, there);
  }
  return {memory_.data() + position, size};
}

} // namespace poolwise::detail
