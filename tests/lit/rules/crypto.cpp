// A digest goes where it is told to, or into a static array.
// RUN: %poolwise functions %s -- -std=c++20 | FileCheck %s
// RUN: not %poolwise check --min-task-us 0 %s -- -std=c++20 \
// RUN:   | FileCheck %s --check-prefix=HAZARD
#include <string>
#include <vector>
extern "C" unsigned char *SHA256(const unsigned char *, unsigned long,
                                 unsigned char *);

// CHECK-DAG: digests: cpu
void digests(const unsigned char *Data, unsigned char *To) {
  SHA256(Data, 1000000, To);
}

// HAZARD: SHA256
void all(const std::vector<std::string> &Texts, std::vector<int> &First) {
  for (size_t I = 0; I < Texts.size(); ++I)
    First[I] = SHA256(reinterpret_cast<const unsigned char *>(Texts[I].data()),
                      1000000, nullptr)[0];
}
