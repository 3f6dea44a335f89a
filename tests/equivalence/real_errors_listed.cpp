// A code for each, an error only for some, told afterwards.
#include <cstdio>
#include <string>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int convert(unsigned id) { return mix(id) % 3 == 0 ? 5 : 0; }

int main() {
  std::vector<unsigned> ids{1, 2, 3, 4, 5, 6, 7, 8};
  std::vector<int> codes(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i)
    if (int code = convert(ids[i]))
      codes[i] = code;
  for (int code : codes)
    std::printf("%d\n", code);
}
