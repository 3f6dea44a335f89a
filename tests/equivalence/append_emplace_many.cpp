// emplace_back with several arguments; no default constructor.
// WANT: return Entry(seed, mix(seed));
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

class Entry {
public:
  Entry(unsigned key, unsigned value) : key_(key), value_(value) {}
  unsigned key() const { return key_; }
  unsigned value() const { return value_; }

private:
  unsigned key_, value_;
};

int main() {
  std::vector<unsigned> seeds{4, 5, 6};
  std::vector<Entry> entries;
  for (unsigned seed : seeds)
    entries.emplace_back(seed, mix(seed));
  for (const Entry &e : entries)
    std::printf("%u %u\n", e.key(), e.value());
}
