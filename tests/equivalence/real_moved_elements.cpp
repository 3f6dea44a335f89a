// Elements are given away.
// WANT: .map(
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct task {
  std::string name;
  unsigned seed = 0;
};
unsigned process(task t) { return mix(t.seed + t.name.size()); }
std::vector<unsigned> all(std::vector<task> tasks) {
  std::vector<unsigned> results;
  for (auto &t : tasks)
    results.push_back(process(std::move(t)));
  return results;
}

int main() {
  std::vector<task> tasks;
  for (unsigned i = 0; i < 20; ++i)
    tasks.push_back({std::string(i, 'x'), i});
  for (unsigned x : all(tasks))
    std::printf("%u\n", x);
}
