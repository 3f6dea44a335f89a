// What the lock guards is written in the order of the rounds.
// REFUSED: lock-held
#include <mutex>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

static std::mutex mutex;
static std::vector<unsigned> seen;

void update(std::vector<unsigned> &values) {
  for (unsigned &value : values) {
    value = mix(value);
    std::lock_guard<std::mutex> guard(mutex);
    seen.push_back(value);
  }
}
