// Each round fills the fields of its own result, from objects behind pointers.
// WANT: for_each
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct source {
  std::string name;
  unsigned size = 0;
};
struct result {
  std::string name;
  unsigned hash = 0;
  bool large = false;
};

void scan(const std::vector<const source *> &sources, std::vector<result> &results) {
  for (std::size_t i = 0; i < sources.size(); ++i) {
    results[i].name = sources[i]->name;
    results[i].hash = mix(sources[i]->size);
    results[i].large = sources[i]->size > 2;
  }
}

int main() {
  source a{"a", 1}, b{"b", 2}, c{"c", 3};
  std::vector<const source *> sources{&a, &b, &c, &a};
  std::vector<result> results(4);
  scan(sources, results);
  for (const result &r : results)
    std::printf("%s %u %d\n", r.name.c_str(), r.hash, r.large);
}
