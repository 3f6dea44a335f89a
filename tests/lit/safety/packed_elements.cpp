// Elements that share a byte.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <vector>

static void mark(std::vector<bool> &Seen, int I) { Seen[I] = true; }

// CHECK-DAG: loop in bits_bad: unsafe
// CHECK-DAG: [[#@LINE+3]]: packed-elements: 'Seen[I]' shares a byte with the elements of other rounds
void bits_bad(std::vector<bool> &Seen) {
  for (int I = 0; I < 1000; ++I)
    Seen[I] = I % 3 == 0;
}

// CHECK-DAG: loop in callee_bad: unsafe
void callee_bad(std::vector<bool> &Seen) {
  for (int I = 0; I < 1000; ++I)
    mark(Seen, I);
}

// CHECK-DAG: loop in bytes_ok: safe
void bytes_ok(std::vector<char> &Seen) {
  for (int I = 0; I < 1000; ++I)
    Seen[I] = I % 3 == 0;
}

// CHECK-DAG: loop in read_ok: safe
void read_ok(const std::vector<bool> &Seen, std::vector<int> &Out) {
  for (int I = 0; I < 1000; ++I)
    Out[I] = Seen[I] ? 1 : 2;
}
