// Flags are told to another thread in order.
// REFUSED: lock-held
#include <atomic>
#include <future>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<std::promise<unsigned>> &to, std::atomic<int> &last, int n) {
  for (int i = 0; i < n; ++i) {
    to[i].set_value(mix(i));
    last.store(i);
  }
}
