// A loop with several results: each round gets its own of all of them, if they are
// different objects for certain.
// RUN: %poolwise dump --stage=verdicts %s -- -std=c++20 | FileCheck %s
#include <vector>

static double square(double X) { return X * X; }

// CHECK: loop in sumAndCount_ok: safe
void sumAndCount_ok(const std::vector<double> &V, float &Sum, int &Large) {
  for (double X : V) {
    float Y = float(square(X));
    Sum += Y;
    if (Y > 100)
      ++Large;
  }
}

// CHECK: loop in mayBeOne_bad: un
void mayBeOne_bad(const std::vector<double> &V, int &Small, int &Large) {
  for (double X : V) {
    if (square(X) < 1 && X > 0)
      Small += int(X);
    if (square(X) > 100)
      ++Large;
  }
}

// CHECK: loop in flagAsked_bad: unsafe
unsigned flagAsked_bad(const std::vector<double> &V) {
  bool Found = false;
  unsigned Before = 0;
  for (double X : V) {
    if (!Found)
      ++Before;
    if (square(X) > 100)
      Found = true;
  }
  return Before;
}
