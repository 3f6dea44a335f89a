// Small messages with descriptors over a SOCK_SEQPACKET socket.
//
// Thread safety: one thread at a time in each direction.
// Blocking:      receive waits if the socket does.
// Exceptions:    none.
#ifndef POOLWISE_SRC_MESSAGE_SOCKET_H
#define POOLWISE_SRC_MESSAGE_SOCKET_H

#include "owned_fd.h"

#include <cstddef>
#include <span>

namespace poolwise::detail {

/// False: the other side has gone, or has no room.
bool send_message(int socket, const void *message, std::size_t size,
                  std::span<const int> fds = {}) noexcept;

enum class received { message, nothing_now, end };
/// Descriptors that come along go into `fds`, as many as fit.
received receive_message(int socket, void *message, std::size_t size,
                         std::span<owned_fd> fds = {}) noexcept;

} // namespace poolwise::detail

#endif
