// Compressing whole buffers is computing, and its calls name all they touch; a z_stream
// leads to buffers that they do not name.
// RUN: %poolwise functions %s -- -std=c++20 | FileCheck %s
// RUN: not %poolwise check --min-task-us 0 %s -- -std=c++20 \
// RUN:   | FileCheck %s --check-prefix=HAZARD
#include <vector>
extern "C" {
struct z_stream {
  unsigned char *next_in, *next_out;
};
int compress2(unsigned char *, unsigned long *, const unsigned char *,
              unsigned long, int);
int deflate(z_stream *, int);
}

// CHECK-DAG: packs: cpu
int packs(unsigned char *To, unsigned long *Size, const unsigned char *From) {
  return compress2(To, Size, From, 1000000, 6);
}

// CHECK-DAG: deflates: cpu
// HAZARD: zlib-buffers
void deflates(std::vector<z_stream> &All) {
  for (z_stream &One : All)
    deflate(&One, 0);
}
