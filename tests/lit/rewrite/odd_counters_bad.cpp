// Headers that do not fix the rounds, or not for all values that they may meet.
// RUN: %exits 1 %poolwise check --diff --min-task-us 0 --min-speedup 0 %s -- -std=c++20 | FileCheck %s
#include <cmath>
#include <cstddef>

// The last is as it should be.
// CHECK-NOT: {{^}}+{{.*}}poolwise::indices
// CHECK-NOT: +{{.*}}poolwise::iterators
// CHECK: poolwise::indices(poolwise_end, Count - 4 + 1)

// 200 and 100 are 44 in a counter that is so small.
void longSteps(double *V, unsigned char Count) {
  for (unsigned char I = 0; I < Count; I += 100)
    V[I] = std::cbrt(V[I]);
}

// From 1 on, with a width that is -1 without its sign, the sum wraps.
void wideWindow(double *V, size_t First, size_t Width, size_t Count) {
  for (size_t I = First; I + Width <= Count; ++I)
    V[I] = std::cbrt(V[I]);
}

// There may be no rounds at all: the distance is below 0 then.
void endBefore(double *V, double *End) {
  for (double *P = V; P < End; ++P)
    *P = std::cbrt(*P);
}

// The length has another type than the counter.
void mixedWindow(double *V, int Width, size_t Count) {
  for (size_t I = 0; I + Width <= Count; ++I)
    V[I] = std::cbrt(V[I]);
}

// From below 0, up to what may be below 4.
void fromBelow(double *V, int poolwise_end, int Count) {
  for (int I = poolwise_end; I + 4 <= Count; ++I)
    V[I] = std::cbrt(V[I]);
}
