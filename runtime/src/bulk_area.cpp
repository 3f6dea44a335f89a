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

// In the first hole that is large enough: the same one as before, if it is.
std::span<std::byte> bulk_writer::lend(std::span<std::byte> before, std::size_t used,
                                       std::size_t wanted) {
  const std::size_t size = rounded_up(wanted);
  std::size_t first = 0;
  for (const region &taken : regions_) {
    if (taken.first - first >= size)
      break;
    first = taken.last;
  }
  if (first + size > memory_.size()) {
    const std::size_t room = std::max({first + size, 2 * memory_.size(), least_area});
    set_file_size(fd_, room);
    if (memory_.data() == nullptr)
      memory_ = mapping(fd_, room);
    else
      memory_.resize(room);
  }
  if (!before.empty() && first != lent_at_)
    std::memcpy(memory_.data() + first, memory_.data() + lent_at_, used);
  lent_at_ = first;
  return {memory_.data() + first, size};
}

std::uint64_t bulk_writer::keep(std::uint32_t number, std::size_t size) {
  const auto behind = std::find_if(regions_.begin(), regions_.end(),
                                   [&](const region &one) { return one.first > lent_at_; });
  regions_.insert(behind, {lent_at_, lent_at_ + rounded_up(size), number});
  return lent_at_;
}

void bulk_writer::release_before(std::uint32_t number) noexcept {
  if (regions_.empty())
    return;
  std::erase_if(regions_, [&](const region &r) { return comes_before(r.number, number); });
  if (!regions_.empty() || memory_.size() <= most_kept)
    return;
  try {
    memory_ = mapping();
    set_file_size(fd_, least_area);
  } catch (const std::exception &) {
    // It stays large.
  }
}

std::span<const std::byte> bulk_reader::at(bulk_place where) {
  if (where.at > memory_.size() || where.size > memory_.size() - where.at) {
    const std::size_t there = file_size(fd_);
    if (where.at > there || where.size > there - where.at)
      throw std::out_of_range("poolwise: a message lies outside of the shared memory");
    memory_ = mapping(fd_, there, 0, false);
  }
  return {memory_.data() + where.at, static_cast<std::size_t>(where.size)};
}

} // namespace poolwise::detail
