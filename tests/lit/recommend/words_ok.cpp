// Words are short: comparing some is no work for a pool, though a row of numbers goes along.
// RUN: %poolwise check --quiet %s -- -std=c++20 | FileCheck %s
// CHECK: no findings
#include <algorithm>
#include <string>
#include <vector>

static int distance(const std::string &A, const char *B, int Length) {
  int Count = int(A.size());
  std::vector<int> Row(Length + 1);
  for (int Y = 1; Y <= Count; ++Y) {
    int Previous = Y - 1;
    for (int X = 1; X <= Length; ++X) {
      int Old = Row[X];
      Row[X] = std::min(Previous + (A[Y - 1] != B[X - 1]), std::min(Row[X - 1], Row[X]) + 1);
      Previous = Old;
    }
  }
  return Row[Length];
}

int nearest(const std::vector<std::string> &Words, const char *Text, int Length) {
  int Best = Length;
  for (const std::string &Word : Words)
    Best = std::min(Best, distance(Word, Text, Length));
  return Best;
}
