// The elements' memory comes from where their container's does.
// REFUSED: shared-write
#include <memory_resource>
#include <string>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

void run(std::pmr::vector<std::pmr::string> &names) {
  for (std::pmr::string &name : names)
    name += std::to_string(mix(name.size()));
}
