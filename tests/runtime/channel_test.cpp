// channel: a bounded queue between threads.
#include "pools.h"

#include <memory>
#include <numeric>
#include <string>
#include <vector>

namespace {

using namespace std::chrono_literals;
using poolwise::channel;

TEST(Channel, keeps_order_ok) {
  channel<int> numbers;
  for (int i = 0; i != 5; ++i)
    EXPECT_TRUE(numbers.put(i));
  EXPECT_EQ(numbers.size(), 5U);
  numbers.close();
  EXPECT_TRUE(numbers.closed());
  std::vector<int> taken;
  for (const int i : numbers)
    taken.push_back(i);
  EXPECT_EQ(taken, (std::vector<int>{0, 1, 2, 3, 4}));
  EXPECT_EQ(numbers.take(), std::nullopt);
}

TEST(Channel, refuses_when_full_or_closed_bad) {
  channel<std::unique_ptr<int>> owned(1);
  EXPECT_TRUE(owned.put(std::make_unique<int>(1), 0ns));
  auto kept = std::make_unique<int>(2);
  EXPECT_FALSE(owned.put(std::move(kept), 1ms));
  EXPECT_EQ(*kept, 2); // what is refused is not lost
  EXPECT_EQ(**owned.take(0ns), 1);
  EXPECT_EQ(owned.take(0ns), std::nullopt);
  EXPECT_EQ(owned.take(1ms), std::nullopt);
  owned.close();
  owned.close();
  EXPECT_FALSE(owned.put(std::move(kept)));
  EXPECT_EQ(*kept, 2);
}

TEST(Channel, close_wakes_who_waits_ok) {
  channel<int> full(1);
  full.put(1);
  channel<int> empty;
  std::jthread putter([&] { EXPECT_FALSE(full.put(2)); });
  std::jthread taker([&] { EXPECT_EQ(empty.take(), std::nullopt); });
  std::this_thread::sleep_for(5ms); // likely, they wait now; if not the test is still right
  full.close();
  empty.close();
}

TEST(Channel, room_wakes_who_waits_ok) {
  channel<int> narrow(1);
  std::jthread putter([&] {
    for (int i = 0; i != 1000; ++i)
      ASSERT_TRUE(narrow.put(i, 1h));
    narrow.close();
  });
  int expected = 0;
  while (const auto i = narrow.take(1h))
    ASSERT_EQ(*i, expected++);
  EXPECT_EQ(expected, 1000);
}

TEST(Channel, many_on_both_sides_ok) {
  channel<int> shared(10);
  std::atomic<long> sum{0};
  {
    std::vector<std::jthread> takers;
    for (int t = 0; t != 3; ++t)
      takers.emplace_back([&] {
        for (const int i : shared)
          sum += i;
      });
    {
      std::vector<std::jthread> putters;
      for (int p = 0; p != 3; ++p)
        putters.emplace_back([&] {
          for (int i = 1; i <= 1000; ++i)
            shared.put(i);
        });
    }
    shared.close();
  }
  EXPECT_EQ(sum, 3 * 500'500);
}

// What ThreadSanitizer sees here: nothing touches the channel after what told its owner to go on.
TEST(Channel, may_go_once_the_end_was_seen_ok) {
  for (int i = 0; i != 50; ++i) {
    std::jthread other;
    {
      channel<int> closing;
      other = std::jthread([&] { closing.close(); });
      while (!closing.closed())
        std::this_thread::yield();
    }
    other.join();
    {
      channel<int> giving;
      other = std::jthread([&] { giving.put(1); });
      EXPECT_EQ(giving.take(), 1);
    }
    other.join();
    {
      channel<int> full(1);
      full.put(1);
      other = std::jthread([&] { full.take(); });
      EXPECT_TRUE(full.put(2));
    }
  }
}

TEST(Channel, feeds_a_pool_as_a_range_ok) {
  poolwise::io_pool pool(2);
  channel<int> numbers(4);
  auto putter = pool.submit([&] {
    for (int i = 0; i != 100; ++i)
      numbers.put(i);
    numbers.close();
  });
  int sum = 0;
  for (const int i : pool.lazy_map(numbers, [](int x) { return 2 * x; }))
    sum += i;
  EXPECT_EQ(sum, 9900);
}

} // namespace
