// thread_local objects on pool threads: what an initializer for each thread is in other pools.
#include "pools.h"

#include <atomic>
#include <chrono>
#include <thread>

namespace {

std::atomic<int> made{0};
std::atomic<int> destroyed{0};
struct connection {
  connection() { ++made; }
  ~connection() { ++destroyed; }
  int uses = 0;
};
thread_local connection own_connection;

TEST(ThreadLocal, is_made_and_destroyed_once_a_thread_ok) {
  made = 0;
  destroyed = 0;
  std::jthread([] { // not the test's own thread, which lives on
    poolwise::io_pool pool(3);
    for (int repeat = 0; repeat != 3; ++repeat)
      pool.for_each(poolwise::indices(100), [](int) {
        ++own_connection.uses;
        std::this_thread::sleep_for(std::chrono::microseconds(10));
      });
    EXPECT_LE(made, 4); // three threads and the calling one
  })
      .join();
  EXPECT_GE(made, 1);
  EXPECT_EQ(made, destroyed);
}

} // namespace
