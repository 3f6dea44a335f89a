#include "bench.h"

#include <cstdio>

int bench::measure(const std::vector<row> &rows, int argc, char **argv) {
  const std::string wanted = argc > 1 ? argv[1] : "";
  for (const row &each : rows)
    if (each.name == wanted) {
      std::printf("%.9g\n", each.measure());
      return 0;
    }
  std::fprintf(stderr, "usage: %s ROW, one of:", argv[0]);
  for (const row &each : rows)
    std::fprintf(stderr, " %s", each.name.c_str());
  std::fprintf(stderr, "\n");
  return 2;
}
