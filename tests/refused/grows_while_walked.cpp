// The container grows while it is walked.
// REFUSED: bound-changed
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void expand(std::vector<unsigned> &queue) {
  for (std::size_t i = 0; i < queue.size(); ++i) {
    unsigned next = mix(queue[i]);
    if (next % 3 == 0)
      queue.push_back(next);
  }
}
