// Jobs with a place for their result.
// WANT: for_each
#include <algorithm>
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct job {
  unsigned in, out;
};
void run(std::vector<job> &jobs) {
  std::for_each(jobs.begin(), jobs.end(), [](job &j) { j.out = mix(j.in); });
}

int main() {
  std::vector<job> jobs;
  for (unsigned i = 0; i < 20; ++i)
    jobs.push_back({i, 0});
  run(jobs);
  for (const job &j : jobs)
    std::printf("%u\n", j.out);
}
