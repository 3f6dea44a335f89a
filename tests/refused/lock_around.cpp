// The lock is held by this thread alone.
// REFUSED: lock-held
#include <mutex>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

class Table {
public:
  void update() {
    std::lock_guard<std::mutex> guard(mutex_);
    for (unsigned &value : values_)
      value = mix(value) + size();
  }
  unsigned size() {
    std::lock_guard<std::mutex> guard(mutex_);
    return values_.size();
  }

private:
  std::mutex mutex_;
  std::vector<unsigned> values_;
};

int main() { Table().update(); }
