// Seeks and reads with one position.
// REFUSED: shared-stream
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

std::vector<unsigned> all(std::FILE *file, const std::vector<long> &places) {
  std::vector<unsigned> values;
  for (long place : places) {
    unsigned value = 0;
    std::fseek(file, place, SEEK_SET);
    if (std::fread(&value, sizeof value, 1, file) != 1)
      value = 0;
    values.push_back(mix(value));
  }
  return values;
}
