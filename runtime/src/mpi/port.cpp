// A message is one MPI message with its head and the first bytes, and further ones with the rest,
// since MPI counts in int.
#include "port.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace poolwise::detail {

namespace {

enum tag : int { first_part = 1, further_part = 2 };

constexpr std::size_t most_in_first = std::size_t{64} * 1024;
constexpr std::size_t most_in_further = std::size_t{1} << 30;

struct part {
  std::size_t at;
  std::size_t size;
};

// What comes behind the first part.
template <class Each> void for_further_parts(std::size_t size, Each each) {
  for (std::size_t at = most_in_first; at < size; at += most_in_further)
    each(part{at, std::min(most_in_further, size - at)});
}

} // namespace

mpi_message::mpi_message(const mpi_head &head, std::span<const std::byte> bytes) {
  mpi_head whole = head;
  whole.size = bytes.size();
  all_.resize(sizeof whole + bytes.size());
  put_head(whole);
  if (!bytes.empty())
    std::memcpy(all_.data() + sizeof whole, bytes.data(), bytes.size());
}

void mpi_message::put_head(const mpi_head &head) { std::memcpy(all_.data(), &head, sizeof head); }

mpi_head mpi_message::head() const {
  mpi_head head;
  std::memcpy(&head, all_.data(), sizeof head);
  return head;
}

std::span<const std::byte> mpi_message::bytes() const {
  return std::span<const std::byte>(all_).subspan(sizeof(mpi_head));
}

void mpi_port::send(int rank, mpi_message message) {
  outgoing &added = sending_.emplace_back();
  added.message = std::move(message);
  std::vector<std::byte> &all = added.message.all_;
  const auto begin = [&](part p, tag as) {
    MPI_Isend(all.data() + p.at, static_cast<int>(p.size), MPI_BYTE, rank, as, communicator_,
              &added.parts.emplace_back());
  };
  begin({0, std::min(most_in_first, all.size())}, first_part);
  for_further_parts(all.size(), [&](part p) { begin(p, further_part); });
}

int mpi_port::receive(mpi_message &message) {
  int there = 0;
  MPI_Message found{};
  MPI_Status status{};
  MPI_Improbe(MPI_ANY_SOURCE, first_part, communicator_, &there, &found, &status);
  if (there == 0)
    return no_rank;
  int size = 0;
  MPI_Get_count(&status, MPI_BYTE, &size);
  std::vector<std::byte> &all = message.all_;
  all.resize(static_cast<std::size_t>(size));
  MPI_Mrecv(all.data(), size, MPI_BYTE, &found, MPI_STATUS_IGNORE);
  all.resize(sizeof(mpi_head) + message.head().size);
  for_further_parts(all.size(), [&](part p) {
    MPI_Recv(all.data() + p.at, static_cast<int>(p.size), MPI_BYTE, status.MPI_SOURCE, further_part,
             communicator_, MPI_STATUS_IGNORE);
  });
  return status.MPI_SOURCE;
}

bool mpi_port::progress() {
  for (auto one = sending_.begin(); one != sending_.end();) {
    int done = 0;
    MPI_Testall(static_cast<int>(one->parts.size()), one->parts.data(), &done, MPI_STATUSES_IGNORE);
    one = done != 0 ? sending_.erase(one) : std::next(one);
  }
  return !sending_.empty();
}

} // namespace poolwise::detail
