// Messages on one socket.
// REFUSED: shared-stream
#include <string>
#include <sys/socket.h>
#include <vector>

void run(int socket, const std::vector<std::string> &messages) {
  for (const std::string &message : messages)
    send(socket, message.data(), message.size(), 0);
}
