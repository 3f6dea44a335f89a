// Known wrong answer: the lock is there so that one thread at a time uses the connection;
// nobody else needs it.
// RUN: not %poolwise check --quiet --checks=lock-across-io %s -- -std=c++20 | FileCheck %s
#include <mutex>
#include <sys/socket.h>

struct Connection {
  std::mutex OneUser;
  int Fd;
  long ask(char *Reply, unsigned long Size) {
    // Right would be: nothing.
    // CHECK: :[[#@LINE+1]]:{{.*}}waits for the network (recv){{.*}}[poolwise-lock-across-io]
    std::lock_guard Lock(OneUser);
    return recv(Fd, Reply, Size, 0);
  }
};
long use(Connection &C, char *Reply) { return C.ask(Reply, 100); }
