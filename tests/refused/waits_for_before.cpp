// Each waits for the one before.
// REFUSED: exception-leaves-partial-result
#include <cstddef>
#include <future>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::vector<std::promise<unsigned>> &done, std::vector<std::future<unsigned>> &ready) {
  for (std::size_t i = 1; i < done.size(); ++i)
    done[i].set_value(mix(ready[i - 1].get()));
}
