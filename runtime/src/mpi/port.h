// Messages between ranks: a head and bytes of any length.
//
// In:  a communicator that nobody else uses. Out: messages arrive whole, and in the order in which
//      one rank sends them to another.
//
// Thread safety: none; one thread of each rank uses it.
// Blocking:      receive, while the rest of a long message comes in.
// Exceptions:    std::bad_alloc. What MPI complains about ends the job.
#ifndef POOLWISE_SRC_MPI_PORT_H
#define POOLWISE_SRC_MPI_PORT_H

#include <cstddef>
#include <cstdint>
#include <list>
#include <mpi.h>
#include <span>
#include <vector>

namespace poolwise::detail {

enum class mpi_what : std::uint32_t {
  // from rank 0
  start,  // a worker
  call,   // a request; the next one comes when it has been answered
  stop,   // ask the running call to stop
  signal, // for the worker
  kill,   // the worker
  end,    // the session
  // to rank 0
  started, // the worker
  answer,
  memory, // what the worker has
  exited, // the worker; the next one may be started
  ended   // nothing more comes
};

struct mpi_head {
  mpi_what what = mpi_what::end;
  std::uint32_t worker = 0;
  std::uint32_t number = 0;   // of a request; of `signal`
  std::uint32_t kind = 0;     // request_kind or reply_kind
  std::uint32_t module = 0;   // of `call`: the function
  std::uint32_t released = 0; // of `call`: answers before this number have been read
  std::int32_t pid = 0;       // of `started` and `exited`, as in worker_event
  std::int32_t status = 0;
  std::uint32_t taken = 0; // of `exited`: it had begun with what it has not answered
  std::uint32_t padding = 0;
  std::uint64_t offset = 0;  // of `call`: the function
  std::uint64_t element = 0; // of `exited`: of a chunk
  std::uint64_t ran_ns = 0;
  std::uint64_t resident_bytes = 0;
  std::uint64_t size = 0; // of the bytes; set by mpi_message
};

/// A head, and bytes behind it in the same memory.
class mpi_message {
public:
  mpi_message() = default;
  explicit mpi_message(const mpi_head &head, std::span<const std::byte> bytes = {});
  mpi_head head() const;
  template <class Change> void change_head(Change change) {
    mpi_head changed = head();
    change(changed);
    put_head(changed);
  }
  std::span<const std::byte> bytes() const;

private:
  friend class mpi_port;
  void put_head(const mpi_head &head);
  std::vector<std::byte> all_;
};

class mpi_port {
public:
  explicit mpi_port(MPI_Comm communicator) : communicator_(communicator) {}
  mpi_port(mpi_port &&) = default;

  void send(int rank, mpi_message message);
  /// The next message that is there; says which rank sent it, or no_rank.
  int receive(mpi_message &message);
  /// Goes on with what is being sent. False: nothing is.
  bool progress();

  static constexpr int no_rank = -1;

private:
  struct outgoing {
    mpi_message message;
    std::vector<MPI_Request> parts;
  };
  MPI_Comm communicator_;
  std::list<outgoing> sending_;
};

} // namespace poolwise::detail

#endif
