// All refer to one counter.
// REFUSED: possible-aliasing
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

struct job {
  unsigned &total;
  unsigned seed;
  void run() { total += mix(seed); }
};
void run(std::vector<job> &jobs) {
  for (job &each : jobs)
    each.run();
}
