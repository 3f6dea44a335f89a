// The largest of what the rounds compute, in float.
#include <algorithm>
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

float error(unsigned block) { return mix(block) % 1000 / 7.0f; }

int main() {
  float max_error = 0;
  for (int block = 0; block < 12; ++block) {
    float err = error(block);
    max_error = std::max(max_error, err);
  }
  std::printf("%.4f\n", max_error);
}
