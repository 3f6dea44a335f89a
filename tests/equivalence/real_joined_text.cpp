// Text is put together in order.
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main() {
  std::vector<unsigned> ids{1, 2, 3, 4, 5};
  std::string all;
  for (unsigned id : ids)
    all += std::to_string(mix(id)) + "\n";
  std::fputs(all.c_str(), stdout);
}
